"""A bar of text: Unicode blocks where the terminal can show them, ASCII elsewhere."""

import os
import sys
from typing import Final

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"


def can_draw() -> bool:
    """Whether standard output takes block characters; INCPLAN_ASCII says no."""
    if os.environ.get("INCPLAN_ASCII"):
        return False
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def bar(value: float, most: float, width: int, *, blocks: bool) -> str:
    """`value` of `most` drawn on `width` characters; something that is not nothing shows."""
    if most <= 0 or value <= 0:
        return ""
    if not blocks:
        return "#" * max(round(value / most * width), 1)
    eighths = max(round(value / most * width * 8), 1)
    whole, part = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[part] if part else "")
