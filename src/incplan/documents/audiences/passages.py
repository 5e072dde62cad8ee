"""Every text of a document with its place, so that the guard can say where something stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from incplan.documents.content.blocks import Drawing, Facts, Table
from incplan.documents.content.document import Document, Section
from incplan.plan.privacy.drawings import drawn_texts


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and where it stands: section ("" for the head), row (from 1), column."""

    text: str
    section: str = ""
    row: int | None = None
    column: str = ""


def passages(document: Document) -> Iterator[Passage]:
    """All words of a document, those in properties and on every page included."""
    head = {item.name for item in fields(document)} - {"chapters", "language", "id", "foreign"}
    for name in sorted(head):
        yield from (Passage(text) for text in _texts(getattr(document, name)))
    for chapter in document.chapters:
        yield from _section(chapter)


def _section(section: Section) -> Iterator[Passage]:
    where = section.heading
    yield from (Passage(text, where) for text in (where, section.paper))
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _table(where, block.columns, block.rows)
        elif isinstance(block, Facts):
            for name, value in block.rows:
                yield Passage(name, where)
                yield Passage(value, where, column=name)
        elif isinstance(block, Drawing):
            yield from (Passage(text, where) for text in (block.text, *drawn_texts(block.svg)))
        else:
            yield from (Passage(text, where) for text in _texts(block))
    for inner in section.sections:
        yield from _section(inner)


def _table(
    where: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> Iterator[Passage]:
    yield from (Passage(name, where) for name in columns)
    for number, row in enumerate(rows, start=1):
        for name, cell in zip(columns, row, strict=True):
            yield Passage(str(cell), where, number, name)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value made of dataclasses, mappings and sequences."""
    if isinstance(value, str):
        if value:
            yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from _texts(getattr(value, item.name))
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for part in pair for text in _texts(part))
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        yield from (text for part in value for text in _texts(part))
