"""What a section holds: a few kinds of block, in translated words.

Views build these values and templates lay them out, one template per format: nothing here
knows Markdown or HTML, and no text is escaped yet.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

#: A space to write in by hand, in a cell or a letter; for a time it is `__:__`.
TO_WRITE: Final = "____"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text; it may have several lines."""

    kind: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """An epigraph (S-003)."""

    kind: ClassVar[str] = "quote"
    text: str


@dataclass(frozen=True, slots=True)
class ToFill:
    """Something the organisation still has to fill in; marked, so that nobody misses it."""

    kind: ClassVar[str] = "to_fill"
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    kind: ClassVar[str] = "bullets"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, side by side."""

    kind: ClassVar[str] = "facts"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; every row has as many cells as there are columns.

    `strong` is the column to emphasise, where a format can.
    """

    kind: ClassVar[str] = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: int | None = None

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has not as many cells as the table has columns")
        if "" in self.columns:
            raise ValueError("a column without a name says nothing to who hears the table")


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question of the template and the plan's answer; "" when it has none (S-004)."""

    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class Questions:
    """Guiding questions at the head of a section; `missing` marks those without an answer."""

    kind: ClassVar[str] = "questions"
    items: tuple[Question, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and lettered arrows: (from box, letter, to box), boxes by their place."""

    kind: ClassVar[str] = "diagram"
    boxes: tuple[str, ...]
    arrows: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing (SVG), and in `text` what it shows for readers who do not see it."""

    kind: ClassVar[str] = "drawing"
    svg: str
    text: str


@dataclass(frozen=True, slots=True)
class Alert:
    """A prominent line that nobody may miss: people first, 112."""

    kind: ClassVar[str] = "alert"
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody to reach: for what function, and every number these readers may see.

    The number `TO_WRITE` stands for one that the plan lacks: a line to write on.
    """

    function: str
    name: str
    numbers: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line to tick; `who` does it, `note` says what proves it.

    On a leaf to act from, `actors` name who does it with a number each, and `calls` whom to call;
    `id` is what commands call the measure.
    """

    text: str
    number: str = ""
    who: str = ""
    note: str = ""
    actors: tuple[Call, ...] = ()
    calls: tuple[Call, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Lines with a box to tick and, when `time` names that column, a place for the time."""

    kind: ClassVar[str] = "checklist"
    items: tuple[Check, ...]
    what: str
    who: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """People to call, in order. `columns`: function, name, numbers, then places to write in."""

    kind: ClassVar[str] = "calls"
    columns: tuple[str, ...]
    items: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A few lines to cut out or to read at arm's length."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side."""

    kind: ClassVar[str] = "cards"
    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to complete by hand: places to write are `TO_WRITE`."""

    kind: ClassVar[str] = "letter"
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """Something to fill in by hand: words, then lines to write on or boxes to tick.

    `given` is printed on the line already.
    """

    label: str
    lines: int = 1
    choices: tuple[str, ...] = ()
    given: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Rows to fill in by hand."""

    kind: ClassVar[str] = "form"
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class BlankTable:
    """Rows to write in, `count` of them. `rows` are the cells that are printed already.

    A printed `__:__` is a place for a time, `__/__ __:__` for a day and time, `☐` a box to tick.
    """

    kind: ClassVar[str] = "blank_table"
    columns: tuple[str, ...]
    count: int
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Every row, its empty cells to be written in."""
        return self.rows or (("",) * len(self.columns),) * self.count


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to another section of the same document, by its id; `note` says when to read."""

    id: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """References to further reading; on paper each with its page."""

    kind: ClassVar[str] = "references"
    items: tuple[Reference, ...]


Block = (
    Paragraph
    | Quote
    | ToFill
    | Bullets
    | Facts
    | Table
    | Questions
    | Diagram
    | Drawing
    | Alert
    | Checklist
    | Calls
    | Cards
    | Form
    | BlankTable
    | Letter
    | References
)
