"""Text of one byte for each sign: Windows, DOS and Mac write other letters for the same bytes.

No byte says which it is. Each encoding is judged by what it makes of the bytes beside their
neighbours: a small letter inside a word is likely, an opening quote inside one is not.
"""

import re
from collections import Counter
from typing import Final

#: By the name of the codec: what people call it. The first one wins where two do as well.
NAMES: Final = {
    "cp1252": "Windows-1252",
    "iso8859_15": "ISO 8859-15",
    "cp858": "DOS (CP850)",
    "mac_roman": "Mac Roman",
}
#: So many bytes of a long file are judged.
_JUDGED: Final = 50_000
_USUAL: Final = frozenset("éèêëàâäçîïôöùûüßœ")
_SMALL: Final = _USUAL | frozenset("áåãìíóòøúÿñæý")
_LARGE: Final = frozenset(sign.upper() for sign in _SMALL if sign != "ß")
_OPENING: Final = frozenset("«“„‘")
_CLOSING: Final = frozenset("»”’…")
_APART: Final = frozenset("–—•·€£§©®™×÷±½¼¾\u00a0")
_BEHIND: Final = frozenset("°²³µ‰ºª")
_LIKELY, _POSSIBLE, _ODD, _WRONG = 2, 1, -2, -6


def from_western(raw: bytes) -> tuple[str, str, bool]:
    """The text, the codec it is read with, and whether that is sure.

    A byte that stands for nothing there becomes U+FFFD: it is seen, and never left out.
    """
    around = _neighbours(raw[:_JUDGED])
    points = {codec: _points(around, codec) for codec in NAMES}
    best = max(points, key=lambda codec: points[codec])
    shown = {codec: _signs(around, codec) for codec in NAMES}
    rivals = [
        codec
        for codec in NAMES
        if codec != best and points[codec] == points[best] and shown[codec] != shown[best]
    ]
    text = "".join("\ufffd" if "\x80" <= sign < "\xa0" else sign for sign in _decoded(raw, best))
    return text, best, not rivals and "\ufffd" not in text and points[best] >= 0


def _neighbours(raw: bytes) -> Counter[tuple[str, int, str]]:
    """How often each byte of no ASCII stands between which kinds of neighbours."""
    found: Counter[tuple[str, int, str]] = Counter()
    for place in (hit.start() for hit in re.finditer(rb"[\x80-\xff]", raw)):
        before = _kind(raw[place - 1 : place] if place else b"")
        found[before, raw[place], _kind(raw[place + 1 : place + 2])] += 1
    return found


def _kind(byte: bytes) -> str:
    if byte.islower():
        return "a"
    if byte.isupper():
        return "A"
    if byte.isdigit():
        return "1"
    return "?" if byte > b"\x7f" else " "


def _decoded(raw: bytes, codec: str) -> str:
    return raw.decode(codec, "replace")


def _signs(around: Counter[tuple[str, int, str]], codec: str) -> str:
    return "".join(_decoded(bytes([byte]), codec) for byte in sorted({key[1] for key in around}))


def _points(around: Counter[tuple[str, int, str]], codec: str) -> int:
    return sum(
        count * _likely(before, _decoded(bytes([byte]), codec), after)
        for (before, byte, after), count in around.items()
    )


def _likely(before: str, sign: str, after: str) -> int:
    """How likely a sign is between its neighbours; those of no ASCII may be anything."""
    inside = before in "aA" and after in "aA"
    if sign == "\ufffd" or "\x80" <= sign < "\xa0":
        return _WRONG
    if sign in _SMALL:
        if before == after == "A" or (before in " 1" and after in " 1" and sign != "à"):
            return _ODD
        return _LIKELY if sign in _USUAL else _POSSIBLE
    if sign in _LARGE:
        alone = before in " 1" and after == " " and sign != "À"
        return _ODD if before == "a" or (before == "A" and after == "a") or alone else _LIKELY
    if sign == "’":
        return _LIKELY if inside else _POSSIBLE
    odd = (
        (before in "aA1" and after != " ")
        if sign in _OPENING
        else after in "aA1"
        if sign in _CLOSING
        else inside
        if sign in _APART
        else sign not in _BEHIND or (after in "aA" and before != "1")
    )
    return _ODD if odd else _POSSIBLE
