"""The last guard over a finished document for other readers than the team.

It looks at the words that every format prints, then at the finished file, and at what comes from
elsewhere into a PDF: templates and logo of the organisation's own.
"""

from collections.abc import Iterator
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.documents.logo import logo_of
from incplan.documents.audiences.guard import Leak, document_leaks, file_leaks, readable, text_leaks
from incplan.documents.audiences.passages import Passage
from incplan.documents.audiences.refusing import refuse_leaks
from incplan.documents.content.document import Document
from incplan.documents.wording.wording import Wording
from incplan.store.disk.resources import own_templates

#: Formats that show the organisation's logo, or a drawing made by its templates.
_LOGO: Final = ("pdf", "docx", "html")


def guard(
    desk: Desk, say: Wording, document: Document, content: bytes, form: str, name: str = ""
) -> None:
    """Refuse a finished document that says what its readers must not read.

    `name` is the name of the file it goes to. Raises RefusedError with each place.
    """
    if not say.kept:
        return
    found = (
        *document_leaks(say.kept, document),
        *text_leaks(say.kept, (Passage(name, say.t("name of the file")),)),
        *text_leaks(say.kept, _of_its_own(desk, say, form)),
    )
    refuse_leaks(say, document.id, found or _in_the_file(say, content, form))


def _in_the_file(say: Wording, content: bytes, form: str) -> tuple[Leak, ...]:
    if form != "pdf":
        return file_leaks(say.kept, content, form)
    from incplan.documents.audiences.printed import page_leaks  # the library that reads a PDF

    return page_leaks(say.kept, content)


def _of_its_own(desk: Desk, say: Wording, form: str) -> Iterator[Passage]:
    """What the organisation adds to a document: its templates for paper and its logo."""
    if form not in _LOGO:
        return
    for name, content in own_templates(desk.root, "typst").items():
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            yield Passage(line, f"templates/typst/{name}:{number}")
    logo = logo_of(desk)
    if logo is not None:
        yield Passage(readable(logo[1]), say.t("logo"))
