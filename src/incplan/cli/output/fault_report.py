"""An unexpected error: one calm line, and a report file somebody can send us."""

import contextlib
import os
import platform
import tempfile
import traceback
from pathlib import Path

from incplan import __version__
from incplan.cli.output.errors import put_error
from incplan.cli.output.streams import say_aside
from incplan.i18n.catalogue import _


def report_fault(fault: Exception, words: list[str]) -> None:
    """Write a report file and say where it is; it may hold names, so it stays on this machine.

    With --json the same goes to standard output, in the form of every other error.
    """
    lines = [
        "# incplan fault report",
        f"- version: {__version__}",
        f"- python: {platform.python_version()} on {platform.platform()}",
        f"- command: {words[:1]}",
        "",
        "```",
        *traceback.format_exception(fault),
        "```",
    ]
    text = "\n".join(lines) + "\n"
    sentence = _("A fault of incplan itself, not of yours. What was acknowledged is on disk.")
    if "--debug" in words or os.environ.get("INCPLAN_DEBUG"):
        params, more = {}, text
    else:
        path = _keep(text)
        params = {"path": path} if path else {}
        more = _("Report: {path}", path=path) + "\n" if path else text
    say_aside(f"{sentence}\n{more}")
    if "--json" in words:
        put_error("fault", sentence, params)


def _keep(text: str) -> str | None:
    """Write the report where a temporary file can be made; None when nowhere."""
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(prefix="incplan-fault-", suffix=".md")
        os.close(handle)
        Path(name).write_text(text, encoding="utf-8", errors="backslashreplace")
        return name
    return None
