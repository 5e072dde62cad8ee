"""Compare copies of plan files with the file that counts; copies are never used."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from incplan.diagnostics import Diagnostic, Route, Severity, shown_route
from incplan.store.plan.listing import CopyFound
from incplan.store.yaml.document import Document, read_document

#: How many differing places are named.
_MOST: Final = 5


def compared(root: Path, copy: CopyFound, subject: str, original: Document | None) -> Diagnostic:
    """What differs between a copy and its original (`subject`), or why that cannot be told."""
    path = f"{subject}.yaml"
    params: dict[str, object] = {"given": Path(copy.path).name, "original": path}
    if original is None:
        there = (root / path).exists()
        if not there:
            return _found("SCH045", copy.path, Severity.ERROR, params)
        return _found("SCH046", copy.path, Severity.WARNING, {**params, "case": "original"})
    read = read_document(root / copy.path, copy.path)
    if read.value is None:
        return _found("SCH046", copy.path, Severity.WARNING, params)
    places = list(differing(original.data, read.value.data))
    if not places:
        return _found("SCH044", copy.path, Severity.INFO, params)
    named = ", ".join(shown_route(route) for route in places[:_MOST])
    params["keys"] = named + (", ..." if len(places) > _MOST else "")
    place = read.value.locate(places[0])
    return _found("SCH043", copy.path, Severity.WARNING, params, place.line, place.column)


def is_same_thing(file: Path, original: Document) -> bool:
    """Whether a suspected copy describes the same thing as its original, by the name inside.

    Response cards have no such name: there the file name decides.
    """
    read = read_document(file, file.name)
    if read.value is None or not isinstance(original.data, dict):
        return False
    data = read.value.data
    return isinstance(data, dict) and data.get("name") == original.data.get("name")


def differing(one: Any, other: Any, route: Route = ()) -> Iterator[Route]:
    """The innermost places at which two documents differ, in the order of the first."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            if key in one and key in other:
                yield from differing(one[key], other[key], (*route, key))
            else:
                yield (*route, key)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differing(left, right, (*route, place))
    elif one != other:
        yield route


def _found(
    code: str,
    path: str,
    severity: Severity,
    params: dict[str, object],
    line: int = 1,
    column: int = 1,
) -> Diagnostic:
    return Diagnostic(
        code=code, severity=severity, path=path, line=line, column=column, params=params
    )
