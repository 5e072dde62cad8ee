"""Documents for reading, printing, keeping and exchanging, in the formats each has."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.documents.formats import BINARY
from incplan.app.documents.logo import logo_problem
from incplan.app.documents.readers import guard
from incplan.app.documents.rendering import Layout, rendered
from incplan.app.documents.views import (
    INCIDENT_DOCUMENTS,
    PLAN_DOCUMENTS,
    RegisterRows,
    made_from,
    reference_view,
    view,
)
from incplan.documents.audiences.editions import edition_for
from incplan.documents.audiences.refusing import check_known, wording_for
from incplan.documents.content.document import Document
from incplan.documents.content.page_codes import page_codes, section_prints
from incplan.documents.views.binder.forms import LOGS
from incplan.documents.views.common.furniture import edition, furnished, with_gaps
from incplan.documents.views.common.stamp import waiting_notice
from incplan.documents.views.kit.holes import LineToWrite, by_name, lines_to_write
from incplan.documents.views.kit.leaf import longest_rows
from incplan.documents.views.kit.marks import with_leaf_codes
from incplan.documents.views.plan.numbering import Numbering, numbered_as
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings.gaps import gaps_told
from incplan.plan.gaps import Gap, Use
from incplan.plan.obligations.pack import ObligationPack
from incplan.store.git.commits import commit_files
from incplan.store.journal.folder import PLAN_JOURNAL
from incplan.store.plan.paper_numbers import reserve
from incplan.vocabulary import Audience

DOCUMENTS: Final = (*PLAN_DOCUMENTS, *INCIDENT_DOCUMENTS)
#: Formats that show the organisation's logo.
_WITH_LOGO: Final = ("pdf", "docx", "html")
#: The parts of the binder, in its order.
PARTS: Final = ("kit", "reference", "forms", "cards")
#: The parts of the cards.
CARDS: Final = ("roles", "staff", "wallet", "poster")
#: For how many sets of forms page codes are kept.
MOST_SETS: Final = 12
#: For how many sheets of the log in a set.
MOST_LOGS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafFit:
    """How a fiche went on paper; `longest` are the boxes of its longest rows when too long."""

    fiche: str
    title: str
    leaves: int
    front: float
    back: float
    moved: int
    people: bool
    longest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A document and what it was made from.

    `codes` and `sections` (fingerprints) are by section id; a print run is recorded with them.
    `numbers` are the paper numbers on its forms; `unprintable` the characters no font could show;
    `foreign` the texts printed in another language than the document's, and marked so. `leaves`
    says how each fiche went on its leaf, `to_write` whom it says to call without a number, and
    `lines_to_write` where a line stands for each.
    """

    document: str
    format: str
    language: str
    audience: str
    version: str
    incident: str | None
    commit: str | None
    fingerprint: str
    path: str | None = None
    text: str = ""
    pages: int | None = None
    numbers: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    unprintable: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    waiting: int = 0
    leaves: tuple[LeafFit, ...] = ()
    to_write: tuple[str, ...] = ()
    lines_to_write: tuple[LineToWrite, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """What is wanted. `numbers` are paper numbers already reserved; `sets` sets of forms
    with `logs` sheets of the log each.

    `name` is the name of the file it goes to, which leaves the house with it. `parts` of the binder
    are all when none is named; `simplex` is for a printer of one side.
    """

    document: str
    part: str | None = None
    format: str = "md"
    audience: Audience = Audience.TEAM
    draft: bool = False
    sets: int = 1
    logs: int = LOGS
    numbers: tuple[str, ...] = ()
    separator: str = ";"
    raw: bool = False
    rows: RegisterRows = field(default_factory=RegisterRows)
    name: str = ""
    parts: tuple[str, ...] = ()
    simplex: bool = False
    numbering: Numbering = Numbering.CLEAN

    @property
    def numbered(self) -> bool:
        """Whether it has forms with paper numbers."""
        whole = not self.parts or "forms" in self.parts
        return self.document == "forms" or (self.document == "binder" and whole)

    def chosen(self, document: Document) -> Document:
        """The parts of the binder that are wanted, all when none is named, for its printer."""
        chapters = tuple(
            item for item in document.chapters if not self.parts or item.part in self.parts
        )
        return replace(document, chapters=chapters, simplex=self.simplex)

    @property
    def as_it_is(self) -> bool:
        """Whether its pages can be made again from the plan alone, as page codes need it."""
        return self.rows == RegisterRows() and self.numbering is Numbering.CLEAN


def export(desk: Desk, request: ExportRequest, translator: Translator) -> tuple[Exported, bytes]:
    """One document and its bytes; files that could not be read are named on its first page.

    Raises UnreadableError when nothing that it prints can be read; UsageError where these readers
    have no edition of it; RefusedError when it would say what they must not read.
    """
    edition_for(request.document, request.audience)
    plan = desk.plan()
    pack = _pack(desk, request.document)
    say = wording_for(plan, translator, request.audience, pack=pack)
    check_known(say)
    origin = made_from(desk, request.document)
    numbers = request.numbers or ("",) * request.sets
    rows = request.rows
    printed = view(
        desk, say, request.document, request.part, origin,
        numbers=numbers, logs=request.logs, rows=rows,
    )  # fmt: skip
    printed = numbered_as(say, request.chosen(printed), request.numbering)
    waiting = _waiting(desk, request.document, printed.part)
    told_of = tuple(waiting_notice(say, waiting))
    printed = replace(
        printed,
        notices=(*printed.notices, *told_of),
        remarks=(*printed.remarks, *told_of),
    )
    foreign = tuple(
        dict.fromkeys(replace(item, words=say.masked(item.words)) for item in say.foreign)
    )
    reference = reference_view(
        desk, say, request.document, request.part, sets=len(numbers), logs=request.logs
    )
    # A page code stands for a page that `verify page` can make again: not for a choice of rows,
    # nor for other numbers.
    codes = page_codes(reference, edition(say, printed)) if request.as_it_is else {}
    _look_at_logo(desk, request.format)
    told = gaps_told(translator, desk.gaps(), named=request.audience is Audience.TEAM)
    document = furnished(
        say, printed, day=origin.day, commit=origin.mark, codes=codes, draft=request.draft
    )
    document = replace(with_gaps(document, told), foreign=foreign)
    if request.format == "pdf":
        document = with_leaf_codes(say, document, codes)
    layout = Layout(format=request.format, separator=request.separator, raw=request.raw)
    made = rendered(desk, say, document, origin.day, layout)
    guard(desk, say, document, made.content, request.format, request.name)
    to_write = lines_to_write(document)
    result = Exported(
        document=request.document,
        format=request.format,
        language=translator.language,
        audience=request.audience.value,
        version=plan.file.version,
        incident=document.part if document.id in ("journal", "pir", "exercise") else None,
        commit=origin.commit,
        fingerprint=plan.fingerprint,
        text="" if request.format in BINARY else made.content.decode(),
        pages=made.pages,
        numbers=request.numbers,
        codes=codes,
        sections=section_prints(reference),
        unprintable=made.unprintable,
        foreign=tuple(item.words for item in foreign if item.signed),
        waiting=waiting,
        leaves=tuple(
            LeafFit(
                fiche=fit.id.removeprefix("sheet-"),
                title=fit.title,
                leaves=fit.leaves,
                front=fit.front,
                back=fit.back,
                moved=fit.moved,
                people=fit.people,
                longest=longest_rows(document.chapters, fit.title) if fit.leaves > 1 else (),
            )
            for fit in made.fits
        ),
        to_write=tuple(by_name(to_write)),
        lines_to_write=to_write,
        parts=request.parts,
    )
    return result, made.content


def _pack(desk: Desk, document: str) -> ObligationPack | None:
    """The duties to notify, for documents that tell what was decided about them."""
    return desk.pack() if document in ("journal", "pir") else None


def _waiting(desk: Desk, document: str, part: str) -> int:
    """How many entries a document rests on that are kept outside the plan."""
    waits = desk.waits()
    if document in ("journal", "pir", "exercise"):
        return len(waits.names(part))
    if document in PLAN_DOCUMENTS:
        return len(waits.names(PLAN_JOURNAL))
    return len(waits.files)


def _look_at_logo(desk: Desk, form: str) -> None:
    finding = logo_problem(desk) if form in _WITH_LOGO else None
    if finding is not None:
        problem = desk.loaded(positions=False).address(finding)
        desk.note_gap(Gap(subject="plan", problem=problem, use=Use.REST))


def reserve_numbers(
    desk: Desk, request: ExportRequest, translator: Translator
) -> tuple[tuple[str, ...], str | None]:
    """Reserve paper numbers for the sets of forms, durably; also why git did not commit them.

    Raises NotWrittenError.
    """
    facts = {
        "document": request.document,
        "language": translator.language,
        "version": desk.plan().file.version,
        "reserved_at": desk.local_now.isoformat(timespec="seconds"),
        "by": desk.by or "",
    }
    numbers, path = reserve(desk.root, desk.local_now.year, request.sets, facts)
    if not desk.commit:
        return numbers, "git.off"
    subject = f"paper: {numbers[0]} to {numbers[-1]} for {request.document}"
    return numbers, commit_files(desk.root, (path,), subject, author=desk.author).reason
