"""One line of a file with a caret under the right column, whatever the width of its characters."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from incplan.i18n.text.hostile import safe

_TAB: Final = 4
_CUT: Final = "..."


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What to print: the line made inert, and the marks below it."""

    text: str
    marks: str


def excerpt(line: str, column: int, length: int, room: int) -> Excerpt:
    """The part of `line` around `column` (1-based, in characters) in `room` terminal cells."""
    shown = list(line) if line.isascii() and line.isprintable() else _shown(line)
    start = min(max(column - 1, 0), len(shown))
    end = min(start + max(length, 1), len(shown))
    first = _first(shown, start, room)
    lead = _CUT if first else ""
    before = lead + "".join(shown[first:start])
    under = max(cells("".join(shown[start:end])), 1)
    text = _fitting(lead + "".join(shown[first:]), room)
    return Excerpt(
        text.rstrip(), " " * cells(before) + "^" * max(min(under, room - cells(before)), 1)
    )


def _shown(line: str) -> list[str]:
    """What each character looks like on a screen."""
    shown: list[str] = []
    at = 0
    for char in line:
        shown.append(" " * (_TAB - at % _TAB) if char == "\t" else safe(char))
        at += cells(shown[-1])
    return shown


def _first(shown: list[str], start: int, room: int) -> int:
    """The first character to show, so that the marked place has some text before it."""
    if cells("".join(shown[:start])) <= room * 2 // 3:
        return 0
    first, used = start, 0
    while first > 0 and used + cells(shown[first - 1]) <= room // 3:
        first -= 1
        used += cells(shown[first])
    return first


def _fitting(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    kept, used = [], len(_CUT)
    for char in text:
        used += cells(char)
        if used > room:
            break
        kept.append(char)
    return "".join(kept) + _CUT


def cells(text: str) -> int:
    """Terminal columns a text takes: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char) or char == "\u200d" or "\ufe00" <= char <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
