"""The facts of an incident: one frozen value per kind of event, as stored one file each.

Events hold ids and facts only, never text taken from the plan. `occurred_at` is when it
happened as people say it; `recorded_at` is when it was written down.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from incplan.frozen import dataclass
from incplan.incident.events.coordination import Met, SupplierActed, TeamChanged
from incplan.incident.events.course_events import (
    Agreed,
    Cancelled,
    Classified,
    Closed,
    Contained,
    Declared,
    Eradicated,
    Escalated,
    ProposalDeclined,
    Reopened,
    SameAs,
)
from incplan.incident.events.exercise_events import EXERCISE_EVENTS
from incplan.incident.events.fact import Event
from incplan.incident.events.words import (
    BcpChange,
    CallOutcome,
    CorrectionEffect,
    EntryKind,
    MeasureOutcome,
    MessageAudience,
    ObligationChange,
    RestoreScope,
)
from incplan.vocabulary import EventKind, Level


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Logged(Event):
    """A journal entry in free words; `public` ones are written for readers outside too.

    In an exercise `tag` says which decision or note of the scenario it is.
    """

    KIND = EventKind.LOGGED
    entry: EntryKind = EntryKind.INFORMATION
    effort: timedelta | None = None
    cost_eur: Decimal | None = None
    customers_affected: bool | None = None
    public: bool = False
    tag: str = ""


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
    site: str | None = None


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
    """Somebody was called; `report_to` are functions whose report he or she took on the phone.

    `dialled` is the number, where it is known. Where somebody else came to the phone,
    `answered_by` says who, by the id of a contact or in words; `outcome` is `no_answer` then, but
    `reached` for a firm or a service, for which anybody may answer.
    """

    KIND = EventKind.CALLED
    contact: str
    role: str | None = None
    outcome: CallOutcome = CallOutcome.REACHED
    report_to: tuple[MessageAudience, ...] = ()
    dialled: str = ""
    answered_by: str = ""

    @property
    def reached(self) -> tuple[str, ...]:
        """Who was spoken to: the person called, or whoever came to the phone instead."""
        if self.outcome is CallOutcome.REACHED:
            return (self.contact,)
        return (self.answered_by,) if self.answered_by else ()


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
class Corrected(Event):
    """The event named by `corrects` was wrong, or should not count; it stays readable.

    The fields hold the right values: `text` its words, `corrected_at` its time, `who` its person.
    """

    KIND = EventKind.CORRECTED
    effect: CorrectionEffect = CorrectionEffect.REPLACED
    corrected_at: datetime | None = None
    level: Level | None = None
    activity: str | None = None
    who: str | None = None
    cost_eur: Decimal | None = None
    effort: timedelta | None = None
    site: str | None = None
    next_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reviewed(Event):
    """The post-incident review was completed and sent on (link F).

    `waived` names objections that were known and waived, `reason` says why.
    """

    KIND = EventKind.REVIEWED
    review_sha256: str = ""
    sent_to: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted(Event):
    """Words of another entry were replaced by their hash, by right of erasure."""

    KIND = EventKind.REDACTED
    entry_id: str
    fields: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Released(Event):
    """Readers outside may read another entry: its `text` here, else the entry's own words."""

    KIND = EventKind.RELEASED
    entry_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed(Event):
    """One involved person's opinion: a score from 1 (bad) to 5 (good), and three answers."""

    KIND = EventKind.SURVEYED
    score: int | None = None
    worked: str = ""
    did_not_work: str = ""
    wish: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Transcribed(Event):
    """A sheet filled in by hand was typed from its first to its last box: it is not typed again.

    `number` is the paper number, `version` that of the plan it was printed from, `entries` how many
    entries came of it.
    """

    KIND = EventKind.TRANSCRIBED
    number: str
    sheet: str
    version: str = ""
    entries: int = 0


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
        SupplierActed,
        Released,
        TeamChanged,
        Met,
        *EXERCISE_EVENTS,
        Transcribed,
    )
}

#: The events that may say how long something took and what it cost.
Work = Logged | MeasureTaken | Contained | Eradicated
