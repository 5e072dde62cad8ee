"""Messages copied from the window of a chat: name and time in one line or two, then the text."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from incplan.store.intake.messages.clock import BETWEEN, CLOCK, DAY_ALONE, NAME, TOLD_DAY
from incplan.store.intake.tables import Message, Place

_WHEN: Final = rf"(?:(?P<day>{TOLD_DAY}){BETWEEN})?(?P<time>{CLOCK})"
#: `[14/04/2026 14:31] Rachid`, as Teams copies it; the text may stand in the same line.
_BEFORE: Final = re.compile(
    rf"\[(?:[^\]\d]*?\s)??{_WHEN}\]\s+{NAME}(?::(?:\s+(?P<text>\S.*))?)?", re.IGNORECASE
)
#: `Rachid 14:31`, `Rachid, [14/04/2026 14:31]`, `Rachid — 14:31`, as Teams, Telegram, Discord do.
_BEHIND: Final = re.compile(rf"{NAME},?\s+(?:[—–-]\s)?\[?{_WHEN}\]?", re.IGNORECASE)
_ALONE: Final = re.compile(_WHEN, re.IGNORECASE)
_NAME_ALONE: Final = re.compile(NAME)
_DAY_ALONE: Final = re.compile(DAY_ALONE, re.IGNORECASE)


def copied_heads(lines: list[str]) -> int:
    """How many lines, alone or with the one above, are the head of a message."""
    filled = [line.strip() for line in lines if line.strip()]
    return sum(_head(line) is not None for line in filled) + sum(
        _ALONE.fullmatch(below) is not None and _named(above) for above, below in pairwise(filled)
    )


def _head(line: str) -> re.Match[str] | None:
    if _DAY_ALONE.fullmatch(line) or _ALONE.fullmatch(line):
        return None
    return _BEFORE.fullmatch(line) or _BEHIND.fullmatch(line)


def _named(line: str) -> bool:
    return _NAME_ALONE.fullmatch(line) is not None and _DAY_ALONE.fullmatch(line) is None


def copied(lines: list[str], name: str) -> Iterator[Message]:
    """The messages; a line that is only a day holds for those below it."""
    day = ""
    head = Message(Place(name), "", "", "", "")
    words: list[tuple[int, str]] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        found, alone = _head(line), _ALONE.fullmatch(line)
        if not line:
            continue
        if _DAY_ALONE.fullmatch(line):
            yield from _done(head, words)
            head, words, day = Message(Place(name), "", "", "", ""), [], line
        elif found is not None:
            yield from _done(head, words)
            day = found["day"] or day
            head = Message(Place(name, line=number), day, found["time"], found["name"], "")
            text = found.groupdict().get("text")
            words = [(number, text)] if text else []
        elif alone is not None and words and _named(words[-1][1]):
            at, who = words.pop()
            yield from _done(head, words)
            day = alone["day"] or day
            head, words = Message(Place(name, line=at), day, alone["time"], who, ""), []
        else:
            words.append((number, line))
    yield from _done(head, words)


def _done(head: Message, words: list[tuple[int, str]]) -> Iterator[Message]:
    """The message under a head; lines under none are the program's, each by itself."""
    if head.time:
        text = "\n".join(line for _number, line in words).strip()
        yield Message(head.place, head.day, head.time, head.sender, text)
        return
    for number, line in words:
        yield Message(Place(head.place.file, line=number), "", "", "", line, by_program=True)
