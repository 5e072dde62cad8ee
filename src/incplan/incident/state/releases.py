"""Which words of an incident readers outside may read: those somebody released for them.

An entry is released when it is written (`Logged.public`) or later (`Released`). Entries that were
withdrawn are not released, nor by a release that was withdrawn.
"""

from collections.abc import Mapping
from typing import Final

from incplan.incident.events.course_events import Declared
from incplan.incident.events.events import Corrected, Logged, Redacted, Released
from incplan.incident.events.fact import Event
from incplan.incident.events.redaction import is_mark
from incplan.incident.state.corrections import words_field
from incplan.incident.state.state import Incident

#: Entries about other entries, which say nothing of their own to readers outside.
NEVER_RELEASED: Final = (Corrected, Redacted, Released)


def own_words(event: Event) -> str:
    """The words of an entry, as a release without a text of its own would show them."""
    return str(getattr(event, words_field(event), "") or event.text).strip()


def released_words(incident: Incident) -> Mapping[str, str]:
    """What readers outside read, by the id of the entry; words removed on request are left out.

    Of several releases of one entry the last in causal order counts, so that every copy of the
    journal gives the same. Corrections of the entry and of its release count.
    """
    by_id = {event.id: event for event in incident.events}
    found = {
        event.id: own_words(event)
        for event in incident.events
        if isinstance(event, Logged) and event.public
    }
    for release in incident.releases:
        entry = by_id.get(release.entry_id)
        if entry is not None and not isinstance(entry, NEVER_RELEASED):
            found[entry.id] = release.text.strip() or own_words(entry)
    return {key: words for key, words in found.items() if words and not is_mark(words)}


def released_title(incident: Incident) -> str:
    """The words of the declaration, if they were released."""
    released = released_words(incident)
    return next(
        (
            released[event.id]
            for event in incident.events
            if isinstance(event, Declared) and event.id in released
        ),
        "",
    )
