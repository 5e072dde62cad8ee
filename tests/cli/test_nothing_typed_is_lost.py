"""Every word on a command line is recorded, acted on, or refused by name."""

import ast
import importlib
import inspect

import pytest

from incplan.cli.parsing.registry import COMMANDS, leaves
from tests.conftest import Company, run_command

LEAVES = dict(leaves())


def module_of(words: str):
    return importlib.import_module(f"incplan.cli.commands.{LEAVES[words]}")


def options_of(words: str) -> set[str]:
    """The options that a command declares itself."""
    annotations = inspect.signature(module_of(words).command).parameters.values()
    return {
        name
        for item in annotations
        for word in getattr(item.annotation, "__metadata__", ())
        for name in getattr(word, "param_decls", None) or ()
        if name.startswith("--")
    }


def unread_parameters(module) -> set[str]:
    """Parameters of a command whose name its body never reads."""
    (function,) = (
        node
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.FunctionDef) and node.name == "command"
    )
    names = {item.arg for item in (*function.args.args, *function.args.kwonlyargs)}
    read = {
        node.id
        for part in function.body
        for node in ast.walk(part)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return names - read - {"ctx"}


@pytest.mark.parametrize("words", LEAVES)
def test_every_parameter_is_read(words):
    assert not unread_parameters(module_of(words))


def test_each_word_has_a_signature_of_its_own():
    modules = list(LEAVES.values())
    assert len(modules) == len(set(modules))
    functions = {module_of(words).command for words in LEAVES}
    assert len(functions) == len(LEAVES)


SIBLINGS = [
    (f"{name} {word}", option)
    for name, entry in COMMANDS.items()
    for word in entry.words
    for other in entry.words
    for option in sorted(options_of(f"{name} {other}") - options_of(f"{name} {word}"))
]


@pytest.mark.parametrize(("words", "option"), sorted(set(SIBLINGS)))
def test_an_option_of_a_sibling_is_refused(company: Company, words, option):
    done = company.refused(*words.split(), option, "x", code=2)

    assert option in done.err


@pytest.mark.parametrize(
    "words",
    [
        ("log", "a", "--note", "b", "--note", "c"),
        ("-C", ".", "status", "-C", "elsewhere"),
        ("-C", "elsewhere", "-C", ".", "status"),
        ("status", "--lang", "fr", "--lang", "nl"),
        ("obligations", "-i", "1", "register"),
        ("obligations", "--no-commit", "list"),
        ("obligations", "-i", "1", "list", "2"),
        ("call", ""),
        ("status", " "),
        ("fiche", ""),
    ],
    ids=" ".join,
)
def test_a_second_value_or_a_foreign_option_is_refused(company: Company, words):
    company.by = "nadia"
    company.ok("declare", "Panne")

    company.refused(*words, code=2)


def test_a_group_takes_the_options_of_every_command_before_its_word(company: Company):
    company.by = "nadia"
    company.ok("declare", "Panne", "--type", "ransomware")

    said = company.ok("obligations", "--lang", "nl", "list").out

    assert said == company.ok("obligations", "list", "--lang", "nl").out
    assert said != company.ok("obligations", "list", "--lang", "en").out


def test_help_of_a_group_lists_its_words():
    for name, entry in COMMANDS.items():
        if entry.words:
            said = run_command(name, "--help", environment={"INCPLAN_LANG": "en"}).out
            assert all(f"\n  {word} " in said for word in entry.words)
            assert not entry.default or entry.default in entry.words
