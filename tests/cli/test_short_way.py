"""The short way past Typer reads the same as Typer, or leaves the words to it (ADR 10)."""

import importlib
import inspect
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incplan.cli.group import LazyGroup, _as_command
from incplan.cli.lane import short_way
from incplan.cli.registry import COMMANDS
from incplan.cli.settings import Settings
from incplan.cli.usage import FRAMEWORK_USAGE

WORDS = (
    "a",
    "14",
    "",
    "-",
    "-20m",
    "é à",
    "--",
    "--json",
    "done",
    "=",
    "--by=x",
    "-ifoo",
    "--lang",
)
FIELDS = ("plan", "language", "incident", "json", "colour", "debug", "assume_yes", "commit")


def by_typer(line: list[str]) -> tuple[Settings, dict[str, Any]] | None:
    """The options of the run and the words of the command; None for a mistake or a help page."""
    module = importlib.import_module(f"incplan.cli.commands.{COMMANDS[line[0]].module}")
    command = _as_command(line[0], module)
    try:
        context = command.make_context(line[0], line[1:], obj=Settings())
    except FRAMEWORK_USAGE:
        return None
    words = dict(context.params)
    if "incident" in words and words["incident"] is None:
        words["incident"] = context.obj.incident
    return context.obj, words


def completed(call) -> dict[str, Any]:
    """The words of a call with the defaults that Python would add."""
    known = inspect.signature(call.module.command).parameters.values()
    defaults = {item.name: item.default for item in known if item.default is not item.empty}
    return {**defaults, **call.words}


def plain(words: dict[str, Any]) -> dict[str, Any]:
    """Typer turns words into lists and paths only when it calls the command."""
    found = {}
    for name, value in words.items():
        many = isinstance(value, list | tuple)
        found[name] = [str(item) for item in value] if many else value or None
    return {
        name: str(value) if value and str(value) != "." else None for name, value in found.items()
    }


def same(line: list[str]) -> bool:
    """Whether the short way was taken; it must agree with Typer then."""
    settings = Settings()
    call = short_way(line, settings)
    if call is None:
        return False
    other = by_typer(line)
    assert other is not None, f"{line}: Typer finds a mistake in it"
    context, words = other
    assert plain(completed(call)) == plain(words)
    assert [getattr(settings, f) for f in FIELDS] == [getattr(context, f) for f in FIELDS]
    return True


@st.composite
def lines(draw) -> list[str]:
    """A command with some of its options, with words behind them or not."""
    name = draw(st.sampled_from(sorted(COMMANDS)))
    module = importlib.import_module(f"incplan.cli.commands.{COMMANDS[name].module}")
    options = [item for param in _as_command(name, module).params for item in param.opts]
    known = [item for item in options if item.startswith("-") and item not in ("--help", "-h")]
    words = st.one_of(
        st.sampled_from((*known, *WORDS)),
        st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=4),
    )
    return [name, *draw(st.lists(words, max_size=6))]


@settings(max_examples=400, deadline=None)
@given(lines())
@example(["log", "text", "--at", "-20m", "--by=x"])
@example(["status", "-i", "14"])
@example(["log", "text", "--by", "a", "--by", "b"])
@example(["export", "plan", "--plan", "x", "--no-commit"])
def test_the_short_way_reads_what_typer_reads(line):
    if "--help" not in line and "-h" not in line:
        same(line)


@pytest.mark.parametrize(
    "line",
    [
        ["log", "Provider on site", "--at", "07:42", "--by", "nadia", "-i", "14", "--no-commit"],
        ["log", "x", "--decision", "--file", "a", "--file", "b", "--json"],
        ["declare", "Smell of gas", "--happened", "no", "-a", "cold-storage", "--lang", "fr"],
        ["status"],
        ["status", "14", "--all", "-C", "plan"],
        ["done", "1", "2", "--by", "joris"],
        ["affect", "order-intake", "--since", "06:50"],
        ["validate", "--format", "concise"],
    ],
    ids=" ".join,
)
def test_usual_words_take_the_short_way(line):
    assert same(line)


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["--help"],
        ["log", "--help"],
        ["nonsense"],
        ["log", "one", "two"],
        ["log", "x", "--at"],
        ["log", "x", "--unknown"],
        ["log", "--", "-x"],
        ["status", "--lang", "klingon"],
        ["status", "--interval", "5"],
    ],
    ids=" ".join,
)
def test_unusual_words_are_left_to_typer(line):
    assert short_way(line, Settings()) is None


def test_the_group_knows_the_same_commands():
    assert LazyGroup(name="incplan").list_commands(None) == list(COMMANDS)
