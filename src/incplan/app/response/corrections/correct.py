"""Correct an entry, or withdraw it; both stay readable (S-105)."""

from dataclasses import field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from incplan.app.desk.desk import Desk, Dossier, Receipt
from incplan.app.desk.naming import known_activity, known_contact, known_site
from incplan.app.response.calls.contact_check import withdraw_from_plan
from incplan.app.response.corrections.checks import (
    as_it_counts,
    check_author,
    check_effect,
    check_kind,
    check_level,
    field_of,
    is_same,
)
from incplan.app.response.corrections.consequences import Moved, moved
from incplan.app.response.corrections.entry import LAST, find_entry, incident_of
from incplan.app.response.corrections.kept_words import Kept, kept_in
from incplan.app.response.situation.briefing import Briefing, brief
from incplan.app.response.situation.duties import with_obligations
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import Corrected
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CorrectionEffect
from incplan.incident.state.corrections import (
    NEVER_WITHDRAWN,
    RIGHT_VALUES,
    corrected_entry,
    set_right,
    words_field,
)
from incplan.incident.state.fold import fold
from incplan.incident.state.releases import released_words
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class RightValues:
    """The right values; None leaves a value as it was."""

    text: str | None = None
    corrected_at: datetime | None = None
    level: Level | None = None
    activity: str | None = None
    who: str | None = None
    cost_eur: Decimal | None = None
    effort: timedelta | None = None
    site: str | None = None
    next_at: datetime | None = None

    @property
    def given(self) -> dict[str, object]:
        """The values that were given, by the fields of a correction."""
        pairs = ((name, getattr(self, name)) for name in RIGHT_VALUES)
        return {name: value for name, value in pairs if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An entry was put right. `before` and `after` hold the changed values by field.

    `kept` is what will stop a document, where outsiders read other words from now on.
    """

    incident: str
    event: str
    entry: str
    kind: str
    effect: str
    entry_at: datetime
    entry_by: str | None
    entry_text: str
    before: dict[str, object] = field(default_factory=dict)
    after: dict[str, object] = field(default_factory=dict)
    moved: Moved = field(default_factory=Moved)
    next: Briefing | None = None
    kept: tuple[Kept, ...] = ()
    flags: tuple[str, ...] = ()
    receipt: Receipt


def correct(
    desk: Desk,
    part: str | None,
    entry: str,
    right: RightValues,
    translator: Translator,
    *,
    reason: str = "",
) -> Correction:
    """Record the right values of an entry.

    Raises UsageError when none is given, or one the entry does not have; RefusedError for an entry
    of somebody else without a reason, for a withdrawn one, and when nothing changes.
    """
    given = right.given
    if not given:
        raise UsageError("nothing_to_correct")
    if "text" in given and is_blank(str(given["text"])):
        raise UsageError("empty_text")
    dossier = desk.dossier(incident_of(desk, part, entry))
    target = find_entry(dossier.incident, entry, desk.by)
    root = corrected_entry(target, dossier.incident.written)
    check_kind(target, root, given)
    given = _with_ids(desk, given)
    ruling = dossier.incident.corrections.get(target.id)
    if ruling is not None and ruling.withdrawn:
        by_what = ruling.corrections[-1].id
        raise RefusedError("entry_withdrawn", entry=target.id, withdrawal=by_what)
    check_author(desk, target, reason)
    now = target if ruling is None else set_right(target, ruling)
    counting = as_it_counts(dossier.incident, root)
    before = {name: getattr(counting, field_of(root, name), None) for name in given}
    if all(is_same(before[name], value) for name, value in given.items()):
        raise RefusedError("correction_changes_nothing", entry=target.id)
    check_effect(desk, dossier, target, root, given)
    return _record(
        desk,
        dossier,
        target,
        CorrectionEffect.REPLACED,
        given,
        translator,
        reason=reason,
        before=before,
        shown=now,
    )


def undo(
    desk: Desk, part: str | None, entry: str, translator: Translator, *, reason: str = ""
) -> Correction:
    """Withdraw an entry: it no longer counts, and stays readable with that mark.

    Raises RefusedError for entries that have a command of their own for this, for somebody else's
    entry without a reason, and for one already withdrawn.
    """
    dossier = desk.dossier(incident_of(desk, part, entry))
    target = find_entry(dossier.incident, entry, desk.by)
    check_undo(desk, dossier.incident, target, reason)
    ruling = dossier.incident.corrections.get(target.id)
    now = target if ruling is None else set_right(target, ruling)
    return _record(
        desk, dossier, target, CorrectionEffect.WITHDRAWN, {}, translator, reason=reason, shown=now
    )


def entry_to_undo(desk: Desk, part: str | None, entry: str = LAST) -> tuple[str, Event]:
    """The incident and the entry that `undo` means, so that the person can confirm it."""
    dossier = desk.dossier(incident_of(desk, part, entry))
    return dossier.id, find_entry(dossier.incident, entry, desk.by)


def check_undo(desk: Desk, incident: Incident, target: Event, reason: str) -> None:
    """Raises RefusedError when the entry cannot be withdrawn, or not by this person in this way."""
    if isinstance(target, NEVER_WITHDRAWN):
        raise RefusedError(f"not_undone_{target.KIND.value}", incident=incident.id)
    ruling = incident.corrections.get(target.id)
    if ruling is not None and ruling.withdrawn:
        raise RefusedError("entry_withdrawn", entry=target.id, withdrawal=ruling.corrections[-1].id)
    check_author(desk, target, reason)


def _with_ids(desk: Desk, given: dict[str, object]) -> dict[str, object]:
    """Contacts, activities and sites by their ids; times in the plan's zone, to the second."""
    found = dict(given)
    if "who" in found:
        found["who"] = known_contact(desk.plan(), str(found["who"]))
    if "activity" in found:
        found["activity"] = known_activity(desk.plan(), str(found["activity"]))
    if "site" in found:
        found["site"] = known_site(desk.plan(), str(found["site"]))
    for name in ("corrected_at", "next_at"):
        at = found.get(name)
        if isinstance(at, datetime):
            found[name] = at.astimezone(desk.zone).replace(microsecond=0)
    if "text" in found:
        found["text"] = str(found["text"]).strip()
    return found


def _record(
    desk: Desk,
    dossier: Dossier,
    target: Event,
    effect: CorrectionEffect,
    given: dict[str, object],
    translator: Translator,
    *,
    reason: str,
    shown: Event,
    before: dict[str, object] | None = None,
) -> Correction:
    words: dict[str, Any] = {
        **given,
        "effect": effect,
        "corrects": target.id,
        "reason": reason.strip(),
    }
    check_level(dossier, words, desk)
    pen = desk.pen(dossier.id)
    event = pen.write(Corrected, **words)
    after = fold(pen.events, pen.unread, pen.waiting)
    assert after is not None  # the first declaration is never withdrawn
    if effect is CorrectionEffect.WITHDRAWN or "who" in given:
        withdraw_from_plan(desk, target)
    after = desk.with_outages(after)
    old = _briefing(desk, dossier.incident, translator)
    new = _briefing(desk, after, translator)
    return Correction(
        incident=dossier.id,
        event=event.id,
        entry=target.id,
        kind=target.KIND.value,
        effect=effect.value,
        entry_at=shown.occurred_at,
        entry_by=target.by,
        entry_text=getattr(shown, words_field(shown), "") or shown.text,
        before=before or {},
        after=given,
        moved=moved(old, new) if old and new else Moved(),
        next=new if after.is_open else None,
        kept=_kept(desk.plan_or_none(), dossier.incident, after),
        flags=_flags(dossier.incident, after),
        receipt=pen.finish(),
    )


def _flags(before: Incident, after: Incident) -> tuple[str, ...]:
    """That it comes late, and that readers outside read something else from now on."""
    closed = () if before.is_open else ("incident_is_closed",)
    read = released_words(before) != released_words(after)
    return (*closed, *(("outsiders_read_other_words",) if read else ()))


def _kept(plan: Plan | None, before: Incident, after: Incident) -> tuple[Kept, ...]:
    """What must not leave in words that outsiders read from now on."""
    if plan is None:
        return ()
    old = released_words(before)
    new = (words for key, words in released_words(after).items() if old.get(key) != words)
    return tuple(item for words in new for item in kept_in(plan, words))


def _briefing(desk: Desk, incident: Incident, translator: Translator) -> Briefing | None:
    """The state after the correction; None without a usable plan, the correction stands anyway."""
    plan = desk.plan_or_none()
    if plan is None:
        return None
    found = brief(incident, plan, desk.local_now, translator)
    return with_obligations(desk, incident, found, translator)
