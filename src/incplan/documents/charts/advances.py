"""How wide text is in a bundled font: the advance widths, read from the font itself."""

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

#: Of a character that the table lacks: as wide as most lower-case letters.
_USUAL: Final = 0.5


@cache
def advances(font: Path) -> Mapping[int, float]:
    """Width of each character in em, by code point; empty for a font of another kind."""
    data = font.read_bytes()
    tables = _tables(data)
    if not {b"cmap", b"head", b"hhea", b"hmtx"} <= tables.keys():
        return {}
    em = int(struct.unpack_from(">H", data, tables[b"head"] + 18)[0])
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]

    def width(glyph: int) -> float:
        place = tables[b"hmtx"] + 4 * min(glyph, count - 1)
        return int(struct.unpack_from(">H", data, place)[0]) / em

    return {point: width(glyph) for point, glyph in _glyphs(data, tables[b"cmap"])}


def text_width(text: str, widths: Mapping[int, float]) -> float:
    """Width in em of a text on one line, without kerning."""
    return sum(widths.get(ord(sign), _USUAL) for sign in text)


def _tables(data: bytes) -> dict[bytes, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    found = {}
    for place in range(count):
        tag, _sum, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * place)
        found[tag] = offset
    return found


def _glyphs(data: bytes, start: int) -> list[tuple[int, int]]:
    """(code point, glyph) of the subtable of format 12, up to the general punctuation."""
    for table in range(struct.unpack_from(">H", data, start + 2)[0]):
        place = start + struct.unpack_from(">HHL", data, start + 4 + 8 * table)[2]
        if struct.unpack_from(">H", data, place)[0] == 12:
            groups = struct.unpack_from(">L", data, place + 12)[0]
            return [
                (point, glyph + point - first)
                for first, last, glyph in struct.iter_unpack(
                    ">LLL", data[place + 16 : place + 16 + 12 * groups]
                )
                for point in range(first, min(last, 0x20FF) + 1)
            ]
    return []
