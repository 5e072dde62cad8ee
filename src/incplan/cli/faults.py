"""An unexpected error: one calm line, and a report file somebody can send us."""

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from incplan import __version__
from incplan.i18n.catalogue import _


def report_fault(fault: Exception, words: list[str]) -> None:
    """Write the report, say where it is; the words typed may hold names, so they stay local."""
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
    text = "\n".join(lines)
    sentence = _("A fault of incplan itself, not of yours. What was acknowledged is on disk.")
    sys.stderr.write(sentence + "\n")
    if "--debug" in words or os.environ.get("INCPLAN_DEBUG"):
        sys.stderr.write(text + "\n")
        return
    handle, name = tempfile.mkstemp(prefix="incplan-fault-", suffix=".md")
    os.close(handle)
    Path(name).write_text(text, encoding="utf-8", errors="backslashreplace")
    sys.stderr.write(_("Report: {path}", path=name) + "\n")
