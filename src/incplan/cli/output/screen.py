"""Text for a terminal, a pipe or a screen reader: 80 columns, colour only where it is wanted."""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TextIO

from incplan.cli.output.window.layout import Page, Row, form_of
from incplan.cli.output.window.wrapping import wrapped
from incplan.i18n.text.hostile import safe

_STYLES: Final = {
    "bold": "1",
    "dim": "2",
    "red": "1;31",
    "yellow": "33",
    "green": "32",
    "blue": "1;34",
}
MAX_WIDTH: Final = 100
#: Rows of a window that are kept for the command and the next prompt.
FOR_THE_PROMPT: Final = 2
#: The least room for a text beside others; with less it stands under them.
_LEAST: Final = 20
#: No answer fits into fewer rows; a lower window scrolls.
LOWEST: Final = 8


def wants_colour(stream: TextIO, asked: bool | None) -> bool:
    """Whether to use escape sequences: on a terminal, without NO_COLOR, unless it is a dumb one."""
    if asked is not None:
        return asked and stream.isatty()
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain


@dataclass(slots=True, eq=False, repr=False)
class Screen:
    """Collects lines; every text passes `safe` first, so that it cannot move the cursor.

    `tables` is set on a terminal, where tables are drawn by `terminal_table`. `height` is how many
    rows the answer may have; None where there is no window: a pipe, a file. `plain` is for screen
    readers: nothing is aligned. `ends` are sentences that end in a command, the last rows of the
    answer whatever does not fit; `heads` the rows that are headings.
    """

    width: int = 80
    colour: bool = False
    tables: bool = False
    height: int | None = None
    plain: bool = True
    lines: list[str] = field(default_factory=list)
    ends: list[tuple[str, str]] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)

    def styled(self, text: str, style: str = "") -> str:
        """`text` made inert, then in a style when colours are wanted."""
        inert = safe(text)
        codes = ";".join(_STYLES[name] for name in style.split() if name in _STYLES)
        return f"\x1b[{codes}m{inert}\x1b[0m" if self.colour and codes else inert

    def inert(self, text: str) -> str:
        """`text` without characters that could move the cursor, for callers that draw it."""
        return safe(text)

    def line(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """One paragraph, wrapped to the width with a hanging indent."""
        if not text:
            self.lines.append("")
            return
        margin = " " * indent
        for paragraph in text.split("\n"):
            parts = wrapped(safe(paragraph), self.width, margin, margin + "  ")
            self.lines.extend(self.styled(part, style) for part in parts)

    def heading(self, text: str) -> None:
        """A heading with an empty line before it."""
        if self.lines:
            self.lines.append("")
        before = len(self.lines)
        self.line(text, "bold")
        self.heads.update(range(before, len(self.lines)))

    def end(self, sentence: str, command: str) -> None:
        """A sentence that ends in the command most likely next: the last row of the answer."""
        self.ends.append((sentence, command))

    def pairs(self, rows: Iterable[tuple[str, str]], indent: int = 0) -> None:
        """Two columns: a label, and a value that wraps beside it."""
        shown = [(label, value) for label, value in rows if value]
        if not shown:
            return
        column = min(max(len(label) for label, _value in shown) + 2, 30)
        if self.width - column - indent < _LEAST:  # a narrow window: the value under its label
            for label, value in shown:
                self.line(label, "dim", indent)
                self.line(value.replace("\n", " "), indent=indent + 2)
            return
        for label, value in shown:
            self._pair(label, value, column, indent)

    def _pair(self, label: str, value: str, column: int, indent: int) -> None:
        room = max(self.width - column - indent, _LEAST)
        parts = wrapped(safe(value.replace("\n", " ")), room)
        margin = " " * indent
        head = safe(label)
        if len(head) >= column:
            self.lines.append(margin + self.styled(head, "dim"))
            head = ""
        first = margin + self.styled(head, "dim") + " " * (column - len(head)) + parts[0]
        self.lines.append(first.rstrip())
        self.lines.extend(margin + " " * column + part for part in parts[1:])

    def columns(self, rows: Sequence[Sequence[str]], *, header: bool = True) -> None:
        """A plain aligned table; the last column takes the room that is left and wraps."""
        if not rows:
            return
        texts = [[safe(cell) for cell in row] for row in rows]
        fixed = [max(len(row[i]) for row in texts) for i in range(len(texts[0]) - 1)]
        left = self.width - sum(fixed) - 2 * len(fixed)
        if left < min(
            _LEAST, max(len(row[-1]) for row in texts)
        ):  # a narrow window: the cells of a row one after the other
            for place, row in enumerate(texts):
                self.line("  ".join(filter(None, row)), "bold" if header and place == 0 else "")
            return
        for place, row in enumerate(texts):
            cells = [cell.ljust(size) for cell, size in zip(row[:-1], fixed, strict=True)]
            tail = wrapped(row[-1], left)
            style = "bold" if header and place == 0 else ""
            self.lines.append(self.styled("  ".join([*cells, tail[0]]).rstrip(), style))
            margin = " " * (sum(fixed) + 2 * len(fixed))
            self.lines.extend(margin + part for part in tail[1:])

    def page(self, *, column: int = 0, every: bool = False) -> Page:
        """Where blocks are laid out; with `every`, without a limit of rows."""
        form = form_of(self.width, plain=self.plain)
        height = None if every else self.height
        return Page(width=self.width, height=height, form=form, column=column)

    def rows(self, rows: Iterable[Row]) -> None:
        """Rows that were laid out: labels in bold, texts in their style."""
        for label, text, style in rows:
            head = self.styled(label, "bold") if label.strip() else label
            self.lines.append((head + self.styled(text, style)).rstrip())

    def text(self) -> str:
        """All lines, with a final newline."""
        return "\n".join(self.lines) + "\n" if self.lines else ""


def new_screen(asked_colour: bool | None, stream: TextIO | None = None) -> Screen:
    """A screen for a stream: its window, its colours."""
    target = stream or sys.stdout
    terminal = target.isatty()
    dumb = os.environ.get("TERM") == "dumb"
    width, height = 80, None
    if terminal:
        size = shutil.get_terminal_size((80, 24))
        width, height = size.columns, max(size.lines - FOR_THE_PROMPT, LOWEST)
    return Screen(
        width=max(min(width, MAX_WIDTH), 40),
        colour=wants_colour(target, asked_colour),
        tables=terminal and not dumb,
        height=height,
        plain=not terminal or dumb or bool(os.environ.get("INCPLAN_PLAIN")),
    )
