"""One self-contained HTML page: it loads nothing, and opens from a phone's own storage.

Values are escaped by the template environment; style and script are the shipped ones, and the
page's content security policy forbids any other script and any loading.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined
from markupsafe import Markup

from incplan.documents.charts.colours import palette
from incplan.documents.content.blocks import Diagram
from incplan.documents.content.document import Document
from incplan.documents.formats.html.linked import linked, told
from incplan.documents.formats.metered import MeteredEnvironment
from incplan.documents.formats.templates import own_first
from incplan.documents.formats.typst.pictures import Pictured, links_told
from incplan.i18n.text.hostile import safe
from incplan.i18n.text.languages import tongues

_EXTENSION: Final = ".html.j2"
_PAGE: Final = f"page{_EXTENSION}"
#: Blocks with words written in haste, perhaps copied from an attacker's message: no web links.
_OF_INCIDENTS: Final = frozenset({"journal", "register", "pir", "exercise", "calendar"})
#: How a drawing begins, and the part of it that is shown.
_SVG_HEAD: Final = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX: Final = re.compile(r'viewBox="([\d. -]+)"')
_TYPES: Final = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenWords:
    """The words around the document: buttons and their answers."""

    skip: str
    search: str
    found: str
    nothing_found: str
    contents: str
    print: str
    save: str
    reset: str
    reset_sure: str
    kept: str
    not_kept: str
    ticked: str
    top: str
    made_from: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The organisation's logo: its kind (`png`, `jpg`, `svg`) and bytes."""

    kind: str
    content: bytes

    @property
    def address(self) -> str:
        """The picture as a data address; an svg shown so cannot run a script."""
        return f"data:{_TYPES[self.kind]};base64,{base64.b64encode(self.content).decode('ascii')}"


def render_html(
    document: Document,
    folder: Path,
    words: ScreenWords,
    own: Mapping[str, str] | None = None,
    logo: Picture | None = None,
    drawings: Mapping[Pictured, str] | None = None,
) -> str:
    """The page, by the template of the document's own name when there is one.

    `drawings` are diagrams as SVG; a diagram without one is a list.
    """
    environment = html_environment(folder, own)
    known = tongues(document.foreign)
    web = document.id not in _OF_INCIDENTS
    environment.filters["linked"] = partial(linked, web=web, known=known)
    environment.filters["told"] = partial(told, known=known)
    environment.filters["drawn"] = partial(_drawn, drawings or {})
    if environment.meter:
        environment.meter.grant(document)
    template = environment.select_template([document.id + _EXTENSION, _PAGE])
    script = _tidy((folder / "script.js").read_text(encoding="utf-8"))
    accent = document.furniture.accent if document.furniture else ""
    text = template.render(
        document=document,
        words=words,
        screen=asdict(words),
        palette=palette(accent),
        style=Markup(_tidy((folder / "style.css").read_text(encoding="utf-8"))),
        script=Markup(script),
        policy=policy(script),
        logo=logo.address if logo else "",
    )
    return _tidy(text)


def html_environment(folder: Path, own: Mapping[str, str] | None = None) -> MeteredEnvironment:
    """Templates of one folder, the organisation's own before them; unknown names are errors."""
    environment = MeteredEnvironment(
        loader=own_first(folder, own),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["linked"] = linked
    environment.filters["told"] = told
    environment.filters["picture"] = _address_of
    environment.filters["drawn"] = partial(_drawn, {})
    if own:
        environment.limited()
    return environment


def _address_of(svg: str) -> str:
    """A drawing as a data address of a picture; shown so it cannot run a script."""
    return Picture("svg", svg.encode()).address


def _drawn(drawings: Mapping[Pictured, str], diagram: Diagram, id: str) -> Markup:
    """The drawing inside the page, in the page's colours, with a name for screen readers."""
    svg = drawings.get(diagram)
    if svg is None:
        return Markup()
    names = Markup('<title id="{0}-t">{1}</title><desc id="{0}-d">{2}</desc>').format(
        id, safe(" · ".join(diagram.boxes)), safe("; ".join(links_told(diagram)))
    )
    box = _VIEW_BOX.search(svg)
    head = Markup('<svg viewBox="{1}" role="img" aria-labelledby="{0}-t" aria-describedby="{0}-d">')
    shapes = _SVG_HEAD.sub("", svg, count=1).replace('"#000000"', '"currentColor"')
    shapes = shapes.replace('fill="#ffffff"', 'class="paper-ground"')
    return head.format(id, box[1] if box else "0 0 1 1") + names + Markup(shapes)


def policy(script: str) -> str:
    """The content security policy: own style, this one script, embedded pictures."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return (
        "default-src 'none'; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _tidy(text: str) -> str:
    """Remove blank lines and trailing blanks, before the policy's hash of the script is made."""
    lines = (line.rstrip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def _finalize(value: object) -> object:
    return value if isinstance(value, Markup) else safe(str(value))
