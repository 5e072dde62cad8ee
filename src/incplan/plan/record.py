"""What was done about the plan itself: approved, reviewed, verified, exercised, printed, given.

Folded from the plan's own journal; the files of the plan are not changed.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from enum import StrEnum

from incplan.frozen import dataclass
from incplan.vocabulary import Adoption, AwarenessAudience


class ExerciseForm(StrEnum):
    """How the procedures were practised; an awareness session is counted apart (S-079)."""

    TABLETOP = "tabletop"
    DRILL = "drill"
    SIMULATION = "simulation"
    FULL = "full"
    AWARENESS = "awareness"


class TestForm(StrEnum):
    """How a procedure was tested; what was only talked about never proves a time."""

    __test__ = False  # no test of pytest

    TABLETOP_30 = "tabletop_30"
    TABLETOP_90 = "tabletop_90"
    TABLETOP_120 = "tabletop_120"
    WALK_THROUGH = "walk_through"
    CALL_ROUND = "call_round"
    CHANNEL_CHECK = "channel_check"
    EVACUATION_DRILL = "evacuation_drill"
    RESTORE_TEST = "restore_test"
    FAILOVER_TEST = "failover_test"
    PAPER_HALF_DAY = "paper_half_day"
    FULL = "full"
    REAL = "real"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureTest:
    """A procedure was tested; `took` is the time measured, `incident` where it was for real.

    `report_open`: the report of that exercise had not been read yet. `by` recorded it, `led_by`
    led it, `people` took part; `without` are functions that had to and did not.
    """

    on: date
    procedure: str
    form: TestForm
    by: str | None
    took: timedelta | None = None
    failed: bool = False
    incident: str = ""
    proof: str = ""
    report_open: bool = False
    #: The age of the data that came back.
    loss: timedelta | None = None
    #: Of an evacuation: who was counted first, of how many, and when the roll call was closed.
    counted: int | None = None
    expected: int | None = None
    closed: timedelta | None = None
    #: Of an evacuation too: the shifts that were there.
    shifts: tuple[str, ...] = ()
    led_by: str | None = None
    people: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    #: Of calls: whom it covers, all where empty; who answered; whether others had to
    #: be called too; whether it was outside office hours.
    covers: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    partial: bool = False
    outside_hours: bool = False
    #: Of a standby: functions that moved to it, and that were tried and did not.
    moved: tuple[str, ...] = ()
    not_moved: tuple[str, ...] = ()
    #: Of work on paper: percent of the usual pace, time to type in one unit, mistakes in it.
    rate: int | None = None
    reentry: timedelta | None = None
    mistakes: int | None = None
    #: The plan that was tested.
    version: str = ""
    fingerprint: str = ""
    #: The RTO of a restore, and the suppliers of a standby, as they were; None where unknown.
    rto: timedelta | None = None
    suppliers: tuple[str, ...] | None = None

    @property
    def whom(self) -> tuple[str, ...]:
        """By whom: who led it, then who took part; whoever recorded it where neither is told."""
        told = dict.fromkeys(key for key in (self.led_by, *self.people) if key)
        return tuple(told) or ((self.by,) if self.by else ())


@dataclass(frozen=True, slots=True)
class Objectives:
    """The recovery objectives of an activity, as they stood on some day."""

    rto: timedelta
    rpo: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Management validated a content (S-010): `fingerprint` is of what was covered, as then read.

    `parts` holds one fingerprint for each file and shipped text, so that a later change can be
    named; `covers` names the parts of the plan that were approved, nothing for an older approval.
    `open_points` are codes and files of what was still open, and seen.
    """

    on: date
    by: str
    function: str
    version: str
    fingerprint: str
    parts: Mapping[str, str] = field(default_factory=dict)
    objectives: Mapping[str, Objectives] = field(default_factory=dict)
    covers: tuple[str, ...] = ()
    open_points: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainExercise:
    """An exercise without a scenario, closed on a day (`declare --exercise`).

    `acted` wrote entries or met, `reached` answered a call: the plan tells who is of the house.
    """

    on: date
    acted: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReport:
    """An exercise that ended and whose report management has not read; `due` is its last day.

    `alone`: it had no scenario, its report is a review.
    """

    exercise: str
    ended: date
    due: date
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A large project began: the plan is due for review (S-023). `entry` is what told it."""

    on: date
    what: str
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRun:
    """Paper copies of a content were made (S-024)."""

    on: date
    version: str
    fingerprint: str
    parts: Mapping[str, str] = field(default_factory=dict)
    pages: int | None = None
    copies: int | None = None


class Ending(StrEnum):
    """How a copy stopped being in somebody's hands."""

    RETURNED = "returned"
    DESTROYED = "destroyed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class CopyKey:
    """Which copy: the entry that handed it out, and its number.

    Two people who hand out copies apart may give the same number; the entry tells them apart.
    """

    entry: str
    number: int


