"""The facts of an incident: one frozen value per kind of event, as stored one file each.

Events hold ids and facts only, never text taken from the plan. `occurred_at` is when it
happened as people say it; `recorded_at` is when it was written down.
"""

from dataclasses import fields
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from incplan.frozen import dataclass
from incplan.incident.words import (
    AgreementFor,
    BcpChange,
    CallOutcome,
    EntryKind,
    MeasureOutcome,
    MessageAudience,
    ObligationChange,
    Origin,
    RecordKind,
    Reporter,
    RestoreScope,
)
from incplan.vocabulary import EventKind, Level


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """A stored file, by content; its name as it was handed in."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Objective:
    """Objectives of an activity as they were when the incident was declared."""

    activity: str
    rto: timedelta
    rpo: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Fact:
    """What every event says, of an incident or of the plan itself.

    `clock` is what the author's machine showed, where `recorded_at` had to be moved behind an
    entry already there. `redacted` names fields whose words were replaced by their hash.

    Compared and shown by its fields, here once for all kinds: made anew for each of them, these
    methods would cost every command a tenth of its start.
    """

    KIND: ClassVar[StrEnum]

    id: str
    occurred_at: datetime
    recorded_at: datetime
    by: str | None = None
    after: tuple[str, ...] = ()
    text: str = ""
    corrects: str | None = None
    evidence: tuple[EvidenceRef, ...] = ()
    source: Origin = Origin.TERMINAL
    clock: datetime | None = None
    redacted: tuple[str, ...] = ()

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, item.name) for item in fields(self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fact) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        shown = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self))
        return f"{self.__class__.__name__}({shown})"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Event(Fact):
    """A fact about one incident."""

    KIND: ClassVar[EventKind]

    incident: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Declared(Event):
    """An incident or weak signal was reported and classified (S-034, S-105)."""

    KIND = EventKind.DECLARED
    level: Level
    proposed: Level | None = None
    rule: str = ""
    reason: str = ""
    confirmed_by: str | None = None
    record_kind: RecordKind = RecordKind.INCIDENT
    type: str | None = None
    detected_at: datetime | None = None
    disrupted_at: datetime | None = None
    reporter: Reporter = Reporter.STAFF
    reported_by: str = ""
    channel: str = ""
    activities: tuple[str, ...] = ()
    activities_known: bool = False
    customers_affected: bool | None = None
    manager: str | None = None
    manager_role: str | None = None
    team: str = ""
    related: tuple[str, ...] = ()
    plan_fingerprint: str = ""
    plan_commit: str | None = None
    objectives: tuple[Objective, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Classified(Event):
    """The level, or the type, was set again; lowering from a crisis names who agreed."""

    KIND = EventKind.CLASSIFIED
    level: Level
    proposed: Level | None = None
    rule: str = ""
    reason: str = ""
    confirmed_by: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Escalated(Event):
    """The incident went up a level, on a proposal or on somebody's own judgement."""

    KIND = EventKind.ESCALATED
    level: Level
    rule: str = ""
    reason: str = ""
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Logged(Event):
    """A journal entry in free words."""

    KIND = EventKind.LOGGED
    entry: EntryKind = EntryKind.INFORMATION
    effort: timedelta | None = None
    cost_eur: Decimal | None = None
    customers_affected: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MeasureTaken(Event):
    """A duty of the level or a measure of a fiche was done, or skipped with a reason."""

    KIND = EventKind.MEASURE
    measure: str
    outcome: MeasureOutcome = MeasureOutcome.DONE
    reason: str = ""
    decision: str = ""
    effort: timedelta | None = None
    cost_eur: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Affected(Event):
    """An activity is down or degraded since `occurred_at`; `percent` is what still runs."""

    KIND = EventKind.AFFECTED
    activity: str
    percent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Estimated(Event):
    """When an activity (or all) is expected back; no `eta` means nobody knows."""

    KIND = EventKind.ESTIMATED
    activity: str | None = None
    eta: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Restored(Event):
    """An activity runs again; `data_loss` is the age of the data it came back with."""

    KIND = EventKind.RESTORED
    activity: str
    scope: RestoreScope = RestoreScope.FULL
    data_loss: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BcpChanged(Event):
    """The business continuity plan was assessed, activated or stood down."""

    KIND = EventKind.BCP
    change: BcpChange
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Called(Event):
    """Somebody was called."""

    KIND = EventKind.CALLED
    contact: str
    role: str | None = None
    outcome: CallOutcome = CallOutcome.REACHED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class HandedOver(Event):
    """A function moved to another person during the incident."""

    KIND = EventKind.HANDED_OVER
    role: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Communicated(Event):
    """A message went out."""

    KIND = EventKind.COMMUNICATED
    audience: MessageAudience
    medium: str
    language: str | None = None
    approved_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ObligationRecorded(Event):
    """A duty to notify was assessed, met or waived with its reason.

    An `answered` event carries `question` and `answer` (yes, no, unknown) and no duty; an
    `aware` event carries `aware_at`, when the organisation knew, which may differ from
    detection (GDPR art. 33; EDPB guidelines 9/2022).
    """

    KIND = EventKind.OBLIGATION
    obligation: str = ""
    change: ObligationChange
    notifiable: bool | None = None
    question: str | None = None
    answer: str | None = None
    aware_at: datetime | None = None
    stage: str | None = None
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class EvidenceStored(Event):
    """A file was added to the record."""

    KIND = EventKind.EVIDENCE


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Contained(Event):
    """The incident no longer spreads (S-047, S-080)."""

    KIND = EventKind.CONTAINED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Eradicated(Event):
    """The cause was removed, or reasonable efforts did not find it (S-080)."""

    KIND = EventKind.ERADICATED
    cause_found: bool
    cause: str = ""
    efforts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Agreed(Event):
    """`by` agreed, in the function `role` (S-081, S-083)."""

    KIND = EventKind.AGREED
    role: str
    about: AgreementFor = AgreementFor.CLOSING


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Closed(Event):
    """The ticket is closed and the plan deactivated (S-082)."""

    KIND = EventKind.CLOSED
    resolved_at: datetime | None = None
    waived: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Cancelled(Event):
    """It was a false alarm."""

    KIND = EventKind.CANCELLED
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reopened(Event):
    """A closed incident came back."""

    KIND = EventKind.REOPENED
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Corrected(Event):
    """The event named by `corrects` was wrong; `text` says what is right. It stays readable."""

    KIND = EventKind.CORRECTED
    corrected_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ProposalDeclined(Event):
    """An escalation proposal was answered with no, and why; `inputs` marks the facts known."""

    KIND = EventKind.PROPOSAL_DECLINED
    proposal: str
    reason: str = ""
    inputs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reviewed(Event):
    """The post-incident review was completed and sent on (link F)."""

    KIND = EventKind.REVIEWED
    review_sha256: str = ""
    sent_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SameAs(Event):
    """Two records describe one event."""

    KIND = EventKind.SAME_AS
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted(Event):
    """Words of another entry were replaced by their hash: somebody's right to erasure."""

    KIND = EventKind.REDACTED
    entry_id: str
    fields: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed(Event):
    """What one person involved thought of it: 1 bad to 5 good, and three questions answered."""

    KIND = EventKind.SURVEYED
    score: int | None = None
    worked: str = ""
    did_not_work: str = ""
    wish: str = ""


KINDS: dict[EventKind, type[Event]] = {
    cls.KIND: cls
    for cls in (
        Declared,
        Classified,
        Escalated,
        Logged,
        MeasureTaken,
        Affected,
        Estimated,
        Restored,
        BcpChanged,
        Called,
        HandedOver,
        Communicated,
        ObligationRecorded,
        EvidenceStored,
        Contained,
        Eradicated,
        Agreed,
        Closed,
        Cancelled,
        Reopened,
        Corrected,
        ProposalDeclined,
        Reviewed,
        SameAs,
        Redacted,
        Surveyed,
    )
}
