"""The journal of an incident: what happened when, what was written late, what was corrected."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from incplan.documents.audiences.editions import is_outside
from incplan.documents.content.blocks import Facts, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.limits import limits_table
from incplan.documents.views.common.released import (
    released_section,
    summary_outside,
    title_outside,
)
from incplan.documents.views.common.stamp import dated, doubt_notice, exercise_notice, proof_section
from incplan.documents.wording.events import correction_marks, event_facts, paper_mark
from incplan.documents.wording.tasks import Tasks, task_texts
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.doubt import level_words
from incplan.i18n.time.dates import short_datetime
from incplan.incident.events.fact import Event
from incplan.incident.events.fields import LATE
from incplan.incident.review.recovery import recovery
from incplan.incident.state.doubt import Loss
from incplan.incident.state.state import Incident

#: Words for entries that cannot be read, are gone, or were changed.
_LOST: Final = {
    Loss.UNREAD: N_("This entry cannot be read: {path}"),
    Loss.GONE: N_("This entry is gone: {path}"),
    Loss.CHANGED: N_("This entry was changed since it was written: {path}"),
}


def journal_view(
    say: Wording,
    incident: Incident,
    *,
    now: datetime,
    commit: str | None,
    fingerprint: str = "",
) -> Document:
    """Head, then one line an event by the time it happened.

    Readers outside get facts, and the sentences that were released for them.
    """
    outside = is_outside(say.audience)
    return Document(
        id="journal",
        language=say.language,
        title=say.t("Incident journal {number}", number=incident.number),
        organisation=say.plan.file.organisation.name,
        subtitle=title_outside(say, incident) if outside else incident.title,
        stamp=dated(say, now.astimezone(say.zone).date()),
        notices=(*exercise_notice(say, incident), *doubt_notice(say, incident)),
        chapters=(
            summary_outside(say, incident) if outside else _summary(say, incident, now),
            released_section(say, incident) if outside else _timeline(say, incident),
            *proof_section(
                say,
                commit=commit,
                fingerprint=fingerprint,
                more=((say.t("Incident"), incident.id),),
            ),
        ),
    )


def _summary(say: Wording, incident: Incident, now: datetime) -> Section:
    """The first page: what it is, and how long each activity was down against its limit."""
    closure = incident.closure
    facts = (
        (say.t("Incident"), incident.number),
        (say.t("Type of incident"), say.fiche(incident.type) or say.t("not known")),
        (say.t("Status"), say.label(f"status.{incident.status.value}")),
        (
            say.t("Level"),
            level_words(say.translator, incident.told_level(incident.level), incident.doubt),
        ),
        (
            say.t("Highest level"),
            level_words(
                say.translator, incident.told_level(incident.highest_level), incident.doubt
            ),
        ),
        (say.t("Detected"), _clock(say, incident.detected_at)),
        (say.t("Closed"), _clock(say, closure.at) if closure else say.t("open")),
    )
    found = recovery(incident, say.plan, now).activities
    limits = limits_table(say, found) if found else None
    blocks = (Facts(facts), limits) if limits is not None else (Facts(facts),)
    return Section(id="summary", title=say.t("Summary"), blocks=blocks, style="short")


def _clock(say: Wording, at: datetime) -> str:
    """Date and time as people say them; the zone stands in the timeline, which is evidence."""
    return short_datetime(at.astimezone(say.zone), say.language)


def _timeline(say: Wording, incident: Incident) -> Section:
    tasks = task_texts(say.plan)
    ordered = sorted(incident.written, key=lambda item: (item.occurred_at, item.recorded_at))
    by_id = {event.id: event for event in ordered}
    columns = (
        say.t("When"),
        say.t("Who"),
        say.t("What"),
        say.t("Entry"),
        say.t("Id"),
    )
    rows = tuple(
        (
            _when(say, event, waiting=event.id in incident.waiting),
            say.person(event.by) or say.t("not known"),
            say.label(f"kind.{event.KIND.value}"),
            _entry(say, tasks, event, by_id, incident),
            event.id,
        )
        for event in ordered
    )
    rows += tuple(_lost(say, incident))
    return Section(
        id="timeline", title=say.t("Timeline"), blocks=(Table(columns, rows),), new_page=True
    )


def _lost(say: Wording, incident: Incident) -> Iterator[tuple[str, str, str, str, str]]:
    """A line for each entry that is not counted, with what its file name tells."""
    unknown = say.t("not known")
    for item in incident.doubt.unread:
        kind = say.label(f"kind.{item.kind}")
        words = say.t(_LOST[item.how], path=item.path)
        when = say.t("written down {time}", time=say.moment(item.recorded_at))
        yield when, unknown, kind, words, item.id
    for gone in incident.doubt.missing:
        words = say.t("Another entry names this one; it is not here.")
        yield unknown, unknown, unknown, words, gone


def _when(say: Wording, event: Event, *, waiting: bool) -> str:
    lines = [say.moment(event.occurred_at)]
    if event.recorded_at - event.occurred_at > LATE:
        lines.append(say.t("written down {time}", time=say.moment(event.recorded_at)))
    if waiting:
        lines.append(say.t("waiting, not in the plan yet"))
    return "\n".join(lines)


def _entry(
    say: Wording,
    tasks: Tasks,
    event: Event,
    by_id: dict[str, Event],
    incident: Incident,
) -> str:
    lines = [event.text, event_facts(say, tasks, event)]
    lines += [
        say.t("evidence: {name} (sha256 {hash})", name=item.name, hash=item.sha256[:16])
        for item in event.evidence
    ]
    if event.corrects:
        lines.append(_corrects(say, event.corrects, by_id.get(event.corrects)))
    lines += paper_mark(say, event)
    lines += correction_marks(say, incident, event)
    return "\n".join(line for line in lines if line) or say.t("no further words")


def _corrects(say: Wording, wrong_id: str, wrong: Event | None) -> str:
    if wrong is None:
        return say.t("corrects {id}, which is not here", id=wrong_id)
    time = say.moment(wrong.occurred_at)
    if not wrong.text:
        return say.t("corrects {id} of {time}", id=wrong_id, time=time)
    return say.t("corrects {id} of {time}: “{text}”", id=wrong_id, time=time, text=wrong.text)
