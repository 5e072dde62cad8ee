"""Contents and references inside a Word file: links to bookmarks, complete as they are written.

The contents are a field, so that a word processor can bring them up to date, but hold their lines
already: nobody is asked anything when the file opens. Page numbers are the word processor's own:
they are fields, empty until it fills them in, since no other program knows its pages.
"""

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from incplan.documents.content.document import Document, Section
from incplan.documents.formats.office.word_parts import element, field, lines, plain_text, styled

#: How many levels the contents have.
_DEPTH: Final = 2
_FIELD: Final = f' TOC \\o "1-{_DEPTH}" \\h \\z \\u '


def bookmark(section: str) -> str:
    """The name of a section's bookmark: at most 40 letters and digits, as Word asks."""
    return "s" + hashlib.sha256(section.encode()).hexdigest()[:16]


@contextlib.contextmanager
def bookmarked(paragraph: Any, section: str) -> Iterator[None]:
    """What is written to the paragraph meanwhile stands in the section's bookmark."""
    name = bookmark(section)
    number = str(int(name[1:9], 16) % 2_000_000_000)
    paragraph._p.append(element("bookmarkStart", id=number, name=name))
    yield
    paragraph._p.append(element("bookmarkEnd", id=number))


def linked(paragraph: Any, section: str, words: str) -> None:
    """The words as a link to a section of the same file."""
    link = element("hyperlink", anchor=bookmark(section), history="1")
    paragraph._p.append(link)
    run = element("r")
    text = element("t")
    text.text = plain_text(words)
    run.append(text)
    link.append(run)


def page_of(paragraph: Any, section: str) -> None:
    """The page of a section of the same file, as a field."""
    paragraph.add_run().add_tab()
    field(paragraph, f" PAGEREF {bookmark(section)} \\h ")


def section_ids(sections: Iterable[Section]) -> Iterator[str]:
    """The ids of sections and of those inside them."""
    for section in sections:
        yield section.id
        yield from section_ids(section.sections)


def contents(file: Any, document: Document, styles: Mapping[str, str]) -> None:
    """The contents of a book, one line a chapter and section; a start page is an index itself."""
    if not document.contents or document.chapters[0].style == "start":
        return
    heading = styled(file, styles["Normal"])
    lines(heading, document.contents, bold=True)
    rows = list(_rows(document.chapters, 1))
    for place, (depth, section) in enumerate(rows):
        row = styled(file, styles["List Bullet" if depth == 1 else f"List Bullet {depth}"])
        if place == 0:
            _mark(row, "begin", _FIELD)
        linked(row, section.id, section.heading)
        page_of(row, section.id)
        if place == len(rows) - 1:
            _mark(row, "end")


def _rows(sections: Iterable[Section], depth: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield depth, section
        if depth < _DEPTH:
            yield from _rows(section.sections, depth + 1)


def _mark(paragraph: Any, kind: str, code: str = "") -> None:
    """The beginning of a field with its instruction, or its end."""
    run = element("r")
    run.append(element("fldChar", fldCharType=kind))
    paragraph._p.append(run)
    if code:
        told = element("r")
        instruction = element("instrText")
        instruction.text = code
        told.append(instruction)
        between = element("r")
        between.append(element("fldChar", fldCharType="separate"))
        paragraph._p.extend((told, between))
