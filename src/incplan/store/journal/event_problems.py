"""Turn problems of an event file into diagnostics: a code for each kind, at its exact place."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from incplan.diagnostics import Diagnostic, Route, Severity
from incplan.incident.events.codec import EventProblem
from incplan.incident.events.fact import Fact
from incplan.store.disk.safepath import read_regular
from incplan.store.journal.folder import RawEvent
from incplan.store.yaml.document import MAX_BYTES, Document, parse_document
from incplan.store.yaml.position import Position

MOST: Final = 20
_CODES: Final = {
    "missing_field": "JRN022",
    "unknown_key": "JRN023",
    "unknown_kind": "JRN024",
    "newer_format": "JRN025",
    "not_a_time": "JRN026",
    "no_time_zone": "JRN027",
    "no_such_time": "JRN028",
    "bad_offset": "JRN029",
    "time_out_of_range": "JRN030",
    "unknown_word": "JRN032",
    "bad_id": "JRN033",
}
_NAIVE: Final = r"(?a)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?"


@dataclass(slots=True, eq=False, repr=False)
class EventFile:
    """An event file with problems; it is parsed for positions at most once."""

    root: Path
    raw: RawEvent
    _document: Document | None = None

    def locate(self, route: Route, *, at_key: bool = False) -> Position:
        """The place of a value or key; the start of the file for what is not there."""
        if self._document is None:
            self._document = self.raw.text.document or self._read()
        if self._document is None:
            return Position(1, 1)
        return self._document.locate(route, at_key=at_key)

    def _read(self) -> Document | None:
        try:
            content = read_regular(self.root / self.raw.path, MAX_BYTES)
        except OSError:
            return None
        return parse_document(content, self.raw.path).value


def event_diagnostic(
    file: EventFile,
    code: str,
    route: Route,
    params: Mapping[str, object],
    *,
    severity: Severity = Severity.ERROR,
    at_key: bool = False,
) -> Diagnostic:
    """A diagnostic about a field of an event file."""
    place = file.locate(route, at_key=at_key)
    return Diagnostic(
        code=code,
        severity=severity,
        path=file.raw.path,
        line=place.line,
        column=place.column,
        length=place.length,
        params=params,
    )


def problem_diagnostics(
    file: EventFile,
    problems: Iterable[EventProblem],
    kinds: Mapping[Any, type[Fact]],
    zone: ZoneInfo | None,
) -> list[Diagnostic]:
    """The first twenty problems of a file by position, then how many more there are."""
    found = [_one(file, problem, kinds, zone) for problem in problems]
    found.sort(key=lambda item: (item.line, item.column))
    if len(found) <= MOST:
        return found
    last = found[MOST]
    more = Diagnostic(
        code="JRN098",
        severity=Severity.ERROR,
        path=file.raw.path,
        line=last.line,
        column=last.column,
        params={"count": len(found) - MOST},
    )
    return [*found[:MOST], more]


def _one(
    file: EventFile,
    problem: EventProblem,
    kinds: Mapping[Any, type[Fact]],
    zone: ZoneInfo | None,
) -> Diagnostic:
    code = _CODES.get(problem.code, "JRN021")
    if code == "JRN027" and zone is not None and _in_a_gap(problem.given, zone):
        code = "JRN031"
    params: dict[str, object] = {"field": problem.field, "given": problem.given}
    if zone is not None:
        params["zone"] = zone.key
    known = _known(file, problem, kinds)
    if known:
        close = difflib.get_close_matches(problem.given, known, n=1, cutoff=0.6)
        params["known"] = ", ".join(known)
        params["suggestion"] = close[0] if close else ""
    route: Route = () if code == "JRN022" else (problem.field,)
    return event_diagnostic(file, code, route, params, at_key=code == "JRN023")


def _known(
    file: EventFile, problem: EventProblem, kinds: Mapping[Any, type[Fact]]
) -> tuple[str, ...]:
    """The allowed words."""
    if problem.code == "unknown_kind":
        return tuple(str(kind) for kind in kinds)
    if problem.code == "unknown_key":
        given = file.raw.fields["kind"]
        cls = next(found for name, found in kinds.items() if name == given)
        return tuple(item.name for item in fields(cls))
    return problem.known


def _in_a_gap(text: str, zone: ZoneInfo) -> bool:
    """Whether a local time did not exist because clocks were put forward."""
    if not re.fullmatch(_NAIVE, text):
        return False
    try:
        naive = datetime.fromisoformat(text)
        there = naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    except (ValueError, OverflowError):
        return False
    return there.replace(tzinfo=None) != naive
