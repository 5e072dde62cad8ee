"""The state of an incident: a frozen value computed from its events, never stored."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.coordination import Met, SupplierActed, TeamChanged
from incplan.incident.events.course_events import Agreed, Declared, ProposalDeclined
from incplan.incident.events.events import (
    Called,
    Communicated,
    Logged,
    MeasureTaken,
    ObligationRecorded,
    Released,
    Reviewed,
    Surveyed,
)
from incplan.incident.events.fact import Event
from incplan.incident.events.words import (
    LEVEL_NOT_SAID,
    BcpChange,
    MeasureOutcome,
    Origin,
    People,
    RecordKind,
)
from incplan.incident.state.corrections import Ruling
from incplan.incident.state.doubt import CERTAIN, Doubt
from incplan.incident.state.history import (
    BcpStep,
    Closure,
    Estimate,
    Interruption,
    LevelChange,
    Share,
)
from incplan.incident.state.playing import PlayClock
from incplan.vocabulary import BcpState, Level, Status, Step

#: Fiche that goes with every incident (S-097).
COMMUNICATION: Final = "communication"


def with_site(sites: tuple[str, ...], site: str | None, *, first: bool = False) -> tuple[str, ...]:
    """The sites and one more; as the `first`, it takes the place of the one before."""
    if site is None or (site in sites and not first):
        return sites
    kept = tuple(key for key in sites[first:] if key != site)
    return (site, *kept) if first else (*kept, site)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The state of one incident; every field but the last two is computed from `written`.

    `events` are the entries that count: without those withdrawn, the others as corrected.
    """

    id: str
    declared: Declared
    events: tuple[Event, ...] = ()
    written: tuple[Event, ...] = ()
    corrections: Mapping[str, Ruling] = field(default_factory=dict)
    type: str | None = None
    levels: tuple[LevelChange, ...] = ()
    interruptions: Mapping[str, tuple[Interruption, ...]] = field(default_factory=dict)
    estimates: Mapping[str | None, Estimate] = field(default_factory=dict)
    measures: Mapping[str, MeasureTaken] = field(default_factory=dict)
    bcp: tuple[BcpStep, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    contained_at: datetime | None = None
    eradicated_at: datetime | None = None
    cause_found: bool | None = None
    cause: str = ""
    efforts: str = ""
    customers_affected: bool | None = None
    people: People | None = None
    #: Activities last named as touched when the level was set.
    named_activities: tuple[str, ...] = ()
    #: Ids of the sites it touches: the one of the declaration, then those of activities.
    sites: tuple[str, ...] = ()
    calls: tuple[Called, ...] = ()
    messages: tuple[Communicated, ...] = ()
    entries: tuple[Logged, ...] = ()
    obligations: tuple[ObligationRecorded, ...] = ()
    agreements: tuple[Agreed, ...] = ()
    declined: tuple[ProposalDeclined, ...] = ()
    closures: tuple[Closure, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    surveys: tuple[Surveyed, ...] = ()
    supplier_acts: tuple[SupplierActed, ...] = ()
    releases: tuple[Released, ...] = ()
    team_changes: tuple[TeamChanged, ...] = ()
    meetings: tuple[Met, ...] = ()
    same_as: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    doubt: Doubt = CERTAIN
    #: Ids of the events that are kept outside the plan until its disk can be written.
    waiting: frozenset[str] = frozenset()
    #: Of an exercise that plays a scenario: its clock. All times here are then those of the story.
    clock: PlayClock | None = None
    #: What other incidents recorded of the same outages, by activity; those that cannot be relied
    #: on. Found by `clocks/outages.py`, which sees the other incidents.
    elsewhere: Mapping[str, tuple[Share, ...]] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()

    @property
    def contested(self) -> tuple[str, ...]:
        """Entries that two people corrected without knowing of each other, not settled yet."""
        return tuple(key for key, ruling in self.corrections.items() if ruling.contested)

    @property
    def year(self) -> str:
        """Year part of the register number."""
        return self.id.split("-")[1]

    @property
    def number(self) -> str:
        """Register number as said aloud: `2026-014`."""
        return "-".join(self.id.split("-")[1:3])

    @property
    def is_exercise(self) -> bool:
        """Whether it is an exercise, which the register, statistics and legal clocks leave out."""
        return self.id.startswith("EXE-")

    @property
    def has_limits(self) -> bool:
        """Whether limits to notify are told: not of an exercise, unless by the hour of its story.

        Those of a story are part of what is exercised: they are marked so and never become real.
        """
        return not self.is_exercise or self.clock is not None

    @property
    def is_past(self) -> bool:
        """Whether a register kept before told it: over, without limits, agreements or review."""
        return self.declared.source is Origin.IMPORT

    @property
    def level(self) -> Level:
        """The level in force: a crisis not confirmed by an entitled person counts as major.

        Of levels set independently in two copies, the more severe one counts until somebody who has
        seen both settles it.
        """
        apart = [item.effective for item in self.levels if item.event_id in self.unsettled]
        return max((self.levels[-1].effective, *apart), key=lambda level: level.rank)

    @property
    def claimed_level(self) -> Level:
        """The level last asked for, confirmed or not."""
        return self.levels[-1].level

    @property
    def crisis_awaits_confirmation(self) -> bool:
        """Whether a crisis was asked for and no entitled person has confirmed it yet."""
        return self.claimed_level is Level.CRISIS and self.level is not Level.CRISIS

    @property
    def highest_level(self) -> Level:
        """The most severe level that was in force; the review duty follows it.

        One that nobody said counts only where none was said.
        """
        said = [item for item in self.levels if item.rule != LEVEL_NOT_SAID] or self.levels
        return max((change.effective for change in said), key=lambda level: level.rank)

    @property
    def level_not_said(self) -> bool:
        """Whether nobody said a level: what it was imported from does not tell one."""
        return len(self.levels) == 1 and self.levels[0].rule == LEVEL_NOT_SAID

    def told_level(self, level: Level) -> str:
        """A level of this incident as a reader is told it; what nobody said is told of nobody."""
        return LEVEL_NOT_SAID if self.level_not_said else level.value

    @property
    def level_since(self) -> datetime:
        """Since when the level in force holds."""
        since = self.levels[-1].at
        for change in reversed(self.levels):
            if change.effective is not self.level:
                break
            since = change.at
        return since

    @property
    def detected_at(self) -> datetime:
        """When it was noticed; the time of the declaration unless a time was given."""
        return self.declared.detected_at or self.declared.occurred_at

    @property
    def title(self) -> str:
        """The words it was declared with."""
        return self.declared.text

    @property
    def is_weak_signal(self) -> bool:
        """Whether nothing has happened yet (S-038)."""
        return self.declared.record_kind is not RecordKind.INCIDENT and (
            self.highest_level is Level.LOW
        )

    @property
    def is_near_miss(self) -> bool:
        """A weak signal or a false alarm: counted separately."""
        return self.is_weak_signal or (self.closure is not None and self.closure.cancelled)

    @property
    def closure(self) -> Closure | None:
        """The closing in force, if any."""
        if self.closures and self.closures[-1].reopened_at is None:
            return self.closures[-1]
        return None

    @property
    def is_open(self) -> bool:
        """Neither closed nor cancelled, or reopened since."""
        return self.closure is None

    @property
    def bcp_state(self) -> BcpState:
        """Where the business continuity plan stands."""
        if not self.bcp:
            return BcpState.NOT_ACTIVATED
        return {
            BcpChange.ASSESSMENT: BcpState.UNDER_ASSESSMENT,
            BcpChange.ACTIVATED: BcpState.ACTIVATED,
            BcpChange.STOOD_DOWN: BcpState.STOOD_DOWN,
        }[self.bcp[-1].change]

    @property
    def bcp_was_activated(self) -> bool:
        """Whether the BCP ran at any time, even if it was stood down since."""
        return any(step.change is BcpChange.ACTIVATED for step in self.bcp)

    @property
    def touched(self) -> tuple[str, ...]:
        """Activities that are said to be touched: interrupted, or named with the answers."""
        return tuple(dict.fromkeys((*self.interruptions, *self.named_activities)))

    @property
    def affects_continuity(self) -> bool:
        """Whether any essential activity was ever touched."""
        return bool(self.interruptions)

    @property
    def down(self) -> tuple[str, ...]:
        """Activities not yet back at their minimum level."""
        return tuple(
            key for key, periods in self.interruptions.items() if periods[-1].restored_at is None
        )

    def only_noticed(self, activity: str) -> bool:
        """Whether nobody said since when an activity of the declaration was interrupted."""
        return self.declared.disrupted_at is None and activity in self.declared.activities

    def estimate(self, activity: str) -> Estimate | None:
        """The estimate in force for an activity: its own, else the one for everything."""
        return self.estimates.get(activity) or self.estimates.get(None)

    @property
    def not_full(self) -> tuple[str, ...]:
        """Activities not yet back at full service."""
        return tuple(
            key for key, periods in self.interruptions.items() if periods[-1].full_at is None
        )

    @property
    def done(self) -> frozenset[str]:
        """Ids of duties and measures that need no more action: done, or skipped with a reason."""
        return frozenset(self.measures)

    def was_done(self, measure: str) -> bool:
        """Whether a duty or measure was really carried out."""
        taken = self.measures.get(measure)
        return taken is not None and taken.outcome is MeasureOutcome.DONE

    @property
    def status(self) -> Status:
        """Where the incident stands in its life."""
        closure = self.closure
        if closure is not None:
            if closure.cancelled:
                return Status.CANCELLED
            reviewed = any(self.follows(review, closure) for review in self.reviews)
            return Status.REVIEWED if reviewed else Status.CLOSED
        if self._resolved:
            return Status.RESOLVED
        if self.eradicated_at:
            return Status.ERADICATED
        if self.contained_at:
            return Status.CONTAINED
        return Status.ACTIVE if self._handled else Status.CLASSIFIED

    def follows(self, review: Reviewed, closure: Closure) -> bool:
        """Whether a review was completed after a closing; in a story both have its hours."""
        return (review.occurred_at if self.clock else review.recorded_at) >= closure.at

    @property
    def resolved_at(self) -> datetime | None:
        """Last return to full service; where nothing stopped, when the cause was settled.

        Returns before a reopening do not count.
        """
        full = [periods[-1].full_at for periods in self.interruptions.values()]
        times = [time for time in full if time is not None]
        if len(times) < len(full):
            return None
        reopened = self.closures[-1].reopened_at if self.closures else None
        times = [time for time in times if reopened is None or time > reopened]
        return max(times) if times else self.eradicated_at

    @property
    def handling_ended_at(self) -> datetime | None:
        """When handling ended: closed, or all settled and back in full; None while it goes on."""
        if self.closure is not None:
            return self.closure.at
        if self.eradicated_at is None or self.not_full:
            return None
        return max(self.eradicated_at, self.resolved_at or self.eradicated_at)

    @property
    def _resolved(self) -> bool:
        return bool(self.eradicated_at) and not self.not_full

    @property
    def _handled(self) -> bool:
        return bool(
            self.measures or self.interruptions or self.bcp or self.calls or self.closures
        ) or any(change.event_id != self.declared.id for change in self.levels)

    @property
    def step(self) -> Step:
        """The step of the template the incident is in (S-025)."""
        return {
            Status.REPORTED: Step.IDENTIFICATION,
            Status.CLASSIFIED: Step.IDENTIFICATION,
            Status.ACTIVE: Step.HANDLING,
            Status.CONTAINED: Step.ERADICATION,
            Status.ERADICATED: Step.DEACTIVATION,
            Status.RESOLVED: Step.DEACTIVATION,
            Status.CLOSED: Step.LESSONS,
            Status.REVIEWED: Step.LESSONS,
            Status.CANCELLED: Step.DEACTIVATION,
        }[self.status]
