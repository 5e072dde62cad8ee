"""The facts about the plan itself: one frozen value per kind, stored one file each in `journal/`.

Same shape, same codec and same order as the events of an incident. They hold ids and facts; what
they amount to is a `PlanRecord`.
"""

from datetime import date
from typing import ClassVar

from incplan.frozen import dataclass
from incplan.incident.events.fact import Fact, Objective
from incplan.plan.record import ExerciseForm
from incplan.vocabulary import Adoption, PlanEventKind


@dataclass(frozen=True, slots=True)
class FilePrint:
    """The fingerprint of one plan file, by its path without `.yaml`."""

    file: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PartPrint:
    """The fingerprint of one part of the plan (`plan/maintenance/coverage.py`)."""

    part: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something still open that management saw when it approved: a finding, by code and file."""

    code: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PlanEvent(Fact):
    """A fact about the plan."""

    KIND: ClassVar[PlanEventKind]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Approved(PlanEvent):
    """Management, in the person of `by`, validated this content (S-010).

    `objectives` are those in force then: a later change of one is told from a change of words.
    `parts` has one fingerprint a plan file and `shipped` one a shipped text; `covers` names the
    parts of the plan that are approved, `recorded` those only noted with them. `fingerprint` is of
    what is covered. `open_points` are what was still open, and seen.
    """

    KIND = PlanEventKind.APPROVED
    function: str
    version: str
    fingerprint: str
    parts: tuple[FilePrint, ...] = ()
    objectives: tuple[Objective, ...] = ()
    covers: tuple[PartPrint, ...] = ()
    recorded: tuple[PartPrint, ...] = ()
    shipped: tuple[FilePrint, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PlanReviewed(PlanEvent):
    """The plan was read through, with the analyses behind it (S-022, S-023).

    `fingerprint` is of all plan files then; empty where nobody noted it.
    """

    KIND = PlanEventKind.PLAN_REVIEWED
    changed: bool
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ContactVerified(PlanEvent):
    """Each of these contacts was tried, and answers."""

    KIND = PlanEventKind.CONTACT_VERIFIED
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ExerciseHeld(PlanEvent):
    """The procedures were practised, or staff made aware (S-023, S-079)."""

    KIND = PlanEventKind.EXERCISE_HELD
    form: ExerciseForm


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MeasureAdopted(PlanEvent):
    """How far a preventive measure is in place now, and the fact that proves it (S-033).

    `due` is the day it should be in place, `reason` why it does not apply or only partly.
    """

    KIND = PlanEventKind.MEASURE_ADOPTED
    measure: str
    adopted: Adoption
    proof: str = ""
    owner: str | None = None
    due: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ActionDone(PlanEvent):
    """An action of a post-incident review was carried out; `what` are its words, as then read."""

    KIND = PlanEventKind.ACTION_DONE
    action: str
    what: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Printed(PlanEvent):
    """Paper copies of this content were made (S-024); shipped texts are printed too."""

    KIND = PlanEventKind.PRINTED
    version: str
    fingerprint: str
    parts: tuple[FilePrint, ...] = ()
    shipped: tuple[FilePrint, ...] = ()
    pages: int | None = None
    copies: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ProjectStarted(PlanEvent):
    """A large project began: a reason to review the plan (S-023)."""

    KIND = PlanEventKind.PROJECT_STARTED
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRedacted(PlanEvent):
    """Words of another entry were replaced by their hash: somebody's right to erasure."""

    KIND = PlanEventKind.REDACTED
    entry_id: str
    fields: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetReviewed(PlanEvent):
    """What incidents had put in question was read again (links I and J, S-020 to S-022).

    `incidents` are those it was read for; one learnt of later asks anew.
    """

    KIND = PlanEventKind.TARGET_REVIEWED
    target: str
    changed: bool
    incidents: tuple[str, ...] = ()


PLAN_KINDS: dict[PlanEventKind, type[PlanEvent]] = {
    cls.KIND: cls
    for cls in (
        Approved,
        PlanReviewed,
        ContactVerified,
        ExerciseHeld,
        MeasureAdopted,
        ActionDone,
        Printed,
        ProjectStarted,
        PlanRedacted,
        TargetReviewed,
    )
}
