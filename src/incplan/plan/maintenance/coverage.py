"""The parts of a plan: which an approval covers, which it only notes, which are printed.

Approval, `validate`, printed copies and differences all use this module, so that they agree on what
changed. A file belongs to one part, by its subject (`activities/orders`).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from incplan.plan.maintenance.fingerprint import changed_files, plan_fingerprint
from incplan.plan.record import Approval, Copy


class Part(StrEnum):
    """A part of the plan; the values are stored in events and JSON, so they never change."""

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


#: Parts that an approval covers: a later change undoes it.
COVERED: Final = (
    Part.PLAN,
    Part.LEVELS,
    Part.ACTIVITIES,
    Part.CONTACTS,
    Part.SUPPLIERS,
    Part.FICHES,
    Part.OBLIGATIONS,
)
#: Parts that an approval only notes: acceptances have an approver of their own, the roster changes
#: every week, shipped texts come with the program.
RECORDED: Final = (Part.SHIPPED, Part.ACCEPTANCES, Part.ROSTER)
#: Parts that the binder prints; acceptances and roster are not in it.
ON_PAPER: Final = (*COVERED, Part.SHIPPED)
#: By document that can be given to somebody: the parts that it is made from.
MADE_OF: Final[Mapping[str, tuple[Part, ...]]] = {
    "binder": ON_PAPER,
    "plan": ON_PAPER,
    "contacts": (Part.PLAN, Part.CONTACTS),
    "activities": (Part.PLAN, Part.ACTIVITIES),
    "cards": (Part.PLAN, Part.LEVELS, Part.CONTACTS, Part.FICHES, Part.SHIPPED),
    "role": (Part.PLAN, Part.LEVELS, Part.ACTIVITIES, Part.CONTACTS, Part.FICHES, Part.SHIPPED),
}
#: What is printed as a whole, so that a print run is what is given.
PRINTED: Final = ("binder", "plan")
#: The part by the first word of a subject.
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
    """Files of the approved parts that have changed since, by subject.

    None when their present state is not known.
    """
    if not now:
        return ()
    covered = covered_by(approval.covers)
    return changed_between(approval.parts, now, covered, fingerprint=approval.fingerprint)


def changed_between(
    then: Mapping[str, str], now: Mapping[str, str], parts: Iterable[Part], *, fingerprint: str = ""
) -> tuple[str, ...]:
    """Files of some parts added, removed or changed between two states, by subject.

    A state with only one fingerprint is compared as a whole: nothing changed, or every file may
    have. Shipped texts that a state did not note are not compared.
    """
    wanted = tuple(parts)
    if not then and fingerprint:
        own = {key: value for key, value in now.items() if part_of(key) is not Part.SHIPPED}
        if fingerprint in (content_fingerprint(now), plan_fingerprint(own)):
            return ()
    if not of_parts(then, (Part.SHIPPED,)):
        wanted = tuple(part for part in wanted if part is not Part.SHIPPED)
    return changed_files(of_parts(then, wanted), of_parts(now, wanted))


def made_from(document: str, prints: Mapping[str, str]) -> dict[str, str]:
    """The fingerprints of the files that a document, or a fiche by its id, is made from."""
    if document in MADE_OF:
        return of_parts(prints, MADE_OF[document])
    own = (f"fiches/{document}", f"library/{document}")
    return {subject: value for subject, value in prints.items() if subject in own}


def changed_in(copy: Copy, now: Mapping[str, str]) -> tuple[str, ...]:
    """The files of a copy that say something else now; none when their state is not known.

    Shipped texts that one of the two states did not note are not compared.
    """
    noted = Part if of_parts(now, (Part.SHIPPED,)) else (*COVERED, *RECORDED[1:])
    then = made_from(copy.part, copy.parts)
    return changed_between(then, made_from(copy.part, now), noted) if now else ()


def is_on_paper(copy: Copy) -> bool:
    """Whether it is the plan itself on paper: a sheet, a list or a file is not."""
    return copy.part in PRINTED and not copy.digital


def parts_of(subjects: Iterable[str]) -> tuple[Part, ...]:
    """The parts some files belong to, in the order of the parts."""
    found = {part_of(subject) for subject in subjects}
    return tuple(part for part in Part if part in found)


def covered_by(names: Iterable[str]) -> tuple[Part, ...]:
    """The parts an approval names and this release knows; for an older one, all covered parts."""
    given = frozenset(names)
    return tuple(part for part in Part if part.value in given) if given else COVERED
