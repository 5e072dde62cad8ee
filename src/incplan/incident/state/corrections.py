"""Which entries count after corrections; no entry is ever deleted.

A `corrected` event names one entry and either gives the right values (`replaced`) or withdraws the
entry (`withdrawn`). It is an entry itself: it can be corrected or withdrawn in turn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from incplan.frozen import dataclass, replace
from incplan.incident.events.coordination import Met, SupplierActed, TeamChanged
from incplan.incident.events.course_events import (
    Cancelled,
    Classified,
    Closed,
    Declared,
    Eradicated,
    Escalated,
    Reopened,
)
from incplan.incident.events.events import (
    Affected,
    Called,
    Corrected,
    Estimated,
    HandedOver,
    Logged,
    MeasureTaken,
    ObligationRecorded,
    Redacted,
    Restored,
    Reviewed,
)
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CorrectionEffect, SupplierAct

#: The values a correction may give, as fields of `Corrected`.
RIGHT_VALUES: Final = (
    "text", "corrected_at", "level", "activity", "who", "cost_eur", "effort", "site", "next_at",
)  # fmt: skip
#: Entries that cannot be withdrawn: they have a command of their own for it (`cancel`, `reopen`,
#: `close`, `review`), or their words are removed.
NEVER_WITHDRAWN: Final = (Declared, Closed, Cancelled, Reopened, Reviewed, Redacted)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The combined effect of the corrections of one entry.

    `corrections` are those that count, in causal order, as they were themselves corrected.
    `contested` means that two differ whose authors did not know of each other, and nobody who saw
    both has corrected the entry since.
    """

    corrections: tuple[Corrected, ...]
    withdrawn: bool
    values: Mapping[str, object]
    contested: bool


def rulings(ordered: Sequence[Event]) -> Mapping[str, Ruling]:
    """The ruling on each entry that a correction names, by the entry's id.

    `ordered` is in causal order. A correction counts only for an entry that comes before it.
    """
    about = _by_entry(ordered)
    if not about:
        return {}
    history = _History(ordered)
    found: dict[str, Ruling] = {}
    # Newest first: corrections of a correction must be settled before it is applied.
    for event in reversed(ordered):
        if event.id not in about or event.id in found:
            continue
        counting = [
            _as_corrected(item, found.get(item.id))
            for item in about[event.id]
            if not (item.id in found and found[item.id].withdrawn)
        ]
        found[event.id] = _ruling(counting, history)
    return found


def in_force(ordered: Sequence[Event], ruled: Mapping[str, Ruling]) -> tuple[Event, ...]:
    """The events that count: without those withdrawn, the others with their right values.

    The first declaration always counts: without it there would be no incident.
    """
    if not ruled:
        return tuple(ordered)
    first = next((event for event in ordered if isinstance(event, Declared)), None)
    return tuple(
        set_right(event, ruling) if (ruling := ruled.get(event.id)) else event
        for event in ordered
        if event is first or not (event.id in ruled and ruled[event.id].withdrawn)
    )


def set_right(event: Event, ruling: Ruling) -> Event:
    """The event with the values its corrections give; values its kind does not have are ignored."""
    changes: dict[str, Any] = dict(_changes(event, ruling.values))
    return replace(event, **changes) if changes else event


def correctable(event: Event) -> tuple[str, ...]:
    """Which of `RIGHT_VALUES` an entry of this kind has."""
    has = {
        "level": isinstance(event, Declared | Classified | Escalated),
        "activity": isinstance(event, Affected | Estimated | Restored | Declared),
        "who": isinstance(event, Called | HandedOver | Logged | MeasureTaken)
        or (isinstance(event, SupplierActed) and event.act is SupplierAct.STOPPED)
        or isinstance(event, Met)
        or (isinstance(event, TeamChanged) and len((*event.joined, *event.left)) == 1),
        "cost_eur": hasattr(event, "cost_eur"),
        "effort": hasattr(event, "effort"),
        "site": isinstance(event, Declared | Classified | Affected),
        "next_at": isinstance(event, Met),
    }
    return tuple(name for name in RIGHT_VALUES if has.get(name, True))


def corrected_entry(event: Event, written: Sequence[Event]) -> Event:
    """The entry that a correction is about in the end; of any other entry, itself."""
    known = {item.id: item for item in written}
    while isinstance(event, Corrected) and event.corrects in known:
        event = known.pop(event.corrects)  # once each: strange entries may name one another
    return event


