"""What the acceptance checks of paper measure on a page: each returns what is wrong, in words."""

import re
from collections.abc import Iterable, Iterator

from pypdfium2 import PdfDocument, raw

from tests.documents.runs import MM, Run, runs

#: Ids of measures and incidents, fingerprints, cut ends: nothing that a hand at night can use.
MACHINE_WORDS = re.compile(r"\b[A-Z]{3}-[A-Z]\d\d\b|INC-\d|\b(?=[0-9]*[a-f])[0-9a-f]{10,}\b|…")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\d+:\d+|__:__")


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


def outside(found: list[Run], width: float, height: float, edges: tuple[float, ...]) -> list[Run]:
    """Texts beyond the margins (left, right, top, bottom, in millimetres)."""
    left, right, top, bottom = (edge * MM for edge in edges)
    return [
        run
        for run in found
        if run.left < left - 1
        or run.right > width - right + 2
        or run.top < top - 2
        or run.bottom > height - bottom + 2
    ]


def kit_edges(page, number: int) -> tuple[float, float, float, float]:
    """The margins of a page of the kit, mirrored; its foot stands in the bottom one."""
    if page.get_width() > page.get_height():
        return (17, 17, 20, 6)
    return (22, 17, 9, 5) if number % 2 else (17, 22, 9, 5)


def wrong_blanks(text: str, language: str) -> list[str]:
    """Signs with the wrong blank before them, and typed apostrophes, in prose."""
    prose = _ADDRESS.sub(" ", text)
    found = []
    if language == "fr":
        found += re.findall(r"\S* [;?!»:](?:\s|$)", prose)
        found += re.findall(r"\w*[^\W\d]'\w+", prose)
    else:
        found += re.findall(r"\S*[ \u00a0\u202f][;?!](?:\s|$)", prose)
    return found


def inks(document: PdfDocument) -> Iterator[tuple[int, int]]:
    """(page, lightness from 0 to 255) of each colour that letters have."""
    for number, page in enumerate(document, start=1):
        for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
            yield number, _lightness(item)


def _lightness(item) -> int:
    colours = [raw.c_uint() if hasattr(raw, "c_uint") else _uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *colours)
    red, green, blue, _alpha = (colour.value for colour in colours)
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def _uint():
    import ctypes

    return ctypes.c_uint()


def page_faults(document: PdfDocument, least: float, numbers: Iterable[int] = ()) -> list[str]:
    """Overlaps and small letters of these pages, or of all."""
    told = []
    wanted = set(numbers)
    for number, page in enumerate(document, start=1):
        if wanted and number not in wanted:
            continue
        found = runs(page)
        told += [f"page {number}: {a!r} cuts {b!r}" for a, b in overlaps(found)]
        told += [f"page {number}: {text!r} has {size} pt" for text, size in too_small(found, least)]
    return told
