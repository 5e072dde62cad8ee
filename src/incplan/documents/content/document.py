"""What a document is made of: chapters, sections and what stands on every page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from incplan.documents.content.blocks import Block, Call, Drawing
from incplan.i18n.text.languages import Foreign


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of a document. `id` is the same in every language.

    A section without any content is a fault: what is not known yet is a `ToFill`. `new_page` starts
    a page, which then carries a page code; `style` says how it is laid out where a page has a
    design of its own ("card" for large print, "leaf" for a fiche); `paper` is the number of a form
    to fill in by hand. `part` is the part of the binder it belongs to, `tab` the id of the tab of
    the thumb index it stands under, `everyday` what people call it who never read the plan. `sheet`
    is the name of a form within its set (`J1`), `mark` the drawing of the code printed on it and
    `code` what that says. `language` and `words` (labels of its layout) are its own where it may be
    another than the document's.
    """

    id: str
    title: str
    number: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    new_page: bool = False
    style: str = ""
    paper: str = ""
    part: str = ""
    tab: str = ""
    everyday: str = ""
    language: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    mark: Drawing | None = None
    code: str = ""

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".strip()

    def __post_init__(self) -> None:
        if not self.blocks and not self.sections:
            raise ValueError(f"section {self.id} is empty")
        if any(_is_empty(block) for block in self.blocks):
            raise ValueError(f"section {self.id} has an empty block")


def _is_empty(block: Block) -> bool:
    """Whether a block would print nothing at all."""
    content = getattr(block, "rows", None) or getattr(block, "items", None)
    words = getattr(block, "text", "") or getattr(block, "title", "")
    drawn = getattr(block, "boxes", ()) or getattr(block, "count", 0)
    return not (content or words or drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. `stamp` says which plan, version, date and commit it is made from.

    `part` tells documents of one kind apart: the sheet, the incident. With `contents` it is a
    book, whose chapters start pages; without, a leaflet. A `wide` one lies on its side. `gaps`
    says what could not be read for it, and `remarks` are the notices of doubt, for formats without
    a first page. `places` names whose logo has a place on the cover. `words` are the labels of
    pages that have a design of their own, `tabs` the (id, label) of their thumb index; `simplex`
    when they are printed on one side. `first_calls` are the numbers that a page on a telephone
    shows before anything else. `foreign` are the passages in another language than its own.
    """

    id: str
    part: str = ""
    language: str
    title: str
    organisation: str
    subtitle: str = ""
    stamp: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    gaps: str = ""
    remarks: tuple[str, ...] = ()
    cover: tuple[Block, ...] = ()
    places: tuple[str, ...] = ()
    contents: str = ""
    chapters: tuple[Section, ...] = ()
    wide: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    tabs: tuple[tuple[str, str], ...] = ()
    simplex: bool = False
    first_calls: tuple[Call, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    furniture: "Furniture | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page. Words with `{page}`, `{pages}`, `{code}` are filled in there.

    `codes` holds a page code for each section that starts a page, `cover` included; `foot` is the
    short imprint of pages made to act from: organisation, version, day.
    """

    day: date
    imprint: str
    page: str
    pages: str
    code: str
    codes: Mapping[str, str]
    draft: str = ""
    accent: str = ""
    foot: str = ""
