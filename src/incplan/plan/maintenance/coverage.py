"""The parts of a plan: what an approval covers, what is only noted with it, what is printed.

Approval, `validate`, printed copies and differences all ask here, so that they agree on what
changed since. A file belongs to one part, by its subject (`activities/orders`).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from incplan.plan.maintenance.fingerprint import changed_files, plan_fingerprint
from incplan.plan.record import Approval


class Part(StrEnum):
    """A part of the plan; the words stand in events and in JSON, for ever."""

    PLAN = "plan"
    LEVELS = "levels"
    ACTIVITIES = "activities"
    CONTACTS = "contacts"
    SUPPLIERS = "suppliers"
    FICHES = "fiches"
    OBLIGATIONS = "obligations"
    SHIPPED = "library"
    ACCEPTANCES = "acceptances"
    ROSTER = "roster"


#: Management approves these; a later change undoes the approval.
COVERED: Final = (
    Part.PLAN,
    Part.LEVELS,
    Part.ACTIVITIES,
    Part.CONTACTS,
    Part.SUPPLIERS,
    Part.FICHES,
    Part.OBLIGATIONS,
)
#: Noted with an approval, and free to change: an acceptance has an approver of its own, the roster
#: changes every week, shipped texts come with the program.
RECORDED: Final = (Part.SHIPPED, Part.ACCEPTANCES, Part.ROSTER)
#: What the binder is made from; acceptances and roster are not in it.
ON_PAPER: Final = (*COVERED, Part.SHIPPED)
#: Parts by the first word of a subject.
_NAMED: Final = {"accepted-findings": Part.ACCEPTANCES, **{part.value: part for part in Part}}


def part_of(subject: str) -> Part | None:
    """The part a file belongs to; None for a kind of file that this release does not know."""
    return _NAMED.get(subject.split("/", 1)[0])


def of_parts(prints: Mapping[str, str], parts: Iterable[Part]) -> dict[str, str]:
    """The fingerprints of the files of some parts."""
    wanted = frozenset(parts)
    return {subject: value for subject, value in prints.items() if part_of(subject) in wanted}


def content_fingerprint(prints: Mapping[str, str]) -> str:
    """One fingerprint over what an approval covers: it stands on every page and in incidents."""
    return plan_fingerprint(of_parts(prints, COVERED))


def part_fingerprints(prints: Mapping[str, str]) -> dict[Part, str]:
    """One fingerprint for each part, in the order of the parts; one without files has one too."""
    return {part: plan_fingerprint(of_parts(prints, (part,))) for part in Part}


def changed_since(approval: Approval, now: Mapping[str, str]) -> tuple[str, ...]:
    """Files of what was approved that say something else today, by subject.

    None when it is not known how they are now.
    """
    if not now:
        return ()
    covered = covered_by(approval.covers)
    return changed_between(approval.parts, now, covered, fingerprint=approval.fingerprint)


def changed_between(
    then: Mapping[str, str], now: Mapping[str, str], parts: Iterable[Part], *, fingerprint: str = ""
) -> tuple[str, ...]:
    """Files of some parts added, removed or changed between two states, by subject.

    A state that kept one fingerprint only can be compared as a whole: nothing changed, or every
    file may have. Of shipped texts that a state did not note nothing can be told.
    """
    wanted = tuple(parts)
    if not then and fingerprint:
        own = {key: value for key, value in now.items() if part_of(key) is not Part.SHIPPED}
        if fingerprint in (content_fingerprint(now), plan_fingerprint(own)):
            return ()
    if not of_parts(then, (Part.SHIPPED,)):
        wanted = tuple(part for part in wanted if part is not Part.SHIPPED)
    return changed_files(of_parts(then, wanted), of_parts(now, wanted))


def parts_of(subjects: Iterable[str]) -> tuple[Part, ...]:
    """The parts some files belong to, in the order of the parts."""
    found = {part_of(subject) for subject in subjects}
    return tuple(part for part in Part if part in found)


def covered_by(names: Iterable[str]) -> tuple[Part, ...]:
    """The parts an approval named, as far as they are known; all that count for an older one."""
    given = frozenset(names)
    return tuple(part for part in Part if part.value in given) if given else COVERED
