"""The root command and commands with sub-commands; a command's module is imported when typed.

This keeps the start short: `incplan log` does not load the code of `incplan export`.
"""

import difflib
import functools
import importlib
import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any, Final

import typer

from incplan.cli.parsing.global_options import (
    all_option,
    event_options,
    global_options,
    incident_option,
)
from incplan.cli.parsing.help import SpeakingCommand, SpeakingGroup, heading, spoken_example
from incplan.cli.parsing.registry import COMMANDS, FAMILIES, Entry
from incplan.cli.session.settings import Settings, settings_of
from incplan.errors import UsageError
from incplan.i18n.catalogue import _, activate_language

_HELP: Final = ("--help", "-h")
#: Key of the group's sub-commands, noted when none was typed and the default runs instead.
_IMPLIED: Final = "incplan.words"


class LazyGroup(SpeakingGroup):
    """The root: commands from the table."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the table."""
        del ctx
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; if there is none, raise an error that names similar ones."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageError("unknown_command", given=args[0][:40], near=_near(args[0]))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the command's module and wrap its function; or a group of its sub-commands."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        settings = settings_of(ctx)
        if settings.language:
            activate_language(settings.language)
        settings.command = cmd_name
        if entry.words:
            return SubCommands(cmd_name, entry)
        return leaf(cmd_name, entry.module)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands by family, from the table alone: no command is imported."""
        del ctx
        width = max(len(name) for name in COMMANDS)
        for family, title in FAMILIES.items():
            rows = [
                (name.ljust(width), _(entry.help))
                for name, entry in COMMANDS.items()
                if entry.family == family
            ]
            if rows:
                with formatter.section(heading(_(title))):
                    formatter.write_dl(rows)


class SubCommands(SpeakingGroup):
    """A command with sub-commands; `obligations 14` stands for `obligations list 14`.

    Each sub-command has a signature of its own: options of one are refused by another.
    """

    def __init__(self, name: str, entry: Entry) -> None:
        super().__init__(
            name=name,
            help=_(entry.help),
            no_args_is_help=False,
            rich_markup_mode=None,
            options_metavar=_("[OPTIONS]"),
            subcommand_metavar=_("[WORD] [ARGS]..."),
        )
        self.entry = entry
        self._options = [*global_options(), incident_option(), *event_options()]
        for option in self._options:
            option.hidden = True
        self.params.extend(self._options)

    def list_commands(self, ctx: Any) -> list[str]:
        """Words in the order of the table."""
        del ctx
        return list(self.entry.words)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of a word and wrap its function."""
        del ctx
        word = self.entry.words.get(cmd_name)
        return leaf(cmd_name, word.module) if word else None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Insert the default word when the first word is not a sub-command."""
        first = self._first_word(args)
        if first not in self.entry.words and not (args and args[0] in _HELP):
            self._refuse_foreign_word(ctx, first)
            args = [self.entry.default, *args]
            ctx.meta[_IMPLIED] = tuple(self.entry.words)
        return super().parse_args(ctx, args)

    def _refuse_foreign_word(self, ctx: Any, first: str | None) -> None:
        """Refuse a first word that is no sub-command when the default takes no argument.

        Raises UsageError with the right forms.
        """
        default = self.get_command(ctx, self.entry.default)
        arguments = default and any(p.param_type_name == "argument" for p in default.params)
        if arguments or (first is None and default):
            return
        forms: tuple[tuple[str, dict[str, object]], ...] = tuple(
            ("word_form", {"form": f"{ctx.command_path} {name}", "help": _(word.help)})
            for name, word in self.entry.words.items()
        )
        if first is None:
            raise UsageError("word_needed", command=ctx.command_path, details=forms)
        raise UsageError("unknown_word", given=first[:40], command=ctx.command_path, details=forms)

    def _first_word(self, args: list[str]) -> str | None:
        """The first word after the common options and their values."""
        flags = {name: option.is_flag for option in self._options for name in option.opts}
        rest = iter(args)
        for word in rest:
            if word not in flags:
                return None if word.startswith("-") and "=" not in word else word
            if not flags[word]:
                next(rest, None)
        return None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The sub-commands, then the options of the default one, with its examples."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        with formatter.section(heading(_("Words"))):
            formatter.write_dl([(name, _(word.help)) for name, word in self.entry.words.items()])
        default = self.get_command(ctx, self.entry.default)
        if default is None:
            first = next(iter(self.entry.words))
            formatter.write_paragraph()
            formatter.write_text(_("Help: {command} --help", command=f"{ctx.command_path} {first}"))
            return
        formatter.write_paragraph()
        formatter.write_text(
            _("Without a word: {name}. It takes:", name=f"{ctx.command_path} {default.name}")
        )
        default.format_options(ctx, formatter)
        default.format_epilog(ctx, formatter)


def leaf(name: str, module_name: str) -> Any:
    """A command that can be typed, with the options that every such command takes."""
    return _as_command(name, importlib.import_module(f"incplan.cli.commands.{module_name}"))


def _near(word: str) -> str:
    """Suggest similar commands, else how to list all."""
    found = difflib.get_close_matches(word, COMMANDS, n=3, cutoff=0.5)
    return ", ".join(f"incplan {name}" for name in found) or "incplan --help"


def _as_command(name: str, module: ModuleType) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    text = inspect.cleandoc(_(module.HELP))
    example = "\n".join(f"  {spoken_example(line)}" for line in module.EXAMPLES)
    epilog = "\b\n" + _("Examples:") + "\n" + example
    app.command(
        name, cls=SpeakingCommand, help=text, epilog=epilog, options_metavar=_("[OPTIONS]")
    )(_presented(module))
    command = typer.main.get_command(app)
    command.params.extend(global_options())
    names = {name for param in command.params for name in param.opts}
    if "incident" in names and "-i" not in names:
        command.params.append(incident_option())
    if getattr(module, "FOLDS", False) and "--all" not in names:
        command.params.append(all_option())
    if getattr(module, "WRITES", False):
        command.params.extend(event_options())
    return command


def _presented(module: ModuleType) -> Callable[..., None]:
    """The command's function wrapped: its answer is printed, its exit code returned."""
    # Late import: what runs a command, together with the command; help needs neither.
    from incplan.cli.parsing.running import run_command

    @functools.wraps(module.command)
    def function(ctx: typer.Context, **words: Any) -> None:
        _refuse_late_word(ctx)
        _hand_over_options(module, settings_of(ctx), words)
        code = run_command(module, ctx, words)
        if code:
            raise typer.Exit(code)

    return function


