"""A progress line on a terminal for work that takes long; nothing is printed elsewhere."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from incplan.cli.session.settings import Settings

#: Seconds before the line appears; shorter work shows none.
_PATIENCE: Final = 0.5


@contextmanager
def working(settings: Settings, text: str) -> Iterator[None]:
    """Show `text` on standard error while the work lasts, then remove it.

    Only on a terminal; rich is loaded once the work has lasted that long.
    """
    if settings.json or not sys.stderr.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        yield
        return
    done = threading.Event()
    line = threading.Thread(target=_show, args=(text, done), daemon=True)
    line.start()
    try:
        yield
    finally:
        done.set()
        line.join()


def _show(text: str, done: threading.Event) -> None:
    if done.wait(_PATIENCE):
        return
    # Late import: rich, for work that takes longer than a moment.
    from incplan.cli.output.spinner import spin

    spin(text, done)
