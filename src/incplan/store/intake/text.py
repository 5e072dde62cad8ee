"""The text of a file from outside: UTF-8, UTF-16 with or without a mark, else Windows-1252."""

import codecs
from typing import Final

from incplan.errors import UnreadableError
from incplan.i18n.text.decoding import decoded
from incplan.store.intake.tables import Place, Remark

_HALF: Final = 0.3
#: Of so many signs one may be a control sign; more, and the file is no text.
_CONTROLS: Final = 20


def text_of(raw: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """The text, remarks on bytes that are not of its encoding. Raises UnreadableError."""
    text = decoded(raw)
    if text is None and b"\0" in raw:
        text = _without_mark(raw)
    remarks: tuple[Remark, ...] = ()
    if text is None and b"\0" in raw:
        lines = raw[: raw.index(b"\0")].count(b"\n") + 1
        remarks = (Remark("zero_bytes", Place(name, line=lines)),)
        text = decoded(raw.replace(b"\0", b""), "cp1252")
    if text is None:
        text, more = _by_line(raw, name)
        remarks += more
    odd = sum(sign < " " and sign not in "\t\r\n" for sign in text)
    if odd * _CONTROLS > len(text):
        raise UnreadableError("intake_no_text", file=name)
    return text, remarks


def _by_line(raw: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """Windows-1252; where other lines are UTF-8 the file is mixed: line by line, each named."""
    lines = raw.split(b"\n")
    own = [decoded(line) for line in lines]
    if not any(
        text is not None and not line.isascii() for line, text in zip(lines, own, strict=True)
    ):
        return decoded(raw, "cp1252") or raw.decode("latin-1"), ()
    mixed = [
        text if text is not None else _western(line) for line, text in zip(lines, own, strict=True)
    ]
    remarks = tuple(
        Remark("other_letters", Place(name, line=at))
        for at, text in enumerate(own, 1)
        if text is None
    )
    return "\n".join(mixed), remarks


def _western(line: bytes) -> str:
    text = decoded(line, "cp1252")
    return line.decode("latin-1") if text is None else text


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 without its mark: nearly every second byte of Western text is zero."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = raw[start::2]
        if half and half.count(0) / len(half) > _HALF and not len(raw) % 2:
            try:
                return raw.decode(codecs.lookup(encoding).name)
            except UnicodeDecodeError:
                continue
    return None
