"""Turn the events of a YAML parser into plain data with the position of each key and value.

Two sources give events: libyaml (`libyaml`), and ruamel.yaml (`ruamel`) where libyaml may be wrong
or something is to be reported. What a file may contain is decided here: one document, a mapping; no
anchors, aliases, tags, merge keys or duplicate keys. Only an empty value, `null` and `~` are
nothing; every other scalar is text.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, Protocol

from incplan.diagnostics import Route
from incplan.store.yaml.position import Position
from incplan.store.yaml.scan import MAX_DEPTH, MAX_NODES
from incplan.store.yaml.text import MAX_LINE, TextProblem, check_text, suspicious

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
#: A `#` directly after a word was meant as text: `see ticket #4711`.
_SWALLOWED: Final = r"\s+(#[^\s#].*)"
Doubt = tuple[str, int, int, dict[str, object]]


class Mark(Protocol):
    """A parser's position; line and column start at 0."""

    line: int
    column: int


class Event(Protocol):
    """The attributes that events of both libraries have; which ones depends on the kind."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    version: object
    tags: object


class Kinds(NamedTuple):
    """The event classes of a source."""

    scalar: type
    mapping: type
    sequence: type
    mapping_end: type
    sequence_end: type
    document: type
    document_end: type


class Walked(NamedTuple):
    """The result of a walk; `doubts` are findings that leave the text readable."""

    data: dict[str, Any]
    values: dict[Route, Position]
    keys: dict[Route, Position]
    doubts: list[Doubt]


class YamlProblem(Exception):
    """The first problem that makes a text unreadable."""

    def __init__(self, code: str, line: int, column: int, **params: object) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.params = code, line, column, params


class Walker:
    """One walk over one text.

    `place` gives line and column of a mark, from 1. `lines` are searched for text that a comment
    may have swallowed. Without `missing_ok` a missing value is a problem: libyaml and ruamel.yaml
    see it in different places.
    """

    def __init__(
        self,
        next_event: Callable[[], Any],
        kinds: Kinds,
        place: Callable[[Mark], tuple[int, int]],
        lines: tuple[str, ...],
        missing_ok: bool,
    ) -> None:
        self._next, self._place, self._lines = next_event, place, lines
        self._missing_ok, self._nodes = missing_ok, 0
        self._text, self._map, _sequence, self._map_end, self._list_end = kinds[:5]
        self._document, self._document_end = kinds[5:]
        self.values: dict[Route, Position] = {}
        self.keys: dict[Route, Position] = {}
        self.doubts: list[Doubt] = []

    def document(self) -> Walked:
        """The only document of the text. Raises YamlProblem."""
        self._next()  # the stream begins
        start: Event = self._next()
        if type(start) is not self._document:
            raise YamlProblem("YML002", 1, 1)
        if start.version or start.tags:
            directives = (n for n, text in enumerate(self._lines, 1) if text.startswith("%"))
            raise YamlProblem("YML013", next(directives, 1), 1)
        node = self._node(self._next(), (), 0)
        while type(self._next()) is not self._document_end:
            pass
        after = self._next()
        if type(after) is self._document:
            raise YamlProblem("YML004", *self._place(after.start_mark))
        if node is None:
            raise YamlProblem("YML002", 1, 1)
        if not isinstance(node, dict):
            top = self.values[()]
            raise YamlProblem("YML003", top.line, top.column)
        return Walked(node, self.values, self.keys, self.doubts)

    def _node(self, event: Event, route: Route, depth: int) -> Any:
        self._nodes += 1
        kind = type(event)
        line, column = self._place(event.start_mark)
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            raise YamlProblem("YML029", line, column, depth=MAX_DEPTH, limit=MAX_NODES)
        if event.anchor is not None:  # an alias has one too
            raise YamlProblem("YML007", line, column)
        if event.tag is not None:
            raise YamlProblem("YML008", line, column)
        if kind is self._text:
            return self._scalar(event, route, line, column)
        self.values[route] = Position(line, column)
        if kind is self._map:
            return self._mapping(route, depth + 1)
        return self._sequence(route, depth + 1)

    def _mapping(self, route: Route, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        end = self._map_end
        while type(event := self._next()) is not end:
            line, column = self._place(event.start_mark)
            key = self._key(event, line, column)
            place = (*route, key)
            if key in found:
                first = self.keys[place].line
                raise YamlProblem("YML022", line, column, key=key, first=first)
            self.keys[place] = Position(line, column, max(len(key), 1))
            found[key] = self._node(self._next(), place, depth)
        return found

    def _key(self, event: Event, line: int, column: int) -> str:
        if event.anchor is not None:
            raise YamlProblem("YML007", line, column)
        if type(event) is not self._text or event.style in ("|", ">"):
            raise YamlProblem("YML018", line, column)
        if event.tag is not None:
            raise YamlProblem("YML008", line, column)
        if event.value == "<<":
            raise YamlProblem("YML019", line, column)
        return self._checked(event.value, line, column)

    def _sequence(self, route: Route, depth: int) -> list[Any]:
        found: list[Any] = []
        end = self._list_end
        while type(event := self._next()) is not end:
            found.append(self._node(event, (*route, len(found)), depth))
        return found

    def _scalar(self, event: Event, route: Route, line: int, column: int) -> str | None:
        plain, same = not event.style, event.end_mark.line + 1 == line
        if plain and not event.value and not self._missing_ok:
            raise YamlProblem("YML010", line, column)
        length = max(self._place(event.end_mark)[1] - column, 1) if same else 1
        self.values[route] = Position(line, column, length)
        value = self._checked(event.value, line, column)
        if plain and same and self._lines:
            self._look_behind(line, column + length)
        return None if plain and value in _NULLS else value

    def _checked(self, value: str, line: int, column: int) -> str:
        if value.isprintable() and len(value) <= MAX_LINE:
            return value  # what is refused or remarked on is never printable
        try:
            check_text(value)
        except TextProblem as problem:
            raise YamlProblem(problem.code, line, column, **problem.params) from None
        self.doubts.extend((code, line, column, params) for code, params in suspicious(value))
        return value

    def _look_behind(self, line: int, column: int) -> None:
        rest = self._lines[line - 1][column - 1 :] if line <= len(self._lines) else ""
        match = re.match(_SWALLOWED, rest)
        if match:
            lost: dict[str, object] = {"lost": match[1][:40]}
            self.doubts.append(("YML014", line, column + match.start(1), lost))
