"""Single facts: what happened, what was done, what is down, what runs again.

Facts are never refused; a fact about a closed incident is written and flagged.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known
from incplan.errors import IncplanError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.course_events import Contained, Eradicated
from incplan.incident.events.events import (
    Affected,
    Called,
    Estimated,
    EvidenceStored,
    HandedOver,
    Logged,
    Restored,
)
from incplan.incident.events.words import CallOutcome, EntryKind, RestoreScope
from incplan.incident.state.state import Incident


def log(
    desk: Desk,
    part: str | None,
    text: str,
    *,
    entry: EntryKind = EntryKind.INFORMATION,
    occurred_at: datetime | None = None,
    effort: timedelta | None = None,
    cost_eur: Decimal | None = None,
    customers_affected: bool | None = None,
    files: tuple[Path, ...] = (),
) -> Recorded:
    """A journal entry in free words, with files as evidence.

    Raises UsageError without a text, and for a file that cannot be taken; nothing is written then.
    """
    if is_blank(text):
        raise UsageError("empty_text")
    handed_in = _handed_in(files)
    return record_fact(
        desk,
        part,
        Logged,
        occurred_at=occurred_at,
        **_evidence(handed_in),
        text=text.strip(),
        entry=entry,
        effort=effort,
        cost_eur=cost_eur,
        customers_affected=customers_affected,
    )


def evidence(
    desk: Desk, part: str | None, files: tuple[Path, ...], *, occurred_at: datetime | None = None
) -> Recorded:
    """Files kept as evidence, without further words. Raises UsageError as `log` does."""
    return record_fact(
        desk, part, EvidenceStored, occurred_at=occurred_at, **_evidence(_handed_in(files))
    )


def _handed_in(files: tuple[Path, ...]) -> list[tuple[Path, bytes]]:
    """Every file read before anything is written."""
    if not files:
        return []
    from incplan.store.journal.attachments import read_evidence

    return [(path, read_evidence(path)) for path in files]


def _evidence(handed_in: list[tuple[Path, bytes]]) -> dict[str, Any]:
    """The bytes to keep, and what the event and the answer say of them."""
    if not handed_in:
        return {}
    from incplan.store.journal.attachments import reference

    known = tuple(dict.fromkeys(reference(path, content) for path, content in handed_in))
    return {
        "files": tuple(content for _path, content in handed_in),
        "evidence": known,
        "details": {"evidence": [{"sha256": item.sha256, "name": item.name} for item in known]},
    }


def affect(
    desk: Desk,
    part: str | None,
    activity: str,
    *,
    percent: int | None = None,
    since: datetime | None = None,
    text: str = "",
) -> Recorded:
    """An activity is down, or degraded to a percentage, since a moment (S-069, TC23)."""
    name = known("activity", activity, desk.plan().activities)
    return record_fact(
        desk,
        part,
        Affected,
        occurred_at=since,
        activity=name,
        percent=percent,
        text=text,
        details={"activity": name, "percent": percent},
    )


def eta(
    desk: Desk,
    part: str | None,
    at: datetime | None,
    *,
    activity: str | None = None,
    text: str = "",
) -> Recorded:
    """When an activity, or everything, is expected back; None when nobody knows (S-062)."""
    name = known("activity", activity, desk.plan().activities) if activity else None
    return record_fact(
        desk,
        part,
        Estimated,
        occurred_at=None,
        activity=name,
        eta=at,
        text=text,
        details={"activity": name, "eta": at},
    )


def restore(
    desk: Desk,
    part: str | None,
    activity: str,
    *,
    scope: RestoreScope = RestoreScope.FULL,
    at: datetime | None = None,
    data_loss: timedelta | None = None,
    text: str = "",
) -> Recorded:
    """An activity runs again, at its minimum level or in full."""
    dossier = desk.dossier(part)
    name = known("activity", activity, desk.plan().activities)
    flags = _restore_flags(dossier.incident, name, at or desk.now)
    return record_fact(
        desk,
        dossier.id,
        Restored,
        occurred_at=at,
        activity=name,
        scope=scope,
        data_loss=data_loss,
        text=text,
        flags=flags,
        details={"activity": name, "scope": scope.value},
    )


def _restore_flags(incident: Incident, activity: str, at: datetime) -> tuple[str, ...]:
    periods = incident.interruptions.get(activity)
    if not periods:
        return ("activity_was_not_affected",)
    return ("restored_before_disruption",) if at < periods[-1].started_at else ()


def contained(desk: Desk, part: str | None, *, at: datetime | None, text: str = "") -> Recorded:
    """The incident no longer spreads (S-047)."""
    return record_fact(desk, part, Contained, occurred_at=at, text=text)


def cause(
    desk: Desk,
    part: str | None,
    *,
    found: bool,
    cause_text: str = "",
    efforts: str = "",
    at: datetime | None = None,
) -> Recorded:
    """The cause was found and removed, or reasonable efforts did not find it (S-080, TC11)."""
    if found and is_blank(cause_text):
        raise UsageError("cause_needs_text")
    if not found and is_blank(efforts):
        raise UsageError("efforts_need_text")
    return record_fact(
        desk,
        part,
        Eradicated,
        occurred_at=at,
        cause_found=found,
        cause=cause_text.strip(),
        efforts=efforts.strip(),
    )


def called(
    desk: Desk,
    part: str | None,
    contact: str,
    outcome: CallOutcome,
    *,
    role: str | None = None,
    at: datetime | None = None,
    text: str = "",
) -> Recorded:
    """Somebody was called: reached, no answer, wrong number."""
    name = known("contact", contact, desk.plan().contacts)
    return record_fact(
        desk,
        part,
        Called,
        occurred_at=at,
        contact=name,
        role=role,
        outcome=outcome,
        text=text,
        details={"contact": name, "outcome": outcome.value},
    )


def hand_over(
    desk: Desk, part: str | None, role: str, to: str, *, at: datetime | None = None, text: str = ""
) -> Recorded:
    """A function moves to somebody else; absent people are flagged, not refused.

    The briefing the successor gets is recorded with it, in that person's first language, after
    the note.
    """
    plan = desk.plan()
    name = known("contact", to, plan.contacts)
    flags = ("person_is_absent",) if plan.contacts[name].is_absent(desk.local_now.date()) else ()
    incident_id = desk.resolve(part)
    briefing = _handover_briefing(desk, incident_id, role, name)
    return record_fact(
        desk,
        incident_id,
        HandedOver,
        occurred_at=at,
        role=role,
        to=name,
        text="\n\n".join(words for words in (text.strip(), briefing) if words),
        flags=flags,
        details={"role": role, "to": name, "briefing": briefing},
    )


def _handover_briefing(desk: Desk, incident_id: str, role: str, to: str) -> str:
    """The situation as the successor finds it, in a language that person reads; an unreadable
    incident is handed over without."""
    from incplan.app.response.situation.situation_report import situation_report
    from incplan.i18n.catalogue import LANGUAGES, translator

    try:
        spoken = desk.plan().contacts[to].languages
        ours = (item for item in spoken if item in LANGUAGES)
        language = translator(next(ours, desk.plan().file.language))
        moved = {role: to}
        return situation_report(desk, incident_id, "team", language, taken_over=moved).text
    except IncplanError:
        return ""
