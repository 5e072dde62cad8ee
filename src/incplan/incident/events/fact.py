"""The fields that all events have: when, by whom, after which other events."""

from dataclasses import fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from incplan.frozen import dataclass
from incplan.incident.events.words import Origin
from incplan.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """A stored file, by its SHA-256, with the name under which it was handed in."""

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
    """A fact about one incident."""

    KIND: ClassVar[EventKind]

    incident: str
