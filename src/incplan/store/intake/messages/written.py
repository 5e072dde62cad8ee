"""Entries of a log that was typed line by line: a time, perhaps a name, and what happened."""

import re
from collections.abc import Iterator
from typing import Final

from incplan.frozen import replace
from incplan.store.intake.messages.clock import BETWEEN, CLOCK, DAY, DAY_ALONE, NAME, TIME
from incplan.store.intake.tables import Message, Place

_BULLET: Final = re.compile(r"^\s*(?:(?:[-*•–▪]|\d{1,3}[.)])\s+)?")
_DAY_ALONE: Final = re.compile(rf"(?:{DAY_ALONE})\s?:?", re.IGNORECASE)
_WRITTEN: Final = re.compile(
    rf"(?:(?:(?:le|op|am|on|den)\s)?(?P<day>{DAY}|\d{{1,2}}[/.-]\d{{1,2}}\.?){BETWEEN})?"
    rf"(?P<time>{TIME})(?P<until>\s?[-–]\s?{CLOCK})?(?P<apart>\s*[-–—:|;\t]\s*|\s+)(?P<text>\S.*)",
    re.IGNORECASE,
)
_WHO: Final = re.compile(rf"{NAME}\s?[:;\t|]\s?(?P<text>\S.*)", re.DOTALL)
_CELLS: Final = re.compile(r"[;\t|]")
_LEAST: Final = 2


def is_written(lines: list[str]) -> bool:
    """Whether half of the lines, two at least, begin with a time.

    Lines in cells are a table, which has readers of its own, unless it begins without headings.
    """
    filled = [line for line in lines if line.strip()]
    begun = sum(_entry(line) is not None for line in filled)
    table = [line for line in filled if ";" in line or "\t" in line]
    headed = len(table) * 2 >= len(filled) and _entry(table[0]) is None
    return begun >= _LEAST and begun * 2 >= len(filled) and not headed


def _entry(line: str) -> re.Match[str] | None:
    return _WRITTEN.fullmatch(_BULLET.sub("", line).strip())


def written(lines: list[str], name: str) -> Iterator[Message]:
    """The entries; a line that is only a day holds for those below it."""
    day, last = "", None
    below: list[str] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        found = _entry(raw)
        if found is None and not _DAY_ALONE.fullmatch(line):
            if last is not None:
                below.append(line)
            elif line:
                yield Message(Place(name, line=number), "", "", "", line, by_program=True)
            continue
        if last is not None:
            yield whole(last, below)
        last, below = None, []
        if found is None:
            day = line.rstrip(" :")
            continue
        day = found["day"] or day
        said = _WHO.fullmatch(found["text"])
        sender, words = (said["name"], said["text"]) if said else ("", found["text"])
        span = f"({found['time']}{found['until']}) " if found["until"] else ""
        text = f"{span}{_flat(words)}"
        last = Message(Place(name, line=number), day, found["time"], sender, text)
    if last is not None:
        yield whole(last, below)


def _flat(text: str) -> str:
    """The cells of a line as one text."""
    parts = [part.strip() for part in _CELLS.split(text)]
    return " ; ".join(part for part in parts if part)


def whole(message: Message, below: list[str]) -> Message:
    """A message with the lines below it."""
    return replace(message, text="\n".join((message.text, *below)).strip())
