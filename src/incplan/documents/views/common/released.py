"""What readers outside are told of an incident: its facts, and the sentences released for them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from incplan.documents.content.blocks import Block, Facts, Paragraph, Table
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.doubt import level_words
from incplan.incident.events.course_events import (
    Cancelled,
    Closed,
    Contained,
    Declared,
    Eradicated,
    Reopened,
)
from incplan.incident.events.events import Affected, Restored
from incplan.incident.events.fact import Event
from incplan.incident.state.releases import released_title, released_words
from incplan.incident.state.state import Incident
from incplan.vocabulary import Audience

#: Kinds of events that customers are told of without a word of their authors.
_FOR_CUSTOMERS: Final = (
    Declared, Affected, Restored, Contained, Eradicated, Closed, Cancelled, Reopened,
)  # fmt: skip
#: The public is told when it began and ended.
_FOR_PUBLIC: Final = (Declared, Closed, Cancelled, Reopened)


def title_outside(say: Wording, incident: Incident) -> str:
    """The words of the declaration if they were released, else the type of incident."""
    return released_title(incident) or say.fiche(incident.type)


def released_lines(say: Wording, incident: Incident) -> tuple[tuple[datetime, str], ...]:
    """Facts and released sentences with their times, in the order in which they happened."""
    return tuple(sorted(_lines(say, incident), key=lambda line: line[0]))


def _lines(say: Wording, incident: Incident) -> Iterator[tuple[datetime, str]]:
    released = released_words(incident)
    told = _FOR_PUBLIC if say.audience is Audience.PUBLIC else _FOR_CUSTOMERS
    for event in incident.events:
        words = released.get(event.id) or (_fact(say, event) if isinstance(event, told) else "")
        if words:
            yield event.occurred_at, words


def _fact(say: Wording, event: Event) -> str:
    """The kind of an event, and the activity it is about."""
    kind = say.label(f"kind.{event.KIND.value}")
    if isinstance(event, Affected | Restored):
        return say.named(kind, say.activity(event.activity))
    return kind


def summary_outside(say: Wording, incident: Incident) -> Section:
    """Number, type, status and times; the public is not told how severe it was."""
    closure = incident.closure
    facts = [
        (say.t("Incident"), incident.number),
        (say.t("Type of incident"), say.fiche(incident.type) or say.t("not known")),
        (say.t("Status"), say.label(f"status.{incident.status.value}")),
        (say.t("Detected"), say.moment(incident.detected_at)),
        (say.t("Closed"), say.moment(closure.at) if closure else say.t("open")),
    ]
    if say.audience is not Audience.PUBLIC:
        highest = level_words(
            say.translator, incident.told_level(incident.highest_level), incident.doubt
        )
        facts.insert(3, (say.t("Highest level"), highest))
    return Section(id="summary", title=say.t("Summary"), blocks=(Facts(tuple(facts)),))


def released_section(say: Wording, incident: Incident) -> Section:
    """When and what, one line each."""
    rows = tuple((say.moment(at), words) for at, words in released_lines(say, incident))
    columns = (say.t("When"), say.t("What happened"))
    block: Block = Table(columns, rows) if rows else Paragraph(say.t("None recorded."))
    return Section(id="released", title=say.t("What happened"), blocks=(block,))
