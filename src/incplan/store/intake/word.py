"""Documents of Word (docx), as a reader sees them: what libraries lose answers, is read here.

Read: ticks of every kind (content control, old form, sign of Wingdings) as `☑` or `☐`, inserted
text, merged cells once, text boxes once, tables in tables, content controls. Left out and named:
what is deleted, struck through or hidden, comments, pictures. Left out: what a field is computed
from, and the hint of a control that nobody filled in.
"""

import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from incplan.frozen import dataclass
from incplan.store.intake.tables import MAX_ROWS, Block, Paragraph, Place, Remark, Row, Table
from incplan.store.intake.word_parts import Parts, Styles, attribute, kind_of, only
from incplan.store.intake.word_signs import (
    Aside,
    font_of,
    old_tick,
    paragraph_of,
    readable,
    sign_of,
    tick_of_control,
)

#: Word itself has no more columns.
_WIDEST: Final = 63
#: Passed through: what stands inside is read as if it stood without it.
_WRAPPERS: Final = frozenset(
    [
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "sdtContent",
        "oMath",
        "oMathPara",
    ]
)
_GONE: Final = frozenset({"del", "moveFrom"})


@dataclass(frozen=True, slots=True)
class Document:
    """The pieces of a document in their order, and what is not taken from it by any reader."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...]


def read_document(archive: zipfile.ZipFile, name: str) -> Document:
    """What stands in a document of Word. Raises UnreadableError."""
    parts = Parts(archive, name)
    reader = _Reader(name, parts.styles(), parts.comments())
    for kind in ("header", "footer"):
        for root in parts.related(kind):
            reader.read(root, kind)
    body = only(parts.main(), "body")
    if body is not None:
        reader.read(body, "")
    for kind in ("footnote", "endnote"):
        for root in parts.related(f"{kind}s"):
            for note in root:
                reader.read(note, kind)
    return Document(tuple(reader.blocks), tuple(reader.aside.remarks))


class _Reader:
    """Goes through the pieces in their order and counts paragraphs, tables, boxes."""

    def __init__(self, name: str, styles: Styles, comments: dict[str, str]) -> None:
        self.name, self.styles, self.comments = name, styles, comments
        self.blocks: list[Block] = []
        self.aside = Aside()
        self.counts = dict.fromkeys(
            ("", "box", "header", "footer", "footnote", "endnote", "table"), 0
        )
        self.heading = ""
        self.boxes: list[Element] = []
        self.here = Place(name)
        self.part = ""

    def read(self, parent: Element, part: str) -> None:
        """Everything below an element that holds paragraphs and tables."""
        for item in _flat(parent):
            self.part = part
            match kind_of(item):
                case "p":
                    self._paragraph(item)
                case "tbl":
                    self._table(item)
                case _:
                    pass
            waiting, self.boxes = self.boxes, []
            for box in waiting:
                self.read(box, "box")

    def _paragraph(self, item: Element) -> None:
        number = self.counts[self.part] + 1
        place = Place(self.name, header=self.heading, paragraph=number, part=self.part)
        self.here = place
        text = self._text(item)
        if not text.strip():
            return
        self.counts[self.part] = number
        level = self.styles.level(item)
        if level and not self.part:
            self.heading = " ".join(text.split())[:80]
        self.blocks.append(Paragraph(place, text, level, self.styles.is_listed(item)))

    def _table(self, item: Element) -> None:
        rows = [row for row in _flat(item) if kind_of(row) == "tr"]
        cells = [cell for row in rows for cell in _flat(row) if kind_of(cell) == "tc"]
        if len(cells) == 1 or (len(rows) == 1 and any(_holds_table(cell) for cell in cells)):
            part = self.part  # a frame around what it holds, side by side
            for cell in cells:
                self.read(cell, part)
            return
        self.counts["table"] += 1
        number = self.counts["table"]
        found: list[Row] = []
        for place, row in enumerate(rows[:MAX_ROWS], start=1):
            self.here = Place(self.name, row=place, table=number, part=self.part)
            if only(row, "trPr", "del") is not None:
                self._gone(row)
                continue
            for cell in _flat(row):
                if kind_of(cell) == "tc" and only(cell, "tcPr", "cellDel") is not None:
                    self._gone(cell)
            found.append(self._row(row, place))
        self.blocks.append(Table(self.name, "", tuple(found), number=number, part=self.part))

    def _row(self, item: Element, number: int) -> Row:
        texts: list[str] = []
        merged: set[int] = set()
        skipped = _number(only(item, "trPr", "gridBefore"))
        texts += [""] * min(skipped, _WIDEST)
        for cell in _flat(item):
            if kind_of(cell) != "tc" or len(texts) >= _WIDEST:
                continue
            above = only(cell, "tcPr", "vMerge")
            beside = only(cell, "tcPr", "hMerge")
            going_on = above is not None and attribute(above, "val") in ("", "continue")
            if going_on:
                merged.add(len(texts))
            gone = only(cell, "tcPr", "cellDel") is not None
            text = "" if gone else self._cell(cell)
            if beside is not None and attribute(beside, "val") in ("", "continue"):
                text = ""
            texts.append("" if going_on and not text.strip() else text)
            span = _number(only(cell, "tcPr", "gridSpan"))
            texts += [""] * (span - 1 if span <= _WIDEST else 0)
        return Row(number, None, tuple(texts[:_WIDEST]), merged=frozenset(merged))

    def _cell(self, cell: Element) -> str:
        """The lines of a cell; a table inside is read line by line."""
        lines: list[str] = []
        for item in _flat(cell):
            if kind_of(item) == "p":
                lines.append(self._text(item))
            elif kind_of(item) == "tbl":
                for row in (found for found in _flat(item) if kind_of(found) == "tr"):
                    inner = (self._cell(one) for one in _flat(row) if kind_of(one) == "tc")
                    lines.append("\t".join(part.replace("\n", " ") for part in inner))
        return "\n".join(line.strip(" \n") for line in lines if line.strip())

    def _text(self, paragraph: Element) -> str:
        out: list[str] = []
        self._inline(paragraph, out, self.styles.of_paragraph(paragraph))
        self.aside.tell(self.here)
        return "".join(out)

    def _inline(self, parent: Element, out: list[str], looks: frozenset[str]) -> None:
        for item in parent:
            kind = kind_of(item)
            if kind == "r":
                self._run(item, out, looks)
            elif kind in _GONE:
                self._gone(item)
            elif kind == "sdt":
                tick = tick_of_control(item)
                if tick:
                    out.append(tick)
                elif only(item, "sdtPr", "showingPlcHdr") is None:
                    self._inline(item, out, looks)
            elif kind in _WRAPPERS:
                self._inline(item, out, looks)
            elif kind == "AlternateContent":
                self._inline(_chosen(item), out, looks)
            elif kind == "t":
                out.append(item.text or "")

    def _run(self, run: Element, out: list[str], looks: frozenset[str]) -> None:
        looks = self.styles.of_run(run, looks)
        words = [self._piece(item, run) for item in run]
        text = "".join(words)
        if not looks & {"strike", "hidden"}:
            out.append(text)
            if text.strip():
                self.aside.tell(self.here)
        elif text:
            self.aside.hold("struck_through" if "strike" in looks else "hidden_text", text)

    def _piece(self, item: Element, run: Element) -> str:
        match kind_of(item):
            case "t":
                return readable(item.text or "", font_of(run))
            case "tab" | "ptab":
                return "\t"
            case "br" | "cr":
                return "\n"
            case "noBreakHyphen":
                return "-"
            case "sym":
                code = attribute(item, "char").upper()
                return sign_of(code[-2:], attribute(item, "font"))
            case "fldChar":
                return old_tick(item)
            case "commentReference":
                said = self.comments.get(attribute(item, "id"), "")
                if said:
                    self.aside.remark("word_comment", said, self.here)
            case "drawing" | "pict" | "object":
                self._drawn(item)
            case "AlternateContent":
                self._drawn(_chosen(item))
            case _:
                pass
        return ""

    def _drawn(self, item: Element) -> None:
        """Text boxes are read after what they are anchored in; pictures are named."""
        for child in item:
            kind = kind_of(child)
            if kind == "txbxContent":
                self.boxes.append(child)
            elif kind == "AlternateContent":
                self._drawn(_chosen(child))
            elif kind in ("blip", "imagedata"):
                self.aside.remark("picture", "", self.here)
            else:
                self._drawn(child)

    def _gone(self, item: Element) -> None:
        words = (
            " " if kind_of(part) == "p" else part.text or ""
            for part in item.iter()
            if kind_of(part) in ("t", "delText", "p")
        )
        self.aside.hold("deleted_text", "".join(words))
        if kind_of(item) not in _GONE:
            self.aside.tell(self.here)


def _flat(parent: Element) -> Iterator[Element]:
    """The children, with content controls and tracked insertions opened."""
    for item in parent:
        kind = kind_of(item)
        if kind == "sdt":
            tick = tick_of_control(item)
            if tick:
                yield paragraph_of(tick)
            elif only(item, "sdtPr", "showingPlcHdr") is None:
                yield from _flat(item)
        elif kind in _WRAPPERS:
            yield from _flat(item)
        elif kind == "AlternateContent":
            yield from _flat(_chosen(item))
        else:
            yield item


def _holds_table(cell: Element) -> bool:
    """Whether a cell holds a list: a table of more than labels and what they label."""
    for item in _flat(cell):
        rows = (
            [row for row in _flat(item) if kind_of(row) == "tr"] if kind_of(item) == "tbl" else []
        )
        if len(rows) > 1 and sum(kind_of(one) == "tc" for one in _flat(rows[0])) > 2:
            return True
    return False


def _chosen(choices: Element) -> Element:
    """The first form of something that the file holds in two."""
    return next(iter(choices), choices)


def _number(item: Element | None) -> int:
    text = "" if item is None else attribute(item, "val")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0
