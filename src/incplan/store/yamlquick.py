"""YAML without surprises, read by libyaml: the careful reader takes a hundred times as long.

Only files in which both readers find the same are read here: no anchors, tags, directives, tabs
or second documents, no key twice, nothing invisible. Anything else, and everything that is wrong,
is left to the careful reader, which also knows how to say what is wrong (ADR 9).
"""

import re
from typing import TYPE_CHECKING, Any, Final

from incplan.diagnostics import Route
from incplan.store.position import Position
from incplan.store.yamlscan import MAX_DEPTH, MAX_NODES
from incplan.store.yamltext import MAX_LINE, TextProblem, check_text, may_be_suspicious

if TYPE_CHECKING:
    from collections.abc import Callable

#: Signs the two readers, or the two versions of YAML, may take differently.
_ODD: Final = re.compile(
    r"\t|^(?:%|---|\.\.\.)|(?:^|[-{\[,:])\s*\?(?:\s|$)|[\"'\]}]:(?!\s|$)|\S +#[^\s#]|[|>][-+\d]*#",
    re.MULTILINE,
)
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


class _Odd(Exception):
    """Something for the careful reader."""


def read_quickly(
    text: str,
) -> tuple[dict[str, Any], dict[Route, Position], dict[Route, Position]] | None:
    """The data of a text and the places of its values and keys; None when another must look."""
    if may_be_suspicious(text) or _ODD.search(text):
        return None
    try:
        import yaml
        from yaml._yaml import CParser
    except ImportError:  # an installation without libyaml
        return None
    try:
        reader = _Reader(CParser(text).get_event, yaml)
        return reader.document(), reader.values, reader.keys
    except (_Odd, TextProblem, yaml.YAMLError, ValueError):
        return None


class _Reader:
    """Walks the events of libyaml into plain data, remembering positions."""

    def __init__(self, event: "Callable[[], Any]", yaml: Any) -> None:
        self.values: dict[Route, Position] = {}
        self.keys: dict[Route, Position] = {}
        self._event = event
        self._scalar = yaml.ScalarEvent
        self._mapping = yaml.MappingStartEvent
        self._sequence = yaml.SequenceStartEvent
        self._ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

    def document(self) -> dict[str, Any]:
        """The only document of a text. Raises _Odd when there is none, or it is no mapping."""
        self._event()  # the stream
        self._event()  # the document
        node = self._node(self._event(), (), 0)
        if not isinstance(node, dict):
            raise _Odd
        self._event()  # its end
        if type(self._event()).__name__ != "StreamEndEvent":
            raise _Odd
        return node

    def _node(self, event: Any, route: Route, depth: int) -> Any:
        kind = type(event)
        if kind is self._scalar:
            return self._text(event, route)
        if kind not in (self._mapping, self._sequence) or event.anchor or event.tag:
            raise _Odd
        start = event.start_mark
        if depth >= MAX_DEPTH or len(self.values) >= MAX_NODES:
            raise _Odd
        self.values[route] = Position(start.line + 1, start.column + 1)
        if kind is self._mapping:
            return self._pairs(route, depth + 1)
        items: list[Any] = []
        while type(event := self._event()) not in self._ends:
            items.append(self._node(event, (*route, len(items)), depth + 1))
        return items

    def _pairs(self, route: Route, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self._event()) not in self._ends:
            if type(event) is not self._scalar or event.style in ("|", ">"):
                raise _Odd
            key = self._checked(event)
            if key in found or key == "<<":
                raise _Odd
            start = event.start_mark
            place = (*route, key)
            self.keys[place] = Position(start.line + 1, start.column + 1, max(len(key), 1))
            found[key] = self._node(self._event(), place, depth)
        return found

    def _text(self, event: Any, route: Route) -> str | None:
        value = self._checked(event)
        start, end = event.start_mark, event.end_mark
        if not value and not event.style:
            raise _Odd  # the readers see a missing value in different places
        length = max(end.column - start.column, 1) if end.line == start.line else 1
        self.values[route] = Position(start.line + 1, start.column + 1, length)
        return None if not event.style and value in _NULLS else value

    def _checked(self, event: Any) -> str:
        value: str = event.value
        if event.anchor or event.tag or len(value) > MAX_LINE:
            raise _Odd
        if event.style == '"':
            check_text(value)
        return value
