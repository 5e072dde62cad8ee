"""Whichever library reads a file, data, places and findings are the same (ADR 9)."""

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from incplan.store.yaml import document, libyaml, ruamel
from incplan.store.yaml import text as signs_of
from incplan.store.yaml.libyaml import read_quickly
from incplan.store.yaml.ruamel import read_carefully
from incplan.store.yaml.scan import scan
from incplan.store.yaml.walker import YamlProblem
from tests.conftest import ROOT

FOLDERS = ("plans", "fiches", "src/incplan/data", "tests/zoo")
FILES = sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.yaml"))
#: What YAML libraries disagree about, or what people type by mistake.
ODD = (
    *(":", " ", "\n", "  ", "- ", " #", "#", '"', "'", "{", "}", "[", "]", ",", "\\n", "\\0"),
    *("\\/", "\\_", "\t", "é", "€", "://", "a:b", "<<: ", "---", "...", "{}", "[]", "''", "="),
    *("&a", "*a", "|", ">", "|-", ">+", "? ", "?", "%", "@", "`", "~", "null", '"a":', "\n\n"),
    *(": :", "-", "- - ", "\ufeff", "\x85", "\u2028", "\u2029", "\r", "|2\n", ">1-\n", "|\n \n"),
    *("|\n\n    \n", " |\n   \n  # x\n", "#47 ", " #47 ", "\n...\n", "\n---\n", "\n%YAML 1.1\n"),
    *(",,", "[,", "?x", "!t ", "\n\n   \n", "k" * 1030 + ": ", "\n   \n", '"x"#'),
)
SEEDS = (
    "a: {b: 1, c: [x, 'y', \"z\"]}\nd: |\n  text\n  more\ne: >-\n  fold\n\n  ed\nf: a text\n"
    '  of lines # note\ng:\n- x\n- y: 1\n  z: "q\\"\\u00e9"\n',
    "format: 1\nname: {fr: \"Élise\", nl: 'Elise'}\nphones:\n  - +32 400 00 00 01\n  - null\n",
    "x: 'it''s'\ny: \"a\\\n  b\"\nz: https://a.example/#b\nempty:\nlast: ''\n",
    "a: |\n \n  text\nb:\n- >\n     \n     \n     x\n- |2-\n    y\n\nc: >+\n\n   z\n\n",
)


#: Real files small enough to be read a few hundred times.
def text_of(file):
    """The text of a file; of one that is no UTF-8 on purpose, nothing."""
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError:
        return ""


SMALL = [text for file in FILES if 0 < len(text := text_of(file)) < 3_000]
SUITE = json.loads((ROOT / "tests/plan/yaml_test_suite.json").read_text(encoding="utf-8"))


def carefully(text: str):
    """What ruamel.yaml makes of a text; the code of its finding when it cannot be read."""
    try:
        return read_carefully(text, tuple(text.split("\n")))
    except YamlProblem as problem:
        return problem.code


def agrees(text: str) -> bool:
    """Whether libyaml read it; data, both kinds of places and doubts must be the other's then."""
    try:
        quick = read_quickly(text)
    except YamlProblem as problem:
        quick = problem.code
    assert quick in (None, carefully(text))
    return quick is not None and not isinstance(quick, str)


def read(text: str):
    """Data and findings (code, line, column), as users get them."""
    loaded = document.parse_document(text.encode(), "x.yaml")
    found = [(item.code, item.line, item.column) for item in loaded.diagnostics]
    return loaded.value and loaded.value.data, found


@pytest.mark.parametrize("folder", FOLDERS)
def test_both_libraries_find_the_same_in_our_files(folder):
    texts = [scan(file.read_bytes()) for file in FILES if file.is_relative_to(ROOT / folder)]
    taken = [agrees(item.text) for item in texts if item.problem is None]

    assert taken
    if folder != "tests/zoo":
        assert sum(taken) > len(taken) * 0.95, "hardly a file is read quickly"


def flat(text: str) -> str:
    return text


def under_a_key(text: str) -> str:
    return "top:\n" + re.sub(r"^(?=.)", "  ", text, flags=re.MULTILINE) + "\nend: 1\n"


def under_a_key_with_blanks(text: str) -> str:
    return "top:\n  " + text.replace("\n", "\n  ") + "\nend: 1\n"


def in_a_list(text: str) -> str:
    return "top:\n-\n" + re.sub(r"^(?=.)", "   ", text, flags=re.MULTILINE) + "\nend: 1\n"


@pytest.mark.parametrize("place", [flat, under_a_key, under_a_key_with_blanks, in_a_list])
def test_both_libraries_agree_on_the_public_suite(place):
    texts = [place(text) for _name, text, _fail in SUITE["cases"]]
    taken = [
        agrees(seen.text)
        for text in texts
        if (seen := scan(text.encode("utf-8", "surrogatepass"))).problem is None
    ]
    assert sum(taken) > 30


#: Broken only in how far lists and quoted texts are indented; nothing in them is lost.
INDENTED = {"9C9N", "QB6E"}


def test_what_the_public_suite_calls_broken_is_not_read():
    broken = [(name, text) for name, text, fail in SUITE["cases"] if fail]
    accepted = {name for name, text in broken if read(text)[0] is not None}
    assert len(broken) == 94
    assert accepted == INDENTED


