"""The one door to typst: a static template, the document as JSON, a PDF that never varies.

Data reaches the template through `sys.inputs` and is printed as text: no markup is ever made from
it. The template sees an empty folder with the templates and the logo, no package and no network.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from incplan.documents.columns import with_widths
from incplan.documents.document import Document
from incplan.documents.glyphs import covered, printable
from incplan.documents.plain import plain
from incplan.errors import UnreadableError

#: Seconds before a template that does not end is given up.
TIME_LIMIT: Final = 60
STANDARDS: Final = ("a-2a", "ua-1")
_WORKER: Final = Path(__file__).with_name("typst_process.py")
#: A proxy nobody listens on: a template that asks for a package gets an error, not the network.
_NOWHERE: Final = "http://127.0.0.1:9"


#: `#import "@preview/..."`: packages come from the network and are not wanted.
_PACKAGE: Final = re.compile(rb'"@[A-Za-z]')


class PdfError(UnreadableError):
    """The PDF could not be made: a template cannot be used (exit 3)."""


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
    with tempfile.TemporaryDirectory(prefix="incplan-") as folder:
        root = Path(folder) / "root"
        root.mkdir()
        for name, content in templates.items():
            if _PACKAGE.search(content):
                raise PdfError("pdf_package", template=name)
            (root / name).write_bytes(content)
        if logo is not None:
            (root / f"logo.{logo.kind}").write_bytes(logo.content)
        content = _compile(Path(folder), root, f"{document.id}.typ", fonts, data)
    return Pdf(content, _pages(content), tuple(sorted(missing)))


def _compile(folder: Path, root: Path, main: str, fonts: Path, data: Any) -> bytes:
    output, nothing = folder / "out.pdf", folder / "packages"
    nothing.mkdir()
    request = {
        "root": str(root),
        "main": str(root / main),
        "fonts": str(fonts.resolve()),
        "data": json.dumps(data, ensure_ascii=True),
        "output": str(output),
        "standards": list(STANDARDS),
        "no_packages": str(nothing),
    }
    answer = _run(json.dumps(request).encode())
    if "error" in answer:
        raise PdfError("pdf_template", template=main, problem=_told(answer["error"]))
    return output.read_bytes()


def _run(request: bytes) -> dict[str, Any]:
    environment = {
        **os.environ,
        **dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy"), _NOWHERE),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_WORKER)],
            input=request,
            capture_output=True,
            timeout=TIME_LIMIT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PdfError("pdf_too_slow", seconds=TIME_LIMIT) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        told = done.stderr.decode("utf-8", "replace").strip()
        raise PdfError("pdf_failed", problem=told.rsplit("\n", 1)[-1][:400]) from None
    return answer if isinstance(answer, dict) else {}


def _told(problem: object) -> str:
    """What typst says is wrong, and where: the head of its report."""
    lines = [line.strip(" │┌─=") for line in str(problem).splitlines()]
    return "; ".join(line for line in lines[:2] if line)[:400]


def _pages(content: bytes) -> int:
    """The page count of the page tree; typst writes a single root."""
    start = content.find(b"/Type/Pages")
    count = content.find(b"/Count ", max(0, start - 200))
    digits = content[count + 7 : count + 17].split(b"/")[0].split(b">")[0].split()
    return int(digits[0]) if digits and digits[0].isdigit() else 0
