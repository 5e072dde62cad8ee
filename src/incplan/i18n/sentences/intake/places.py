"""Where something stands in a file that is imported, in words."""

from typing import Final, Protocol

from incplan.i18n.catalogue import N_, Translator

#: Pieces of a document of Word, by the part they stand in.
_PARTS: Final = {
    "": N_("paragraph {number}"),
    "box": N_("line {number} of the text boxes"),
    "header": N_("line {number} of the header"),
    "footer": N_("line {number} of the footer"),
    "footnote": N_("line {number} of the footnotes"),
    "endnote": N_("line {number} of the endnotes"),
}


class PlaceSaid(Protocol):
    """Where something stands: a file, its sheet or table, row or line, column and heading."""

    @property
    def file(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def row(self) -> int | None: ...
    @property
    def line(self) -> int | None: ...
    @property
    def column(self) -> str: ...
    @property
    def header(self) -> str: ...
    @property
    def table(self) -> int | None: ...
    @property
    def paragraph(self) -> int | None: ...
    @property
    def part(self) -> str: ...


def place_words(translator: Translator, place: PlaceSaid) -> str:
    """A place as people say it: the file, the sheet, the cell or row, the line."""
    words = [place.file]
    if place.sheet:
        words.append(translator.t(N_("sheet {sheet}"), sheet=place.sheet))
    if place.table is not None:
        words.append(translator.t(N_("table {number}"), number=place.table))
    if place.paragraph is not None:
        words.append(translator.t(_PARTS[place.part], number=place.paragraph))
    if place.column and place.row is not None:
        words.append(f"{place.column}{place.row}")
    elif place.row is not None:
        words.append(translator.t(N_("row {row}"), row=place.row))
    if place.line is not None and place.line != place.row:
        words.append(translator.t(N_("line {line}"), line=place.line))
    if place.header:
        words.append(f"«{place.header}»")
    return ", ".join(words)