@st.composite
def texts(draw):
    """A file with a few slips of the hand in it: a small one of ours, or one made for it."""
    some = st.one_of(st.sampled_from(SEEDS), st.sampled_from(SMALL))
    text = draw(some) if draw(st.booleans()) else draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from((0, 0, 0, 1, 2, 9)))
        text = text[:place] + draw(st.sampled_from(ODD)) + text[place + cut :]
    return text


@settings(max_examples=400)
@given(texts())
@example('a: [x, "b":c]\n')
@example("a:\n-: x\n")
@example("a: # nothing\nb: 1\n")
@example("a: |#: 1\n")
@example("a: >-2#\n")
@example("a: >\n \n  \n   \n # comment\n")
@example("a: {?b: c}\n")
def test_a_slip_of_the_hand_is_read_the_same_by_both(text):
    seen = scan(text.encode("utf-8", "surrogatepass"))
    if seen.problem is None:
        agrees(seen.text)


@pytest.mark.parametrize("elsewhere", ["x", "x #ticket"])
@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("|\n \n  text", "\ntext\n"),
        ("|\n \n  \n  text", "\n\ntext\n"),
        (">\n\n \n  text", "\n\ntext\n"),
        ("|-\n \n    \n", ""),
        ("|2\n    \n  text", "  \ntext\n"),
    ],
)
def test_blanks_before_the_text_of_a_block_are_no_fault(block, value, elsewhere):
    data, found = read(f"a: {block}\nb: {elsewhere}\n")
    assert data == {"a": value, "b": "x"}
    assert {code for code, _line, _column in found} <= {"YML014"}


@pytest.mark.parametrize("elsewhere", ["x", "x #ticket"])
@pytest.mark.parametrize(
    "block",
    ["|\n   \n  text", ">\n\n   \n  text", "|\n    \n # no comment", "|\n   \n  # nor this"],
)
def test_wider_blanks_before_the_text_of_a_block_are_a_fault(block, elsewhere):
    text = f"a: {block}\nb: {elsewhere}\n"
    data, found = read(text)
    line = next(number for number, words in enumerate(text.split("\n"), 1) if words.strip(" ")[:1]
                in "tn#" and words.startswith(" ") and words.strip())  # fmt: skip
    assert data is None
    assert [item[:2] for item in found] == [("YML010", line)]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('fr: "text"#4711 more words', 11),
        ("fr: 'text'#4711", 11),
        ("fr: [a, b]#4711", 11),
        ("fr: {a: b}#4711", 11),
        ('"fr"#4711: x', 5),
        ("fr: [a,#4711\n  b]", 8),
        ("fr: [#4711\n  b]", 6),
        ("fr: {#4711\n  b: c}", 6),
        ('fr: ["a"#4711\n  ]', 9),
    ],
)
def test_text_stuck_behind_a_quote_or_bracket_is_a_fault_and_not_lost(line, column):
    assert read(f"{line}\nb: 1\n") == (None, [("YML031", 1, column)])


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ('"text" # words', "text"),
        ('"text#4711"', "text#4711"),
        ("text#4711", "text#4711"),
        ("[a, b] # words", ["a", "b"]),
        ("[a#b, c]", ["a#b", "c"]),
        ("x]#b", "x]#b"),
        ("{?b: c, d: [?e]}", {"?b": "c", "d": ["?e"]}),
    ],
)
def test_what_is_written_is_kept(line, value):
    assert read(f"a: {line}\n") == ({"a": value}, [])


def test_a_block_may_hold_what_would_be_a_fault_elsewhere():
    assert read('a: |\n  "text"#4711\n  [x]#y\n') == ({"a": '"text"#4711\n[x]#y\n'}, [])


@settings(max_examples=200)
@given(texts())
def test_no_odd_text_is_overlooked(text):
    """The quick look at a text finds what the thorough one does."""
    assert libyaml.is_odd(text) == bool(re.search(libyaml._ODD, text))


@pytest.mark.parametrize(
    "text",
    [
        "# one\n#\n  # two \ufeff signs\na: 1 # three\n#last\nb: # of a list\n  # deep\n  - x\n",
        "\ufeff# first\na: [1, # in brackets\n # more\n 2]\n",
        "# " + "long " * 400 + "\r\na: b\r\n# end without a line end",
        "#\x85\na: 1\n",
    ],
)
def test_comments_are_skipped_as_ruamel_skips_them(text):
    def seen(scanner):
        parser = YAML(typ="safe", pure=True)
        parser.Scanner = scanner
        try:
            return [
                (type(event), event.start_mark.line, event.start_mark.column, event.end_mark.index)
                for event in parser.parse(text)
            ]
        except YAMLError as problem:
            return str(problem)

    assert seen(ruamel.Scanner) == seen(ruamel._Scanner)


def test_no_sign_that_is_refused_or_remarked_on_is_printable():
    """A printable text is passed without a closer look."""
    signs = "".join(map(chr, range(0x110000)))
    patterns = (
        signs_of._CONTROL,
        signs_of._SURROGATE,
        signs_of._DIRECTION,
        signs_of._ZERO_WIDTH,
        signs_of._BREAKS,
    )
    found = "".join(re.findall("|".join(patterns), signs))
    assert len(found) > 2_000
    assert not [sign for sign in found if sign.isprintable()]