def _refuse_late_word(ctx: typer.Context) -> None:
    """Refuse a sub-command typed behind options, as in `done --by nadia contained`.

    The default would take it for a text, an id or an incident. Raises UsageError with the right
    form.
    """
    known = ctx.meta.get(_IMPLIED, ())
    for param in ctx.command.params:
        given = ctx.params.get(param.name or "")
        typed = given if isinstance(given, list | tuple) else (given,)
        late = next((item for item in typed if item in known), None)
        if late and param.param_type_name == "argument" and ctx.parent is not None:
            form = f"{ctx.parent.command_path} {late}"
            raise UsageError("word_comes_first", given=late, form=form)


def _hand_over_options(module: ModuleType, settings: Settings, words: dict[str, Any]) -> None:
    """Pass options typed before a sub-command on to it. Raises UsageError for those it lacks."""
    if settings.incident is not None:
        if "incident" not in words:
            raise UsageError("no_such_option", given="-i")
        if words["incident"] not in (None, settings.incident):
            raise UsageError("given_twice", option="-i")
        words["incident"] = settings.incident
    if not getattr(module, "WRITES", False):
        for given, option in ((not settings.commit, "--no-commit"), (settings.assume_yes, "--yes")):
            if given:
                raise UsageError("no_such_option", given=option)
