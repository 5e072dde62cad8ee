"""Which characters the bundled fonts can print, read from the fonts themselves.

PDF/A and PDF/UA forbid characters without a glyph: such a character is replaced by a visible mark
and reported, so that the plan still prints.
"""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

#: Printed in place of a character that no bundled font has.
UNPRINTABLE: Final = "□"
#: Characters with an equivalent in the fonts.
_EQUALS: Final = {0x2612: "☑", 0x2013: "–", 0xA0: "\u00a0"}
_LINE: Final = frozenset({0x0A})


@cache
def covered(folder: Path) -> frozenset[int]:
    """Code points that every font of the folder can print."""
    sets = [frozenset(_code_points(font.read_bytes())) for font in sorted(folder.glob("*.[ot]tf"))]
    return frozenset.intersection(*sets) if sets else frozenset()


def printable(value: Any, known: frozenset[int], missing: set[str]) -> Any:
    """The same nested value with printable texts only; what was replaced is added to `missing`."""
    if isinstance(value, str):
        if known.issuperset(map(ord, value)):
            return value
        return "".join(_sign(sign, known, missing) for sign in value)
    if isinstance(value, dict):
        return {key: printable(item, known, missing) for key, item in value.items()}
    if isinstance(value, list):
        return [printable(item, known, missing) for item in value]
    return value


def _sign(sign: str, known: frozenset[int], missing: set[str]) -> str:
    point = ord(sign)
    if point in known or point in _LINE:
        return sign
    if point in _EQUALS:
        return _EQUALS[point]
    missing.add(sign)
    return UNPRINTABLE


def _code_points(font: bytes) -> Iterator[int]:
    """The character map of an OpenType font: formats 4 and 12, which every modern font has."""
    count = struct.unpack_from(">H", font, 4)[0]
    for place in range(count):
        tag, _sum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * place)
        if tag == b"cmap":
            for table in range(struct.unpack_from(">H", font, offset + 2)[0]):
                start = struct.unpack_from(">HHL", font, offset + 4 + 8 * table)[2]
                yield from _subtable(font, offset + start)


def _subtable(font: bytes, start: int) -> Iterator[int]:
    form = struct.unpack_from(">H", font, start)[0]
    if form == 12:
        groups = struct.unpack_from(">L", font, start + 12)[0]
        for group in range(groups):
            first, last, _glyph = struct.unpack_from(">LLL", font, start + 16 + 12 * group)
            yield from range(first, last + 1)
    elif form == 4:
        yield from _segments(font, start)


def _segments(font: bytes, start: int) -> Iterator[int]:
    double = struct.unpack_from(">H", font, start + 6)[0]
    for place in range(0, double, 2):
        last = struct.unpack_from(">H", font, start + 14 + place)[0]
        first = struct.unpack_from(">H", font, start + 16 + double + place)[0]
        if first <= last < 0xFFFF:
            yield from range(first, last + 1)
