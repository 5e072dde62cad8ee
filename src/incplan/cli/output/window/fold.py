"""An answer that is higher than its window: its beginning, a count, and what shows the rest."""

from collections.abc import Iterable
from string import ascii_letters, digits
from typing import Final

from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import _

#: Signs that no shell gives a meaning.
_BARE: Final = frozenset(ascii_letters + digits + "@%+=:,./-_")
#: Below this height nothing is set off by an empty row.
_AIRY: Final = 12


def typed_again(words: Iterable[str], option: str) -> str:
    """A line as a shell reads it, with one more option before what `--` parts off."""
    quoted = [word if _BARE.issuperset(word) and word else _in_quotes(word) for word in words]
    place = quoted.index("--") if "--" in quoted else len(quoted)
    return " ".join(("incplan", *quoted[:place], option, *quoted[place:]))


def _in_quotes(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"


def folded(screen: Screen, rest: str) -> list[str]:
    """The rows of an answer as its window takes them.

    The last rows are the commands that the answer ends with. What does not fit is counted, with
    the command `rest`, which shows it; without a window, or without such a command, nothing is
    left out.
    """
    ends = [
        row for sentence, command in screen.ends for row in command_rows(screen, sentence, command)
    ]
    lines = list(screen.lines)
    while lines and not lines[-1]:
        lines.pop()
    room = screen.height
    if room is None or not rest or len(lines) + len(ends) <= room:
        roomy = room is None or len(lines) + len(ends) < room
        return [*lines, *([""] if ends and lines and roomy else []), *ends]
    total = len(lines)
    counted = _counted(screen, total, total, rest)
    kept = max(room - len(ends) - len(counted), 1)
    kept -= bool(kept > _AIRY)
    shown = lines[:kept]
    while len(shown) > 1 and (not shown[-1] or len(shown) - 1 in screen.heads):
        shown.pop()  # no heading without anything under it
    gap = [""] if kept > _AIRY else []
    return [*shown, *gap, *_counted(screen, len(shown), total, rest), *ends]


def _counted(screen: Screen, shown: int, total: int, rest: str) -> list[str]:
    """How much is shown, and the command for everything."""
    told = _("{shown} of {total} lines. See all: {command}", shown=shown, total=total, command=rest)
    return command_rows(screen, told, rest)


def command_rows(screen: Screen, sentence: str, command: str) -> list[str]:
    """A sentence that ends in a command; on a row of its own where they do not fit together."""
    if len(sentence) <= screen.width:
        return [screen.inert(sentence)]
    before = Screen(width=screen.width)
    before.line(sentence.removesuffix(command).rstrip())
    return [*before.lines, screen.inert(command)]
