"""What each command takes, from a shipped table: no command, nor Typer, is loaded to complete one.

`make reference` writes the table from the commands themselves; a test fails while it differs.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from incplan.cli.parsing.registry import COMMANDS
from incplan.frozen import dataclass
from incplan.store.disk.resources import data_file

TABLE: Final = "completion/table.json"
#: An option that more commands take alike is stored once.
_MANY: Final = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """One option, or one argument: then `names` is empty.

    `metavar` is the English word for its value, such as CONTACT; empty for a flag. `help` is
    an English sentence, to be translated. `many` arguments may follow each other.
    """

    names: tuple[str, ...] = ()
    metavar: str = ""
    help: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Takes:
    """The options and arguments of a command, in their order."""

    options: tuple[Taken, ...]
    arguments: tuple[Taken, ...]


def written(table: Mapping[str, Takes]) -> str:
    """The table as it is stored, a line for each; what many commands take alike stands once."""
    counts = Counter(item for takes in table.values() for item in takes.options)
    shared = {item.names[-1]: item for item in counts if counts[item] > _MANY}
    known = {item: name for name, item in shared.items()}

    def row(item: Taken) -> str:
        if item in known:
            return json.dumps(known[item])
        return json.dumps([list(item.names), item.metavar, item.help, int(item.many)])

    common = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps([list(item.names), item.metavar, item.help, 0])}"
        for name, item in shared.items()
    )
    commands = ",\n".join(
        f"  {json.dumps(line)}: [\n"
        + ",\n".join(f"    {row(item)}" for item in (*takes.options, *takes.arguments))
        + "\n  ]"
        for line, takes in table.items()
    )
    return f'{{"common": {{\n{common}\n }},\n "commands": {{\n{commands}\n }}\n}}\n'


def read_table() -> dict[str, Takes]:
    """The shipped table, by the words of the command: `obligations submit`."""
    stored = json.loads(data_file(TABLE).read_text(encoding="utf-8"))
    common = {name: _taken(row) for name, row in stored["common"].items()}
    found = {}
    for line, rows in stored["commands"].items():
        items = [common[row] if isinstance(row, str) else _taken(row) for row in rows]
        found[line] = Takes(
            options=tuple(item for item in items if item.names),
            arguments=tuple(item for item in items if not item.names),
        )
    return found


def _taken(row: Sequence[Any]) -> Taken:
    names, metavar, said, many = row
    return Taken(tuple(names), metavar, said, bool(many))


def line_of(words: list[str]) -> tuple[str, int]:
    """The command that words begin with, and how many of them it takes; "" where there is none.

    A word that names no sub-command belongs to the default one, as when it is run.
    """
    entry = COMMANDS.get(words[0]) if words else None
    if entry is None:
        return "", 0
    if not entry.words:
        return words[0], 1
    if len(words) > 1 and words[1] in entry.words:
        return f"{words[0]} {words[1]}", 2
    return (f"{words[0]} {entry.default}", 1) if entry.default else (words[0], 1)
