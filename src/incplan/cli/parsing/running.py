"""Run one command with the words Typer has read."""

from types import ModuleType
from typing import Any, Final

import typer

from incplan.cli.output.present import present
from incplan.cli.parsing.stdin import readable
from incplan.cli.session.settings import settings_of
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.blank import is_form

#: Options for which our messages print a form, such as --reason TEXT.
_REASONS: Final = frozenset(
    {"reason", "found", "not_found", "skip", "decision", "reference", "evidence", "medium"}
)
#: Arguments that the command itself checks for being empty.
_ASKED_FOR: Final = frozenset({"text", "when"})


def run_command(module: ModuleType, ctx: typer.Context, words: dict[str, Any]) -> int:
    """Run it and print its answer. Returns the exit code. Raises UsageError, as commands do."""
    words = readable(words)
    _refuse_placeholders(words)
    _refuse_empty_values(ctx, words)
    settings = settings_of(ctx)
    settings.writes = getattr(module, "WRITES", False)
    settings.reach = reach_of(module)
    settings.folds = getattr(module, "FOLDS", False)
    settings.everything = settings.everything or _asks_for_all(ctx)
    return present(settings, module.command(ctx, **words))


def reach_of(module: ModuleType) -> str:
    """Which incidents a part of an id may mean: to commands that write facts, running ones.

    A command that means others says so with `REACH` (`incplan.app.desk.meant`).
    """
    usual = "running" if getattr(module, "WRITES", False) else "any"
    return str(getattr(module, "REACH", usual))


def _refuse_placeholders(words: dict[str, Any]) -> None:
    """Refuse the word TEXT, which our messages print where a person has to write a reason.

    Raises RefusedError.
    """
    for name in _REASONS & words.keys():
        given = words[name]
        if isinstance(given, str) and is_form(given):
            option = "--" + name.replace("_", "-")
            raise RefusedError("placeholder", option=option, given=given.strip())


def _asks_for_all(ctx: typer.Context) -> bool:
    """Whether the command's own --all was typed."""
    return any(
        "--all" in param.opts and ctx.params.get(param.name or "") for param in ctx.command.params
    )


def _typed(ctx: typer.Context, name: str | None) -> bool:
    """Whether a value stood on the command line, whatever its default."""
    source = ctx.get_parameter_source(name or "")
    return source is not None and source.name == "COMMANDLINE"


def _refuse_empty_values(ctx: typer.Context, words: dict[str, Any]) -> None:
    """Refuse an empty value, such as a script's unset variable."""
    for param in ctx.command.params:
        given = words.get(param.name or "")
        if not isinstance(given, str) or given.strip() or not _typed(ctx, param.name):
            continue
        if given and param.default is not None:
            continue  # only blanks: the command itself says what it asks for, such as a reason
        if param.param_type_name == "option":
            raise UsageError("option_needs_value", option=max(param.opts, key=len))
        if param.name not in _ASKED_FOR:
            name = str(param.make_metavar(ctx)).strip("{}[]")
            raise UsageError("argument_empty", name=name)
