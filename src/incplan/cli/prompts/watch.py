"""A screen that refreshes in place until somebody stops it."""

from collections.abc import Callable
from typing import Final

#: Home, and clear from there: what was scrolled away stays readable.
_REDRAW: Final = "\x1b[H\x1b[J"


def watch(
    frame: Callable[[], str],
    write: Callable[[str], object],
    pause: Callable[[float], object],
    *,
    interval: float,
    rounds: int | None = None,
    in_place: bool = True,
) -> int:
    """Show `frame` again and again, `interval` seconds apart. Returns how often it was shown.

    Ends after `rounds`, or when interrupted: that is the ordinary way out. Without a terminal
    (`in_place` false) frames follow each other, an empty line between them.
    """
    shown = 0
    try:
        while rounds is None or shown < rounds:
            if shown:
                pause(interval)
            text = frame()
            write(_REDRAW + text if in_place else ("\n" if shown else "") + text)
            shown += 1
    except KeyboardInterrupt:
        write("\n")
    return shown
