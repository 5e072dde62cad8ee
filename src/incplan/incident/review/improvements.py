"""Every action that reviews asked for, done or not, the overdue first (S-089)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from incplan.plan.files.review import Action, ActionKind, ActionTarget, Priority, ReviewFile
from incplan.plan.record import ActionState, PlanRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """An action of a review. `key` is the incident and its place in the file: `...-bp55.2`."""

    key: str
    incident: str
    what: str
    owner: str | None
    due: date | None
    kind: ActionKind
    target: ActionTarget | None
    priority: Priority
    done: ActionState | None
    overdue: bool

    @property
    def is_open(self) -> bool:
        """Not done yet."""
        return self.done is None


_URGENT = {Priority.HIGH: 0, Priority.NORMAL: 1, Priority.LOW: 2}


def improvements(
    reviews: Mapping[str, ReviewFile], record: PlanRecord, today: date
) -> tuple[Improvement, ...]:
    """Actions of all reviews by incident: overdue, then by day and priority, done ones last."""
    found = [
        _improvement(incident, place, action, record, today)
        for incident, review in reviews.items()
        for place, action in enumerate(review.actions, start=1)
    ]
    return tuple(sorted(found, key=_urgency))


def matching(found: Iterable[Improvement], given: str) -> tuple[Improvement, ...]:
    """The actions a person may mean: `bp55.2`, `2026-002.2`, or the whole key."""
    wanted = given.strip().lower()
    part, _dot, place = wanted.rpartition(".")
    exact = tuple(item for item in found if item.key.lower() == wanted)
    if exact or not part:
        return exact
    return tuple(
        item
        for item in found
        if item.key.endswith(f".{place}") and _piece(item.incident.lower(), part)
    )


def _piece(incident: str, part: str) -> bool:
    _series, year, number, suffix = incident.split("-")
    same_number = part.isdecimal() and len(part) < 9 and int(part) == int(number)
    return part in (incident, suffix, f"{year}-{number}") or same_number


def _improvement(
    incident: str, place: int, action: Action, record: PlanRecord, today: date
) -> Improvement:
    key = f"{incident}.{place}"
    done = _done(incident, key, action.what, record)
    return Improvement(
        key=key,
        incident=incident,
        what=action.what,
        owner=action.owner,
        due=action.due,
        kind=action.kind,
        target=action.target,
        priority=action.priority,
        done=done,
        overdue=done is None and action.due is not None and action.due < today,
    )


def _done(incident: str, key: str, what: str, record: PlanRecord) -> ActionState | None:
    """Actions are matched by their words: inserting a line above must not change what is done."""
    for known, state in record.actions_done.items():
        if state.what and known.startswith(f"{incident}.") and state.what == what:
            return state
    numbered = record.actions_done.get(key)
    return numbered if numbered is not None and not numbered.what else None


def _urgency(item: Improvement) -> tuple[bool, bool, date, int, str]:
    return (
        not item.is_open,
        not item.overdue,
        item.due or date.max,
        _URGENT[item.priority],
        item.key,
    )
