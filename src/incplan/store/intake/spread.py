"""How many cells the ranges of a workbook stand for: a few letters may stand for all of a sheet."""

import contextlib
import re
import zipfile
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

#: Elements whose range becomes as many cells when a workbook is opened.
_SPREAD: Final = (b"mergeCell", b"hyperlink")
_RANGE: Final = re.compile(
    r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", re.IGNORECASE
)


def spread_cells(archive: zipfile.ZipFile, enough: int) -> int:
    """The cells of merged and linked ranges in all parts; counted no further than `enough`.

    A part that cannot be read counts nothing: whoever opens it says so.
    """
    count = 0
    for entry in archive.infolist():
        try:
            raw = archive.read(entry)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
            continue
        if not any(word in raw.replace(b"\0", b"") for word in _SPREAD):
            continue
        count += _spread(raw, enough - count)
        if count > enough:
            break
    return count


class _EnoughError(Exception):
    """Counted far enough."""


def _spread(raw: bytes, enough: int) -> int:
    """The cells of the ranges in one part."""
    count = 0

    def begins(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        if name.rpartition(":")[2].encode() in _SPREAD:
            count += _size(attributes.get("ref", ""))
            if count > enough:
                raise _EnoughError

    parser = ParserCreate()
    parser.StartElementHandler = begins
    with contextlib.suppress(_EnoughError, ExpatError):
        parser.Parse(raw, True)
    return count


def _size(ref: str) -> int:
    found = _RANGE.fullmatch(ref.strip())
    if found is None:
        return 1
    left, top, right, bottom = found.groups()
    columns = abs(_column(right) - _column(left)) + 1
    return columns * (abs(int(bottom) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
