"""Questions on a terminal only; every question can be answered by an option instead."""

import shutil
import sys
from collections.abc import Sequence

from incplan.cli.output.window.wrapping import wrapped
from incplan.errors import UsageError
from incplan.i18n.catalogue import _, active_translator
from incplan.i18n.text.answers import parse_yes_no
from incplan.i18n.text.hostile import safe


def can_ask(*, assume_yes: bool = False) -> bool:
    """Whether a person is there to answer."""
    return not assume_yes and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str = "") -> str:
    """One line of answer; empty gives the default. Ctrl-C and Ctrl-D leave without writing."""
    hint = f" [{safe(default)}]" if default else ""
    width = shutil.get_terminal_size((80, 24)).columns
    rows = wrapped(f"{safe(question)}{hint}", width, "", "")
    sys.stderr.write("\n".join(rows) + " ")
    sys.stderr.flush()
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError as problem:
        raise UsageError("answer_not_text", offset=problem.start) from None
    if not line:
        raise EOFError
    if any("\ud800" <= sign <= "\udfff" for sign in line):
        raise UsageError("answer_not_text", offset=0)
    return line.strip() or default


def choose(question: str, choices: Sequence[tuple[str, str]], default: str = "") -> str:
    """One of some numbered choices: its number, its word, or the beginning of what it is called."""
    for place, (word, label) in enumerate(choices, start=1):
        sys.stderr.write(f"  {place}. {safe(label)} ({word})\n")
    named = dict(choices)
    while True:
        answer = ask(question, named.get(default, default))
        found = _chosen(answer, choices)
        if found is not None:
            return found
        sys.stderr.write(_("Type a number or a word of the list.") + "\n")


def _chosen(answer: str, choices: Sequence[tuple[str, str]]) -> str | None:
    words = [word for word, _label in choices]
    if answer.isdecimal() and len(answer) < 7 and 1 <= int(answer) <= len(words):
        return words[int(answer) - 1]
    typed = answer.strip().rstrip(".!").casefold()
    if typed in words:
        return typed
    agreed = parse_yes_no(typed, active_translator().language)
    if agreed is not None and {"yes", "no"} <= set(words):
        return "yes" if agreed else "no"
    begins = [word for word, label in choices if typed and label.casefold().startswith(typed)]
    whole = [word for word, label in choices if label.casefold() == typed]
    return begins[0] if len(begins) == 1 else whole[0] if whole else None
