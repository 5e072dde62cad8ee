"""The typographic finish of a whole document, each passage by the signs of its language."""

from dataclasses import replace

from incplan.documents.content.document import Document
from incplan.documents.content.rewriting import rewritten
from incplan.documents.wording.finish import finished
from incplan.i18n.text.languages import tongues


def finished_document(document: Document) -> Document:
    """The document with each text finished, passages in another language by that one's signs."""
    own = finished(document.language)
    if not document.foreign:
        return rewritten(document, own)
    known = tongues(document.foreign)
    finish = {"": own, **{item.language: finished(item.language) for item in document.foreign}}

    def change(text: str) -> str:
        return "".join(finish[part.language](part.text) for part in known.parts(text))

    foreign = (replace(item, words=finish[item.language](item.words)) for item in document.foreign)
    return replace(rewritten(replace(document, foreign=()), change), foreign=tuple(foreign))
