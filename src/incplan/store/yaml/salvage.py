"""The usable rest of a file with errors: everything except the wrong parts.

A typo in one number must not hide the person from somebody who has to call at night. `validate`
still reports every error; only other commands use the rest.
"""

from collections.abc import Mapping
from typing import Any, Final, Generic, TypeVar

from incplan.diagnostics import Route
from incplan.frozen import dataclass
from incplan.plan.values.model import Model
from incplan.plan.values.reading import ValidationError, check

Salvaged = TypeVar("Salvaged", bound=Model)
_ROUNDS: Final = 10

#: An empty plan file, used when the real one is missing or unusable.
BARE_PLAN: Final[Mapping[str, Any]] = {
    "format": "1",
    "language": "fr",
    "version": "?",
    "organisation": {"name": "?"},
    "preparation": {},
    "prior_documents": {
        "risk_assessment": {"done": "no"},
        "risk_treatment": {"done": "no"},
        "business_continuity_plan": {"done": "no"},
    },
    "roles": {},
}
#: What an activity cannot be without, while the rest of it is of use.
BARE_ACTIVITY: Final[Mapping[str, Any]] = {
    "resources": {},
    "minimum_level": {},
}


@dataclass(frozen=True, slots=True)
class Rest(Generic[Salvaged]):
    """What is used of a file with errors, and the routes to what was left out."""

    value: Salvaged
    left_out: tuple[Route, ...]


def salvage(
    model: type[Salvaged], data: Any, defaults: Mapping[str, Any] | None = None
) -> Rest[Salvaged] | None:
    """The model without its wrong parts; None when nothing usable is left.

    Of a list the innermost item that holds an error goes, since an item without one of its values
    may mean another thing. Elsewhere the value alone goes, then what cannot be without it.
    """
    kept: Any = {**(defaults or {}), **(data if isinstance(data, dict) else {})}
    if defaults:
        kept = model.prepared(kept)  # what is not answered yet is told before wrong parts go
    left_out: list[Route] = []
    for attempt in range(_ROUNDS):
        try:
            return Rest(check(model, kept), tuple(left_out))
        except ValidationError as problem:
            routes = [error["loc"] for error in problem.errors(include_url=False)]
        if attempt >= _ROUNDS // 2:
            routes = [route[:1] for route in routes]
        for route in sorted({_guilty(kept, route) for route in routes}, key=_place, reverse=True):
            kept = _without(kept, route, defaults or {})
            left_out.append(route)
    return None


def _place(route: Route) -> tuple[tuple[int, str], ...]:
    """A key to sort by: of two items of a list the later one is the greater."""
    return tuple((part, "") if isinstance(part, int) else (0, part) for part in route)


def _guilty(data: Any, route: Route) -> Route:
    """The route to remove: the innermost list item on the way, else the innermost value there."""
    way: list[int | str] = []
    item = 0
    for part in route:
        known = data.keys() if isinstance(data, dict) else range(len(data) if _is_list(data) else 0)
        if part not in known:
            continue
        data = data[part]
        way.append(part)
        if isinstance(part, int):
            item = len(way)
    return tuple(way[:item] if item else way) or tuple(route[:1])


def _is_list(data: Any) -> bool:
    return isinstance(data, list)


def _without(data: Any, route: Route, defaults: Any) -> Any:
    """A copy without the value at the end of the route; a default comes back in its place."""
    if not route:
        return data
    head, rest = route[0], route[1:]
    spare = defaults if isinstance(defaults, Mapping) else {}
    if isinstance(data, dict) and head in data:
        if rest:
            return {**data, head: _without(data[head], rest, spare.get(str(head)))}
        left = {key: value for key, value in data.items() if key != head}
        return {**left, **{key: value for key, value in spare.items() if key == head}}
    if isinstance(data, list) and isinstance(head, int) and head < len(data):
        if rest:
            return [*data[:head], _without(data[head], rest, None), *data[head + 1 :]]
        return [*data[:head], *data[head + 1 :]]
    return data
