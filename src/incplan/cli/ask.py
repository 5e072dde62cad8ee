"""Questions on a terminal; never anywhere else, and every question has an option."""

import sys
from collections.abc import Sequence

from incplan.i18n.catalogue import _
from incplan.i18n.hostile import safe


def can_ask(*, assume_yes: bool = False) -> bool:
    """Whether a person is there to answer."""
    return not assume_yes and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str = "") -> str:
    """One line of answer; empty gives the default. Ctrl-C and Ctrl-D leave without writing."""
    hint = f" [{safe(default)}]" if default else ""
    sys.stderr.write(f"{safe(question)}{hint} ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip() or default


def choose(question: str, choices: Sequence[tuple[str, str]], default: str = "") -> str:
    """One of some numbered choices, by number or by its word."""
    for place, (word, label) in enumerate(choices, start=1):
        sys.stderr.write(f"  {place}. {safe(label)} ({word})\n")
    words = [word for word, _label in choices]
    while True:
        answer = ask(question, default)
        if answer.isdecimal() and len(answer) < 7 and 1 <= int(answer) <= len(words):
            return words[int(answer) - 1]
        if answer in words:
            return answer
        sys.stderr.write(_("Type a number or a word of the list.") + "\n")
