"""Each kind of block as a word processor shows it; a box to tick is a sign, as on paper."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Mm, RGBColor

from incplan.documents.charts.colours import palette
from incplan.documents.content.blocks import (
    TO_WRITE,
    Alert,
    BlankTable,
    Block,
    Bullets,
    Call,
    Calls,
    Cards,
    Checklist,
    Diagram,
    Drawing,
    Facts,
    Form,
    Letter,
    Paragraph,
    Questions,
    Quote,
    References,
    Table,
    ToFill,
)
from incplan.documents.content.columns import POINTS, millimetres
from incplan.documents.formats.office.word_contents import linked, page_of
from incplan.documents.formats.office.word_parts import (
    lines,
    plain_text,
    repeat_head,
    shade,
    styled,
    unbroken,
)
from incplan.documents.formats.typst.pictures import Pictured, links_told

BOX: Final = "☐"
#: The style of words in tables of many columns, and its size.
SMALL: Final = "Small cells"
_SMALL: Final = 8.0
_MANY: Final = 7
_CLOCK: Final = "__:__"
#: Room to write words in.
_WRITTEN: Final = "_" * 20


@dataclass(frozen=True, slots=True)
class Look:
    """The accent colour, the sign after a name, and diagrams and drawings as PNG.

    A diagram without its picture becomes a list, a drawing its description. The text width (in the
    format's unit) and style ids by name are looked up once, since python-docx searches the whole
    file each time. `sections` are the ids that references can give a page of.
    """

    accent: str
    colon: str
    room: int
    styles: Mapping[str, str]
    sections: frozenset[str] = frozenset()
    pictures: Mapping[Pictured, bytes] = field(default_factory=dict)


def write_blocks(file: Any, blocks: Iterable[Block], look: Look) -> None:
    """The blocks, in order."""
    for block in blocks:
        _WRITERS[block.kind](file, block, look)


def _paragraph(file: Any, block: Paragraph, _look: Look) -> None:
    for text in block.text.split("\n\n"):
        lines(file.add_paragraph(), text)


def _quote(file: Any, block: Quote, look: Look) -> None:
    lines(styled(file, look.styles["Intense Quote"]), block.text)


def _to_fill(file: Any, block: ToFill, _look: Look) -> None:
    paragraph = file.add_paragraph()
    lines(paragraph, block.text, bold=True)
    for run in paragraph.runs:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _bullets(file: Any, block: Bullets, look: Look) -> None:
    for item in block.items:
        lines(styled(file, look.styles["List Bullet"]), item)


def _facts(file: Any, block: Facts, look: Look) -> None:
    for name, value in block.rows:
        paragraph = file.add_paragraph()
        lines(paragraph, f"{name}{look.colon} ", bold=True)
        lines(paragraph, value)


def _table(file: Any, block: Table, look: Look) -> None:
    _grid(file, block.columns, block.rows, look, strong=block.strong)


def _questions(file: Any, block: Questions, _look: Look) -> None:
    for item in block.items:
        lines(file.add_paragraph(), item.text, italic=True)
        lines(file.add_paragraph(), item.answer or block.missing, bold=not item.answer)


def _diagram(file: Any, block: Diagram, look: Look) -> None:
    told = links_told(block)
    if block in look.pictures:
        _picture(file, look.pictures[block], "; ".join(told), look.room)
        return
    for text in told:
        lines(styled(file, look.styles["List Bullet"]), text)


def _drawing(file: Any, block: Drawing, look: Look) -> None:
    if block in look.pictures:
        _picture(file, look.pictures[block], block.text, look.room)
    else:
        lines(file.add_paragraph(), block.text)


def _picture(file: Any, content: bytes, told: str, room: int) -> None:
    """The picture, at most as wide as the text, with its description as alternative text."""
    paragraph = file.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = paragraph.add_run().add_picture(BytesIO(content))
    if shape.width > room:
        shape.width, shape.height = room, round(shape.height * room / shape.width)
    told = told if told.endswith((".", "!", "?", ":")) else f"{told}."
    shape._inline.docPr.set("descr", plain_text(told))


def _alert(file: Any, block: Alert, look: Look) -> None:
    table = file.add_table(rows=1, cols=1)
    table._tbl.tblStyle_val = look.styles["Table Grid"]
    cell = table.rows[0].cells[0]
    lines(cell.paragraphs[0], block.title, bold=True)
    if block.text:
        lines(cell.add_paragraph(), block.text, codes=True)
    file.add_paragraph()


def _checklist(file: Any, block: Checklist, look: Look) -> None:
    columns = (BOX, block.what, *(name for name in (block.who, block.time) if name))
    rows = []
    for item in block.items:
        what = f"{item.number} {item.text}".strip()
        told = "\n".join((what, *((item.note,) if item.note else ()), *map(_to_call, item.calls)))
        acting = (" ".join((actor.name, *actor.numbers)) for actor in item.actors)
        who = ("\n".join(filter(None, (item.who, *acting))),) if block.who else ()
        rows.append((BOX, told, *who, *((_CLOCK,) if block.time else ())))
    _grid(file, columns, rows, look, narrow=(0,), codes=(1,))


def _to_call(call: Call) -> str:
    """`+32 78 78 78 00 ORES (Namur), EAN ...`, in the row that says to call."""
    named = f"{call.name} ({call.function})" if call.function else call.name
    return ", ".join(part for part in (f"{call.numbers[0]} {named}", call.note) if part)


def _calls(file: Any, block: Calls, look: Look) -> None:
    places = ("", "", "", _CLOCK, BOX)
    rows = []
    for item in block.items:
        name = f"{item.name}\n{item.note}" if item.note else item.name
        written = tuple(places[min(place, 4)] for place in range(3, len(block.columns)))
        rows.append((item.function, name, "\n".join(item.numbers), *written))
    _grid(file, block.columns, rows, look, strong=1, codes=(2,))


def _cards(file: Any, block: Cards, look: Look) -> None:
    for card in block.items:
        lines(file.add_paragraph(), card.title, bold=True)
        for text in card.lines:
            lines(styled(file, look.styles["List Bullet"]), text)


def _form(file: Any, block: Form, look: Look) -> None:
    rows = []
    for row in block.rows:
        choices = "   ".join(f"{BOX} {choice}" for choice in row.choices)
        room = "\n" * max(0, row.lines - 1)
        rows.append((row.label, f"{row.given}{choices}{room}"))
    _grid(file, (), rows, look, strong=0)


def _blank_table(file: Any, block: BlankTable, look: Look) -> None:
    _grid(file, block.columns, block.cells, look)


def _letter(file: Any, block: Letter, _look: Look) -> None:
    lines(file.add_paragraph(), block.title, bold=True)
    lines(file.add_paragraph(), block.text.replace(TO_WRITE, _WRITTEN))


def _references(file: Any, block: References, look: Look) -> None:
    for item in block.items:
        words = f"{item.title}{look.colon} {item.note}" if item.note else item.title
        row = styled(file, look.styles["List Bullet"])
        linked(row, item.id, words)
        if item.id in look.sections:
            page_of(row, item.id)


def _grid(
    file: Any,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    look: Look,
    *,
    strong: int | None = None,
    narrow: tuple[int, ...] = (),
    codes: tuple[int, ...] = (),
) -> None:
    """A table with lines; its head, when there is one, on every page.

    `codes` are the columns in which 112 is a number to call.
    """
    heads = 1 if columns else 0
    width = len(columns or rows[0])
    table = file.add_table(rows=heads + len(rows), cols=width)
    table._tbl.tblStyle_val = look.styles["Table Grid"]
    table.autofit = False
    size = _SMALL if width > _MANY else POINTS
    every = list(table._cells)
    if columns:
        _head(table.rows[0], every[:width], columns, look.accent)
    for number, row in enumerate(rows, start=heads):
        for place, text in enumerate(row):
            written = every[number * width + place].paragraphs[0]
            lines(written, text, bold=place == strong, codes=place in codes)
    for row in table.rows:
        unbroken(row)
    if width > _MANY:
        for cell in every:
            cell.paragraphs[0]._p.style = look.styles[SMALL]
    known = [list(map(str, row)) for row in rows]
    for place, wide in enumerate(
        millimetres(columns, known, room=look.room / Mm(1), narrow=narrow, points=size)
    ):
        table.columns[place].width = Mm(wide)
        for cell in every[place::width]:
            cell.width = Mm(wide)
    file.add_paragraph()


def _head(row: Any, cells: Sequence[Any], columns: Sequence[str], accent: str) -> None:
    ink = RGBColor.from_string(palette(accent).on_accent[1:].upper())
    repeat_head(row)
    for cell, name in zip(cells, columns, strict=True):
        lines(cell.paragraphs[0], name, bold=True)
        shade(cell, accent)
        for run in cell.paragraphs[0].runs:
            run.font.color.rgb = ink


_WRITERS: Final[Mapping[str, Callable[[Any, Any, Look], None]]] = {
    Paragraph.kind: _paragraph,
    Quote.kind: _quote,
    ToFill.kind: _to_fill,
    Bullets.kind: _bullets,
    Facts.kind: _facts,
    Table.kind: _table,
    Questions.kind: _questions,
    Diagram.kind: _diagram,
    Drawing.kind: _drawing,
    Alert.kind: _alert,
    Checklist.kind: _checklist,
    Calls.kind: _calls,
    Cards.kind: _cards,
    Form.kind: _form,
    BlankTable.kind: _blank_table,
    Letter.kind: _letter,
    References.kind: _references,
}
