"""What a document is made of: chapters, sections and a few kinds of block, in translated words.

Views build these values and templates lay them out, one template per format: nothing here
knows Markdown or HTML, and no text is escaped yet.
"""

from dataclasses import dataclass
from typing import ClassVar


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
    """Columns and rows; every row has as many cells as there are columns."""

    kind: ClassVar[str] = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

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


Block = Paragraph | Quote | ToFill | Bullets | Facts | Table | Questions | Diagram


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of a document. `id` is stable whatever the language.

    A section without any content is a fault: what is not known yet is a `ToFill`.
    """

    id: str
    title: str
    number: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".strip()

    def __post_init__(self) -> None:
        if not self.blocks and not self.sections:
            raise ValueError(f"section {self.id} is empty")
        if any(isinstance(block, Table) and not block.rows for block in self.blocks):
            raise ValueError(f"section {self.id} has an empty table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. `stamp` says which plan, version, date and commit it is made from."""

    id: str
    language: str
    title: str
    organisation: str
    subtitle: str = ""
    stamp: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    cover: tuple[Block, ...] = ()
    contents: str = ""
    chapters: tuple[Section, ...] = ()
