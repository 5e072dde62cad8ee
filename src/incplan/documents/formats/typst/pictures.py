"""Diagrams and drawings as pictures for a page of HTML (SVG) or a word processor (PNG).

The template that draws them in the PDF draws them here too: one source, three formats.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from incplan.documents.charts.glyphs import covered, printable
from incplan.documents.content.blocks import Block, Diagram, Drawing
from incplan.documents.content.document import Document, Section
from incplan.documents.content.plain import plain
from incplan.documents.formats.typst.compiler import compiled

Pictured = Diagram | Drawing
#: Diagrams with this many boxes have a layout; others become a list.
BOXES: Final = 4
_TEMPLATE: Final = "picture.typ"


def diagrams(document: Document) -> tuple[Diagram, ...]:
    """The diagrams that can be drawn, each once."""
    return tuple(item for item in _pictured(document) if isinstance(item, Diagram))


def drawn(
    document: Document, wanted: Iterable[Pictured], templates: Mapping[str, bytes], fonts: Path
) -> dict[Pictured, str]:
    """Each as SVG with letters as shapes, so that fonts do not matter. Raises PdfError."""
    return {item: _made(document, item, templates, fonts, "svg").decode("utf-8") for item in wanted}


def pictures(
    document: Document, templates: Mapping[str, bytes], fonts: Path
) -> dict[Pictured, bytes]:
    """Every diagram and drawing as PNG. Raises PdfError."""
    return {
        item: _made(document, item, templates, fonts, "png")
        for item in dict.fromkeys(_pictured(document))
    }


def links_told(diagram: Diagram) -> tuple[str, ...]:
    """The arrows in words, for people who do not see the drawing."""
    return tuple(
        f"{letter}: {diagram.boxes[start]} → {diagram.boxes[end]}"
        for start, letter, end in diagram.arrows
    )


def _made(
    document: Document, item: Pictured, templates: Mapping[str, bytes], fonts: Path, form: str
) -> bytes:
    told = {"language": document.language, "furniture": {"accent": ""}, "block": plain(item)}
    data = printable(told, covered(fonts), set())
    return compiled(_TEMPLATE, templates, data, fonts, form).content


def _pictured(document: Document) -> Iterator[Pictured]:
    for block in (*document.cover, *_blocks(document.chapters)):
        if isinstance(block, Drawing) or (isinstance(block, Diagram) and len(block.boxes) == BOXES):
            yield block


def _blocks(sections: Iterable[Section]) -> Iterator[Block]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.sections)
