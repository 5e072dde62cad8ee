"""What differs between two versions of a plan, field by field; `documents` puts it in words.

Only the content of files counts, not comments, spacing and the order of keys.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

from incplan.plan.files.acceptances import AcceptedFindings
from incplan.plan.files.activities import Activity
from incplan.plan.gaps import Use
from incplan.plan.maintenance.coverage import Part
from incplan.plan.maintenance.fingerprint import BOOKKEEPING, Way
from incplan.plan.obligations.pack import Delay
from incplan.plan.plan import Plan
from incplan.plan.values.durations import half_days
from incplan.plan.values.model import Model

#: Parts of a plan that its own files hold, in the order they are read.
PARTS: Final = tuple(part.value for part in Part if part is not Part.SHIPPED)
_UNREAD: Final = (Use.NOTHING, Use.SHIPPED)
_ATTRIBUTES: Final = {"fiches": "adoptions"}
#: Values that are compared as a whole.
_WHOLE: Final = (Delay,)


#: Parts that are one file, and its content.
_SINGLE: Final[Mapping[str, Callable[[Plan], Any]]] = {
    "plan": lambda plan: plan.file,
    "levels": lambda plan: plan.levels,
    "obligations": lambda plan: plan.obligations,
    "acceptances": lambda plan: AcceptedFindings(accepted=plan.accepted),
    "roster": lambda plan: plan.roster,
}


class Move(StrEnum):
    """What happened to a file, a list item or a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `file` is the name in a folder, "" for a single file; `route` leads to it.

    A whole file added or removed has an empty route, and its model on the side that has it.
    """

    part: str
    file: str
    route: tuple[str, ...]
    how: Move
    before: Any = None
    after: Any = None


def difference(before: Plan, after: Plan, *, bookkeeping: bool = False) -> tuple[Change, ...]:
    """Every change, by part and file; `bookkeeping` with what does not touch the approval.

    A file that one side could not read is left out: nobody removed what stands in it. Of a file
    read in part, what only that side lacks is left out too.
    """
    found: list[Change] = []
    unread = {gap.subject for gap in (*before.gaps, *after.gaps) if gap.use in _UNREAD}
    lacking = {Move.ADDED: _in_part(before), Move.REMOVED: _in_part(after)}
    for part in PARTS:
        for file, old, new in _files(before, after, part):
            if {part, f"{part}/{file}"} & unread:
                continue
            if old is None or new is None:
                how = Move.ADDED if old is None else Move.REMOVED
                found.append(Change(part, file, (), how, old, new))
                continue
            left_out = () if bookkeeping else BOOKKEEPING.get(part, ())
            found += [
                Change(part, file, *item)
                for item in _compared((), old, new)
                if not _matches(item[0], left_out)
                and f"{part}/{file}" not in lacking.get(item[1], ())
            ]
    return tuple(found)


def _in_part(plan: Plan) -> frozenset[str]:
    """The files of which something is left out because it cannot be read."""
    return frozenset(gap.subject for gap in plan.gaps if gap.use is Use.REST)


def _files(before: Plan, after: Plan, part: str) -> Iterator[tuple[str, Any, Any]]:
    if part in _SINGLE:
        read = _SINGLE[part]
        yield "", read(before), read(after)
        return
    old: Mapping[str, Any] = getattr(before, _ATTRIBUTES.get(part, part), {})
    new: Mapping[str, Any] = getattr(after, _ATTRIBUTES.get(part, part), {})
    for file in sorted({*old, *new}):
        yield file, old.get(file), new.get(file)


def _matches(route: tuple[str, ...], ways: tuple[Way, ...]) -> bool:
    """Whether a route begins with one of these patterns; `*` stands for any key."""
    return any(
        len(route) >= len(way)
        and all(step in ("*", key) for step, key in zip(way, route, strict=False))
        for way in ways
    )


_Found = tuple[tuple[str, ...], Move, Any, Any]


#: The field that says which of the others nobody has answered.
WORKED_OUT: Final = "unanswered"


def _compared(route: tuple[str, ...], old: Any, new: Any) -> Iterator[_Found]:
    """Differences below a place; a group on one side only is compared field by field."""
    if old == new and half_days(old) == half_days(new) and not isinstance(old, Activity):
        return
    model = next((item for item in (old, new) if _has_fields(item)), None)
    if model is not None and _fits(old, model) and _fits(new, model):
        for name in (item.name for item in fields(model) if item.name != WORKED_OUT):
            yield from _compared((*route, name), _said(old, name), _said(new, name))
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            yield from _compared((*route, str(key)), old.get(key), new.get(key))
    elif _is_list(old) and _is_list(new):
        yield from _lists(route, old or (), new or (), considered=(old is None, new is None))
    else:
        yield (route, _move(old, new), old, new)


def _said(value: Any, name: str) -> Any:
    """What a file says in a field; nothing for an objective that it leaves open."""
    return None if name in getattr(value, WORKED_OUT, ()) else getattr(value, name, None)


def _is_list(value: Any) -> bool:
    return value is None or isinstance(value, tuple)


def _has_fields(value: Any) -> bool:
    return isinstance(value, Model) and not isinstance(value, _WHOLE)


def _fits(value: Any, model: Model) -> bool:
    return value is None or type(value) is type(model)


def _move(old: Any, new: Any) -> Move:
    if old is None or new is None:
        return Move.ADDED if old is None else Move.REMOVED
    return Move.CHANGED


def _lists(
    route: tuple[str, ...], old: Sequence[Any], new: Sequence[Any], considered: tuple[bool, bool]
) -> Iterator[_Found]:
    """Items with an id are compared by id; other lists give added and removed items."""
    if old and new and all(hasattr(item, "id") for item in (*old, *new)):
        before, after = ({item.id: item for item in items} for items in (old, new))
        for key in dict.fromkeys((*before, *after)):
            if key in before and key in after:
                yield from _compared((*route, key), before[key], after[key])
            else:
                pair = before.get(key), after.get(key)
                yield ((*route, key), _move(*pair), *pair)
        return
    gone = [item for item in old if item not in new]
    come = [item for item in new if item not in old]
    if not gone and not come:
        # The order changed, or a list became empty instead of absent, or the reverse.
        pair = (None if considered[0] else tuple(old)), (None if considered[1] else tuple(new))
        yield (route, Move.CHANGED, *pair)
    elif len(gone) == len(come):
        yield from ((route, Move.CHANGED, *pair) for pair in zip(gone, come, strict=True))
    else:
        yield from ((route, Move.REMOVED, item, None) for item in gone)
        yield from ((route, Move.ADDED, None, item) for item in come)
