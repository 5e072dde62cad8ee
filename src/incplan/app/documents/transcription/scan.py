"""Which sheets a scan or a photograph shows, by the codes printed on them.

The reader of codes is optional (`pip install incplan[scan]`); without it sheets are named by hand.
"""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from incplan.documents.charts.codes import read_leaf, read_payload
from incplan.errors import UnreadableError, UsageError
from incplan.store.journal.attachments import read_evidence

#: Points per inch at which the pages of a PDF are looked at.
_DOTS: Final = 200
_POINTS: Final = 72
_PDF: Final = b"%PDF-"


def scanned_sheets(path: Path, number: str) -> tuple[str, ...]:
    """The sheets of this number in the order of the pages; none where no reader is installed.

    Raises UsageError for a file that shows no sheet of this number, with those that it shows.
    """
    reader = _reader()
    if reader is None:
        return ()
    content = read_evidence(path)
    codes = [
        str(code.text)
        for picture in _pictures(path, content)
        for code in reader.read_barcodes(picture)
    ]
    seen = [found for code in codes if (found := read_payload(code)) is not None]
    own = tuple(dict.fromkeys(sheet for paper, sheet in seen if paper == number.upper()))
    if not own:
        others = ", ".join(dict.fromkeys(f"{paper} {sheet}" for paper, sheet in seen))
        leaves = [found for code in codes if (found := read_leaf(code)) is not None]
        if leaves and not others:
            page, fiche = leaves[0]
            raise UsageError("scan_of_a_leaf", path=str(path), number=number, page=page,
                             known=fiche)  # fmt: skip
        code = "scan_of_others" if others else "scan_without_codes"
        raise UsageError(code, path=str(path), number=number, known=others)
    return own


def _reader() -> Any:
    try:
        return importlib.import_module("zxingcpp")
    except ImportError:
        return None


def _pictures(path: Path, content: bytes) -> Iterator[Any]:
    """The pages of a PDF, or the one picture. Raises UnreadableError."""
    try:
        if content.startswith(_PDF):
            pdfium = importlib.import_module("pypdfium2")
            document = pdfium.PdfDocument(content)
            for page in document:
                yield page.render(scale=_DOTS / _POINTS).to_pil()
            return
        image = importlib.import_module("PIL.Image")
        with image.open(path) as picture:
            yield picture.convert("L")
    except (ImportError, OSError, RuntimeError) as problem:
        told = re.sub(r"\s+", " ", str(problem))[:120]
        raise UnreadableError("scan_unreadable", path=str(path), problem=told) from problem
