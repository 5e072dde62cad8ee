"""The last guard over a PDF: its pages are read back, with what readers of files also show."""

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import unquote

from pypdf import PageObject, PdfReader

from incplan.documents.audiences.guard import Leak
from incplan.documents.audiences.passages import Passage
from incplan.plan.privacy.search import Search
from incplan.plan.privacy.secrets import Secret

#: The place of what stands on no page: properties and the titles of the outline.
_ABOUT: Final = "pdf:0"


def page_leaks(search: Search, content: bytes) -> tuple[Leak, ...]:
    """What stands on the pages of a PDF, in their links, in its properties and its outline."""
    if not search:
        return ()
    reader = PdfReader(io.BytesIO(content))
    pages = (
        Leak(secret, Passage(""), f"pdf:{number}")
        for number, page in enumerate(reader.pages, start=1)
        for secret in _on_page(search, page)
    )
    about = (
        Leak(secret, Passage(""), _ABOUT)
        for text in (*_properties(reader), *_titles(reader.outline))
        for secret in search.found(text)
    )
    return tuple(dict.fromkeys((*pages, *about)))


def _on_page(search: Search, page: PageObject) -> Iterable[Secret]:
    """Each secret once. A number ends with its line, where the next column may begin."""
    text = page.extract_text()
    links = (str(item.get_object().get("/A", "")) for item in page.annotations or ())
    names = Search(words=search.words).found(" ".join(text.split()))
    lines = (item for line in (*text.splitlines(), *links) for item in search.found(unquote(line)))
    return dict.fromkeys((*names, *lines))


def _properties(reader: PdfReader) -> Iterator[str]:
    yield from map(str, (reader.metadata or {}).values())
    if reader.xmp_metadata is not None:
        yield reader.xmp_metadata.stream.get_data().decode("utf-8", "replace")


def _titles(outline: Iterable[Any]) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield str(item.title)
