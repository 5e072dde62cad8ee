"""What a drawing (SVG) says: its texts, title and description, links and names; no coordinates."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import Final

#: Attributes of a drawing that people or their machines read out.
_READ_OUT: Final = re.compile(
    r"(?:aria-label|title|alt|id|class|(?:xlink:)?href)\s*=\s*(\"[^\"]*\"|'[^']*')"
)
_TAG: Final = re.compile(r"<[^>]*>")


def is_drawing(text: str) -> bool:
    """Whether a text is a drawing as our charts are."""
    return text.startswith("<svg")


def drawn_texts(svg: str) -> Iterator[str]:
    """What a drawing says, one text after the other."""
    yield from (unescape(found[1][1:-1]) for found in _READ_OUT.finditer(svg))
    yield from (unescape(text) for text in _TAG.split(svg) if text.strip())


def rewritten_drawing(svg: str, change: Callable[[str], str]) -> str:
    """A drawing with what it says changed; its coordinates are no words."""

    def said(text: str) -> str:
        told = unescape(text)
        new = change(told)
        return text if new == told else escape(new)

    def tag(found: re.Match[str]) -> str:
        return _READ_OUT.sub(
            lambda part: part[0].replace(part[1], _quoted(part[1], said)), found[0]
        )

    parts, at = list[str](), 0
    for found in _TAG.finditer(svg):
        parts += [said(svg[at : found.start()]), tag(found)]
        at = found.end()
    return "".join((*parts, said(svg[at:])))


def _quoted(value: str, change: Callable[[str], str]) -> str:
    return f"{value[0]}{change(value[1:-1])}{value[-1]}"
