"""Messages of a chat or e-mails, saved as text: WhatsApp, Signal, Teams as copied, Outlook.

Each message begins with a time and a name; the lines below it belong to it. What the lines mean
(a deleted message, a picture that is not here) is for others to say.
"""

import re
from collections.abc import Iterator
from typing import Final

from incplan.errors import UnreadableError
from incplan.store.intake.messages.clock import BETWEEN, CLOCK, DAY
from incplan.store.intake.messages.copied import copied, copied_heads
from incplan.store.intake.messages.headed import has_heads, headed
from incplan.store.intake.messages.written import is_written, whole, written
from incplan.store.intake.tables import MAX_ROWS, Message, Place

_MARKS: Final = "\u200e\u200f\u202a\u202c\ufeff\u2068\u2069"
#: `[14.04.26, 14:31:02] Rachid: …`, `14/04/2026 14:31 - Rachid: …` of a saved chat; the time first
#: where messages are copied from the window of WhatsApp on a computer.
_STAMP: Final = re.compile(
    rf"(?:\[(?P<day>{DAY}){BETWEEN}(?P<time>{CLOCK})\]\s"
    rf"|\[(?P<time3>{CLOCK}),?\s(?P<day3>{DAY})\]\s"
    rf"|(?P<day2>{DAY}){BETWEEN}(?P<time2>{CLOCK})\s[-–]\s)(?P<rest>.*)",
    re.IGNORECASE,
)
_SENDER: Final = re.compile(r"(?P<sender>[^:]{1,80}?):\s(?P<text>.*)", re.DOTALL)
_EMPTY: Final = re.compile(r"(?P<sender>[^:]{1,80}?):")
_LEAST: Final = 2
#: What a text is, its first lines tell.
_JUDGED: Final = 3_000
#: Longer lines begin no message that somebody typed or a program saved.
_LONGEST: Final = 70_000


def read_chat(text: str, name: str) -> tuple[Message, ...] | None:
    """The messages; None for a text that is no chat. Raises UnreadableError for too many."""
    lines = [line.strip(_MARKS) for line in re.split(r"\r\n|\r|\n", text)]
    if any(len(line) > _LONGEST for line in lines):
        return None
    first_ones = lines[:_JUDGED]
    stamps = [hit for line in first_ones if (hit := _STAMP.fullmatch(line)) is not None]
    named = any(_SENDER.fullmatch(hit["rest"].strip(_MARKS)) for hit in stamps)
    first = next(filter(str.strip, lines), "")
    in_cells = any("\t" in line or ";" in line for line in lines[:3])
    if has_heads(first_ones):
        found = tuple(headed(lines, name))
    elif stamps and named and (len(stamps) >= _LEAST or _STAMP.fullmatch(first)):
        found = tuple(_stamped(lines, name))
    elif not in_cells and copied_heads(first_ones) >= _LEAST:
        found = tuple(copied(lines, name))
    elif is_written(first_ones):
        found = tuple(written(lines, name))
    elif len(stamps) >= _LEAST:
        found = tuple(_stamped(lines, name))
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
            yield whole(open_one, below)
        rest = found["rest"].strip(_MARKS)
        said = _SENDER.fullmatch(rest) or _EMPTY.fullmatch(rest)
        sender = said["sender"].strip(_MARKS + " ") if said else ""
        words = said.groupdict().get("text", "") if said else rest
        day = found["day"] or found["day2"] or found["day3"]
        time = found["time"] or found["time2"] or found["time3"]
        place = Place(name, line=number)
        open_one = Message(place, day, time, sender, words or "", by_program=not sender)
        below = []
    if open_one is not None:
        yield whole(open_one, below)
