"""What of the plan could not be read, said where the answer is: on top of it, and in its JSON."""

import sys
from collections.abc import Sequence
from typing import Any, Final

from incplan.cli.output.json_document import as_json
from incplan.cli.output.screen import Screen, new_screen
from incplan.cli.output.streams import say_aside
from incplan.i18n.catalogue import _, active_translator
from incplan.i18n.findings import finding_message
from incplan.i18n.findings.gaps import gap_lines, gaps_title, gaps_told
from incplan.i18n.text.hostile import safe
from incplan.plan.gaps import Gap

#: So many files stand in one line.
_NAMED: Final = 3


def show_gaps(screen: Screen, gaps: Sequence[Gap]) -> None:
    """A paragraph: that something may be missing, then file by file."""
    translator = active_translator()
    certain = any(gap.is_certain for gap in gaps)
    screen.line(gaps_title(translator, gaps), "red" if certain else "yellow")
    for line in gap_lines(translator, gaps):
        screen.line("- " + line, indent=2)


def gaps_on_top(screen: Screen, gaps: Sequence[Gap], *, below: int = 0) -> None:
    """Put them above a screen that is drawn, under its first `below` lines."""
    head = Screen(screen.width, screen.colour, screen.tables)
    show_gaps(head, gaps)
    screen.lines[below:below] = [*head.lines, ""]


def gaps_aside(colour: bool | None, gaps: Sequence[Gap], *, on_top: bool) -> None:
    """On standard error, for whoever sends the answer elsewhere; where they stand `on_top` of it
    and both go to one terminal, once is enough.
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
    """A comment a line, without what could end it or begin a directive."""
    told = gaps_told(active_translator(), gaps, named=True)
    lines = (" ".join(safe(line).split()) for line in told.splitlines())
    return "".join(f"{sign} {line.replace('{', '(').replace('}', ')')}\n" for line in lines)


def gaps_as_json(gaps: Sequence[Gap]) -> list[dict[str, Any]]:
    """Each with its file and line, its code and words, and what is used of the file."""
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
