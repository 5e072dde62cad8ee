"""Numbers that the plan lacks: where on the pages a line to write on stands for them."""

from collections.abc import Iterable, Iterator

from incplan.documents.content.blocks import TO_WRITE, Checklist
from incplan.documents.content.document import Document, Section
from incplan.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LineToWrite:
    """Somebody whom a row says to call without a number: the page and its box (`Flooding`, `4`)."""

    name: str
    page: str
    box: str


def lines_to_write(document: Document) -> tuple[LineToWrite, ...]:
    """Every line to write on, in the order of the pages."""
    return tuple(
        line
        for chapter in document.chapters
        for line in _of(chapter, chapter.title.partition(" (")[0])
    )


def by_name(lines: Iterable[LineToWrite]) -> dict[str, dict[str, list[str]]]:
    """Whom the plan has no number of: each name once, with the pages and the boxes on them."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in lines:
        boxes = found.setdefault(line.name, {}).setdefault(line.page, [])
        if line.box not in boxes:
            boxes.append(line.box)
    return found


def _of(section: Section, page: str) -> Iterator[LineToWrite]:
    for block in section.blocks:
        if isinstance(block, Checklist):
            for item in block.items:
                for line in (*item.actors, *item.calls):
                    if line.numbers == (TO_WRITE,):
                        yield LineToWrite(name=line.name, page=page, box=item.number)
    for inner in section.sections:
        yield from _of(inner, page)
