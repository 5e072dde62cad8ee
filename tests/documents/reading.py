"""Reading a Markdown document back, as a reader would see it."""

import html
import re
from datetime import date
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from incplan.i18n.catalogue import translator

TEMPLATES = Path(__file__).parents[2] / "templates" / "md"
TODAY = date(2026, 11, 23)
ENGLISH = translator("en")
READER = MarkdownIt("commonmark").enable("table")

#: Texts that would change a page if anything of them were taken for markup.
HOSTILE = (
    "# Heading",
    "a | b || c",
    "one\n\n## two\n- three",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1)) ![y](http://evil.example/y.png)",
    "```\nfence",
    "*a* __b__ `c` \\",
    "{{ 7*7 }} {% include '/etc/passwd' %} {{ document.__class__ }}",
    "--- \n===",
)


def shape(markdown: str) -> list[str]:
    """Kinds of blocks and of inline markup, without their words: what hostile text must not change.

    Line breaks are left out, since a text of several lines rightly has some.
    """
    found: list[str] = []
    for token in READER.parse(markdown):
        found.append(token.type)
        found += [item for item in map(_mark, token.children or ()) if item]
    return found


def _mark(token: Token) -> str:
    if token.type == "html_inline" and token.content == "<br>":
        return ""
    plain = ("text", "softbreak", "hardbreak", "text_special")
    return "" if token.type in plain else f"{token.type} {token.content}"


def headings(markdown: str) -> list[str]:
    """Every heading with its level."""
    tokens = READER.parse(markdown)
    return [
        f"{token.markup} {_words(tokens[place + 1])}"
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def part(markdown: str, heading: str) -> str:
    """One section, up to the next heading of its level or higher."""
    start = re.search(rf"^(#+) {re.escape(heading)}$", markdown, re.MULTILINE)
    assert start, f"no heading {heading}"
    rest = markdown[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def tables(markdown: str) -> list[list[list[str]]]:
    """Every table, row by row, as shown; `\\n` for a line break inside a cell."""
    found: list[list[list[str]]] = []
    tokens = READER.parse(markdown)
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("td_open", "th_open"):
            found[-1][-1].append(_words(tokens[place + 1]))
    return found


def _words(token: Token) -> str:
    shown = READER.renderer.render(token.children or [], READER.options, {})
    return html.unescape(re.sub(r"<[^>]+>", "", shown.replace("<br>", "\n")))
