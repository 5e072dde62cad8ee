"""The quick reader of YAML finds what the careful one finds, or leaves the file to it (ADR 9)."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incplan.store import yamldoc
from incplan.store.yamlquick import read_quickly
from incplan.store.yamlscan import scan
from tests.conftest import ROOT

FOLDERS = ("plans", "fiches", "src/incplan/data", "tests/zoo")
FILES = sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.yaml"))
#: What YAML readers disagree about, or what people type by mistake.
ODD = (
    *(
        ":",
        " ",
        "\n",
        "  ",
        "- ",
        " #",
        "#",
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\\n",
        "\\0",
        "\\/",
    ),
    *("\\_", "\t", "é", "€", "://", "a:b", "<<: ", "---", "...", "{}", "[]", "''", "=", "&a", "*a"),
    *("|", ">", "|-", ">+", "? ", "%", "@", "`", "~", "null", '"a":', "\n\n", ": :", "-", "- - "),
)
SEEDS = (
    "a: {b: 1, c: [x, 'y', \"z\"]}\nd: |\n  text\n  more\ne: >-\n  fold\n\n  ed\nf: a text\n"
    '  of lines # note\ng:\n- x\n- y: 1\n  z: "q\\"\\u00e9"\n',
    "format: 1\nname: {fr: \"Élise\", nl: 'Elise'}\nphones:\n  - +32 400 00 00 01\n  - null\n",
    "x: 'it''s'\ny: \"a\\\n  b\"\nz: https://a.example/#b\nempty:\nlast: ''\n",
)


def places(found):
    return {route: (at.line, at.column, at.length) for route, at in found.items()}


def careful(text: str):
    """What the careful reader makes of a text, whatever the quick one would say."""
    known = yamldoc.read_quickly
    yamldoc.read_quickly = lambda _text: None
    try:
        return yamldoc.parse_document(text.encode(), "careful.yaml")
    finally:
        yamldoc.read_quickly = known


def agrees(text: str) -> bool:
    """Whether the quick reader took it; it must agree with the careful one then."""
    quick = read_quickly(text)
    if quick is None:
        return False
    loaded = careful(text)
    assert loaded.value is not None, loaded.diagnostics
    assert not loaded.diagnostics
    data, values, keys = quick
    assert data == loaded.value.data
    assert places(values) == places(loaded.value.values)
    assert places(keys) == places(loaded.value.keys)
    return True


@pytest.mark.parametrize("folder", FOLDERS)
def test_both_readers_find_the_same_in_our_files(folder):
    texts = [scan(file.read_bytes()) for file in FILES if file.is_relative_to(ROOT / folder)]
    taken = [agrees(item.text) for item in texts if item.problem is None]

    assert taken
    if folder != "tests/zoo":
        assert sum(taken) > len(taken) * 0.95, "hardly a file is read quickly"


@st.composite
def texts(draw):
    """A small file with a few slips of the hand in it."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from((0, 0, 0, 1, 2, 9)))
        text = text[:place] + draw(st.sampled_from(ODD)) + text[place + cut :]
    return text


@settings(max_examples=300)
@given(texts())
@example('a: [x, "b":c]\n')
@example("a:\n-: x\n")
@example("a: # nothing\nb: 1\n")
@example("a: |#: 1\n")
@example("a: >-2#\n")
def test_a_slip_of_the_hand_is_read_the_same_or_not_at_all(text):
    seen = scan(text.encode())
    if seen.problem is None:
        agrees(seen.text)