@dataclass(frozen=True, slots=True)
class KnownRole:
    """Somebody knows a function as they held it: `place` is `holder`, `deputy` or `member`.

    `person` marks who it was by name: an id may be given to somebody else.
    """

    who: str
    function: str
    place: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A holder confirmed a copy; `functions` are those they held then, `known` says how."""

    on: date
    functions: tuple[str, ...] = ()
    known: tuple[KnownRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyEnd:
    """A copy came back, was destroyed before a witness, or is lost."""

    on: date
    how: Ending
    seen_by: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A numbered copy of a part of the plan that somebody was given (S-024).

    `parts` holds one fingerprint for each file and shipped text that the part is made from.
    """

    key: CopyKey
    part: str
    to: str
    on: date
    version: str
    fingerprint: str
    parts: Mapping[str, str] = field(default_factory=dict)
    digital: bool = False
    place: str = ""
    #: Kept in none of the company's buildings.
    off_site: bool = False
    receipt: Receipt | None = None
    end: CopyEnd | None = None

    @property
    def number(self) -> int:
        """The number written on it."""
        return self.key.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """People were made aware (S-079): who was there, who caught up, what they knew after it.

    Counts hold where a signed list names the people. `in_scope` less `away` (long absences) is how
    many it was for. `answers` are the totals of three questions, of all who were there or caught
    up; `caught_up_on` has the days of those who did so later.
    """

    on: date
    topic: str
    audience: AwarenessAudience
    present: tuple[str, ...] = ()
    caught_up: tuple[str, ...] = ()
    caught_up_on: Mapping[str, date] = field(default_factory=dict)
    present_count: int | None = None
    caught_up_count: int | None = None
    in_scope: int | None = None
    away: int | None = None
    answers: tuple[int, ...] = ()
    passed: int | None = None
    led_by: str | None = None
    #: Of a session for those who hold functions: what each of them knows since.
    known: tuple[KnownRole, ...] = ()

    @property
    def attended(self) -> int:
        """How many were there."""
        return self.present_count or len(self.present)

    @property
    def reached(self) -> int:
        """How many were there, or caught up."""
        return self.attended + (self.caught_up_count or len(self.caught_up))

    @property
    def people(self) -> frozenset[str]:
        """Those known by name."""
        return frozenset((*self.present, *self.caught_up))

    def day_of(self, person: str) -> date:
        """The day somebody was there, or caught up."""
        return self.caught_up_on.get(person, self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureState:
    """How far a preventive measure was in place on a day, and what proves it (S-033)."""

    on: date
    by: str | None
    adopted: Adoption
    proof: str = ""
    owner: str | None = None
    due: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionState:
    """An action of a review was carried out."""

    on: date
    by: str | None
    what: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetReview:
    """An analysis or the contracts were read again, for incidents, for projects (links B, I, J).

    `projects` are the entries that told of them.
    """

    on: date
    target: str
    changed: bool
    incidents: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongNumber:
    """A number that was found wrong; `incident` is where, "" when nobody noted it."""

    number: str
    on: date
    incident: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the plan said on the day somebody read all of it, as one fingerprint."""

    on: date
    fingerprint: str


@dataclass(frozen=True, slots=True)
class UnfoundedReview:
    """A review said to have changed the plan, which says what it said `since` another day."""

    on: date
    by: str | None
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """The record from the plan's journal: lists in the order of time, mappings with the latest.

    `looked_at` is what the plan said when it was last approved or reviewed; `unfounded` are reviews
    said to have changed it that found it so and left it so.
    """

    approvals: tuple[Approval, ...] = ()
    looked_at: Seen | None = None
    unfounded: tuple[UnfoundedReview, ...] = ()
    reviews: tuple[date, ...] = ()
    exercises: tuple[date, ...] = ()
    plain: tuple[PlainExercise, ...] = ()
    awareness: tuple[date, ...] = ()
    sessions: tuple[Session, ...] = ()
    tests: tuple[ProcedureTest, ...] = ()
    projects: tuple[Project, ...] = ()
    printed: tuple[PrintRun, ...] = ()
    handed: tuple[Copy, ...] = ()
    receipts: Mapping[CopyKey, Receipt] = field(default_factory=dict)
    endings: Mapping[CopyKey, CopyEnd] = field(default_factory=dict)
    verified: Mapping[str, date] = field(default_factory=dict)
    wrong: Mapping[str, tuple[WrongNumber, ...]] = field(default_factory=dict)
    adopted: Mapping[str, MeasureState] = field(default_factory=dict)
    actions_done: Mapping[str, ActionState] = field(default_factory=dict)
    targets: tuple[TargetReview, ...] = ()

    @property
    def copies(self) -> tuple[Copy, ...]:
        """Every copy handed out, by number, with its receipt and its end."""
        joined = (
            replace(item, receipt=self.receipts.get(item.key), end=self.endings.get(item.key))
            for item in self.handed
        )
        return tuple(sorted(joined, key=lambda item: (item.number, item.on, item.key.entry)))

    @property
    def approval(self) -> Approval | None:
        """The latest one."""
        return self.approvals[-1] if self.approvals else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIncident:
    """What the review cycle needs of a closed incident: when, and which activities it hit."""

    id: str
    closed_on: date
    activities: tuple[str, ...] = ()
    reviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LateAction:
    """An action of a review past its day and not done."""

    key: str
    what: str
    due: date
    owner: str | None
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTarget:
    """A target that reviews put in question and nobody has read again (links I and J)."""

    target: str
    incidents: tuple[str, ...]
    since: date
