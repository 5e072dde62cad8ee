"""The last guard: what a finished document holds that its readers must not read, and where."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote

from incplan.documents.audiences.editions import is_outside
from incplan.documents.audiences.passages import Passage, passages
from incplan.documents.content.document import Document
from incplan.plan.plan import Plan
from incplan.plan.privacy.folding import END
from incplan.plan.privacy.search import Search
from incplan.plan.privacy.secrets import Secret, names, private_facts
from incplan.vocabulary import Audience

#: Formats that are archives of XML.
_ARCHIVES: Final = ("docx", "xlsx")
_FOLDED: Final = re.compile(r"\r?\n[ \t]")
_DATA: Final = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+")
#: Tags that change the type inside a word or number and part nothing.
_TYPE: Final = re.compile(r"</?(?:b|i|u|em|strong|small|mark|font)(?:\s[^>]*)?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]*>")
_ATTRIBUTE: Final = re.compile(r"=\s*(\"[^\"]{4,}\"|'[^']{4,}')")
#: Runs of readable signs in a file that is no text.
_READABLE: Final = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret and the passage that holds it; `file` is a place in the finished file."""

    secret: Secret
    passage: Passage
    file: str = ""


def search_for(plan: Plan, audience: Audience, released: Iterable[str] = ()) -> Search:
    """What these readers must not read; nothing for the team.

    `released` are contacts whose name they may read all the same.
    """
    if audience is Audience.TEAM:
        return Search()
    kept = private_facts(plan)
    return Search.of((*kept, *names(plan, released)) if is_outside(audience) else kept)


def document_leaks(search: Search, document: Document) -> tuple[Leak, ...]:
    """What stands in the words of a document, which every format prints."""
    return tuple(text_leaks(search, passages(document)))


def text_leaks(search: Search, texts: Iterable[Passage]) -> Iterator[Leak]:
    """What stands in some texts, each secret once a text."""
    if not search:
        return
    for passage in texts:
        yield from (Leak(secret, passage) for secret in search.found(passage.text))


def file_leaks(search: Search, content: bytes, form: str) -> tuple[Leak, ...]:
    """What stands in the finished file: also what a format or a template adds by itself.

    The pages of a PDF are read back by `printed.py`, with the library that this needs.
    """
    if not search or form == "pdf":
        return ()
    if form in _ARCHIVES:
        return tuple(_archive(search, content))
    text = content.decode("utf-8", "replace")
    if form == "json":
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    if form in ("ics", "vcf"):
        text = _FOLDED.sub("", text)
    if form in ("html", "svg"):
        return tuple(_markup(search, text, form))
    return tuple(
        Leak(secret, Passage(line), f"{form}:{number}")
        for number, line in enumerate(text.splitlines(), start=1)
        for secret in search.found(unquote(line))
    )


def readable(content: bytes) -> str:
    """What can be read in a file that is no text, such as the properties of a picture."""
    return "\n".join(found.decode("latin-1") for found in _READABLE.findall(content))


def _archive(search: Search, content: bytes) -> Iterator[Leak]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield from (Leak(item, Passage(name), name) for item in search.found(name))
            inner = archive.read(name)
            if name.endswith((".xml", ".rels", ".svg")):
                yield from _markup(search, inner.decode("utf-8", "replace"), name)
            else:
                found = search.found(readable(inner))
                yield from (Leak(item, Passage(""), name) for item in found)


def _markup(search: Search, text: str, place: str) -> Iterator[Leak]:
    """Texts and attributes of XML or HTML.

    A mark of an end stands in the place of each tag for numbers, which end there, but not of one
    that only changes the type; a blank for names.
    """
    text = _DATA.sub("", text)
    attributes = (found[1:-1] for found in _ATTRIBUTE.findall(text))
    apart = [_TAG.sub(f" {END} ", _TYPE.sub("", text)), *attributes]
    found = [item for part in apart for item in search.found(unquote(unescape(part)))]
    joined = Search(words=search.words).found(unescape(_TAG.sub(" ", text)))
    for secret in dict.fromkeys((*found, *joined)):
        yield Leak(secret, Passage(""), place)
