"""YAML read strictly, with the place of every key and value; scalars stay what people wrote.

Files without surprises are read by libyaml (`yamlquick`). For all others the pure parser's events
are walked by hand: no anchors, aliases, tags, merge keys, directives or
second documents; only an empty value, `null` and `~` are nothing, everything else is text.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from incplan.diagnostics import Diagnostic, Loaded, Route, Severity
from incplan.frozen import dataclass
from incplan.store.position import Position
from incplan.store.safepath import is_link, read_regular
from incplan.store.yamlquick import read_quickly
from incplan.store.yamlscan import MAX_BYTES, MAX_DEPTH, MAX_NODES, scan
from incplan.store.yamltext import WARNINGS, TextProblem, check_text, suspicious

__all__ = ["MAX_BYTES"]

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its data, and where every key and value stands."""

    path: str
    data: Any
    values: Mapping[Route, Position]
    keys: Mapping[Route, Position]
    lines: tuple[str, ...] = field(repr=False)

    def locate(self, route: Route, *, at_key: bool = False) -> Position:
        """The place of a value or key; for what is missing, of the nearest parent there is."""
        wanted = tuple(route)
        if at_key and wanted in self.keys:
            return self.keys[wanted]
        if wanted in self.values:
            return self.values[wanted]
        while wanted:
            wanted = wanted[:-1]
            if wanted in self.keys:
                return self.keys[wanted]
            if wanted in self.values:
                return self.values[wanted]
        return Position(1, 1)


class _Problem(Exception):
    """The first thing that makes the file unreadable."""

    def __init__(self, code: str, line: int, column: int, **params: object) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.params = code, line, column, params


def read_document(file: Path, path: str) -> Loaded[Document | None]:
    """Read and parse a regular file; links and special files are refused."""
    try:
        raw = read_regular(file, MAX_BYTES)
    except OSError as problem:
        code = "YML020" if is_link(file) or file.exists() else "YML021"
        if isinstance(problem, PermissionError):
            code = "YML021"
        reason = problem.strerror or str(problem)
        return Loaded(None, (_diagnostic(code, path, 1, 1, {"reason": reason}),))
    return parse_document(raw, path)


def parse_document(raw: bytes, path: str) -> Loaded[Document | None]:
    """Parse a file's bytes. Never raises: what is wrong comes back as diagnostics."""
    first = scan(raw)
    if first.problem is not None:
        code, line, column, params = first.problem
        return Loaded(None, (_diagnostic(code, path, line, column, params),))
    lines = tuple(first.text.split("\n"))
    quick = read_quickly(first.text)
    if quick is not None:
        return Loaded(Document(path, *quick, lines))
    builder = _Builder(lines)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            data = builder.document(first.text)
    except _Problem as problem:
        found = _diagnostic(problem.code, path, problem.line, problem.column, problem.params)
        return Loaded(None, (found,))
    except RecursionError:
        found = _diagnostic("YML029", path, 1, 1, {"depth": MAX_DEPTH, "limit": MAX_NODES})
        return Loaded(None, (found,))
    doubts = tuple(
        _diagnostic(code, path, line, column, params)
        for code, line, column, params in builder.doubts
    )
    return Loaded(Document(path, data, builder.values, builder.keys, lines), doubts)


def _diagnostic(
    code: str, path: str, line: int, column: int, params: Mapping[str, object] | None = None
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.WARNING if code in WARNINGS else Severity.ERROR,
        path=path,
        line=line,
        column=column,
        params=params or {},
    )


