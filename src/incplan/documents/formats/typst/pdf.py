"""Lay out any document as PDF by its typst template: tagged, and reproducible byte for byte."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Protocol

from incplan import __version__
from incplan.documents.charts.glyphs import covered, printable
from incplan.documents.content.columns import with_widths
from incplan.documents.content.document import Document
from incplan.documents.content.plain import plain
from incplan.documents.formats.typst.compiler import Compiled, compiled
from incplan.i18n.text.languages import Foreign, Tongues

#: A part whose last page is filled no more than this share is set tighter, to save that page.
NEARLY_EMPTY: Final = 0.32
#: The most pages of such a part: one page less of hundreds is not worth a second layout.
MOST_PAGES: Final = 40


@dataclass(frozen=True, slots=True)
class Logo:
    """The organisation's picture: `png`, `jpg` or `svg`."""

    kind: str
    content: bytes


class Notes(Protocol):
    """Where results can be kept for the next time."""

    def read(self, key: str) -> str | None:
        """What was kept under a key."""

    def write(self, key: str, text: str) -> None:
        """Keep it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a fiche went on its leaf: sizes in points, rows moved to the back, how many leaves."""

    id: str
    title: str
    leaves: int
    front: float
    back: float
    moved: int
    people: bool


@dataclass(frozen=True, slots=True)
class Pdf:
    """The bytes, how many pages, the characters no bundled font could print, how fiches fit."""

    content: bytes
    pages: int
    unprintable: tuple[str, ...] = ()
    fits: tuple[Fit, ...] = ()


def render_pdf(
    document: Document,
    templates: Mapping[str, bytes],
    fonts: Path,
    logo: Logo | None = None,
    notes: Notes | None = None,
) -> Pdf:
    """The document by the template of its own name (`binder.typ`). Raises PdfError.

    To find the parts that should be set tighter takes a second layout; `notes` keep the answer.
    """
    missing: set[str] = set()
    laid = with_widths(plain(document), wide=document.wide)
    data = printable(laid, covered(fonts), missing)
    data["spoken"] = _spoken(data)
    data["logo"] = f"logo.{logo.kind}" if logo else ""
    files = {**templates, data["logo"]: logo.content} if logo else templates
    made = partial(compiled, f"{document.id}.typ", files, data, fonts, "pdf")
    key = _key(document.id, files, data)
    # The pages of the binder have sizes of their own: one layout does.
    known = [] if document.tabs else _noted(notes, key)
    if known is None:
        known, done = _well_ended(made)
        if notes is not None:
            notes.write(key, json.dumps(known))
    else:
        done = made(known, asked=False)
    content = done.content
    return Pdf(content, _pages(content), tuple(sorted(missing)), _fits(done))


def _spoken(data: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """By text, and by its paragraphs and lines, its parts with the language of each."""
    known = Tongues(Foreign(**item) for item in data["foreign"])
    found = {}
    for text in _texts(data) if known else ():
        for piece in {text, *text.split("\n\n"), *text.split("\n")}:
            parts = known.parts(piece)
            if any(part.language for part in parts):
                found[piece] = [(part.text, part.language) for part in parts]
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _fits(made: Compiled) -> tuple[Fit, ...]:
    known = {item.name for item in fields(Fit)}
    return tuple(Fit(**{key: mark[key] for key in known}) for mark in made.fits)


def _key(name: str, files: Mapping[str, bytes], data: object) -> str:
    """A hash of all that the layout depends on."""
    digest = hashlib.sha256(f"{__version__} {version('typst')} {name}\n".encode())
    for file in sorted(files):
        digest.update(f"{file} {len(files[file])}\n".encode() + files[file])
    digest.update(json.dumps(data, ensure_ascii=True, sort_keys=True).encode())
    return digest.hexdigest()


def _noted(notes: Notes | None, key: str) -> list[str] | None:
    try:
        found = json.loads((notes.read(key) if notes else None) or "null")
    except ValueError:
        return None
    sound = isinstance(found, list) and all(isinstance(item, str) for item in found)
    return found if sound else None


def _well_ended(made: Callable[[Sequence[str]], Compiled]) -> tuple[list[str], Compiled]:
    """The parts that need a page less when set tighter, and the document laid out with them so."""
    loose = made(())
    before = _parts(loose)
    tried = [
        name
        for name, (pages, down) in before.items()
        if 1 < pages <= MOST_PAGES and down < NEARLY_EMPTY
    ]
    if not tried:
        return [], loose
    tight = made(tried)
    after = _parts(tight)
    kept = [name for name in tried if after[name][0] < before[name][0]]
    if kept == tried:
        return kept, tight
    return kept, made(kept) if kept else loose


def _parts(made: Compiled) -> dict[str, tuple[int, float]]:
    """By id: how many pages a part has, and how far down its last page is used."""
    found: dict[str, tuple[int, float]] = {}
    begun: Mapping[str, Any] = {}
    for place in made.places:
        if begun and place["end"]:
            found[begun["id"]] = (place["page"] - begun["page"] + 1, float(place["down"]))
        begun = {} if place["end"] else place
    return found


def _pages(content: bytes) -> int:
    """The page count of the page tree; typst writes a single root."""
    start = content.find(b"/Type/Pages")
    count = content.find(b"/Count ", max(0, start - 200))
    digits = content[count + 7 : count + 17].split(b"/")[0].split(b">")[0].split()
    return int(digits[0]) if digits and digits[0].isdigit() else 0
