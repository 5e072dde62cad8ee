"""The events about the plan itself: one frozen value per kind, one file each in `journal/`.

They have the shape, the codec and the order of an incident's events. They hold ids and facts; their
combined state is a `PlanRecord`.
"""

from datetime import date, timedelta
from typing import ClassVar

from incplan.frozen import dataclass
from incplan.incident.events.fact import Fact, Objective
from incplan.incident.events.words import CallOutcome
from incplan.plan.record import Ending, ExerciseForm, KnownRole, TestForm
from incplan.vocabulary import Adoption, AwarenessAudience, PlanEventKind


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
    """A point still open at an approval, which management saw: a finding, by code and file."""

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
    """Each of these contacts was tried, and answers.

    Where a call of an incident or exercise shows it, `entry` is that call, and `dialled` the
    number: other numbers of the contact are as they were.
    """

    KIND = PlanEventKind.CONTACT_VERIFIED
    contacts: tuple[str, ...]
    dialled: str = ""
    shown_in: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ContactDoubted(PlanEvent):
    """A number of a contact was found wrong on a call, `entry` of an incident or exercise."""

    KIND = PlanEventKind.CONTACT_DOUBTED
    contact: str
    dialled: str
    shown_in: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CallWithdrawn(PlanEvent):
    """A call was withdrawn or corrected: what it showed of a contact no longer counts."""

    KIND = PlanEventKind.CALL_WITHDRAWN
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RoundCalled(PlanEvent):
    """Somebody was tried in a call round: no incident, an exercise of its own kind (S-023).

    `answered_by` is who came to the phone instead.
    """

    KIND = PlanEventKind.ROUND_CALLED
    contact: str
    dialled: str
    outcome: CallOutcome
    answered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RoundEnded(PlanEvent):
    """A call round is over; `calls` are its entries: later ones make the next round."""

    KIND = PlanEventKind.ROUND_ENDED
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ExerciseHeld(PlanEvent):
    """The procedures were practised, or staff made aware (S-023, S-079)."""

    KIND = PlanEventKind.EXERCISE_HELD
    form: ExerciseForm


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MeasureAdopted(PlanEvent):
    """How far a preventive measure is in place, and the proof (S-033).

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
    """An action of a post-incident review was carried out; `what` is its text at that time."""

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
    """Words of another entry were replaced by their hash, by right of erasure."""

    KIND = PlanEventKind.REDACTED
    entry_id: str
    fields: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetReviewed(PlanEvent):
    """A target put in question was read again (links B, I, J, S-013, S-020 to S-022).

    `incidents` are those it was read for, `projects` the entries that told of projects; what
    becomes known later asks anew.
    """

    KIND = PlanEventKind.TARGET_REVIEWED
    target: str
    changed: bool
    incidents: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenCopy:
    """A copy by its number, and who was given it."""

    number: int
    to: str


@dataclass(frozen=True, slots=True)
class CopyRef:
    """A copy: the entry that handed it out, and its number."""

    entry: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class HandedOut(PlanEvent):
    """Numbered copies of a part of the plan were given to people (S-024).

    `part` is a document (`binder`, `plan`, `contacts`, `activities`, `role`) or the id of a fiche;
    `parts` and `shipped` hold the fingerprints of what it is made from.
    """

    KIND = PlanEventKind.HANDED_OUT
    part: str
    copies: tuple[GivenCopy, ...]
    version: str
    fingerprint: str
    parts: tuple[FilePrint, ...] = ()
    shipped: tuple[FilePrint, ...] = ()
    digital: bool = False
    place: str = ""
    off_site: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Received(PlanEvent):
    """`who` confirmed these copies, and with them the `functions` held then (S-024).

    `known` says in which place each of them was held, and by whom.
    """

    KIND = PlanEventKind.RECEIVED
    who: str
    copies: tuple[CopyRef, ...]
    functions: tuple[str, ...] = ()
    known: tuple[KnownRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CopyEnded(PlanEvent):
    """A copy came back, was destroyed before `seen_by`, or is lost for a `reason`."""

    KIND = PlanEventKind.COPY_ENDED
    entry: str
    number: int
    how: Ending
    seen_by: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AwarenessHeld(PlanEvent):
    """People were made aware of what concerns them (S-079).

    `present` and `caught_up` name people, or the two counts say how many a signed list names; an
    event without anybody present adds who caught up on the session before. `in_scope` of whom
    `away` for long. `answers` are how many knew each of three questions, `passed` how many knew
    two of them; no answer of one person is kept. `known` are the functions that people present at
    a session for holders of functions had then.
    """

    KIND = PlanEventKind.AWARENESS_HELD
    topic: str
    audience: AwarenessAudience
    present: tuple[str, ...] = ()
    caught_up: tuple[str, ...] = ()
    present_count: int | None = None
    caught_up_count: int | None = None
    in_scope: int | None = None
    away: int | None = None
    answers: tuple[int, ...] = ()
    passed: int | None = None
    minutes: int | None = None
    led_by: str | None = None
    version: str = ""
    known: tuple[KnownRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TestedAs:
    """What a procedure was when it was tested: the RTO of a restore, a supplier of a standby."""

    __test__ = False  # no test of pytest

    procedure: str
    rto: timedelta | None = None
    supplier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Tested(PlanEvent):
    """Procedures were tested: `restore:orders` does not renew `restore:stock` (S-023).

    `took` is the time measured; `shown_in` the incident whose journal shows it, `proof` what else.
    `report_open`: nobody has read the report of that exercise yet. `loss` is the age of the data
    that came back; of an evacuation, `counted` of `expected` people stood at the first roll call,
    which was closed after `closed`; of a walk-through, of so many steps; of a call round, of so
    many called. `led_by` and `people` say who led and took part, `without` which functions had to
    and did not. `covers` are the people whom calls covered (all, where empty), `reached` those who
    answered, `partial` that others had to be called too, `outside_hours` that it
    was outside office hours. Functions `moved` to a standby, or were
    tried and did not. Work on paper went at `rate` percent; a unit took `reentry` to type in.
    Of an evacuation, `shifts` are those that were there.
    `version` and `fingerprint` are of the plan that was tested, `tested_as` what it said of it.
    """

    KIND = PlanEventKind.TESTED
    procedures: tuple[str, ...]
    form: TestForm
    took: timedelta | None = None
    failed: bool = False
    shown_in: str = ""
    proof: str = ""
    report_open: bool = False
    loss: timedelta | None = None
    counted: int | None = None
    expected: int | None = None
    closed: timedelta | None = None
    led_by: str | None = None
    people: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    partial: bool = False
    outside_hours: bool = False
    moved: tuple[str, ...] = ()
    not_moved: tuple[str, ...] = ()
    rate: int | None = None
    reentry: timedelta | None = None
    mistakes: int | None = None
    version: str = ""
    fingerprint: str = ""
    tested_as: tuple[TestedAs, ...] = ()
    shifts: tuple[str, ...] = ()


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
        HandedOut,
        Received,
        CopyEnded,
        AwarenessHeld,
        Tested,
        ContactDoubted,
        CallWithdrawn,
        RoundCalled,
        RoundEnded,
    )
}
