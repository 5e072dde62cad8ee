"""Page codes: they identify a printed page, and tell whether the plan still says the same.

A code has nine characters, `K7F3-2Q9M-R`: four for the place (document, section, language,
readers), four for the content, one check character. It depends on the words of the section only,
not on the day, the commit, the layout or a reserved paper number.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from incplan.documents.content.document import Document, Section
from incplan.documents.content.plain import plain

#: Crockford's base 32, without look-alikes; I, L and O are read as 1, 1 and 0.
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("ILO", "110")
COVER: Final = "cover"
#: The style of a section that says which commit a document is made from.
PROOF: Final = "proof"


@dataclass(frozen=True, slots=True)
class PageCode:
    """A code after reading: the place it stands for, and the content."""

    place: str
    content: str

    def __str__(self) -> str:
        return f"{self.place}-{self.content}-{_check(self.place + self.content)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which printing of a document; each language and audience has pages of its own."""

    document: str
    part: str = ""
    language: str
    audience: str


def coded_sections(document: Document) -> Iterator[Section]:
    """Sections that start a page, in order."""
    for group in _page_groups(document):
        yield from _coded(group[0], top=True)
        for chapter in group[1:]:
            yield from _coded(chapter)


def _page_groups(document: Document) -> list[list[Section]]:
    """Chapters that start a page, each with those that follow it on the same page (leaflets).

    What a document is made from is no part of what it says: it would outdate every page.
    """
    groups: list[list[Section]] = []
    for chapter in document.chapters:
        if chapter.style == PROOF:
            continue
        if document.contents or chapter.new_page or not groups:
            groups.append([])
        groups[-1].append(chapter)
    return groups


def _coded(section: Section, *, top: bool = False) -> Iterator[Section]:
    if top or section.new_page:
        yield section
    for inner in section.sections:
        yield from _coded(inner)


def section_prints(document: Document) -> dict[str, str]:
    """A fingerprint of the words of each coded section, without coded sections inside it."""
    cover = [document.title, document.organisation, document.subtitle, plain(document.cover)]
    found = {COVER: _digest(cover)}
    for group in _page_groups(document):
        found[group[0].id] = _digest([_content(chapter) for chapter in group])
        for chapter in group:
            inner = (item for part in chapter.sections for item in _coded(part))
            found |= {item.id: _digest(_content(item)) for item in inner}
    return found


def page_codes(document: Document, edition: Edition) -> dict[str, str]:
    """The code of each coded section, by its id."""
    return {
        section: str(PageCode(place_signs(edition, section), _signs(content, 4)))
        for section, content in section_prints(document).items()
    }


def place_signs(edition: Edition, section: str) -> str:
    """The four characters of a place."""
    where = (edition.document, edition.part, section, edition.language, edition.audience)
    return _signs(_digest(where), 4)


def read_code(text: str) -> PageCode | None:
    """The page code that somebody typed or scanned; None when it cannot be one, or has a slip."""
    scanned = re.fullmatch(r"\s*INCPLAN:(\S+).*", text, re.IGNORECASE | re.DOTALL)
    signs = re.sub(r"[\s.·-]", "", scanned[1] if scanned else text).upper().translate(_MISREAD)
    if len(signs) != 9 or any(sign not in _SIGNS for sign in signs):
        return None
    place, content, check = signs[:4], signs[4:8], signs[8]
    return PageCode(place, content) if check == _check(place + content) else None


def changed_sections(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of sections added, removed or reworded between two printings, in reading order."""
    order = (*now, *(item for item in before if item not in now))
    return tuple(item for item in order if before.get(item) != now.get(item))


def _content(section: Section) -> list[Any]:
    """The words alone, without layout and anything written for one print run only."""
    inner = [_content(item) for item in section.sections if not item.new_page]
    return [section.number, section.title, plain(section.blocks), inner]


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _signs(digest: str, count: int) -> str:
    """`count` characters of five bits each, from a hexadecimal digest."""
    number = int(digest, 16)
    return "".join(_SIGNS[number >> 5 * place & 31] for place in range(count))


def _check(signs: str) -> str:
    """The check character: it detects any single wrong character, and nearly all swaps of two.

    Odd weights have an inverse modulo 32, so no single slip cancels out.
    """
    total = sum((2 * place + 1) * _SIGNS.index(sign) for place, sign in enumerate(signs))
    return _SIGNS[total % 32]
