"""A bar of text: Unicode blocks where the terminal can show them, ASCII elsewhere."""

import os
import sys
from typing import Final

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"


def can_draw() -> bool:
    """Whether standard output can show block characters; INCPLAN_ASCII switches them off."""
    if os.environ.get("INCPLAN_ASCII"):
        return False
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def bar(value: float, most: float, width: int, *, blocks: bool) -> str:
    """`value` out of `most`, drawn `width` characters wide; a value above zero always shows."""
    if most <= 0 or value <= 0:
        return ""
    if not blocks:
        return "#" * max(round(value / most * width), 1)
    eighths = max(round(value / most * width * 8), 1)
    whole, part = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[part] if part else "")
