"""Arguments and options of the commands as plain values.

Commands are declared as for Typer; Typer itself is loaded when one of them needs its help, its
errors or its way with unusual words (ADR 10).
"""

from collections.abc import Mapping
from typing import Any, Protocol

from incplan.frozen import dataclass


class Context(Protocol):
    """What a command is handed first: the way to the global options of this run."""

    def find_root(self) -> Any:
        """The context whose `obj` holds the options."""


@dataclass(frozen=True, slots=True)
class Word:
    """An option with its names, or an argument with none; `how` is handed to Typer as it is."""

    names: tuple[str, ...]
    how: Mapping[str, Any]


def Option(*names: str, **how: Any) -> Any:
    """Declares an option inside Annotated."""
    return Word(names, how)


def Argument(**how: Any) -> Any:
    """Declares an argument inside Annotated."""
    return Word((), how)
