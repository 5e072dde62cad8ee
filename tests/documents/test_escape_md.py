"""Whatever somebody wrote prints as written: judged by a real Markdown reader."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from incplan.documents.formats.markdown.escape import label, line, prose
from incplan.i18n.text.hostile import safe

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")

HOSTILE = (
    "# heading",
    "###### six",
    "- item",
    "+ item",
    "* item",
    "1. one",
    "23) three",
    "> quote",
    "```sh",
    "~~~",
    "---",
    "- - -",
    "* * *",
    "===",
    "__bold__ *it* ~~gone~~ `code`",
    "<script>alert(1)</script>",
    "<!-- gone -->",
    "[link](javascript:alert(1))",
    "![image](http://evil.example/x.png)",
    "[ref]: http://evil.example",
    "<http://evil.example>",
    "a | b",
    "a\\",
    "&lt; &amp; &#60; AT&T",
    "$x^2$",
    "    indented code",
    "{{ 7*7 }} {% raw %}",
    "line one  ",
    "-",
    "+",
    "#",
    "1.",
)


def text_of(markdown):
    """What the reader shows of one line, and nothing but a paragraph around it."""
    shown = READER.render(markdown).strip()
    assert shown.startswith("<p>")
    assert shown.endswith("</p>")
    inner = shown[3:-4]
    assert "<" not in inner
    return html.unescape(inner)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_prints_as_written(text):
    assert text_of(line(text)) == text.strip()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"), max_size=60))
def test_any_line_prints_as_written(text):
    shown = safe(text).strip()

    if shown:
        assert text_of(line(text)) == shown


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=5))
def test_a_cell_stays_one_cell(items):
    row = " | ".join(line(item) for item in ("\n".join(items), "second"))
    shown = READER.render(f"| a | b |\n|---|---|\n| {row} |\n")

    assert shown.count("<td>") == 2
    assert shown.count("<tr>") == 2
    assert shown.count("<br>") == len(items) - 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from((*HOSTILE, "")), min_size=1, max_size=6))
def test_prose_is_nothing_but_paragraphs(items):
    shown = READER.render(prose("\n".join(items)))

    allowed = shown.replace("<p>", "").replace("</p>", "").replace("<br />", "")
    assert "<" not in allowed


def test_line_ends_of_a_paragraph_are_kept():
    assert prose("one\ntwo\n\nthree") == "one\\\ntwo\n\nthree"


def test_invisible_characters_are_shown():
    assert line("a\u202eb\x1b[2J") == r"a\<U+202E\>b\<U+001B\>\[2J"


def test_ordinary_words_are_left_alone():
    words = "+32 81 00 00 03, e-mail, 9/11 06:55, A & B (ok)!"

    assert line(words) == words


def test_a_box_of_a_diagram_cannot_be_closed():
    assert label('x"] --> y; click "z"') == "x#34;#93; --#62; y#59; click #34;z#34;"
