"""The typographic finish of a whole document, each passage by the signs of its language."""

from collections.abc import Callable
from dataclasses import replace

from incplan.documents.content.document import Document, Section
from incplan.documents.content.rewriting import rewritten
from incplan.documents.wording.finish import finished
from incplan.i18n.text.languages import tongues


def finished_document(document: Document) -> Document:
    """The document with each text finished, parts and passages by the signs of their language."""
    changed = rewritten(replace(document, foreign=()), _change(document, document.language))
    pairs = zip(document.chapters, changed.chapters, strict=True)
    chapters = tuple(_own_language(document, section, done) for section, done in pairs)
    foreign = (
        replace(item, words=finished(item.language)(item.words)) for item in document.foreign
    )
    return replace(changed, chapters=chapters, foreign=tuple(foreign))


def _own_language(document: Document, section: Section, done: Section) -> Section:
    """The finished section, with what is in a language of its own by the signs of that one."""
    if section.language not in ("", document.language):
        return rewritten(section, _change(document, section.language))
    pairs = zip(section.sections, done.sections, strict=True)
    return replace(done, sections=tuple(_own_language(document, *pair) for pair in pairs))


def _change(document: Document, language: str) -> Callable[[str], str]:
    """The finish of texts in this language, with passages in another one among them."""
    own = finished(language)
    if not document.foreign:
        return own
    known = tongues(document.foreign)
    finish = {"": own, **{item.language: finished(item.language) for item in document.foreign}}

    def change(text: str) -> str:
        if text.startswith("<"):  # a drawing
            return text
        return "".join(finish[part.language](part.text) for part in known.parts(text))

    return change
