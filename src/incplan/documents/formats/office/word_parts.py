"""Small parts of Word files that python-docx has no interface for."""

import re
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length

from incplan.i18n.text.direction import LEFTWARD
from incplan.i18n.text.hostile import safe
from incplan.plan.values.phones import SHORT_CODES

_NUMBER: Final = r"\+\d[\d \u00a0\u202f]{6,}\d"
_DIALLED: Final = re.compile(f"({_NUMBER})")
_CALLED: Final = re.compile(
    rf"({_NUMBER}|(?<![\w+.,-])(?:{'|'.join(sorted(SHORT_CODES))}|116\d{{3}})(?![\w-]))"
)


def plain_text(text: str) -> str:
    """Text that XML can hold; control characters are shown as visible marks."""
    return safe(text.replace("\r\n", "\n")).strip("\n")


def styled(file: Any, style_id: str) -> Any:
    """A new paragraph with a style; `paragraph.style` would search all styles each time."""
    made = file.add_paragraph()
    made._p.style = style_id
    return made


def lines(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, codes: bool = False
) -> None:
    """Text as runs; the writer's line ends are kept, telephone numbers are bold.

    `codes` where a bare 112 is a number to call. Names that run from right to left are runs apart,
    so that numbers beside them keep their place.
    """
    pattern = _CALLED if codes else _DIALLED
    for place, item in enumerate(plain_text(text).split("\n")):
        found = [part for piece in pattern.split(item) for part in LEFTWARD.split(piece) if part]
        for number, piece in enumerate(found or [""]):
            run = paragraph.add_run()
            if place and not number:
                run.add_break()
            run.add_text(piece)
            run.bold = bold or pattern.fullmatch(piece) is not None or None
            run.italic = italic or None
            run.font.rtl = LEFTWARD.fullmatch(piece) is not None or None


def element(name: str, /, **attributes: str) -> Any:
    """An XML element of WordprocessingML, its attributes in the same namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def field(paragraph: Any, code: str) -> None:
    """A field the word processor fills in, such as PAGE; it shows nothing until then."""
    run = paragraph.add_run()
    instruction = element("instrText")
    instruction.text = code
    for part in (
        element("fldChar", fldCharType="begin"),
        instruction,
        element("fldChar", fldCharType="separate"),
        element("t"),
        element("fldChar", fldCharType="end"),
    ):
        run._r.append(part)


def repeat_head(row: Any) -> None:
    """The row again on top of each page; no row is broken over two pages."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def unbroken(row: Any) -> None:
    """The row stays on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def airy(styles: Any, *, after: Length, in_cells: Length) -> None:
    """Set the space below paragraphs of the page, and above and below the text of a cell.

    The space of paragraphs is the document's default, not part of their style, so that tables can
    differ.
    """
    (spacing,) = styles.element.xpath("w:docDefaults/w:pPrDefault/w:pPr/w:spacing")
    spacing.set(qn("w:after"), str(after.twips))
    for side in ("top", "bottom"):
        (margin,) = styles["Table Grid"].element.xpath(f"w:tblPr/w:tblCellMar/w:{side}")
        margin.set(qn("w:w"), str(in_cells.twips))


def shade(cell: Any, colour: str) -> None:
    """Set the background of a cell, `#rrggbb`."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(element("shd", val="clear", color="auto", fill=colour[1:].upper()))


def set_language(style: Any, language: str) -> None:
    """Set the language for spell checking."""
    properties = style.element.get_or_add_rPr()
    for known in properties.findall("{*}lang"):
        properties.remove(known)
    spoken = region(language)
    properties.append(element("lang", val=spoken, eastAsia=spoken))


def region(language: str) -> str:
    """A language as word processors know it here: `fr-BE`."""
    return {"en": "en-GB", "fr": "fr-BE", "nl": "nl-BE", "de": "de-BE"}.get(language, language)
