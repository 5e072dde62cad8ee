"""How a document for other readers is written, and the refusal of one that would tell too much."""

from collections.abc import Iterable
from typing import Final

from incplan.documents.audiences.editions import is_outside
from incplan.documents.audiences.guard import Leak, search_for, text_leaks
from incplan.documents.audiences.passages import Passage
from incplan.documents.wording.wording import Wording
from incplan.errors import RefusedError, UnreadableError
from incplan.i18n.catalogue import Translator
from incplan.plan.gaps import Use
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.privacy.secrets import Kind
from incplan.vocabulary import Audience

#: How many places are named; when they are mended, the next ones are.
_NAMED: Final = 8


def wording_for(
    plan: Plan,
    translator: Translator,
    audience: Audience,
    *,
    pack: ObligationPack | None = None,
    released: Iterable[str] = (),
) -> Wording:
    """How a document for these readers is written; `released` are contacts it may name."""
    kept = search_for(plan, audience, released)
    return Wording(plan, translator, audience, pack=pack, kept=kept)


def check_known(say: Wording) -> None:
    """Whether it is known what these readers must not read.

    Raises UnreadableError when a file of a contact or supplier cannot be read, or not all of it,
    for readers outside: a private number may stand in what could not be read.
    """
    if not is_outside(say.audience):
        return
    unread = [
        f"{gap.subject}.yaml"
        for gap in say.plan.gaps
        if gap.use in (Use.NOTHING, Use.REST)
        and gap.subject.startswith(("contacts/", "suppliers/"))
    ]
    if unread:
        raise UnreadableError("secrets_unknown", files=", ".join(dict.fromkeys(unread)))


def guard_words(say: Wording, document: str, texts: Iterable[Passage]) -> None:
    """The same for what has no pages: a message, a screen, a drawing. Raises RefusedError."""
    refuse_leaks(say, document, tuple(text_leaks(say.kept, texts)))


def refuse_leaks(say: Wording, document: str, found: tuple[Leak, ...]) -> None:
    """Raises RefusedError for anything found."""
    if not found:
        return
    told = tuple(dict.fromkeys((_CODES[leak.secret.kind], *_place(say, leak)) for leak in found))
    details: tuple[tuple[str, dict[str, object]], ...] = tuple(
        (code, {"place": place, "whose": whose, "path": path})
        for code, place, whose, path in told[:_NAMED]
    )
    if len(told) > _NAMED:
        details += (("leaks_more", {"count": len(told) - _NAMED}),)
    raise RefusedError(
        "leaks", details=details, document=document, audience=say.audience.value, found=len(told)
    )


_CODES: Final = {
    Kind.NUMBER: "leak_number",
    Kind.MAIL: "leak_mail",
    Kind.ADDRESS: "leak_address",
    Kind.NAME: "leak_name",
}


def _place(say: Wording, leak: Leak) -> tuple[str, str, str]:
    """Section, row and column of a leak (or the place in the file), whose it is, its file."""
    passage = leak.passage
    row = "" if passage.row is None else say.t("row {row}", row=passage.row)
    where = (leak.file or passage.section or say.t("head of the document"), row, passage.column)
    place = ", ".join(part.replace("\n", " ") for part in where if part)
    return place, leak.secret.whose, leak.secret.path
