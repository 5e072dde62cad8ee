"""Answer a shell that asks what may stand at the cursor: fast, and silent whatever happens."""

import sys
from typing import Final

from incplan.cli.completion.asked import asked
from incplan.cli.completion.candidates import FILES, FOLDERS, candidates
from incplan.cli.completion.shell_words import Typed, typed_in
from incplan.cli.completion.thing import Thing
from incplan.cli.parsing.line import language_of_line, plan_of_line
from incplan.errors import IncplanError
from incplan.i18n.catalogue import activate_language
from incplan.i18n.text.hostile import safe

_LONGEST: Final = 100


def complete(words: list[str]) -> int:
    """Print what fits, a line for each: what is typed, a tab, how it is called.

    The first line says where else to look: `files`, `folders` or `none`. Nothing at all is printed
    where anything goes wrong: an error among the words of a shell helps nobody. Returns 0.
    """
    try:
        lines = _lines(words)
    except Exception:  # whatever it is, the line is typed on
        return 0
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    return 0


def _lines(words: list[str]) -> list[str]:
    shell, *rest = words
    typed = typed_in(shell, rest)
    language = language_of_line(typed.words)
    activate_language(language)
    meant = asked(typed.words, typed.last)
    try:
        root = plan_of_line(typed.words)
    except (IncplanError, OSError):
        root = None
    found = candidates(meant, root, language, replaces=shell != "fish")
    kinds = set(meant.kinds)
    mode = "files" if kinds & FILES else "folders" if kinds & FOLDERS else "none"
    return [mode, *(_line(typed, meant.before, thing) for thing in found)]


def _line(typed: Typed, before: str, thing: Thing) -> str:
    said = " ".join(safe(thing.said).split())[:_LONGEST]
    return f"{typed.written(before + thing.names[0])}\t{said}"
