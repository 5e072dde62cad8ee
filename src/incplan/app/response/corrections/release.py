"""Release an entry for readers outside, in its own words or in others."""

from datetime import datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.response.communicate import speaks_outside
from incplan.app.response.corrections.entry import LAST, find_entry, incident_of
from incplan.app.response.corrections.kept_words import Kept, kept_in
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import Released
from incplan.incident.events.fact import Event
from incplan.incident.events.redaction import is_mark
from incplan.incident.response.lifecycle import entitled
from incplan.incident.state.corrections import set_right
from incplan.incident.state.releases import NEVER_RELEASED, own_words, released_words
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.plan.privacy.secrets import SPOKESPERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """An entry was released. `text` is what readers outside read, `kept` what will stop it."""

    incident: str
    event: str
    entry: str
    kind: str
    entry_at: datetime
    entry_by: str | None
    text: str
    kept: tuple[Kept, ...] = ()
    flags: tuple[str, ...] = ()
    receipt: Receipt


def release(
    desk: Desk, part: str | None, entry: str, *, text: str | None = None, at: datetime | None = None
) -> Release:
    """Record that outsiders may read an entry. It is recorded whoever asks; who is flagged.

    Raises UsageError without a name or with an empty text; RefusedError for entries without words,
    withdrawn ones, entries about entries, and where outsiders read the same words already.
    """
    if desk.by is None:
        raise UsageError("releaser_needed")
    if text is not None and is_blank(text):
        raise UsageError("empty_text")
    dossier = desk.dossier(incident_of(desk, part, entry))
    incident = dossier.incident
    target = _target(incident, entry, desk.by)
    words = (text or "").strip() or own_words(target)
    if not words or is_mark(words):
        raise RefusedError("nothing_to_release", entry=target.id)
    if released_words(incident).get(target.id) == words:
        raise RefusedError("released_already", entry=target.id)
    plan = desk.plan_or_none()
    pen = desk.pen(dossier.id)
    event = pen.write(Released, occurred_at=at, entry_id=target.id, text=(text or "").strip())
    return Release(
        incident=dossier.id,
        event=event.id,
        entry=target.id,
        kind=target.KIND.value,
        entry_at=target.occurred_at,
        entry_by=target.by,
        text=words,
        kept=() if plan is None else kept_in(plan, words),
        flags=(*_speaker(plan, incident, desk.by), *_closed(incident)),
        receipt=pen.finish(),
    )


def _target(incident: Incident, entry: str, by: str) -> Event:
    """The entry meant, as it counts now. Raises RefusedError for one that cannot be released."""
    target = _last_of(incident, by) if entry == LAST else find_entry(incident, entry, by)
    if isinstance(target, NEVER_RELEASED):
        about = target.corrects or getattr(target, "entry_id", "")
        raise RefusedError("not_released", entry=target.id, about=about)
    ruling = incident.corrections.get(target.id)
    if ruling is None:
        return target
    if ruling.withdrawn:
        withdrawal = ruling.corrections[-1].id
        raise RefusedError("entry_withdrawn", entry=target.id, withdrawal=withdrawal)
    return set_right(target, ruling)


def _last_of(incident: Incident, by: str) -> Event:
    """The newest entry of one person that counts and says something itself."""
    for event in reversed(incident.events):
        if event.by == by and not isinstance(event, NEVER_RELEASED) and own_words(event):
            return event
    raise RefusedError("nothing_of_yours_to_release", person=by)


def _speaker(plan: Plan | None, incident: Incident, by: str) -> tuple[str, ...]:
    """Links G and H name who addresses outsiders; the spokesperson may too."""
    speaker = speaks_outside(incident)
    if plan is None or entitled(incident, plan, by, (speaker, SPOKESPERSON)):
        return ()
    return (f"speaker_should_be_{speaker}",)


def _closed(incident: Incident) -> tuple[str, ...]:
    return () if incident.is_open else ("incident_is_closed",)
