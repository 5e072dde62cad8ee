"""PDF from any document, by its typst template; tagged, and the same bytes each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from incplan.documents.columns import with_widths
from incplan.documents.document import Document
from incplan.documents.glyphs import covered, printable
from incplan.documents.plain import plain
from incplan.documents.typst_door import compiled


@dataclass(frozen=True, slots=True)
class Logo:
    """The organisation's picture: `png`, `jpg` or `svg`."""

    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Pdf:
    """The bytes, how many pages, and the characters no bundled font could print."""

    content: bytes
    pages: int
    unprintable: tuple[str, ...] = ()


def render_pdf(
    document: Document,
    templates: Mapping[str, bytes],
    fonts: Path,
    logo: Logo | None = None,
) -> Pdf:
    """The document by the template of its own name (`binder.typ`). Raises PdfError."""
    missing: set[str] = set()
    laid = with_widths(plain(document), wide=document.wide)
    data = printable(laid, covered(fonts), missing)
    data["logo"] = f"logo.{logo.kind}" if logo else ""
    files = {**templates, data["logo"]: logo.content} if logo else templates
    content = compiled(f"{document.id}.typ", files, data, fonts, "pdf")
    return Pdf(content, _pages(content), tuple(sorted(missing)))


def _pages(content: bytes) -> int:
    """The page count of the page tree; typst writes a single root."""
    start = content.find(b"/Type/Pages")
    count = content.find(b"/Count ", max(0, start - 200))
    digits = content[count + 7 : count + 17].split(b"/")[0].split(b">")[0].split()
    return int(digits[0]) if digits and digits[0].isdigit() else 0
