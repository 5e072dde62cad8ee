"""Small documents of Word, written part by part, so that each trap stands in one line of a test."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)


def run(text: str, look: str = "") -> str:
    """A run of text, which looks as `look` says."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str = "", *, raw: str = "", style: str = "") -> str:
    """A paragraph; `raw` is XML behind its text, lines are kept apart."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{run(text) if text else ''}{raw}</w:p>"


def h(text: str, level: int = 2) -> str:
    """A heading."""
    return p(text, style=f"H{level}")


def cell(text: str, properties: str = "") -> str:
    """A cell; a text that begins with `<` is XML."""
    inside = text if text.startswith("<") else "".join(p(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells; a cell that begins with `<w:tc>` is taken as it is."""
    lines = (
        "".join(item if item.startswith("<w:tc>") else cell(item) for item in row) for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def document(body: str, parts: dict[str, str] | None = None, *, space: str = W) -> bytes:
    """A file of Word with this body; `parts` are further parts by kind, as XML below their root."""
    given = {"styles": STYLES, **(parts or {})}
    relations = "".join(
        f'<Relationship Id="r{place}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for place, kind in enumerate(given)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
        )
        spaces = _SPACES.replace(W, space)
        archive.writestr(
            "word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>"
        )
        for kind, inside in given.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {spaces}>{inside}</w:{kind}>")
    return out.getvalue()


def saved(folder: Path, body: str, name: str = "plan.docx", **parts: str) -> str:
    """The path of such a file on disk."""
    path = folder / name
    path.write_bytes(document(body, parts))
    return str(path)


def tick(state: str) -> str:
    """A tick box as a content control, 1 ticked or 0."""
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('?')}</w:sdtContent></w:sdt>"
    )


def box(inside: str) -> str:
    """A text box, held twice as Word does: as a shape, and for programs that know none."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
