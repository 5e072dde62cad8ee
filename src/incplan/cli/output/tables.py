"""Tables drawn by rich; imported on a terminal only."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from incplan.cli.output.screen import Screen
from incplan.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading; `right` for numbers; `width` where it is fixed and cells are cut."""

    heading: str
    right: bool = False
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in one of the screen's styles, with further lines below it."""

    text: str
    style: str = ""
    below: str = ""


def draw(
    screen: Screen, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, indent: int = 0
) -> None:
    """Put a table without frames on the screen."""
    screen.lines.extend(drawn(screen, columns, rows, indent=indent))


def drawn(
    screen: Screen, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, indent: int = 0
) -> list[str]:
    """The lines of a table: the headings, then the rows, no wider than the screen."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(
            Text(screen.inert(column.heading)),
            justify="right" if column.right else "left",
            width=column.width,
            no_wrap=column.width is not None,
            overflow="ellipsis" if column.width is not None else "fold",
        )
    for row in rows:
        table.add_row(*(_text(screen, cell) for cell in row))
    target = StringIO()
    console = Console(
        file=target,
        width=screen.width - indent,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
    )
    console.print(table)
    return [" " * indent + line.rstrip() for line in target.getvalue().splitlines()]


def _text(screen: Screen, cell: Cell) -> Text:
    styles = {"red": "bold red", "blue": "bold blue"}
    text = Text(screen.inert(cell.text), style=styles.get(cell.style, cell.style))
    return Text("\n").join((text, Text(screen.inert(cell.below)))) if cell.below else text
