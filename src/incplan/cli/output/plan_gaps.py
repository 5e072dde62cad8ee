"""Plan files that could not be read, shown above the answer and in its JSON."""

import sys
from collections.abc import Sequence
from typing import Any, Final

from incplan.cli.output.json_document import as_json, dumps
from incplan.cli.output.screen import Screen, new_screen
from incplan.cli.output.streams import say_aside
from incplan.i18n.catalogue import _, active_translator
from incplan.i18n.findings import finding_message
from incplan.i18n.findings.gaps import gap_lines, gaps_title, gaps_told
from incplan.i18n.text.hostile import safe
from incplan.plan.gaps import Gap

__all__ = ["dumps", "gaps_as_comment", "gaps_as_json", "gaps_aside", "gaps_on_top", "show_gaps"]
#: How many files are named in one line.
_NAMED: Final = 3
#: How many rows of a window may say what is missing; with more, the files alone are named.
_ROWS: Final = 2


def show_gaps(screen: Screen, gaps: Sequence[Gap]) -> None:
    """A paragraph: that something may be missing, then file by file."""
    translator = active_translator()
    certain = any(gap.is_certain for gap in gaps)
    screen.line(gaps_title(translator, gaps), "red" if certain else "yellow")
    for line in gap_lines(translator, gaps):
        screen.line("- " + line, indent=2)


def gaps_on_top(screen: Screen, gaps: Sequence[Gap]) -> list[str]:
    """What stands above a screen: every file, in a window as many as fit on two rows."""
    head = Screen(screen.width, screen.colour, screen.tables)
    show_gaps(head, gaps)
    if screen.height is None:
        return [*head.lines, ""]
    if len(head.lines) > _ROWS:
        head.lines = []
        files = ", ".join(gap.place for gap in gaps[:_NAMED])
        sentence = _("Not all of the plan could be used ({files}): incplan validate", files=files)
        head.line(sentence, "red" if any(gap.is_certain for gap in gaps) else "yellow")
    return head.lines


def gaps_aside(colour: bool | None, gaps: Sequence[Gap], *, on_top: bool) -> None:
    """On standard error, when the answer goes elsewhere.

    Nothing when they stand `on_top` of the answer and both go to one terminal.
    """
    screen = new_screen(colour, sys.stderr)
    if not on_top:
        show_gaps(screen, gaps)
    elif not sys.stdout.isatty():
        files = ", ".join(gap.place for gap in gaps[:_NAMED])
        sentence = _("Not all of the plan could be used ({files}): incplan validate", files=files)
        screen.line(sentence, "yellow")
    say_aside(screen.text())


def gaps_as_comment(sign: str, gaps: Sequence[Gap]) -> str:
    """One comment per line, without characters that end it or begin a directive."""
    told = gaps_told(active_translator(), gaps, named=True)
    lines = (" ".join(safe(line).split()) for line in told.splitlines())
    return "".join(f"{sign} {line.replace('{', '(').replace('}', ')')}\n" for line in lines)


def gaps_as_json(gaps: Sequence[Gap]) -> list[dict[str, Any]]:
    """Each with file and line, code and message, and what is used of the file."""
    translator = active_translator()
    return [
        {
            "path": gap.problem.path,
            "line": gap.problem.line,
            "code": gap.problem.code,
            "severity": gap.problem.severity.value,
            "message": finding_message(translator, gap.problem.code, gap.problem.params),
            "params": as_json(gap.problem.params),
            "used": gap.use.value,
            "more": gap.more,
        }
        for gap in gaps
    ]
