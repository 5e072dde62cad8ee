"""The language of each run of text in a Word file, for screen readers and spelling."""

import copy
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

from docx.oxml.ns import qn

from incplan.documents.formats.office.word_parts import element, region
from incplan.i18n.text.languages import Tongues

_TEXT: Final = qn("w:t")
_BREAK: Final = qn("w:br")


def mark_passages(file: Any, known: Tongues) -> None:
    """Divide runs where the language changes, and say which is spoken in each passage."""
    if not known:
        return
    for paragraph in file.element.body.iter(qn("w:p")):
        _mark(list(paragraph.iter(qn("w:r"))), known)


def speak(elements: Iterable[Any], language: str) -> None:
    """Say the language of all runs that have none of their own yet."""
    for part in elements:
        for run in part.iter(qn("w:r")):
            _set(run, language)


def _mark(runs: list[Any], known: Tongues) -> None:
    """The runs of one paragraph; each holds one text, after a line end where it begins a line."""
    texts = [_text(run) for run in runs]
    parts = known.parts("".join(texts))
    if all(not part.language for part in parts):
        return
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part.text))
    start = 0
    for run, text in zip(runs, texts, strict=True):
        cuts = [max(0, end - start) for end in ends]
        spans = [
            (text[first:last], part.language)
            for part, (first, last) in zip(parts, pairwise(cuts), strict=True)
            if text[first:last]
        ]
        start += len(text)
        _divide(run, spans)


def _text(run: Any) -> str:
    """The text of a run as it was written, line ends as such."""
    return "".join(
        "\n" if child.tag == _BREAK else child.text or ""
        for child in run
        if child.tag in (_TEXT, _BREAK)
    )


def _divide(run: Any, spans: list[tuple[str, str]]) -> None:
    if len(spans) == 1:
        if spans[0][1]:
            _set(run, spans[0][1])
        return
    copies = [run, *(copy.deepcopy(run) for _more in spans[1:])]
    for before, after in pairwise(copies):
        before.addnext(after)
    for made, (text, language) in zip(copies, spans, strict=True):
        for child in [item for item in made if item.tag in (_TEXT, _BREAK)]:
            made.remove(child)
        for row, line in enumerate(text.split("\n")):
            if row:
                made.append(element("br"))
            if line:
                made.append(_told(line))
        if language:
            _set(made, language)


def _told(text: str) -> Any:
    made = element("t")
    made.text = text
    if text != text.strip():
        made.set(qn("xml:space"), "preserve")
    return made


def _set(run: Any, language: str) -> None:
    properties = run.get_or_add_rPr()
    if properties.find(qn("w:lang")) is None:
        spoken = region(language)
        properties.append(element("lang", val=spoken, eastAsia=spoken))
