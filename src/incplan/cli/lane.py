"""The short way from the words of a command line to its command, past Typer.

Loading Typer takes four times as long as starting Python, more than all the rest of `log`. Words
that mean one thing only are read here, by the same declarations; anything else, and everything
that is wrong, is left to Typer, which explains it (ADR 10).
"""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import NoneType
from typing import Any, Final, get_args

from incplan.cli.registry import COMMANDS
from incplan.cli.settings import Settings
from incplan.cli.words import Word
from incplan.frozen import dataclass
from incplan.i18n.catalogue import LANGUAGES, activate_language

#: What Typer has to check itself.
_CHECKED: Final = frozenset({"min", "max"})
#: Global options that take a word, and those that are set by being there.
_GLOBAL_WORDS: Final = {"-C": "plan", "--plan": "plan", "--lang": "language"}
_GLOBAL_FLAGS: Final = {
    "--json": ("json", True),
    "--no-color": ("colour", False),
    "--debug": ("debug", True),
}
_WRITING_FLAGS: Final = {
    "--no-commit": ("commit", False),
    "--yes": ("assume_yes", True),
    "-y": ("assume_yes", True),
}


class _Unusual(Exception):
    """Words for Typer."""


@dataclass(frozen=True, slots=True)
class Call:
    """A command and its own words."""

    module: Any
    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Light:
    """As much of Typer's context as a command sees."""

    obj: Settings

    def find_root(self) -> "Light":
        """Itself: there is no other."""
        return self


@dataclass(frozen=True, slots=True)
class _Parameter:
    """One parameter of a command: its kind of value, whether it repeats, its declaration."""

    name: str
    kind: type
    many: bool
    word: Word


def short_way(line: list[str], settings: Settings) -> Call | None:
    """The call a command line means; None, and the settings as they were, for lines for Typer."""
    entry = COMMANDS.get(line[0]) if line else None
    if entry is None or "--help" in line or "-h" in line:
        return None
    found = Settings(command=line[0])
    try:
        language = _language(line)
        if language:
            activate_language(language)
        module = importlib.import_module(f"incplan.cli.commands.{entry.module}")
        found.writes = getattr(module, "WRITES", False)
        words = _Reader(module.command, found).read(line[1:])
    except _Unusual:
        return None
    for name in Settings.__slots__:
        setattr(settings, name, getattr(found, name))
    return Call(module, words)


def _language(line: list[str]) -> str | None:
    """Declarations speak the language asked for, wherever it stands. Raises _Unusual."""
    if "--lang" not in line:
        return None
    given = line[line.index("--lang") + 1 :][:1]
    if not given or given[0] not in LANGUAGES:
        raise _Unusual
    return given[0]


class _Reader:
    """Reads the words behind a command's name."""

    def __init__(self, command: Callable[..., Any], settings: Settings) -> None:
        known = _parameters(command)
        self.settings = settings
        self.needed = {item.name for item in known} - _optional(command)
        self.arguments = [item for item in known if not item.word.names]
        self.options = {name: (item, value) for item in known for name, value in _names(item)}
        self.incident = {item.name: item for item in known}.get("incident")
        self.words: dict[str, Any] = {}

    def read(self, line: list[str]) -> dict[str, Any]:
        """The words by parameter. Raises _Unusual."""
        rest, loose = iter(line), list[str]()
        for word in rest:
            if word == "-" or not word.startswith("-"):
                loose.append(word)
            elif not self._global(word, rest):
                self._option(word, rest)
        self._place(loose)
        if not self.needed <= self.words.keys():
            raise _Unusual
        if self.incident and self.words.get("incident") is None:
            self.words["incident"] = self.settings.incident
        return self.words

    def _global(self, word: str, rest: Iterator[str]) -> bool:
        flags = {**_GLOBAL_FLAGS, **(_WRITING_FLAGS if self.settings.writes else {})}
        if word in flags:
            setattr(self.settings, *flags[word])
            return True
        if word in _GLOBAL_WORDS:
            given = _next(rest)
            name = _GLOBAL_WORDS[word]
            setattr(self.settings, name, Path(given) if name == "plan" else given)
            return True
        if word in ("-i", "--incident") and self.incident in self.arguments:
            self.settings.incident = _next(rest)
            return True
        return False

    def _option(self, word: str, rest: Iterator[str]) -> None:
        name, equals, inline = word.partition("=")
        if name not in self.options or (equals and not name.startswith("--")):
            raise _Unusual
        item, value = self.options[name]
        if item.kind is bool:
            if equals:
                raise _Unusual
            self.words[item.name] = value
            return
        given = _value(item, inline if equals else _next(rest))
        if item.many:
            self.words.setdefault(item.name, []).append(given)
        elif item.name in self.words:
            raise _Unusual
        else:
            self.words[item.name] = given

    def _place(self, loose: list[str]) -> None:
        for item in self.arguments:
            if item.many:
                if item is not self.arguments[-1]:
                    raise _Unusual
                if loose:
                    self.words[item.name] = [_value(item, word) for word in loose]
                loose = []
            elif loose:
                self.words[item.name] = _value(item, loose.pop(0))
        if loose:
            raise _Unusual


def _next(rest: Iterator[str]) -> str:
    for word in rest:
        return word
    raise _Unusual


def _value(item: _Parameter, given: str) -> Any:
    if item.kind not in (str, Path) or _CHECKED & item.word.how.keys():
        raise _Unusual
    return Path(given) if item.kind is Path else given


def _names(item: _Parameter) -> Iterator[tuple[str, Any]]:
    """Each way to write an option, and the value it means when it is a switch."""
    for names in item.word.names:
        for place, name in enumerate(names.split("/")):
            yield name, place == 0


def _parameters(command: Callable[..., Any]) -> list[_Parameter]:
    """The declared parameters of a command, in order; the context is none of them."""
    found = []
    for name, declared in command.__annotations__.items():
        words = [item for item in getattr(declared, "__metadata__", ()) if isinstance(item, Word)]
        if words:
            kind = _without_none(declared.__origin__)
            many = getattr(kind, "__origin__", None) is list
            found.append(_Parameter(name, get_args(kind)[0] if many else kind, many, words[0]))
    return found


def _without_none(kind: Any) -> Any:
    left = [item for item in get_args(kind) if item is not NoneType]
    return left[0] if NoneType in get_args(kind) else kind


def _optional(command: Any) -> set[str]:
    """Names of the parameters with a default."""
    names = command.__code__.co_varnames[: command.__code__.co_argcount]
    return set(names[len(names) - len(command.__defaults__ or ()) :])
