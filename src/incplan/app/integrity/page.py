"""Whether a printed page still agrees with the plan, found by the page code at its foot."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from incplan.app.desk.desk import Desk
from incplan.app.documents.export import MOST_LOGS, MOST_SETS
from incplan.app.documents.views import INCIDENT_DOCUMENTS, reference_view
from incplan.documents.audiences.editions import offered
from incplan.documents.audiences.refusing import wording_for
from incplan.documents.content.document import Document
from incplan.documents.content.page_codes import (
    COVER,
    Edition,
    PageCode,
    coded_sections,
    page_codes,
    place_signs,
    read_code,
)
from incplan.documents.views.common.furniture import edition
from incplan.documents.wording.wording import Wording
from incplan.errors import IncplanError, UsageError
from incplan.i18n.catalogue import LANGUAGES, Translator, translator
from incplan.store.git.revisions import plan_revisions, write_revision
from incplan.vocabulary import Audience

#: How many changes of the plan are searched for the last one that a page agrees with.
_HISTORY: Final = 200


class Verdict(StrEnum):
    """The possible verdicts on a page."""

    VALID = "valid"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The commit that made a sheet outdated; `at` is None where it bears an impossible date."""

    commit: str
    at: datetime | None
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVerdict:
    """A printed page that was found; `named` is the document and `title` the section printed on it.

    `since` is the first change after it was printed; None when history does not tell.
    `not_committed` when that change is in the files but not in git yet.
    """

    code: str
    verdict: Verdict
    document: str = ""
    part: str = ""
    section: str = ""
    named: str = ""
    title: str = ""
    language: str = ""
    audience: str = ""
    current: str = ""
    since: Change | None = None
    not_committed: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a code may belong: a section of a document in one language for some readers."""

    edition: Edition
    section: str


def verify_page(desk: Desk, text: str) -> PageVerdict:
    """The verdict on a code typed from a page. Raises UsageError when it cannot be a page code."""
    code = read_code(text)
    if code is None:
        raise UsageError("not_a_page_code", given=text[:40])
    found = [_judge(desk, code, place) for place in _places(desk, code)]
    valid = [item for item in found if item.verdict is Verdict.VALID]
    if valid or not found:
        return (valid or [PageVerdict(code=str(code), verdict=Verdict.UNKNOWN)])[0]
    dated = [item for item in found if item.since is not None or item.not_committed]
    return (dated or found)[0]


def _places(desk: Desk, code: PageCode) -> Iterator[_Place]:
    """Places, among everything that can be printed, whose signs are those of the code."""
    say = Wording(desk.plan(), translator(desk.language))
    for document, part in _printable(desk):
        reference = reference_view(desk, say, document, part, sets=MOST_SETS, logs=MOST_LOGS)
        sections = (COVER, *(section.id for section in coded_sections(reference)))
        for language in LANGUAGES:
            for audience in (item for item in Audience if offered(document, item)):
                where = Edition(
                    document=document,
                    part=reference.part,
                    language=language,
                    audience=audience.value,
                )
                for section in sections:
                    if place_signs(where, section) == code.place:
                        yield _Place(where, section)


def _printable(desk: Desk) -> Iterator[tuple[str, str | None]]:
    whole = ("binder", "plan", "contacts", "forms", "activities", "cards", "register", "calendar")
    yield from ((name, None) for name in whole)
    yield from (("fiche", key) for key in desk.plan().fiche_ids())
    yield from (("role", key) for key in desk.plan().people_with_functions)
    for incident in desk.incidents():
        yield from ((name, incident) for name in ("journal", "pir"))


def _judge(desk: Desk, code: PageCode, place: _Place) -> PageVerdict:
    reference = _reference(desk, place)
    say = _wording(desk, place)
    current = page_codes(reference, edition(say, reference))[place.section]
    verdict = Verdict.VALID if current == str(code) else Verdict.OUTDATED
    judged = PageVerdict(
        code=str(code),
        verdict=verdict,
        document=place.edition.document,
        part=place.edition.part,
        section=place.section,
        named=reference.title,
        title=_title(reference, place.section),
        language=place.edition.language,
        audience=place.edition.audience,
        current=current,
    )
    if verdict is Verdict.VALID or place.edition.document in INCIDENT_DOCUMENTS:
        return judged
    return _dated(desk, judged, code, place)


def _reference(desk: Desk, place: _Place) -> Document:
    part = place.edition.part or None
    return reference_view(
        desk, _wording(desk, place), place.edition.document, part, sets=MOST_SETS, logs=MOST_LOGS
    )


def _wording(desk: Desk, place: _Place) -> Wording:
    speaker: Translator = translator(place.edition.language)
    audience = Audience(place.edition.audience)
    return wording_for(desk.plan(), speaker, audience, pack=desk.pack())


def _title(reference: Document, section: str) -> str:
    titles = {item.id: item.heading for item in coded_sections(reference)}
    return titles.get(section, reference.title)


def _dated(desk: Desk, judged: PageVerdict, code: PageCode, place: _Place) -> PageVerdict:
    """Add the first change after the newest state of the plan that gave this very page."""
    later: Any = None
    for revision in plan_revisions(desk.root, _HISTORY):
        if _code_at(desk, revision.commit, place) == str(code):
            if later is None:
                return replace(judged, not_committed=True)
            change = Change(commit=later.commit, at=later.at, author=later.author)
            return replace(judged, since=change)
        later = revision
    return judged


def _code_at(desk: Desk, commit: str, place: _Place) -> str | None:
    """The code of a place in an earlier state of the plan; None when it cannot be printed."""
    with tempfile.TemporaryDirectory(prefix="incplan-") as folder:
        write_revision(desk.root, commit, Path(folder))
        then = replace(desk, root=Path(folder), _reader=None)
        try:
            reference = _reference(then, place)
        except IncplanError:
            return None
        codes = page_codes(reference, edition(_wording(then, place), reference))
    return codes.get(place.section)
