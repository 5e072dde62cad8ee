"""What a document is made of: chapters, sections and a few kinds of block, in translated words.

Views build these values and templates lay them out, one template per format: nothing here
knows Markdown or HTML, and no text is escaped yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

#: A place to write words by hand, in a cell or a letter; for a time it is `__:__`.
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
    """A place the organisation still has to fill in, marked so that nobody misses it."""

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

    `strong` is the column the eye looks for, where a format can show it.
    """

    kind: ClassVar[str] = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: int | None = None

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has not as many cells as the table has columns")


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
    """The few words nobody may miss: people first, 112."""

    kind: ClassVar[str] = "alert"
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line to tick; `who` does it, `note` says what proves it."""

    text: str
    number: str = ""
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Lines with a box to tick and, when `time` names that column, a place for the time."""

    kind: ClassVar[str] = "checklist"
    items: tuple[Check, ...]
    what: str
    who: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody to reach: for what function, and every number these readers may see."""

    function: str
    name: str
    numbers: tuple[str, ...]
    note: str = ""


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
    """Something to fill in by hand: words, then lines to write on or boxes to tick."""

    label: str
    lines: int = 1
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Rows to fill in by hand."""

    kind: ClassVar[str] = "form"
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class BlankTable:
    """Empty rows to write in."""

    kind: ClassVar[str] = "blank_table"
    columns: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Another section of the same document, by its id."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class References:
    """Where to read on; on paper each with its page."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of a document. `id` is stable whatever the language.

    A section without any content is a fault: what is not known yet is a `ToFill`.
    `new_page` starts a page, which then carries a page code of its own; `style` is "card" for
    what is read at arm's length; `paper` is the number of a form to fill in by hand.
    """

    id: str
    title: str
    number: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    new_page: bool = False
    style: str = ""
    paper: str = ""

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".strip()

    def __post_init__(self) -> None:
        if not self.blocks and not self.sections:
            raise ValueError(f"section {self.id} is empty")
        if any(_is_empty(block) for block in self.blocks):
            raise ValueError(f"section {self.id} has an empty block")


def _is_empty(block: Block) -> bool:
    """Whether a block would print nothing at all."""
    content = getattr(block, "rows", None) or getattr(block, "items", None)
    words = getattr(block, "text", "") or getattr(block, "title", "")
    drawn = getattr(block, "boxes", ()) or getattr(block, "count", 0)
    return not (content or words or drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. `stamp` says which plan, version, date and commit it is made from.

    `part` tells documents of one kind apart: the sheet, the incident. With `contents` it is a
    book, whose chapters start pages; without, a leaflet. A `wide` one lies on its side.
    """

    id: str
    part: str = ""
    language: str
    title: str
    organisation: str
    subtitle: str = ""
    stamp: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    cover: tuple[Block, ...] = ()
    contents: str = ""
    chapters: tuple[Section, ...] = ()
    wide: bool = False
    furniture: "Furniture | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page. Words with `{page}`, `{pages}`, `{code}` are filled in there.

    `codes` holds a page code for each section that starts a page, `cover` included.
    """

    day: date
    imprint: str
    page: str
    pages: str
    code: str
    codes: Mapping[str, str]
    draft: str = ""
    accent: str = ""