def words_field(event: Event) -> str:
    """The field with the event's words: the cause, the reason, else the text."""
    if isinstance(event, Eradicated):
        return "cause" if event.cause_found else "efforts"
    if event.text:
        return "text"
    if isinstance(event, Met):
        return "decisions"
    if isinstance(event, TeamChanged):
        return "task"
    said = (name for name in ("decision", "reason") if getattr(event, name, ""))
    return next(said, "text")


def time_field(event: Event) -> str:
    """The field with the event's time; of a declaration, the time of the disruption."""
    if isinstance(event, Declared):
        named = ("disrupted_at", "detected_at")
        return next((name for name in named if getattr(event, name)), "occurred_at")
    if isinstance(event, ObligationRecorded) and event.aware_at is not None:
        return "aware_at"
    return "corrected_at" if isinstance(event, Corrected) else "occurred_at"


def person_field(event: Event) -> str:
    """The field with the person an event is about; for other kinds, its author."""
    if isinstance(event, Called):
        return "contact"
    if isinstance(event, HandedOver):
        return "to"
    if isinstance(event, SupplierActed):
        return "agreed_by"
    if isinstance(event, TeamChanged):
        return "joined" if event.joined else "left"
    if isinstance(event, Met):
        return "chair"
    return "who" if isinstance(event, Corrected) else "by"


def _changes(event: Event, values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    allowed = RIGHT_VALUES if isinstance(event, Corrected) else correctable(event)
    for name, value in values.items():
        if name not in allowed:
            continue
        match name:
            case "text":
                yield ("text" if isinstance(event, Corrected) else words_field(event)), value
            case "corrected_at":
                yield time_field(event), value
                if not isinstance(event, Corrected):
                    yield from (("play", None), ("story", None))  # they belonged to the old time
            case "who":
                yield person_field(event), (value,) if isinstance(event, TeamChanged) else value
                if isinstance(event, Called):
                    # Somebody else was told: not as that function, nor on that number.
                    yield "report_to", ()
                    yield "dialled", ""
            case "activity" if isinstance(event, Declared):
                yield "activities", (value,)
            case _:
                yield name, value


def _by_entry(ordered: Sequence[Event]) -> Mapping[str, list[Corrected]]:
    """Corrections by the entry they name; those of unknown or later entries are left out."""
    known: set[str] = set()
    found: dict[str, list[Corrected]] = {}
    for event in ordered:
        if isinstance(event, Corrected) and event.corrects in known:
            found.setdefault(str(event.corrects), []).append(event)
        known.add(event.id)
    return found


def _as_corrected(event: Corrected, ruling: Ruling | None) -> Corrected:
    if ruling is None:
        return event
    changed = set_right(event, ruling)
    return changed if isinstance(changed, Corrected) else event


def _ruling(counting: Sequence[Corrected], history: "_History") -> Ruling:
    """Withdrawn when an unanswered correction withdraws it; otherwise corrected field by field."""
    last = history.unanswered(counting)
    withdrawn = any(item.effect is CorrectionEffect.WITHDRAWN for item in last)
    values: dict[str, object] = {}
    contested = withdrawn and any(item.effect is CorrectionEffect.REPLACED for item in last)
    for name in RIGHT_VALUES:
        about = [item for item in counting if _says(item, name)]
        newest = history.unanswered(about)
        if not newest:
            continue
        said = [getattr(item, name) for item in newest]
        values[name] = getattr(max(newest, key=lambda item: (item.recorded_at, item.id)), name)
        contested = contested or (not withdrawn and any(value != said[0] for value in said))
    return Ruling(tuple(counting), withdrawn, values, contested)


def _says(item: Corrected, name: str) -> bool:
    return item.effect is CorrectionEffect.REPLACED and getattr(item, name) not in (None, "")


class _History:
    """Which events each author had seen; used only for entries corrected more than once."""

    def __init__(self, ordered: Iterable[Event]) -> None:
        self._before = {event.id: (*event.after, event.corrects or "") for event in ordered}

    def unanswered(self, items: Sequence[Corrected]) -> tuple[Corrected, ...]:
        """Corrections whose existence none of the other authors knew of."""
        if len(items) < 2:
            return tuple(items)
        ids = {item.id for item in items}
        seen: set[str] = set()
        for item in items:
            seen |= self._seen_by(item.id) & ids
        return tuple(item for item in items if item.id not in seen) or (items[-1],)

    def _seen_by(self, key: str) -> set[str]:
        found: set[str] = set()
        ahead = list(self._before.get(key, ()))
        while ahead:
            parent = ahead.pop()
            if parent not in found:
                found.add(parent)
                ahead.extend(self._before.get(parent, ()))
        return found - {key}
