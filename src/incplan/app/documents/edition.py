"""A document for some readers as a value, to be shown instead of written to a file."""

from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.documents.views import RegisterRows, made_from, view
from incplan.documents.audiences.passages import passages
from incplan.documents.audiences.refusing import check_known, guard_words, wording_for
from incplan.documents.content.document import Document
from incplan.i18n.catalogue import Translator
from incplan.vocabulary import Audience

EVERY_ROW: Final = RegisterRows()


def edition_to_read(
    desk: Desk,
    document: str,
    audience: Audience,
    translator: Translator,
    *,
    part: str | None = None,
    rows: RegisterRows = EVERY_ROW,
) -> Document:
    """The same words that `export` prints, under the same guard.

    Raises UnreadableError, UsageError and RefusedError as `export` does.
    """
    say = wording_for(desk.plan(), translator, audience, pack=desk.pack())
    check_known(say)
    made = view(desk, say, document, part, made_from(desk, document), rows=rows)
    guard_words(say, document, passages(made))
    return made
