"""A document of facts and tables as lines, for who wants to see what other readers get."""

from incplan.cli.output.screen import Screen
from incplan.documents.content.blocks import Block, Drawing, Facts, Form, Paragraph, Table
from incplan.documents.content.document import Document, Section
from incplan.i18n.catalogue import _

#: Tables of up to so many columns are one line a row.
_NARROW = 3


def show_edition(screen: Screen, document: Document) -> None:
    """Title, readers and notices, then each section."""
    screen.line(document.title, "bold")
    if document.subtitle:
        screen.line(document.subtitle)
    readers = _("Readers")
    screen.pairs(pair for pair in document.stamp if pair[0] == readers)
    for notice in document.notices:
        screen.line(notice, "yellow")
    for section in document.chapters:
        _section(screen, section)


def _section(screen: Screen, section: Section) -> None:
    screen.heading(section.heading)
    for block in section.blocks:
        _block(screen, block)
    for inner in section.sections:
        _section(screen, inner)


def _block(screen: Screen, block: Block) -> None:
    match block:
        case Facts():
            screen.pairs(block.rows, indent=2)
        case Table() if len(block.columns) <= _NARROW:
            for row in block.rows:
                screen.line("  ".join(row), indent=2)
        case Table():
            for row in block.rows:
                pairs = zip(block.columns, row, strict=True)
                screen.pairs(((name, cell) for name, cell in pairs if cell), indent=2)
                screen.line()
        case Paragraph() | Drawing():
            screen.line(block.text, indent=2)
        case Form():
            pass  # lines to write on: on a screen nobody can
        case _:
            raise TypeError(f"no lines for {type(block).__name__}")
