"""Documents laid out by Jinja templates, sandboxed, with every value escaped on its way out."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined

from incplan.documents.content.document import Document
from incplan.documents.formats.markdown import escape
from incplan.documents.formats.markdown.escape import Md
from incplan.documents.formats.metered import MeteredEnvironment
from incplan.documents.formats.templates import own_first
from incplan.documents.wording.punctuation import colon
from incplan.i18n.catalogue import LANGUAGES

_EXTENSION: Final = ".md.j2"


class _MarkdownEnvironment(MeteredEnvironment):
    """Escapes every value printed; what a macro returns is Markdown already."""

    @staticmethod
    def concat(parts: Iterable[str]) -> Md:
        return Md("".join(parts))


def _finalize(value: object) -> object:
    return value if isinstance(value, Md) else escape.line(str(value))


def markdown_environment(
    folder: Path, own: Mapping[str, str] | None = None
) -> _MarkdownEnvironment:
    """Templates of one folder, the organisation's own before them; unknown names are errors."""
    environment = _MarkdownEnvironment(
        loader=own_first(folder, own),
        undefined=StrictUndefined,
        autoescape=False,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["inline"] = escape.inline
    environment.filters["prose"] = escape.prose
    environment.filters["node"] = escape.label
    if own:
        environment.limited()
    return environment


def render_markdown(document: Document, folder: Path, own: Mapping[str, str] | None = None) -> str:
    """The document by the template of its own name (`plan.md.j2`); one line feed at the end."""
    environment = markdown_environment(folder, own)
    environment.globals["colon"] = Md(colon(document.language))
    environment.globals["colons"] = {language: Md(colon(language)) for language in LANGUAGES}
    if environment.meter:
        environment.meter.grant(document)
    template = environment.get_template(document.id + _EXTENSION)
    text = str(template.render(document=document))
    lines = (item.rstrip() for item in text.split("\n"))
    return _single_blank_lines(lines)


def _single_blank_lines(lines: Iterable[str]) -> str:
    kept: list[str] = []
    for item in lines:
        if item or (kept and kept[-1]):
            kept.append(item)
    return "\n".join(kept).strip("\n") + "\n"
