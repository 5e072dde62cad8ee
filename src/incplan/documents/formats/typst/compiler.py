"""Run typst: static templates, data as JSON, reproducible results.

Data reaches a template through `sys.inputs` and is printed as text: it never becomes markup. The
template sees a folder with the templates and the logo only, no package and no network.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from incplan.documents.formats.typst import process as typst_process
from incplan.errors import UnreadableError

#: Seconds after which a template that does not end is stopped.
TIME_LIMIT: Final = 60
#: The PDF standards claimed; other formats have none.
STANDARDS: Final = ("a-2a", "ua-1")
#: Pixels per inch of pictures, sharp on paper.
DOTS_PER_INCH: Final = 300
_WORKER: Final = Path(typst_process.__file__)
#: Environment that keeps the C library from holding a tenth more memory than the layout needs.
_SPARING: Final = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "65536"}
#: A proxy address where nobody answers: a template that asks for a package gets an error.
_NOWHERE: Final = "http://127.0.0.1:9"


#: `#import "@preview/..."`: packages come from the network and are refused.
_PACKAGE: Final = re.compile(rb'"@[A-Za-z]')


class PdfError(UnreadableError):
    """The document could not be made: a template cannot be used (exit 3)."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """The bytes, and of a PDF what its template marked as `<place>` and as `<fit>`, in order."""

    content: bytes
    places: tuple[Mapping[str, Any], ...] = ()
    fits: tuple[Mapping[str, Any], ...] = ()


def compiled(
    main: str,
    files: Mapping[str, bytes],
    data: Any,
    fonts: Path,
    form: str,
    tight: Sequence[str] = (),
    *,
    asked: bool = True,
) -> Compiled:
    """The template `main` of these files with its data, as `pdf`, `svg` or `png`.

    `tight` are the parts of the document to set tighter; with `asked`, where parts end is returned
    too. A drawing must have one page. Each call runs in a process of its own, whose memory is freed
    when it ends. Raises PdfError.
    """
    with tempfile.TemporaryDirectory(prefix="incplan-") as name:
        folder = Path(name)
        root, output, nothing = folder / "root", folder / "out", folder / "packages"
        root.mkdir()
        nothing.mkdir()
        for known, content in files.items():
            if not known.startswith("logo.") and _PACKAGE.search(content):
                raise PdfError("pdf_package", template=known)
            (root / known).write_bytes(content)
        request = {
            "root": str(root),
            "main": str(root / main),
            "fonts": str(fonts.resolve()),
            "inputs": {"data": json.dumps(data, ensure_ascii=True), "tight": json.dumps(tight)},
            "output": str(output),
            "format": form,
            "asked": asked and form == "pdf",
            "ppi": DOTS_PER_INCH,
            "standards": list(STANDARDS) if form == "pdf" else [],
            "no_packages": str(nothing),
        }
        answer = _run(json.dumps(request).encode())
        if "error" in answer:
            said = str(answer["error"])
            raise PdfError("pdf_template", template=_place(said) or main, problem=_told(said))
        return Compiled(
            output.read_bytes(), tuple(answer.get("places", ())), tuple(answer.get("fits", ()))
        )


def _run(request: bytes) -> dict[str, Any]:
    environment = {
        **os.environ,
        **_SPARING,
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


def _told(problem: str) -> str:
    """The error message of typst: the first lines of its report."""
    head = problem.partition("\n")[0].removeprefix("error: ")
    return re.sub(r" \(searched at [^)]*\)", "", head)[:400]


def _place(problem: str) -> str:
    """The place of the error: `binder.typ:7`, without the folder the templates were copied to."""
    found = re.search(r"┌─ (?:[^\n]*[/\\])?([\w.-]+:\d+):\d+", problem)
    return found[1] if found else ""
