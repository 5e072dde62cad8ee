"""The usable rest of a file with errors: everything except the wrong parts.

A typo in one number must not hide the person from somebody who has to call at night. `validate`
still reports every error; only other commands use the rest.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from incplan.plan.values.model import Model
from incplan.plan.values.reading import ValidationError, check

Salvaged = TypeVar("Salvaged", bound=Model)
_ROUNDS: Final = 6

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


def salvage(
    model: type[Salvaged], data: Any, defaults: Mapping[str, Any] | None = None
) -> Salvaged | None:
    """The model without its wrong list items and fields; None when nothing usable is left.

    First the innermost list items that hold an error go, then whole top-level fields.
    """
    kept: Any = {**(defaults or {}), **(data if isinstance(data, dict) else {})}
    for attempt in range(_ROUNDS):
        try:
            return check(model, kept)
        except ValidationError as problem:
            routes = [error["loc"] for error in problem.errors(include_url=False)]
        if attempt >= _ROUNDS // 2:
            routes = [route[:1] for route in routes]
        for route in sorted(routes, key=str, reverse=True):
            kept = _without(kept, _guilty(kept, route), defaults or {})
    return None


def _guilty(data: Any, route: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The route to remove: the innermost list item on the way to the error, or the first field."""
    found: tuple[int | str, ...] = route[:1]
    way: list[int | str] = []
    for part in route:
        known = data.keys() if isinstance(data, dict) else range(len(data) if _is_list(data) else 0)
        if part not in known:
            continue
        data = data[part]
        way.append(part)
        if isinstance(part, int):
            found = tuple(way)
    return found


def _is_list(data: Any) -> bool:
    return isinstance(data, list)


def _without(data: Any, route: tuple[int | str, ...], defaults: Mapping[str, Any]) -> Any:
    """A copy without the value at the end of the route; a default comes back in its place."""
    if not route:
        return data
    head, rest = route[0], route[1:]
    if isinstance(data, dict) and head in data:
        if rest:
            return {**data, head: _without(data[head], rest, {})}
        left = {key: value for key, value in data.items() if key != head}
        spare = {key: value for key, value in defaults.items() if key == head}
        return {**left, **spare}
    if isinstance(data, list) and isinstance(head, int) and head < len(data):
        if rest:
            return [*data[:head], _without(data[head], rest, {}), *data[head + 1 :]]
        return [*data[:head], *data[head + 1 :]]
    return data
