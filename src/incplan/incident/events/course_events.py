"""Events that move an incident on its course: from declared to closed, and between levels."""

from datetime import datetime, timedelta
from decimal import Decimal

from incplan.frozen import dataclass
from incplan.incident.events.fact import Event, Objective
from incplan.incident.events.words import AgreementFor, People, RecordKind, Reporter
from incplan.vocabulary import EventKind, Level


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Declared(Event):
    """An incident or weak signal was reported and classified (S-034, S-105).

    One that an import took from a register kept before has its number there, and says where only
    the day is known. `chosen` says that a person named the level, whatever the answers gave.
    """

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
    people: People | None = None
    site: str | None = None
    register_number: str = ""
    day_only: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Classified(Event):
    """The level, the type or the site was set again; lowering from a crisis names who agreed.

    `chosen` says that a person named the level, whatever the answers gave. `activities` are the
    essential ones named as touched in the answers; they start no clock.
    """

    KIND = EventKind.CLASSIFIED
    level: Level
    proposed: Level | None = None
    rule: str = ""
    reason: str = ""
    confirmed_by: str | None = None
    type: str | None = None
    people: People | None = None
    site: str | None = None
    chosen: bool = False
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Escalated(Event):
    """The incident went up a level, on a proposal or on somebody's own judgement."""

    KIND = EventKind.ESCALATED
    level: Level
    rule: str = ""
    reason: str = ""
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ProposalDeclined(Event):
    """An escalation proposal was declined, with a reason; `inputs` marks the facts known then."""

    KIND = EventKind.PROPOSAL_DECLINED
    proposal: str
    reason: str = ""
    inputs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Contained(Event):
    """The incident no longer spreads (S-047, S-080)."""

    KIND = EventKind.CONTAINED
    effort: timedelta | None = None
    cost_eur: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Eradicated(Event):
    """The cause was removed, or reasonable efforts did not find it (S-080)."""

    KIND = EventKind.ERADICATED
    cause_found: bool
    cause: str = ""
    efforts: str = ""
    effort: timedelta | None = None
    cost_eur: Decimal | None = None


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
    """It was a false alarm; `waived` names objections that were known and waived."""

    KIND = EventKind.CANCELLED
    reason: str = ""
    waived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reopened(Event):
    """A closed incident came back."""

    KIND = EventKind.REOPENED
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SameAs(Event):
    """Two records describe one event."""

    KIND = EventKind.SAME_AS
    other: str
