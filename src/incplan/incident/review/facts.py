"""The computed rows of a review as values: codes, ids, times, and their source events."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from incplan.incident.events.events import Logged, MeasureTaken
from incplan.incident.events.words import MessageAudience, Reporter
from incplan.incident.review.timeliness import Notified, Told
from incplan.incident.state.history import BcpStep, LevelChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """The base of computed rows; `origin` holds the ids of the events behind it."""

    origin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFact(Computed):
    """Number in the register, and the id that never changes."""

    number: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectedFact(Computed):
    """When it was noticed; `stated` says whether somebody gave the time or only reported then."""

    at: datetime
    stated: bool
    disrupted_at: datetime | None = None


class ResolvedBy(StrEnum):
    """The source of the time when it was over, the best first."""

    STATED = "stated"
    RESTORED = "restored"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedFact(Computed):
    """When it was over, and how long after detection; None while it is not."""

    at: datetime | None
    by: ResolvedBy | None = None
    after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFact(Computed):
    """Fiche of the incident; none when no fiche fits."""

    type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityFact(Computed):
    """Highest and final level as they are told, with the way between them (TC03).

    `source` set the final one.
    """

    highest: str
    final: str
    history: tuple[LevelChange, ...]
    source: LevelChange


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFact(Computed):
    """Yes, no, or None when nobody answered."""

    answer: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerFact(Computed):
    """Who led the incident, in turn; the last one leads now."""

    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsFact(Computed):
    """Words somebody wrote."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectionFact(Computed):
    """How the incident was learnt: through whom, by whom, by which channel, who wrote it down."""

    reporter: Reporter
    reported_by: str
    channel: str
    recorded_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BcpFact(Computed):
    """Whether the business continuity plan ran at any time, even if stood down since (TC08)."""

    activated: bool
    steps: tuple[BcpStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresFact(Computed):
    """Duties and measures done and skipped, and actions logged in free words."""

    taken: tuple[MeasureTaken, ...] = ()
    logged: tuple[Logged, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcesFact(Computed):
    """People who recorded something or were reached, effort and cost as far as recorded.

    `team` is the response team, all who were ever in it; `meetings` how many were held.
    """

    people: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    meetings: int = 0
    effort: timedelta | None = None
    cost_eur: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFact(Computed):
    """Whether people were told, how long after detection first, and to whom.

    `reached` are those told on the phone. `told` and `notified` compare with what was promised:
    the rhythm of reports inside, limits of duties to notify outside.
    """

    sent: bool
    first_at: datetime | None = None
    delay: timedelta | None = None
    audiences: tuple[MessageAudience, ...] = ()
    reached: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    notified: tuple[Notified, ...] = ()

    @property
    def promised(self) -> bool:
        """Whether anything was promised that can be compared with."""
        return bool(self.told or self.notified)

    @property
    def unpromised(self) -> tuple[MessageAudience, ...]:
        """Those told of whom nothing says by when they had to be.

        A duty of a contract may be towards any of those outside.
        """
        covered = {item.recipient for item in self.told}
        if self.notified:
            covered.add(MessageAudience.AUTHORITY)
        if any(item.contract for item in self.notified):
            covered.update(item for item in MessageAudience if item.is_external)
        return tuple(item for item in self.audiences if item not in covered)

    @property
    def in_time(self) -> bool | None:
        """Whether all that was due came in time; None when nothing was promised, or due yet."""
        due = sum(item.due for item in self.told) + len(self.notified)
        late = any(item.late for item in self.told) or any(item.late for item in self.notified)
        return not late if due else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFact(Computed):
    """Media used and how often."""

    media: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmFact(Computed):
    """First message, number of messages, mean and longest time between two."""

    first_at: datetime | None = None
    delay: timedelta | None = None
    count: int = 0
    every: timedelta | None = None
    longest_gap: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseFact(Computed):
    """Whether the cause was found, which one, or what was tried (S-080)."""

    found: bool | None
    cause: str = ""
    efforts: str = ""


class Likeness(StrEnum):
    """Why another incident is listed."""

    RELATED = "related"
    SAME_EVENT = "same_event"
    SAME_TYPE = "same_type"


@dataclass(frozen=True, slots=True)
class Relative:
    """Another incident; only its id is known when it is not in this plan."""

    id: str
    likeness: Likeness
    detected_at: datetime | None = None
    level: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedFact(Computed):
    """Linked incidents of any time, and those of the same type within the window."""

    relatives: tuple[Relative, ...] = ()
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderlyingFact(Computed):
    """Signs of an underlying problem: how often it came back, which weak signals came before."""

    repeats: int
    reopened: int
    weak_signals: tuple[str, ...] = ()

    @property
    def is_likely(self) -> bool:
        """Whether any sign was found; a person decides."""
        return bool(self.repeats or self.reopened or self.weak_signals)


class RecoveryOutcome(StrEnum):
    """How many activities came back within their objective (S-090)."""

    NONE = "none"
    SOME = "some"
    ALL = "all"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRecovery:
    """One activity: time below the minimum level, total and longest, against its objectives.

    `rto` is the objective at declaration; `rto_now` is given when it was changed since (TC30).
    `kept` is None while unknown. An outage that other incidents recorded too counts as one:
    `shared_with` names them, `down_in` those where it lasts, `counted_in` the one it began in.
    """

    activity: str
    used: timedelta
    longest: timedelta
    periods: int
    rto: timedelta | None
    kept: bool | None
    still_down: bool = False
    rto_now: timedelta | None = None
    data_loss: timedelta | None = None
    rpo: timedelta | None = None
    since: datetime | None = None
    shared_with: tuple[str, ...] = ()
    down_in: tuple[str, ...] = ()
    counted_in: str = ""

    @property
    def rpo_kept(self) -> bool | None:
        """Whether the data was recent enough; None when either is unknown."""
        if self.data_loss is None or self.rpo is None:
            return None
        return self.data_loss <= self.rpo


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryFact(Computed):
    """Actual recovery of each activity; `outcome` is None while some activity is still down.

    `unsure` are other incidents that may have more of an outage and cannot be relied on.
    """

    outcome: RecoveryOutcome | None
    activities: tuple[ActivityRecovery, ...] = ()
    unsure: tuple[str, ...] = ()
