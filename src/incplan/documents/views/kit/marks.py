"""The code on the back of a leaf: which page of which plan a scan or a photograph shows."""

from collections.abc import Mapping
from dataclasses import replace

from incplan.documents.charts.codes import code_svg, leaf_payload
from incplan.documents.content.blocks import Drawing
from incplan.documents.content.document import Document, Section
from incplan.documents.wording.wording import Wording


def with_leaf_codes(say: Wording, document: Document, codes: Mapping[str, str]) -> Document:
    """Each leaf with its page code as a drawing; none where the document has no page codes."""
    return replace(document, chapters=_marked(say, document.chapters, codes)) if codes else document


def _marked(
    say: Wording, sections: tuple[Section, ...], codes: Mapping[str, str]
) -> tuple[Section, ...]:
    return tuple(_with_code(say, section, codes) for section in sections)


def _with_code(say: Wording, section: Section, codes: Mapping[str, str]) -> Section:
    if section.style != "leaf":
        inner = _marked(say, section.sections, codes)
        return replace(section, sections=inner) if inner != section.sections else section
    code = codes.get(section.id)
    if code is None:
        return section
    words = leaf_payload(code, section.id.removeprefix("sheet-"))
    told = say.t("Code of this page: {code}.", code=code)
    return replace(section, mark=Drawing(code_svg(words), told), code=words)
