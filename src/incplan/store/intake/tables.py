"""What a file from outside holds, before anybody says what it means: tables and cards, by place."""

from typing import Final

from incplan.frozen import dataclass

#: Rows and columns that a table may have; more are no address book and no register.
MAX_ROWS: Final = 100_000
MAX_COLUMNS: Final = 400
#: Signs of one cell or paragraph; a workbook itself has no cell of more than 32,767.
MAX_CELL: Final = 100_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a source: what a person needs to find it again.

    `line` counts the lines of a text, `row` the rows of a table with its header, `column` is the
    letter of a spreadsheet, `header` what stands above it. In a document of Word `table` and
    `paragraph` are counted from its beginning, `part` says what is not in the text itself: box,
    header, footer, footnote, endnote.
    """

    file: str
    sheet: str = ""
    row: int | None = None
    line: int | None = None
    column: str = ""
    header: str = ""
    table: int | None = None
    paragraph: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `hidden`: not shown in the workbook; `struck`: places of struck-through cells.

    `merged` are places of cells that are one with the cell above them.
    """

    number: int
    line: int | None
    cells: tuple[str, ...]
    hidden: bool = False
    struck: frozenset[int] = frozenset()
    merged: frozenset[int] = frozenset()

    def cell(self, place: int) -> str:
        """The text of a cell, "" for one that the row does not have."""
        return self.cells[place] if place < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything but blanks."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a file that is not taken by any reader: a comment, a picture, a macro."""

    code: str
    place: Place
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sheet or of a text with separators; `hidden` are columns that are not shown.

    `number` counts the tables of a document, `part` is as in `Place`.
    """

    file: str
    sheet: str
    rows: tuple[Row, ...]
    hidden: frozenset[int] = frozenset()
    remarks: tuple[Remark, ...] = ()
    number: int | None = None
    part: str = ""

    def place(self, row: Row, column: int | None = None, header: str = "") -> Place:
        """Where a row, or a cell of it, stands."""
        letter = "" if column is None else column_letter(column)
        return Place(
            self.file,
            self.sheet,
            row.number,
            row.line,
            letter,
            header,
            self.number,
            None,
            self.part,
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with words in it. `level` is that of a heading, 0 for text; `listed`: bullet."""

    place: Place
    text: str
    level: int = 0
    listed: bool = False


Block = Paragraph | Table
"""A piece of a document, in the order it is read."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a card: its name in capitals, its types in small letters, its label, its text."""

    name: str
    types: frozenset[str]
    label: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Card:
    """A vCard. `whole` is false for one that has no end."""

    file: str
    line: int
    fields: tuple[Field, ...]
    whole: bool = True

    def all(self, name: str) -> tuple[Field, ...]:
        """The lines of a name."""
        return tuple(item for item in self.fields if item.name == name)

    def first(self, name: str) -> str:
        """The text of the first line of a name, or ""."""
        return next((item.value for item in self.fields if item.name == name), "")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands: day and time as written, "" for a day that no line tells.

    `zone` is the one that is written behind the time: `+0200`, `MESZ`. Lines of the program itself,
    or before the first message, are `by_program`.
    """

    place: Place
    day: str
    time: str
    sender: str
    text: str
    by_program: bool = False
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its name, the hash of its bytes, what it is, what it holds."""

    file: str
    sha256: str
    form: str
    tables: tuple[Table, ...] = ()
    cards: tuple[Card, ...] = ()
    messages: tuple[Message, ...] = ()
    remarks: tuple[Remark, ...] = ()
    blocks: tuple[Block, ...] = ()


def column_letter(place: int) -> str:
    """The letters of a spreadsheet column counted from zero: A, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
