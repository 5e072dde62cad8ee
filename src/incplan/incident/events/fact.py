"""The fields that all events have: when, by whom, after which other events."""

from dataclasses import fields
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

from incplan.frozen import dataclass
from incplan.incident.events.words import Origin
from incplan.plan.values.durations import as_set, half_days
from incplan.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """A stored file, by its SHA-256, with the name under which it was handed in."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Objective:
    """Objectives of an activity as they were when the incident was declared.

    `rto_half_days` and `rpo_half_days` say how many half working days an objective is, where it is
    one in working days; the duration beside it is then what it was compared as.
    """

    activity: str
    rto: timedelta
    rpo: timedelta | None = None
    rto_half_days: int | None = None
    rpo_half_days: int | None = None

    @classmethod
    def of(cls, activity: str, rto: timedelta, rpo: timedelta | None) -> Self:
        """The objectives of an activity, those in working days marked as such."""
        return cls(activity, rto, rpo, half_days(rto), half_days(rpo))

    @property
    def recovery(self) -> timedelta:
        """The RTO, in working days where it was set so."""
        return as_set(self.rto, self.rto_half_days)

    @property
    def data_age(self) -> timedelta | None:
        """The RPO, in working days where it was set so; None when there is none."""
        return None if self.rpo is None else as_set(self.rpo, self.rpo_half_days)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Fact:
    """The fields of every event, of an incident or of the plan itself.

    `paper` is the line of a form that an entry was typed from (`P-2026-001-wcw J1 3`), `typed_by`
    who typed it; `by` is then who wrote it by hand. `clock` is what the author's machine showed,
    where `recorded_at` had to be moved behind an entry already there. `redacted` names fields whose
    words were replaced by their hash.

    Comparison and repr are defined here once for all kinds: generated for each class they would
    cost every command a tenth of its start.
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
    paper: str = ""
    typed_by: str | None = None
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
    """A fact about one incident; in an exercise also when it was in play and in the story.

    `play` are minutes since the start, pauses left out, times the speed.
    """

    KIND: ClassVar[EventKind]

    incident: str
    play: Decimal | None = None
    story: datetime | None = None
