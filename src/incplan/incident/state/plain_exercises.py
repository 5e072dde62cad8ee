"""Who took part in exercises without a scenario, by their events."""

from collections.abc import Iterable, Iterator
from datetime import date

from incplan.incident.events.coordination import Met, TeamChanged
from incplan.incident.events.events import Called
from incplan.incident.events.fact import Event
from incplan.plan.maintenance.tested.company import FEWEST
from incplan.plan.record import PlainExercise


def taken_part(held: Iterable[tuple[date, Iterable[Event]]]) -> Iterator[PlainExercise]:
    """Each by its day of closing and its events, up to the first of which several are certain."""
    for on, events in held:
        found = _of(on, tuple(events))
        yield found
        if len(found.acted) >= FEWEST:
            return


def _of(on: date, events: tuple[Event, ...]) -> PlainExercise:
    calls = (item for item in events if isinstance(item, Called))
    team = (name for item in events if isinstance(item, TeamChanged) for name in item.joined)
    met = (name for item in events if isinstance(item, Met) for name in (*item.present, item.chair))
    acted = (*(item.by for item in events), *team, *met)
    return PlainExercise(
        on=on,
        acted=tuple(dict.fromkeys(key for key in acted if key)),
        reached=tuple(dict.fromkeys(name for call in calls for name in call.reached)),
    )
