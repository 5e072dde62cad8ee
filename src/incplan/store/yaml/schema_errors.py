"""Turn a model's validation errors into diagnostics: one per value, at its exact position."""

import difflib
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final, get_args, get_origin, get_type_hints

from incplan.diagnostics import Diagnostic, Route, Severity
from incplan.plan.values.model import Model
from incplan.plan.values.reading import ValidationError
from incplan.store.yaml.document import Document

MOST: Final = 20
#: Pydantic's code for an unknown key.
_UNKNOWN: Final = "unexpected_keyword_argument"
_CODES: Final = {
    _UNKNOWN: "SCH001",
    "missing": "SCH002",
    "not_a_duration": "SCH010",
    "not_a_date": "SCH011",
    "no_such_date": "SCH012",
    "not_a_window": "SCH013",
    "not_days": "SCH032",
    "not_an_hour": "SCH033",
    "not_a_phone": "SCH014",
    "not_an_email": "SCH015",
    "not_a_url": "SCH016",
    "yes_or_no_expected": "SCH017",
    "bool_type": "SCH017",
    "bool_parsing": "SCH017",
    "not_a_number": "SCH018",
    "int_type": "SCH018",
    "float_type": "SCH018",
    "unknown_word": "SCH019",
    "enum": "SCH019",
    "literal_error": "SCH019",
    "bad_id": "SCH020",
    "unknown_timezone": "SCH021",
    "unknown_language": "SCH022",
    "greater_than_equal": "SCH023",
    "less_than_equal": "SCH023",
    "too_short": "SCH023",
    "string_too_short": "SCH026",
    "text_expected": "SCH026",
    "string_type": "SCH026",
    "not_a_period": "SCH027",
    "string_pattern_mismatch": "SCH028",
    "dataclass_type": "SCH003",
    "dict_type": "SCH003",
    "mapping_type": "SCH003",
    "tuple_type": "SCH003",
    "list_type": "SCH003",
}


def schema_diagnostics(
    problem: ValidationError, document: Document, model: type[Model]
) -> tuple[Diagnostic, ...]:
    """The first twenty problems of a file, then how many more there are."""
    found: dict[tuple[str, Route], Diagnostic] = {}
    for error in problem.errors(include_url=False):
        if _only_because_of_another(error):
            continue
        item = _diagnostic(error, document, model)
        found.setdefault((f"{item.line}:{item.column}", _route(error, document)), item)
    items = sorted(found.values(), key=lambda item: (item.line, item.column))
    if len(items) <= MOST:
        return tuple(items)
    more = Diagnostic(
        code="SCH098",
        severity=Severity.ERROR,
        path=document.path,
        line=items[MOST].line,
        column=items[MOST].column,
        params={"count": len(items) - MOST},
    )
    return (*items[:MOST], more)


def _only_because_of_another(error: Any) -> bool:
    """A list that is too short only because one of its items is wrong, which is reported anyway."""
    least = (error.get("ctx") or {}).get("min_length")
    given = error.get("input")
    return error["type"] == "too_short" and isinstance(given, list) and len(given) >= (least or 0)


def _route(error: Any, document: Document) -> Route:
    """The route of the value in the file: parts that the data lacks (union tags) are dropped."""
    route: list[str | int] = []
    data = document.data
    for part in error["loc"]:
        if (isinstance(data, Mapping) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        ):
            data = data[part]
        elif error["type"] == "missing" and part == error["loc"][-1]:
            pass
        else:
            continue
        route.append(part)
    route.extend((error.get("ctx") or {}).get("sub", ()))
    return tuple(route)


def _diagnostic(error: Any, document: Document, model: type[Model]) -> Diagnostic:
    kind = str(error["type"])
    code = _CODES.get(kind, "SCH099")
    route = _route(error, document)
    if code == "SCH024" or (kind == "unknown_word" and route == ("format",)):
        code = "SCH024"
    key_itself = error["loc"][-1:] == ("[key]",)
    at_key = key_itself or kind in (_UNKNOWN, "unknown_language")
    place = document.locate(route, at_key=at_key)
    named = route[:-1] if key_itself else route
    params: dict[str, object] = {"field": ".".join(str(part) for part in named)}
    given = (error.get("ctx") or {}).get("given", error.get("input"))
    params["given"] = _shown(given)
    context = error.get("ctx") or {}
    params.update({name: context[name] for name in ("case", "odd") if name in context})
    params.update(_choices(error, route, model))
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        path=document.path,
        line=place.line,
        column=place.column,
        length=place.length,
        params=params,
        route=route,
    )


def _shown(given: Any) -> str:
    """The value as written, shortened; empty for a whole list or mapping."""
    if isinstance(given, dict | list):
        return ""
    return "~" if given in (None, "None") else str(given)[:80]


def _choices(error: Any, route: Route, model: type[Model]) -> Iterator[tuple[str, object]]:
    """The allowed values, and the nearest to the one given."""
    context = error.get("ctx") or {}
    known: tuple[str, ...] = ()
    given = str(error.get("input"))
    if error["type"] == _UNKNOWN:
        owner = _model_at(model, route[:-1])
        known = tuple(item.name for item in fields(owner)) if owner else ()
        given = str(route[-1]) if route else ""
    elif "words" in context:
        known = tuple(context["words"])
    elif "expected" in context:
        known = tuple(word.strip("' ") for word in str(context["expected"]).split(","))
        known = tuple(part.strip("' ") for word in known for part in word.split(" or "))
    if known:
        close = difflib.get_close_matches(given, known, n=1, cutoff=0.6)
        yield "known", ", ".join(known[:40])
        yield "suggestion", close[0] if close else ""
    for name in ("ge", "le", "min_length", "pattern"):
        if name in context:
            yield "bound", context[name]


def _model_at(model: type[Model], route: Route) -> type[Model] | None:
    """The model that describes the mapping at a route."""
    current: Any = model
    for part in route:
        if isinstance(part, str) and _is_model(current) and part in get_type_hints(current):
            current = get_type_hints(current)[part]
        current = _inner(current)
    return current if _is_model(current) else None


def _inner(kind: Any) -> Any:
    """The model inside `X | None`, `tuple[X, ...]`, `Mapping[str, X]`."""
    while True:
        if isinstance(kind, types.UnionType) or get_origin(kind) in (tuple, list):
            kind = next((a for a in get_args(kind) if a not in (type(None), Ellipsis)), None)
        elif get_origin(kind) is not None and len(get_args(kind)) == 2:
            kind = get_args(kind)[1]
        else:
            return kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)
