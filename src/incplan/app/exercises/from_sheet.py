"""A tick typed back from a sheet becomes the entry that somebody live would have made.

So an exercise on paper gives the same report: measures done, calls made, levels reached.
"""

from collections.abc import Callable
from typing import Any

from incplan.frozen import dataclass
from incplan.incident.events.course_events import Escalated
from incplan.incident.events.events import (
    Affected,
    BcpChanged,
    Called,
    Communicated,
    Logged,
    MeasureTaken,
    Restored,
)
from incplan.incident.events.fact import Event
from incplan.incident.events.words import BcpChange, EntryKind, MessageAudience
from incplan.incident.exercises.staging import Staged
from incplan.incident.state.exercise import Exercise
from incplan.plan.files.scenarios import Expectation, ExpectKind
from incplan.vocabulary import BcpState

_STEPS = {
    BcpState.UNDER_ASSESSMENT: BcpChange.ASSESSMENT,
    BcpState.ACTIVATED: BcpChange.ACTIVATED,
    BcpState.STOOD_DOWN: BcpChange.STOOD_DOWN,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """The kind of an entry and its fields."""

    kind: Callable[..., Event]
    words: dict[str, Any]


def entry_for(found: Exercise, staged: Staged, item: Expectation, text: str) -> Entry | None:
    """The entry that fulfils an expectation; None for what a tick alone has to say.

    Estimates and steps of duties to notify need more than a tick; so does anything before the
    players declared.
    """
    if found.incident is None:
        return None
    match item.kind:
        case ExpectKind.MEASURE | ExpectKind.DUTY:
            return Entry(MeasureTaken, {"measure": item.value, "text": text})
        case ExpectKind.LEVEL:
            higher = item.level and item.level.rank > found.incident.claimed_level.rank
            return Entry(Escalated, {"level": item.level, "reason": text}) if higher else None
        case ExpectKind.CALL:
            return _call(staged, item, text)
        case ExpectKind.DECIDE:
            words = {"entry": EntryKind.DECISION, "tag": item.value, "text": text or item.value}
            return Entry(Logged, words)
        case ExpectKind.LOG:
            return Entry(Logged, {"tag": item.value, "text": text or item.value})
        case ExpectKind.TELL:
            return _message(item, text)
        case ExpectKind.BCP:
            step = _STEPS.get(item.bcp) if item.bcp else None
            return Entry(BcpChanged, {"change": step, "reason": text}) if step else None
        case ExpectKind.AFFECT:
            return _activity(Affected, staged, item, text)
        case ExpectKind.RESTORE:
            return _activity(Restored, staged, item, text)
        case ExpectKind.ETA | ExpectKind.OBLIGE | ExpectKind.NOT:
            return None


def _activity(
    kind: Callable[..., Event], staged: Staged, item: Expectation, text: str
) -> Entry | None:
    key = staged.about(item.value)
    return Entry(kind, {"activity": key, "text": text}) if key else None


def _call(staged: Staged, item: Expectation, text: str) -> Entry | None:
    """The first of those meant, as the plan has them in the story."""
    kind, _colon, name = item.value.partition(":")
    people = staged.to_call(item.value)
    if not people:
        return None
    words = {"contact": people[0], "text": text, "role": name if kind == "role" else None}
    return Entry(Called, words)


def _message(item: Expectation, text: str) -> Entry | None:
    known = {word.value: word for word in MessageAudience}
    if item.value not in known:
        return Entry(Logged, {"tag": item.value, "text": text or item.value})
    return Entry(Communicated, {"audience": known[item.value], "medium": "", "text": text})