class _Builder:
    """Walks parser events into plain data, remembering positions."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.values: dict[Route, Position] = {}
        self.keys: dict[Route, Position] = {}
        self.doubts: list[tuple[str, int, int, dict[str, object]]] = []
        self._nodes = 0
        self._events: Iterator[Any] = iter(())

    def document(self, text: str) -> Any:
        """The only document of a text."""
        from ruamel.yaml.events import DocumentEndEvent, DocumentStartEvent, StreamStartEvent

        self._events = self._parse(text)
        assert isinstance(next(self._events), StreamStartEvent)  # every stream begins so
        event = next(self._events)
        if not isinstance(event, DocumentStartEvent):
            raise _Problem("YML002", 1, 1)
        if event.version or event.tags:
            line = next(n for n, text in enumerate(self.lines, 1) if text.startswith("%"))
            raise _Problem("YML013", line, 1)
        node = self._node(next(self._events), (), 0)
        while not isinstance(next(self._events), DocumentEndEvent):
            pass
        after = next(self._events)
        if isinstance(after, DocumentStartEvent):
            raise _Problem("YML004", *self._place(after.start_mark))
        if node is None:
            raise _Problem("YML002", 1, 1)
        if not isinstance(node, dict):
            top = self.values[()]
            raise _Problem("YML003", top.line, top.column)
        return node

    def _place(self, mark: Any) -> tuple[int, int]:
        """Line and column of a mark, 1-based; the parser does not count U+FEFF."""
        shown = self.lines[mark.line] if mark.line < len(self.lines) else ""
        column = int(mark.column)
        if "\ufeff" in shown:
            seen = 0
            for place, char in enumerate(shown):
                if seen == column and char != "\ufeff":
                    return mark.line + 1, place + 1
                seen += char != "\ufeff"
        return mark.line + 1, column + 1

    def _parse(self, text: str) -> Iterator[Any]:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            yield from YAML(typ="safe", pure=True).parse(text)
        except MarkedYAMLError as problem:
            raise self._syntax(problem) from None
        except (YAMLError, ValueError, AssertionError, KeyError, AttributeError):
            raise _Problem("YML010", 1, 1) from None

    def _syntax(self, problem: Any) -> _Problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line if mark else 0
        column = mark.column if mark else 0
        words = str(problem.problem or "")
        shown = self.lines[line] if line < len(self.lines) else ""
        if "\t" in shown[: column + 1] or "'\\t'" in words:
            return _Problem("YML005", line + 1, shown.find("\t") + 1 if "\t" in shown else 1)
        if "expected a single document" in words:
            return _Problem("YML004", line + 1, column + 1)
        if "could not find expected ':'" in words and problem.context_mark:
            line, column = problem.context_mark.line, problem.context_mark.column
            return _Problem("YML011", line + 1, column + 1)
        if "mapping values are not allowed" in words:
            return _Problem("YML009", line + 1, column + 1)
        starts = shown[column : column + 1]
        if starts in ("@", "`"):
            return _Problem("YML012", line + 1, column + 1, char=starts)
        return _Problem("YML010", line + 1, column + 1)

    def _node(self, event: Any, route: Route, depth: int) -> Any:
        from ruamel.yaml.events import (
            AliasEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceStartEvent,
        )

        self._nodes += 1
        line, column = self._place(event.start_mark)
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            raise _Problem("YML029", line, column, depth=MAX_DEPTH, limit=MAX_NODES)
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise _Problem("YML007", line, column)
        if event.tag is not None:
            raise _Problem("YML008", line, column)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, route)
        self.values[route] = Position(line, column)
        if isinstance(event, MappingStartEvent):
            return self._mapping(route, depth)
        assert isinstance(event, SequenceStartEvent)  # nothing else starts a node
        return self._sequence(route, depth)

    def _scalar(self, event: Any, route: Route) -> str | None:
        line, column = self._place(event.start_mark)
        end = event.end_mark
        same = end.line + 1 == line
        length = max(self._place(end)[1] - column, 1) if same else 1
        self.values[route] = Position(line, column, length)
        value = str(event.value)
        self._check(value, line, column)
        plain = event.style in (None, "")
        if plain and same:
            self._check_swallowed(line, column + length)
        return None if plain and value in _NULLS else value

    def _check(self, value: str, line: int, column: int) -> None:
        try:
            check_text(value)
        except TextProblem as problem:
            raise _Problem(problem.code, line, column, **problem.params) from None
        self.doubts.extend((code, line, column, params) for code, params in suspicious(value))

    def _check_swallowed(self, line: int, column: int) -> None:
        """`text: see ticket #4711` loses its end: a `#` stuck to a word was meant as text."""
        rest = self.lines[line - 1][column - 1 :] if line <= len(self.lines) else ""
        match = re.match(r"\s+(#[^\s#].*)", rest)
        if match:
            place = column + match.start(1)
            self.doubts.append(("YML014", line, place, {"lost": match[1][:40]}))

    def _mapping(self, route: Route, depth: int) -> dict[str, Any]:
        from ruamel.yaml.events import MappingEndEvent, ScalarEvent

        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            line, column = self._place(event.start_mark)
            if getattr(event, "anchor", None) is not None:
                raise _Problem("YML007", line, column)
            if not isinstance(event, ScalarEvent) or event.style in ("|", ">"):
                raise _Problem("YML018", line, column)
            if event.tag is not None:
                raise _Problem("YML008", line, column)
            key = str(event.value)
            if key == "<<":
                raise _Problem("YML019", line, column)
            self._check(key, line, column)
            if key in found:
                first = self.keys[(*route, key)].line
                raise _Problem("YML022", line, column, key=key, first=first)
            self.keys[(*route, key)] = Position(line, column, max(len(key), 1))
            found[key] = self._node(next(self._events), (*route, key), depth + 1)
        return found

    def _sequence(self, route: Route, depth: int) -> list[Any]:
        from ruamel.yaml.events import SequenceEndEvent

        found: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            found.append(self._node(event, (*route, len(found)), depth + 1))
        return found
