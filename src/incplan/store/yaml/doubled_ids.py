"""Ids that stand twice in one list, so that a reference to them is ambiguous."""

from collections.abc import Iterator
from typing import Any

from incplan.diagnostics import Diagnostic, Route, Severity
from incplan.store.yaml.document import Document


def doubled_ids(document: Document) -> Iterator[Diagnostic]:
    """One diagnostic for each id that stands a second time in its list."""
    for route, first, given in _doubled(document.data, ()):
        place = document.locate(route)
        yield Diagnostic(
            code="SCH030",
            severity=Severity.ERROR,
            path=document.path,
            line=place.line,
            column=place.column,
            length=place.length,
            params={"given": given[:80], "first": document.locate(first).line},
        )


def _doubled(data: Any, route: Route) -> Iterator[tuple[Route, Route, str]]:
    """Route of the second, route of the first, the id; at any depth."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _doubled(value, (*route, key))
    elif isinstance(data, list):
        seen: dict[str, Route] = {}
        for place, item in enumerate(data):
            here: Route = (*route, place, "id")
            given = item.get("id") if isinstance(item, dict) else None
            if isinstance(given, str) and seen.setdefault(given, here) != here:
                yield here, seen[given], given
            yield from _doubled(item, (*route, place))
