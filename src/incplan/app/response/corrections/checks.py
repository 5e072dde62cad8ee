"""What refuses a correction: no place for a value, no effect, no reason, the end of a crisis."""

from typing import Any

from incplan.app.desk.desk import Desk, Dossier
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import Corrected
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CorrectionEffect
from incplan.incident.state.corrections import (
    correctable,
    person_field,
    rulings,
    set_right,
    time_field,
    words_field,
)
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.vocabulary import Level

#: How each value is given.
_OPTIONS = {
    "text": "TEXT",
    "corrected_at": "--at",
    "level": "--level",
    "activity": "--activity",
    "who": "--who",
    "cost_eur": "--cost",
    "effort": "--effort",
    "site": "--site",
    "next_at": "--next",
}


def check_author(desk: Desk, target: Event, reason: str) -> None:
    """Raises RefusedError for an entry of somebody else without a reason."""
    if target.by != desk.by and is_blank(reason):
        raise RefusedError("reason_for_foreign_entry", entry=target.id, person=target.by or "?")


def as_it_counts(incident: Incident, root: Event) -> Event:
    """An entry with the values that count now."""
    ruling = incident.corrections.get(root.id)
    return root if ruling is None else set_right(root, ruling)


def check_effect(
    desk: Desk, dossier: Dossier, target: Event, root: Event, given: dict[str, object]
) -> None:
    """Raises RefusedError where another correction of the same entry counts all the same."""
    if target is root:
        return
    written = dossier.incident.written
    tried = _tried(desk, dossier, {**given, "corrects": target.id})
    ruled = rulings((*written, tried)).get(root.id)
    if ruled is not None and ruled.withdrawn:
        withdrawal = ruled.corrections[-1].id
        raise RefusedError("entry_withdrawn", entry=root.id, withdrawal=withdrawal)
    after = root if ruled is None else set_right(root, ruled)
    counted = {name: getattr(after, field_of(root, name), None) for name in given}
    if not all(is_same(counted[name], value) for name, value in given.items()):
        raise RefusedError("other_correction_counts", entry=target.id, root=root.id)


def _tried(desk: Desk, dossier: Dossier, words: dict[str, Any]) -> Corrected:
    """A correction that is not recorded, to see what it would do; its author has seen all."""
    return Corrected(
        id="tried",
        incident=dossier.id,
        occurred_at=desk.now,
        recorded_at=desk.now,
        after=tuple(event.id for event in dossier.incident.written),
        **words,
    )


def check_kind(target: Event, root: Event, given: dict[str, object]) -> None:
    """Raises UsageError for a value that the entry, or the one it corrects, has no place for."""
    if isinstance(target, Corrected) and target.effect is CorrectionEffect.WITHDRAWN:
        raise RefusedError("withdrawal_says_nothing", entry=target.id, root=root.id)
    allowed = correctable(root)
    for name in given:
        if name not in allowed:
            raise UsageError(
                "not_correctable",
                entry=target.id,
                option=_OPTIONS[name],
                known=", ".join(_OPTIONS[item] for item in allowed),
            )


def field_of(target: Event, name: str) -> str:
    """The field of an entry that a value of a correction puts right."""
    names = {
        "text": words_field(target),
        "corrected_at": time_field(target),
        "who": person_field(target),
    }
    declared = name == "activity" and not hasattr(target, "activity")
    return "activities" if declared else names.get(name, name)


def is_same(before: object, value: object) -> bool:
    """Whether a field holds a value already, alone or as its only one."""
    return before == value or before == (value,)


def check_level(dossier: Dossier, words: dict[str, Any], desk: Desk) -> None:
    """Refuse to lower a crisis by a correction: that needs two people (S-034).

    Raises RefusedError.
    """
    if dossier.incident.level is not Level.CRISIS:
        return
    after = fold((*dossier.incident.written, _tried(desk, dossier, words)))
    if after is not None and after.level is not Level.CRISIS:
        raise RefusedError("crisis_lowered_by_correction", incident=dossier.id)
