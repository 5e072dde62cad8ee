"""What is asked for at the end of an unfinished line."""

import re
from typing import Final

from incplan.cli.completion.table import Taken, Takes, line_of, read_table
from incplan.cli.parsing.line import HELP_WORDS, global_words
from incplan.cli.parsing.registry import COMMANDS
from incplan.frozen import dataclass, replace
from incplan.i18n.catalogue import N_

#: What the words for help say, in each language.
_HELP: Final = N_("All commands, by what they are for.")
_CHOICES: Final = re.compile(r"[a-zA-Z0-9_-]+(?:\|[a-zA-Z0-9_-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What may stand where the cursor is.

    `begun` is the part of the last word that is completed, `before` what of that word stays.
    `commands` are words that may stand there, with their help. `kinds` are the English words for
    the value: CONTACT, INCIDENT, FILE. `incident` and `plan` are what the line says of them.
    """

    begun: str
    before: str = ""
    line: str = ""
    commands: tuple[tuple[str, str], ...] = ()
    options: tuple[Taken, ...] = ()
    kinds: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    said: str = ""
    incident: str | None = None


def asked(words: list[str], last: str) -> Asked:
    """What is asked for by the last word, after whole `words` (without `incplan`)."""
    table = read_table()
    rest = words[global_words(words) :]
    line, taken = line_of(rest)
    if not line:
        return _at_the_root(words, rest, last, table)
    takes = table.get(line, Takes((), ()))
    behind = rest[taken:]
    options = {name: option for option in takes.options for name in option.names}
    incident = _value_of(behind, ("-i", "--incident"))
    awaiting = options.get(behind[-1]) if behind and "--" not in behind else None
    if awaiting is not None and awaiting.metavar:
        return _value(awaiting, last, line, incident)
    if last.startswith("--") and "=" in last and "--" not in behind:
        name, _sign, begun = last.partition("=")
        option = options.get(name)
        return _value(option, begun, line, incident, before=f"{name}=") if option else Asked(last)
    if last.startswith("-") and "--" not in behind:
        given = set(behind)
        free = [item for item in takes.options if item.many or not given.intersection(item.names)]
        return Asked(last, line=line, options=tuple(free))
    words_of = COMMANDS[rest[0]].words.items() if taken == 1 and len(rest) == 1 else ()
    commands = tuple((name, word.help) for name, word in words_of)
    argument = _at(takes.arguments, len(_arguments(behind, options)))
    if argument is None:
        return Asked(last, line=line, commands=commands)
    return replace(_value(argument, last, line, incident), commands=commands)


def _at_the_root(words: list[str], rest: list[str], last: str, table: dict[str, Takes]) -> Asked:
    """No command yet, or one that needs a word of its own."""
    if rest:
        entry = COMMANDS.get(rest[0])
        words_of = entry.words.items() if entry is not None and len(rest) == 1 else ()
        return Asked(last, commands=tuple((name, word.help) for name, word in words_of))
    shared = table["status"].options
    options = tuple(item for item in shared if {"--plan", "--lang", "--json"} & set(item.names))
    awaiting = next((item for item in options if words and words[-1] in item.names), None)
    if awaiting is not None and awaiting.metavar:
        return _value(awaiting, last, "", None)
    if last.startswith("-"):
        return Asked(last, options=options)
    commands = [(name, entry.help) for name, entry in COMMANDS.items()]
    commands += [(name, _HELP) for name in HELP_WORDS if last or name == "help"]
    return Asked(last, commands=tuple(commands))


def _at(arguments: tuple[Taken, ...], place: int) -> Taken | None:
    """The argument at a place; the last one goes on where it may be repeated."""
    if place < len(arguments):
        return arguments[place]
    return arguments[-1] if arguments and arguments[-1].many else None


def _arguments(words: list[str], options: dict[str, Taken]) -> list[str]:
    """The words that are neither options nor their values."""
    found: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*found, *rest]
        if word.startswith("-") and len(word) > 1:
            option = options.get(word)
            if option is not None and option.metavar:
                next(rest, None)
        else:
            found.append(word)
    return found


def _value_of(words: list[str], names: tuple[str, ...]) -> str | None:
    places = [place for place, word in enumerate(words[:-1]) if word in names]
    return words[places[-1] + 1] if places else None


def _value(taken: Taken, last: str, line: str, incident: str | None, before: str = "") -> Asked:
    """The value of an option or an argument."""
    metavar = taken.metavar
    begun = last
    if "," in metavar and "," in last:  # a list in one word: its last part
        head, _sign, begun = last.rpartition(",")
        before += f"{head},"
    if _CHOICES.fullmatch(metavar) and metavar != metavar.upper():
        choices = tuple(item for item in metavar.split("|") if item.islower())
        return Asked(begun, before, line, choices=choices, said=taken.help, incident=incident)
    if metavar.islower() and metavar.isalpha() and taken.names:
        return Asked(begun, before, line, choices=(metavar,), said=taken.help, incident=incident)
    kinds = tuple(re.findall(r"[A-Z]{2,}", metavar.partition("]")[0]))
    return Asked(begun, before, line, kinds=kinds, said=taken.help, incident=incident)
