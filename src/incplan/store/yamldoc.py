"""YAML read strictly, with the place of every key and value; scalars stay what people wrote.

The pure parser's events are walked by hand: no anchors, aliases, tags, merge keys, directives or
second documents; only an empty value, `null` and `~` are nothing, everything else is text.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from incplan.diagnostics import Diagnostic, Loaded, Route, Severity
from incplan.store.safepath import read_regular
from incplan.store.yamlscan import MAX_BYTES, scan

__all__ = ["MAX_BYTES"]

MAX_DEPTH: Final = 32
#: A `#` stuck to a word made the parser drop the rest of a text; the only warning of this family.
SWALLOWED: Final = "YML014"
MAX_NODES: Final = 50_000
MAX_LINE: Final = 20_000
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, 1-based, and how many characters to underline."""

    line: int
    column: int
    length: int = 1


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
        code = "YML020" if file.is_symlink() or file.exists() else "YML021"
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
    builder = _Builder(lines)
    try:
        data = builder.document(first.text)
    except _Problem as problem:
        found = _diagnostic(problem.code, path, problem.line, problem.column, problem.params)
        return Loaded(None, (found,))
    except RecursionError:
        return Loaded(None, (_diagnostic("YML016", path, 1, 1),))
    warnings_ = tuple(
        _diagnostic(SWALLOWED, path, line, column, {"lost": lost})
        for line, column, lost in builder.swallowed
    )
    return Loaded(Document(path, data, builder.values, builder.keys, lines), warnings_)


def _diagnostic(
    code: str, path: str, line: int, column: int, params: Mapping[str, object] | None = None
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.WARNING if code == SWALLOWED else Severity.ERROR,
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
        self.swallowed: list[tuple[int, int, str]] = []
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
            raise _Problem("YML013", 1, 1)
        node = self._node(next(self._events), (), 0)
        while not isinstance(next(self._events), DocumentEndEvent):
            pass
        after = next(self._events)
        if isinstance(after, DocumentStartEvent):
            mark = after.start_mark
            raise _Problem("YML004", mark.line + 1, mark.column + 1)
        if node is None:
            raise _Problem("YML002", 1, 1)
        if not isinstance(node, dict | list):
            raise _Problem("YML003", 1, 1)
        return node

    def _parse(self, text: str) -> Iterator[Any]:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
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
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            raise _Problem("YML016", line, column)
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
        start, end = event.start_mark, event.end_mark
        same = end.line == start.line
        self.values[route] = Position(
            start.line + 1, start.column + 1, max(end.column - start.column, 1) if same else 1
        )
        value = str(event.value)
        self._check_text(value, start)
        plain = event.style in (None, "")
        if plain and same:
            self._check_swallowed(start.line, end.column)
        return None if plain and value in _NULLS else value

    def _check_text(self, value: str, mark: Any) -> None:
        for char in value:
            code = ord(char)
            if 0xD800 <= code <= 0xDFFF:
                raise _Problem("YML015", mark.line + 1, mark.column + 1)
            if (code < 0x20 and char not in "\n\t") or 0x7F <= code < 0xA0:
                if code == 0x85:
                    continue
                raise _Problem("YML006", mark.line + 1, mark.column + 1, char=f"U+{code:04X}")
        if len(value) > MAX_LINE and "\n" not in value:
            raise _Problem("YML017", mark.line + 1, mark.column + 1, limit=MAX_LINE)

    def _check_swallowed(self, line: int, column: int) -> None:
        """`text: see ticket #4711` loses its end: a `#` stuck to a word was meant as text."""
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        match = re.match(r"\s+(#[^\s#].*)", rest)
        if match:
            self.swallowed.append((line + 1, column + match.start(1) + 1, match[1][:40]))

    def _mapping(self, route: Route, depth: int) -> dict[str, Any]:
        from ruamel.yaml.events import MappingEndEvent, ScalarEvent

        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            if not isinstance(event, ScalarEvent) or event.style in ("|", ">"):
                raise _Problem("YML018" if not hasattr(event, "anchor") or event.anchor is None
                               else "YML007", line, column)  # fmt: skip
            if event.anchor is not None:
                raise _Problem("YML007", line, column)
            if event.tag is not None:
                raise _Problem("YML008", line, column)
            key = str(event.value)
            if key == "<<":
                raise _Problem("YML019", line, column)
            self._check_text(key, event.start_mark)
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
