"""The text of a file from outside: UTF-8, UTF-16 with or without a mark, else a Western one."""

import codecs
import re
from typing import Final

from incplan.errors import UnreadableError
from incplan.i18n.text.decoding import decoded
from incplan.store.intake.tables import Place, Remark
from incplan.store.intake.western import NAMES, from_western

_HALF: Final = 0.3
#: Of so many signs one may be a control sign; more, and the file is no text.
_CONTROLS: Final = 20
#: Lines of a text, those of pictures in address cards among them, and bytes of one line.
MAX_LINES: Final = 600_000
MAX_LINE: Final = 1_000_000
_LONG: Final = re.compile(rb"[^\r\n]{%d}" % (MAX_LINE + 1))
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def hold_to_limits(raw: bytes, name: str) -> None:
    """Judge the lines before anything is made of them. Raises UnreadableError."""
    ends = max(raw.count(b"\n"), raw.count(b"\r"))
    if ends > MAX_LINES:
        raise UnreadableError("intake_many_lines", file=name, limit=MAX_LINES)
    long = _LONG.search(raw)
    if long is not None:
        before = raw[: long.start()]
        line = max(before.count(b"\n"), before.count(b"\r")) + 1
        raise UnreadableError("intake_long_line", file=name, line=line, limit=MAX_LINE)


def text_of(raw: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """The text, remarks on bytes that are not of its encoding. Raises UnreadableError."""
    lies = raw.startswith(_MARKS[1:]) and b"\0" not in raw
    text = None if lies else decoded(raw)
    remarks: tuple[Remark, ...] = ()
    if text is None:
        raw = _without_marks(raw)
        text = _without_mark(raw) if b"\0" in raw else decoded(raw)
    if text is None and b"\0" in raw:
        lines = raw[: raw.index(b"\0")].count(b"\n") + 1
        remarks = (Remark("zero_bytes", Place(name, line=lines)),)
        raw = raw.replace(b"\0", b"")
        text = decoded(raw)
    if text is None:
        text, more = _by_line(raw, name)
        remarks += more
    odd = sum(1 for _sign in _CONTROL.finditer(text))
    if odd * _CONTROLS > len(text):
        raise UnreadableError("intake_no_text", file=name)
    return text.lstrip("\ufeff"), remarks


def _without_marks(raw: bytes) -> bytes:
    """The bytes behind a mark of an encoding that they are not of, and behind a second one."""
    while mark := next((mark for mark in _MARKS if raw.startswith(mark)), b""):
        raw = raw.removeprefix(mark)
    return raw


def _by_line(raw: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """A Western encoding; where other lines are UTF-8 the file is mixed: line by line, each named.

    An encoding that only the likely letters tell is named too.
    """
    lines = raw.split(b"\n")
    own = [decoded(line) for line in lines]
    if not any(
        text is not None and not line.isascii() for line, text in zip(lines, own, strict=True)
    ):
        text, codec, sure = from_western(raw)
        first = next(at for at, line in enumerate(lines, 1) if not line.isascii())
        return text, _guessed(Place(name, line=first), codec, sure=sure)
    rest = b"\n".join(line for line, text in zip(lines, own, strict=True) if text is None)
    read, codec, _sure = from_western(rest)
    others = iter(read.split("\n"))
    mixed = [text if text is not None else next(others) for text in own]
    remarks = tuple(
        Remark("other_letters", Place(name, line=at), (("encoding", NAMES[codec]),))
        for at, text in enumerate(own, 1)
        if text is None
    )
    return "\n".join(mixed), remarks


def _guessed(place: Place, codec: str, *, sure: bool) -> tuple[Remark, ...]:
    """What is said of an encoding: nothing of that which Windows writes, where it fits."""
    params = (("encoding", NAMES[codec]),)
    if not sure:
        return (Remark("letters_uncertain", place, params),)
    return () if codec == "cp1252" else (Remark("encoding_told", place, params),)


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 without its mark: nearly every second byte of Western text is zero."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = raw[start::2]
        if half and half.count(0) / len(half) > _HALF:
            whole = raw[:-1] if len(raw) % 2 and raw[-1:] in b"\0\r\n " else raw
            try:
                return whole.decode(codecs.lookup(encoding).name)
            except UnicodeDecodeError:
                continue
    return None
