"""Escape text for Markdown, so that it prints as written and has no effect."""

import re
from typing import Final

from incplan.i18n.text.hostile import safe


class Md(str):
    """Markdown ready to print: laid out by a template, or escaped here."""

    __slots__ = ()


#: Characters with a meaning anywhere; `$` starts formulas for some readers, `&` an entity.
_INLINE: Final = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#|[A-Za-z][A-Za-z0-9]*;)")
#: Marks that start a heading, a list, a rule or an underlined heading at the head of a line.
_LINE_START: Final = re.compile(r"(?:[-+](?=\s|$)|[-=]+\s*$|-(?=-|\s-)|#{1,6}(?=\s|$))")
_NUMBERED: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)", re.ASCII)


def line(text: str) -> Md:
    """Text at the start of a Markdown line, as in a list item; line ends become `<br>`."""
    return Md("<br>".join(_escaped(item) for item in _lines(text)))


def inline(text: str) -> Md:
    """Text inside a heading or a table cell, where characters special at line starts do no harm."""
    return Md("<br>".join(_marks(item) for item in _lines(text)))


def prose(text: str) -> Md:
    """A paragraph or several; the writer's line ends are kept."""
    paragraphs: list[list[str]] = [[]]
    for item in _lines(text):
        if item:
            paragraphs[-1].append(_escaped(item))
        elif paragraphs[-1]:
            paragraphs.append([])
    return Md("\n\n".join("\\\n".join(lines) for lines in paragraphs if lines))


def label(text: str) -> Md:
    """Text inside the quotes of a Mermaid node; all but letters and digits is encoded."""
    plain = " ".join(_lines(text))
    return Md(re.sub(r"[^\w .,:()/'-]", lambda match: f"#{ord(match[0])};", plain))


def _lines(text: str) -> list[str]:
    return [item.strip() for item in safe(text.replace("\r\n", "\n")).strip().split("\n")]


def _marks(item: str) -> str:
    """Marks that mean something anywhere; a `#` at the end would close a heading."""
    return re.sub(r"#+$", r"\\\g<0>", _INLINE.sub(r"\\\g<0>", item))


def _escaped(item: str) -> str:
    item = _INLINE.sub(r"\\\g<0>", item)
    if _LINE_START.match(item):
        return f"\\{item}"
    return _NUMBERED.sub(r"\1\\\2", item, count=1) if _NUMBERED.match(item) else item
