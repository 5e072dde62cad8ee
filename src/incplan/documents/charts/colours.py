"""Turn an organisation's colour into a readable palette, for light and dark paper."""

import re
from dataclasses import dataclass
from typing import Final

#: The accent colour when the organisation names none: a dark blue.
HOUSE: Final = "#1f4e79"
LIGHT: Final = "#ffffff"
DARK: Final = "#14171a"
#: Of white and black, at least one is readable on any colour.
_BLACK: Final = "#000000"
#: The contrast of WCAG 2.2, criterion 1.4.6 (enhanced), for tired eyes.
_CONTRAST: Final = 7.0
_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`: the accent, text on the accent, and the accent as text on paper."""

    accent: str
    on_accent: str
    on_light: str
    on_dark: str


def palette(accent: str) -> Palette:
    """A palette from one colour; from the default when that is no colour."""
    known = accent.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", accent, re.ASCII) else HOUSE
    ink = LIGHT if contrast(known, LIGHT) >= contrast(known, _BLACK) else _BLACK
    return Palette(known, ink, _towards(known, DARK, LIGHT), _towards(known, LIGHT, DARK))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _towards(colour: str, goal: str, paper: str) -> str:
    """The colour, mixed with another just enough to be readable on the paper."""
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, goal, step / _STEPS)
        if contrast(mixed, paper) >= _CONTRAST:
            return mixed
    return goal


def _mixed(colour: str, other: str, share: float) -> str:
    parts = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    value: float = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
    return value
