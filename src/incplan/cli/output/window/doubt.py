"""What of incidents cannot be relied on, said above answers and in their JSON."""

from collections.abc import Iterator

from incplan.app.register.open_doubt import doubts_of_open
from incplan.cli.session.settings import Settings
from incplan.i18n.catalogue import active_translator
from incplan.i18n.labels.doubt import doubt_sentence, in_doubt_sentence
from incplan.incident.state.doubt import CERTAIN, Doubt, joined


def doubt_told(doubt: Doubt) -> str:
    """The sentence about one incident."""
    return doubt_sentence(active_translator(), doubt)


def open_doubts_told(settings: Settings, result: object) -> tuple[str, ...]:
    """One sentence that names the open incidents in doubt which the answer does not name itself."""
    told = frozenset(_named_by(result))
    found = [item for item in _found(settings) if item not in told]
    sentence = in_doubt_sentence(active_translator(), found)
    return (sentence,) if sentence else ()


def joined_doubt(settings: Settings, own: Doubt | None) -> Doubt | None:
    """The doubt about all open incidents, and about the plan's own journal where that is told."""
    return joined(_found(settings), own or CERTAIN) or None


def _found(settings: Settings) -> dict[str, Doubt]:
    return doubts_of_open(settings.desk) if settings.desk is not None else {}


def _named_by(result: object) -> Iterator[str]:
    """Incidents of which a list says itself that they are in doubt."""
    yield from getattr(result, "in_doubt", ())
    for entry in getattr(result, "entries", ()):
        if getattr(entry, "doubt", None):
            yield entry.id
