"""Messages of a chat, saved as text: WhatsApp on Android and iPhone, or copied from Teams.

Each message begins with a time and a name; the lines below it belong to it. What the lines mean
(a deleted message, a picture that is not here) is for others to say.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from incplan.errors import UnreadableError
from incplan.frozen import replace
from incplan.store.intake.tables import MAX_ROWS, Message, Place

_MARKS: Final = "\u200e\u200f\u202a\u202c\ufeff\u2068\u2069"
_DAY: Final = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
_TIME: Final = r"(?P<time>\d{1,2}[:.hu]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[ap]\.?\s?m\.?)?)"
_BETWEEN: Final = r",?\s(?:[àa]\s|om\s|um\s|at\s)?"
_STAMP: Final = re.compile(
    rf"(?:\[{_DAY}{_BETWEEN}{_TIME}\]\s|{_DAY.replace('day', 'day2')}{_BETWEEN}"
    rf"{_TIME.replace('time', 'time2')}\s[-–]\s)(?P<rest>.*)",
    re.IGNORECASE,
)
_SENDER: Final = re.compile(r"(?P<sender>[^:]{1,80}?):\s(?P<text>.*)", re.DOTALL)
_EMPTY: Final = re.compile(r"(?P<sender>[^:]{1,80}?):")
_NAME: Final = r"(?P<name>[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,4})"
_HEAD_BEFORE: Final = re.compile(rf"\[(?:[^\]]*\s)?(?P<time>\d{{1,2}}[:.h]\d{{2}})\]\s+{_NAME}:?")
_HEAD_BEHIND: Final = re.compile(rf"{_NAME}\s+(?P<time>\d{{1,2}}[:.h]\d{{2}})")
_TIME_ALONE: Final = re.compile(r"\d{1,2}[:.h]\d{2}")
_NAME_ALONE: Final = re.compile(_NAME)
_DAY_ALONE: Final = re.compile(
    r"(?:[^\W\d_]+,?\s)?\d{1,2}(?:er|\.)?\s[^\W\d_]+\.?\s\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    r"|aujourd['’]hui|hier|today|yesterday|vandaag|gisteren|heute|gestern",
    re.IGNORECASE,
)
_WRITTEN: Final = re.compile(
    rf"(?:{_DAY}{_BETWEEN})?(?P<time>(?:±|~|ca\.? ?|vers )?\d{{1,2}}(?:[:.hu]\d{{2}}|[hu]))"
    r"(?:\s*[-–:|]\s*|\s+)(?P<text>\S.*)",
    re.IGNORECASE,
)
_WHO: Final = re.compile(rf"{_NAME}\s?:\s(?P<text>.*)", re.DOTALL)
_LEAST: Final = 2


def read_chat(text: str, name: str) -> tuple[Message, ...] | None:
    """The messages; None for a text that is no chat. Raises UnreadableError for too many."""
    lines = [line.strip(_MARKS) for line in re.split(r"\r\n|\r|\n", text)]
    stamped = sum(_STAMP.fullmatch(line) is not None for line in lines)
    if stamped and (stamped >= _LEAST or _STAMP.fullmatch(next(filter(str.strip, lines)))):
        found = tuple(_stamped(lines, name))
    elif _copied_heads(lines) >= _LEAST and not any(
        "\t" in line or ";" in line for line in lines[:3]
    ):
        found = tuple(_copied(lines, name))
    elif _is_written(lines):
        found = tuple(_written(lines, name))
    else:
        return None
    if len(found) > MAX_ROWS:
        raise UnreadableError("intake_too_many", file=name, rows=MAX_ROWS, columns=1)
    return found


def _stamped(lines: list[str], name: str) -> Iterator[Message]:
    """Messages of which each begins with its day and time; others are lines of the one above."""
    open_one: Message | None = None
    below: list[str] = []
    for number, line in enumerate(lines, start=1):
        found = _STAMP.fullmatch(line)
        if found is None:
            if open_one is not None:
                below.append(line)
            elif line.strip():
                yield Message(Place(name, line=number), "", "", "", line, by_program=True)
            continue
        if open_one is not None:
            yield _whole(open_one, below)
        rest = found["rest"].strip(_MARKS)
        said = _SENDER.fullmatch(rest) or _EMPTY.fullmatch(rest)
        sender = said["sender"].strip(_MARKS + " ") if said else ""
        words = said.groupdict().get("text", "") if said else rest
        day, time = found["day"] or found["day2"], found["time"] or found["time2"]
        place = Place(name, line=number)
        open_one = Message(place, day, time, sender, words or "", by_program=not sender)
        below = []
    if open_one is not None:
        yield _whole(open_one, below)


def _whole(message: Message, below: list[str]) -> Message:
    text = "\n".join((message.text, *below)).strip()
    return replace(message, text=text)


def _is_written(lines: list[str]) -> bool:
    """Whether half of the lines, two at least, begin with a time; separators make it a table."""
    filled = [line for line in lines if line.strip()]
    begun = sum(_WRITTEN.fullmatch(line.strip()) is not None for line in filled)
    table = sum(";" in line or "\t" in line for line in filled)
    return begun >= _LEAST and begun * 2 >= len(filled) and table * 2 < len(filled)


def _written(lines: list[str], name: str) -> Iterator[Message]:
    """Entries of a log: a time, perhaps a name, and what happened."""
    day, last = "", None
    below: list[str] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        found = _WRITTEN.fullmatch(line)
        if found is None and not _DAY_ALONE.fullmatch(line):
            if last is not None:
                below.append(line)
            elif line:
                yield Message(Place(name, line=number), "", "", "", line, by_program=True)
            continue
        if last is not None:
            yield _whole(last, below)
        last, below = None, []
        if found is None:
            day = line
            continue
        day = found["day"] or day
        said = _WHO.fullmatch(found["text"])
        sender, words = (said["name"], said["text"]) if said else ("", found["text"])
        last = Message(Place(name, line=number), day, found["time"], sender, words)
    if last is not None:
        yield _whole(last, below)


def _copied_heads(lines: list[str]) -> int:
    filled = [line.strip() for line in lines if line.strip()]
    heads = sum(_head(line) is not None for line in filled)
    pairs = pairwise(filled)
    return heads + sum(
        _TIME_ALONE.fullmatch(below) is not None and _NAME_ALONE.fullmatch(above) is not None
        for above, below in pairs
    )


def _head(line: str) -> re.Match[str] | None:
    return _HEAD_BEFORE.fullmatch(line) or _HEAD_BEHIND.fullmatch(line)


def _copied(lines: list[str], name: str) -> Iterator[Message]:
    """Messages copied from a window: a name and a time in one line or two, then the text."""
    day, time, sender, start = "", "", "", 1
    words: list[tuple[int, str]] = []

    def done() -> Iterator[Message]:
        if time:
            text = "\n".join(line for _number, line in words).strip()
            yield Message(Place(name, line=start), day_then, time, sender, text)
        else:
            for number, line in words:
                yield Message(Place(name, line=number), "", "", "", line, by_program=True)

    day_then = ""
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        head = _head(line)
        if not line:
            continue
        if _DAY_ALONE.fullmatch(line):
            yield from done()
            words, time, day = [], "", line
        elif head is not None:
            yield from done()
            words, time, sender, start = [], head["time"], head["name"], number
            day_then = day
        elif _TIME_ALONE.fullmatch(line) and words and _NAME_ALONE.fullmatch(words[-1][1]):
            at, who = words.pop()
            yield from done()
            words, time, sender, start, day_then = [], line, who, at, day
        else:
            words.append((number, line))
    yield from done()
