"""Which sheets of paper the entries of an incident were typed from."""

from incplan.incident.events.events import Transcribed
from incplan.incident.events.words import Origin
from incplan.incident.state.state import Incident


def papers_of(incident: Incident) -> tuple[tuple[str, int], ...]:
    """Each paper number that entries of an incident were typed from, with how many."""
    found: dict[str, int] = {}
    for event in incident.written:
        if event.source is Origin.PAPER and not isinstance(event, Transcribed):
            number = event.paper.partition(" ")[0]
            found[number] = found.get(number, 0) + 1
    return tuple(found.items())
