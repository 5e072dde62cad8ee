"""Tables on one self-contained page: no script, nothing fetched, every text escaped."""

from html import escape
from typing import Final

from incplan.documents.content.blocks import Table
from incplan.i18n.text.hostile import safe

_STYLE: Final = (
    "body{font:1rem/1.4 system-ui,sans-serif;margin:1.5rem;color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold}"
    "th,td{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top;"
    "white-space:pre-line}th{background:#eee}@media print{body{margin:0}thead{display:"
    "table-header-group}tr{break-inside:avoid}}"
)
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(title: str, language: str, tables: tuple[tuple[str, Table], ...], note: str) -> str:
    """A page with some captioned tables and a note below them."""
    parts = [
        f'<!DOCTYPE html>\n<html lang="{_text(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_text(title)}</h1>\n",
        *(_table(caption, table) for caption, table in tables),
        f"<p>{_text(note)}</p>\n</body>\n</html>\n",
    ]
    return "".join(parts)


def _table(caption: str, table: Table) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in table.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_text(value)}</td>" for value in row) + "</tr>\n"
        for row in table.rows
    )
    return (
        f"<table>\n<caption>{_text(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _text(text: str) -> str:
    return escape("\n".join(safe(line) for line in text.splitlines()), quote=True)
