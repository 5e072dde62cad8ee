"""A screen that refreshes in place until somebody stops it."""

from collections.abc import Callable
from typing import Final

#: Move the cursor home and clear the screen below; scrolled lines are kept.
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
    """Show `frame` every `interval` seconds; returns how often.

    Ends after `rounds` or by Ctrl-C, the usual way. Without a terminal (`in_place` false) frames
    follow each other with an empty line between them.
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
