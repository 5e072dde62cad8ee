"""A line that moves while long work lasts, drawn by rich."""

import threading

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text


def spin(text: str, done: threading.Event) -> None:
    """Show `text` on standard error until `done`, then remove it."""
    line = Spinner("dots", Text(f"{text} ...", no_wrap=True, overflow="ellipsis"))
    with Live(
        line,
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=12.5,
        # Output of the work itself is not redirected by rich.
        redirect_stdout=False,
        redirect_stderr=False,
    ):
        done.wait()
