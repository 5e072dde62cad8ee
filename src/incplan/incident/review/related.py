"""Related and similar incidents, and what they say of an underlying problem (S-088, TC40)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from incplan.incident.events.course_events import SameAs
from incplan.incident.events.numbering import by_number
from incplan.incident.review.facts import Likeness, RelatedFact, Relative, UnderlyingFact
from incplan.incident.state.state import Incident
from incplan.plan.maintenance.adoption import add_months
from incplan.vocabulary import EventKind

#: How far back an incident of the same type counts as similar.
WINDOW_MONTHS: Final = 24


def related(incident: Incident, others: tuple[Incident, ...], now: datetime) -> RelatedFact:
    """Incidents linked by somebody, then those of the same type, the newest first."""
    known = {
        other.id: other
        for other in others
        if other.id != incident.id and other.is_exercise == incident.is_exercise
    }
    found: dict[str, Likeness] = {}
    for other_id, likeness in (*_linked(incident, known), *_similar(incident, known, now)):
        found.setdefault(other_id, likeness)
    relatives = [_relative(key, likeness, known.get(key)) for key, likeness in found.items()]
    links = tuple(event.id for event in incident.events if isinstance(event, SameAs))
    return RelatedFact(
        relatives=tuple(sorted(relatives, key=_newest_first)),
        months=WINDOW_MONTHS,
        origin=(incident.declared.id, *links),
    )


def underlying(
    incident: Incident, others: tuple[Incident, ...], relatives: RelatedFact
) -> UnderlyingFact:
    """How often it came back: the same type again, this one reopened, weak signals before it."""
    known = {other.id: other for other in others}
    signals = tuple(
        item.id
        for item in relatives.relatives
        if item.id in known and known[item.id].is_weak_signal
    )
    reopenings = tuple(event.id for event in incident.events if event.KIND is EventKind.REOPENED)
    return UnderlyingFact(
        repeats=sum(1 for item in relatives.relatives if item.likeness is Likeness.SAME_TYPE),
        reopened=len(reopenings),
        weak_signals=signals,
        origin=(*relatives.origin, *reopenings),
    )


def _linked(incident: Incident, known: dict[str, Incident]) -> Iterator[tuple[str, Likeness]]:
    for other_id in incident.same_as:
        yield other_id, Likeness.SAME_EVENT
    for other_id in incident.declared.related:
        yield other_id, Likeness.RELATED
    for other in known.values():
        if incident.id in other.same_as:
            yield other.id, Likeness.SAME_EVENT
        elif incident.id in other.declared.related:
            yield other.id, Likeness.RELATED


def _similar(
    incident: Incident, known: dict[str, Incident], now: datetime
) -> Iterator[tuple[str, Likeness]]:
    if incident.type is None:
        return
    since = add_months(incident.detected_at.date(), -WINDOW_MONTHS)
    for other in known.values():
        false_alarm = other.closure is not None and other.closure.cancelled
        recent = since <= other.detected_at.date() and other.detected_at <= now
        if other.type == incident.type and recent and not false_alarm:
            yield other.id, Likeness.SAME_TYPE


def _relative(key: str, likeness: Likeness, other: Incident | None) -> Relative:
    if other is None:
        return Relative(key, likeness)
    level = other.told_level(other.highest_level)
    return Relative(key, likeness, other.detected_at, level, other.title)


def _newest_first(item: Relative) -> tuple[float, tuple[str, int, int, str]]:
    return -(item.detected_at.timestamp() if item.detected_at else 0.0), by_number(item.id)
