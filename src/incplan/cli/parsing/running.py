"""One command with its words, as Typer read them."""

from types import ModuleType
from typing import Any, Final

import typer

from incplan.cli.output.present import present
from incplan.cli.parsing.stdin import readable
from incplan.cli.session.settings import settings_of
from incplan.errors import UsageError

#: Options whose words are asked for with "..." in a message.
_REASONS: Final = frozenset({"reason", "found", "not_found", "skip", "decision", "reference"})
#: Words whose command says itself what is missing when they are empty.
_ASKED_FOR: Final = frozenset({"text", "when"})


def run_command(module: ModuleType, ctx: typer.Context, words: dict[str, Any]) -> int:
    """Run it and print its answer. Returns the exit code. Raises UsageError, as commands do."""
    words = readable(words)
    _refuse_placeholders(words)
    _refuse_empty_values(ctx, words)
    settings = settings_of(ctx)
    settings.writes = getattr(module, "WRITES", False)
    settings.reach = reach_of(module)
    return present(settings, module.command(ctx, **words))


def reach_of(module: ModuleType) -> str:
    """Which incidents a part of an id may mean: to commands that write facts, running ones.

    A command that means others says so with `REACH` (`incplan.app.desk.meant`).
    """
    usual = "running" if getattr(module, "WRITES", False) else "any"
    return str(getattr(module, "REACH", usual))


def _refuse_placeholders(words: dict[str, Any]) -> None:
    """Our own messages print "..." where somebody has to give a reason: copied, it is none."""
    for name in _REASONS & words.keys():
        if isinstance(words[name], str) and words[name].strip() in ("...", "\u2026"):
            raise UsageError("placeholder", option="--" + name.replace("_", "-"))


def _refuse_empty_values(ctx: typer.Context, words: dict[str, Any]) -> None:
    """An empty value, as a script's unset variable gives: it would count as nothing said."""
    for param in ctx.command.params:
        given = words.get(param.name or "")
        if not isinstance(given, str) or given.strip() or param.default is not None:
            continue
        if param.param_type_name == "option":
            raise UsageError("option_needs_value", option=max(param.opts, key=len))
        if param.name not in _ASKED_FOR:
            name = str(param.make_metavar(ctx)).strip("{}[]")
            raise UsageError("argument_empty", name=name)
