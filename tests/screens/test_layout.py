"""Fitting blocks into a window: pure functions over rows."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Form, Item, Page, Row, fit, form_of
from incplan.cli.output.window.wrapping import cut, wrapped

NUMBER = "+32 400 00 00 03"


def nothing(_shown: Mapping[str, int]) -> tuple[Block, ...]:
    return ()


def text(rows: list[Row]) -> list[str]:
    return [(label + words).rstrip() for label, words, _style in rows]


def items(count: int, words: str = "word") -> tuple[Item, ...]:
    return tuple(Item(text=f"{words} {place}") for place in range(count))


def test_what_must_be_shown_is_shown_first_and_places_never_move() -> None:
    page = Page(height=5)
    blocks = (
        Block(key="far", items=items(9, "far"), rank=2),
        Block(key="must", items=items(2, "must"), least=2),
        Block(key="near", items=items(9, "near"), rank=1),
    )
    assert text(fit(page, blocks, nothing)) == ["far 0", "must 0", "must 1", "near 0", "near 1"]


def test_the_rows_of_the_counts_are_kept_and_told_what_was_left_out() -> None:
    told: list[int] = []

    def rest(shown: Mapping[str, int]) -> tuple[Block, ...]:
        told.append(9 - shown["tasks"])
        return (Block(key="rest", items=(Item(text=f"{told[-1]} more"), Item(text="command"))),)

    rows = text(fit(Page(height=6), (Block(key="tasks", items=items(9)),), rest))
    assert rows == ["word 0", "word 1", "word 2", "word 3", "5 more", "command"]


def test_without_a_window_everything_is_shown() -> None:
    rows = fit(Page(height=None), (Block(key="tasks", items=items(99), most=3),), nothing)
    assert len(rows) == 99


def test_a_label_stands_in_its_column_and_the_number_at_the_right_edge() -> None:
    block = Block(key="call", label="CALL", items=(Item(text="Nadia", right=NUMBER),))
    (row,) = text(fit(Page(width=60, column=12), (block,), nothing))
    assert row.startswith("CALL        Nadia ")
    assert row.endswith(NUMBER)
    assert len(row) == 60


def test_a_long_text_leaves_the_number_alone() -> None:
    block = Block(key="call", label="CALL", items=(Item(text="word " * 30, right=NUMBER, most=2),))
    rows = text(fit(Page(width=60, height=20, column=12), (block,), nothing))
    assert rows[0].endswith(NUMBER)
    assert len(rows) == 2
    assert rows[1].endswith("...")
    assert max(map(len, rows)) <= 60


def test_forty_columns_put_the_label_above_the_text() -> None:
    block = Block(
        key="call",
        label="CALL",
        items=(
            Item(text="Nadia EL FICTI, incident manager", right=NUMBER),
            Item(text="b", right="112"),
        ),
    )
    page = Page(width=40, height=9, form=Form.NARROW)
    assert text(fit(page, (block,), nothing)) == [
        f"CALL {NUMBER}",
        "Nadia EL FICTI, incident manager",
        "b 112",
    ]


def test_the_plain_form_says_each_fact_with_its_label() -> None:
    block = Block(
        key="limit",
        label="DEADLINE:",
        items=(Item(head="5 min left", text="Report", mark="!"), Item(text="b", right=NUMBER)),
    )
    page = Page(width=80, form=Form.PLAIN)
    assert text(fit(page, (block,), nothing)) == [
        "DEADLINE: ! 5 min left. Report",
        f"DEADLINE: b, {NUMBER}",
    ]


@pytest.mark.parametrize("form", list(Form))
def test_a_command_is_never_broken_nor_cut(form: Form) -> None:
    command = "incplan escalate decline warn-bcp"
    block = Block(key="decide", label="To decide", items=(Item(text="word " * 20, tail=command),))
    for height in (5, None):
        page = Page(width=60 if form is Form.COLUMNS else 40, height=height, form=form, column=12)
        rows = text(fit(page, (block,), nothing))
        assert any(row.endswith(command) for row in rows)


def test_how_labels_stand() -> None:
    assert form_of(80, plain=False) is Form.COLUMNS
    assert form_of(40, plain=False) is Form.NARROW
    assert form_of(40, plain=True) is Form.PLAIN


words = st.lists(st.text("abcdé-", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


@given(words, st.integers(14, 90))
def test_no_line_is_wider_and_no_word_is_broken(said: str, width: int) -> None:
    lines = wrapped(said, width)
    assert max(map(len, lines)) <= max(width, max(map(len, said.split())))
    assert " ".join(lines).split() == said.split()


@given(words, st.integers(4, 90))
def test_a_cut_title_ends_between_words(said: str, width: int) -> None:
    short = cut(said, width)
    assert len(short) <= width
    if short != said:
        assert short.endswith("...")


@given(
    st.lists(st.tuples(words, st.integers(0, 9), st.booleans()), max_size=8),
    st.integers(8, 50),
    st.sampled_from(list(Form)),
)
def test_never_more_rows_than_the_window(
    said: list[tuple[str, int, bool]], height: int, form: Form
) -> None:
    width = 40 if form is Form.NARROW else 80
    blocks = tuple(
        Block(
            key=str(place),
            label="LABEL",
            items=tuple(Item(text=line) for _ in range(count)),
            gap=gap,
        )
        for place, (line, count, gap) in enumerate(said)
    )
    rows = fit(Page(width=width, height=height, form=form, column=12), blocks, nothing)
    assert len(rows) <= height
    assert max((len(line) for line in text(rows)), default=0) <= width


def test_room_that_is_left_is_given_back_to_what_is_asked() -> None:
    """Squeezed to one row each, the task gets its words back before other blocks appear."""
    text = "People first, before stock: move away from danger and call 112 if anybody is hurt"
    blocks = (
        Block(key="headline", items=(Item(text="x" * 30 + " " + text),), least=1, flush=True),
        Block(key="now", items=(Item(text=text, most=4),), label="NOW", least=1),
        Block(key="then", items=tuple(Item(text=f"task {n}") for n in range(9)), label="Then"),
    )
    rows = fit(Page(width=40, height=6, form=Form.NARROW), blocks, lambda _shown: ())
    shown = " ".join(row for _label, row, _style in rows)
    assert len(rows) <= 6
    assert "call 112" in shown


def test_two_columns_stand_under_each_other_where_the_window_is_narrow() -> None:
    screen = Screen(width=40)
    screen.pairs([("Gestionnaire de la continuité", "Wim VERLINDEN-TEST, sinon Claire")], indent=2)
    screen.columns([("RTO of the activity", "what is down", "until"), ("2 h", "cold", "04:05")])
    assert not [line for line in screen.lines if len(line) > 40]
    assert "    Wim VERLINDEN-TEST, sinon Claire" in screen.lines
