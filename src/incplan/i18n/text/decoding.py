"""Bytes that somebody typed, piped or saved, read as text: for certain, or not at all."""

import codecs
from typing import Final

#: The longer marks first: that of UTF-16 begins that of UTF-32.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(raw: bytes, local: str = "") -> str | None:
    """The text: by its byte order mark, as UTF-8, else in the encoding of the system.

    `local` names that encoding. None for bytes that are none of these, and for bytes with a zero
    in them and no mark: UTF-16, or no text at all, which UTF-8 would take in part.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    if b"\0" in raw:
        return None
    plain = _strictly(raw, "utf-8")
    return plain if plain is not None or not local else _strictly(raw, local)


def first_wrong_byte(raw: bytes) -> int:
    """Where UTF-8 ends, counted from zero; the first zero byte where it does not."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start
    return max(raw.find(b"\0"), 0)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
