"""What the acceptance checks of paper measure on a page: each returns what is wrong, in words."""

import ctypes
import re
from collections.abc import Iterable, Iterator

from pypdfium2 import PdfDocument, raw

from tests.documents.runs import MM, Run

#: Ids of measures and incidents, fingerprints, cut ends: nothing that a hand at night can use.
MACHINE_WORDS = re.compile(r"\b[A-Z]{3}-[A-Z]\d\d\b|INC-\d|\b(?=[0-9]*[a-f])[0-9a-f]{10,}\b|…")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


def overlaps(found: list[Run]) -> list[tuple[str, str]]:
    """Texts whose boxes cut each other."""
    found = sorted(found, key=lambda run: run.top)
    cut = []
    for place, run in enumerate(found):
        for other in found[place + 1 :]:
            if other.top >= run.bottom:
                break
            if run.cut(other):
                cut.append((run.text, other.text))
    return cut


def too_small(found: list[Run], least: float) -> list[tuple[str, float]]:
    """Texts under a size in points."""
    return [(run.text, round(run.size, 2)) for run in found if run.size < least - 0.05]


def outside(found: list[Run], width: float, height: float, number: int) -> list[Run]:
    """Texts beyond the margins of a page of the kit, which are mirrored; its foot is below them."""
    left, right = (17, 17) if width > height else (22, 17) if number % 2 else (17, 22)
    return [
        run
        for run in found
        if run.left < left * MM - 1
        or run.right > width - right * MM + 2
        or run.top < 9 * MM
        or run.bottom > height - 5 * MM
    ]


def outside_trim(found: list[Run], width: float, height: float) -> list[Run]:
    """Texts in the five millimetres at the edge that office printers lose."""
    return [
        run
        for run in found
        if min(run.left, run.top, width - run.right, height - run.bottom) < 5 * MM
    ]


def rules(page) -> list[tuple[float, float, float]]:
    """The horizontal lines of a page: left, height, right, in points from the top left."""
    height = page.get_height()
    found = []
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = item.get_bounds()
        if top - bottom < 2 and right - left > 5 * MM:
            found.append((left, height - (top + bottom) / 2, right))
    return found


def wrong_signs(text: str, language: str) -> list[str]:
    """Signs with the wrong blank before them, and typed apostrophes, in prose.

    The no-break space before a French colon is read back as any blank.
    """
    prose = _ADDRESS.sub(" ", text)
    if language == "fr":
        return re.findall(r"\S* [;?!](?:\s|$)", prose) + re.findall(r"[^\W\d]+'[^\W\d]+", prose)
    return re.findall(r"\S*[ \u00a0\u202f][;?!](?:\s|$)", prose)


#: A word divided at the end of a line, as PDFium reads it back.
_DIVIDED = re.compile(r"([^\W\d_]+)[\x02\ufffe]\s*([^\W\d_]+)")


def badly_divided(document: PdfDocument, typed: str) -> list[tuple[str, str]]:
    """Words with fewer than four letters before the break, or three after it.

    A break at a hyphen that somebody typed is none.
    """
    texts = (page.get_textpage().get_text_range() for page in document)
    found = (pair for text in texts for pair in _DIVIDED.findall(text))
    short = (pair for pair in found if len(pair[0]) < 4 or len(pair[1]) < 3)
    return [(a, b) for a, b in short if f"{a}-{b}" not in typed and f"{a}- {b}" not in typed]


def greys(document: PdfDocument) -> set[int]:
    """Lightness of letters between the darkest that a copy of a copy keeps, and white."""
    found = set()
    for page in document:
        for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
            found.add(_lightness(item))
    return {shade for shade in found if 100 < shade < 255}


def _lightness(item) -> int:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return round(0.299 * red.value + 0.587 * green.value + 0.114 * blue.value)


def fonts(document: PdfDocument) -> set[str]:
    """Names of the fonts of the text."""
    found = set()
    for page in document:
        for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
            room = ctypes.create_string_buffer(100)
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(item), room, 100)
            found.add(room.value.decode().rpartition("+")[2])
    return found


def page_faults(pages: Iterable[list[Run]], least: float) -> Iterator[str]:
    """Overlaps and small letters, page by page."""
    for number, found in enumerate(pages, start=1):
        yield from (f"page {number}: {a!r} cuts {b!r}" for a, b in overlaps(found))
        for text, size in too_small(found, least):
            yield f"page {number}: {text!r} has {size} pt"
