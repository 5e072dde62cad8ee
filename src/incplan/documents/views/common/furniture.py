"""What stands on every page: version, day, commit, page x of y, page code."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from incplan.documents.audiences.editions import is_outside
from incplan.documents.content.document import Document, Furniture
from incplan.documents.content.page_codes import Edition
from incplan.documents.wording.wording import Wording
from incplan.vocabulary import Audience


def edition(say: Wording, document: Document) -> Edition:
    """What tells this printing from those in other languages or for other readers."""
    return Edition(
        document=document.id,
        part=document.part,
        language=say.language,
        audience=say.audience.value,
    )


def with_gaps(document: Document, told: str) -> Document:
    """The document with a first notice of the files that could not be read."""
    if not told:
        return document
    return replace(document, gaps=told, notices=(told, *document.notices))


def furnished(
    say: Wording,
    document: Document,
    *,
    day: date,
    commit: str | None,
    codes: Mapping[str, str],
    draft: bool = False,
) -> Document:
    """The document, ready for paper."""
    facts = [
        say.t("Version {version}", version=say.plan.file.version),
        say.day(day),
        say.t("commit {commit}", commit=commit[:12]) if commit else say.t("not in git"),
    ]
    if is_outside(say.audience):
        facts.append(say.t("for readers outside: facts and released sentences"))
    elif say.audience is not Audience.TEAM:
        facts.append(say.t("for others than the team: private numbers left out"))
    known = say.plan.file.organisation
    foot = [known.short_name or known.name, facts[0], facts[1], *facts[3:]]
    return replace(
        document,
        furniture=Furniture(
            day=day,
            imprint=" · ".join(facts),
            page=say.t("Page {page} of {pages}"),
            pages=say.t("{pages} pages, this one included."),
            code=say.t("Code {code}"),
            codes=codes,
            draft=say.t("DRAFT") if draft else "",
            accent=known.accent_colour or "",
            foot=" · ".join(foot),
        ),
    )
