"""What a line means before it is parsed: its plan, its language, and a line without a command."""

import os
from itertools import pairwise
from pathlib import Path
from typing import Final

from incplan.cli.parsing.registry import COMMANDS
from incplan.errors import IncplanError
from incplan.i18n.catalogue import LANGUAGES, choose_language
from incplan.store.plan.find import find_plan
from incplan.store.plan.settings import quickscan

#: Words for help, with the language of whoever types them; `help` is of no language.
HELP_WORDS: Final = {"help": None, "aide": "fr", "hulp": "nl", "hilfe": "de"}
#: Global options that take a value, and those that do not.
_WITH_VALUE: Final = ("-C", "--plan", "--lang")
_FLAGS: Final = ("--no-color", "--debug", "--json")


def opened(words: list[str]) -> list[str]:
    """The line that is meant; empty when there is neither a command nor a plan.

    No command at all is `status`, which shows the crisis, a choice between two, or a calm screen.
    `help log` is `log --help`.
    """
    before = global_words(words)
    rest = words[before:]
    if rest and rest[0].casefold() in HELP_WORDS:
        named = [word for word in rest[1:2] if word in COMMANDS]
        spoken = HELP_WORDS[rest[0].casefold()]
        language = ["--lang", spoken] if spoken and "--lang" not in words else []
        return [*words[:before], *language, *named, "--help"]
    if rest:
        return words
    return [*words, "status"] if _has_plan(words) else []


def plan_of_line(words: list[str]) -> Path:
    """The plan a line names, by -C or INCPLAN_PLAN, else upward. Raises UnreadableError."""
    given = _given_plan(words) or os.environ.get("INCPLAN_PLAN")
    return find_plan(Path.cwd(), Path(given) if given else None)


def _has_plan(words: list[str]) -> bool:
    """Whether a plan is there; one that was named is looked for by the command, which says so."""
    try:
        plan_of_line(words)
    except IncplanError:
        return _given_plan(words) is not None or bool(os.environ.get("INCPLAN_PLAN"))
    except OSError:
        return False
    return True


def _given_plan(words: list[str]) -> str | None:
    """The value of -C or --plan anywhere on the line, in each way of writing it."""
    for place, word in enumerate(words):
        if word in ("-C", "--plan"):
            return words[place + 1] if place + 1 < len(words) else None
        if word.startswith("--plan="):
            return word.removeprefix("--plan=")
        if word.startswith("-C") and not word.startswith("--"):
            return word[2:].removeprefix("=")
        if word == "--":
            return None
    return None


def global_words(words: list[str]) -> int:
    """How many words at the beginning are global options and their values."""
    place = 0
    while place < len(words):
        word = words[place]
        if word in _WITH_VALUE:
            place += 2
        elif word in _FLAGS or word.startswith(("--plan=", "--lang=")):
            place += 1
        else:
            break
    return min(place, len(words))


def words_of_command(words: list[str]) -> list[str]:
    """The line from its command on, without the global options before and between its words."""
    own = words[global_words(words) :]
    return [*own[:1], *own[1 + global_words(own[1:]) :]]


def language_of_line(words: list[str]) -> str:
    """`--lang`, then INCPLAN_LANG, then the plan's language, then the system's."""
    asked = _asked_language(words)
    if asked:
        return asked
    known = os.environ.get("INCPLAN_LANG") in LANGUAGES
    return choose_language(None, None if known else _plan_language(words), os.environ)


def _asked_language(words: list[str]) -> str | None:
    """The `--lang` anywhere on the line: help and usage errors need it before parsing."""
    joined = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    apart = [after for word, after in pairwise(words) if word == "--lang"]
    return next((word for word in (*joined, *apart) if word in LANGUAGES), None)


def _plan_language(words: list[str]) -> str | None:
    """The language setting of the plan the line is about; the plan is not loaded."""
    try:
        return quickscan(plan_of_line(words)).language
    except (IncplanError, OSError):
        return None
