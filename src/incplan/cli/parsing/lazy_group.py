"""The root command and commands with sub-commands: a module is loaded only when it is typed.

Start-up is a feature: `incplan log` must not pay for the code of `incplan export`.
"""

import difflib
import functools
import importlib
import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any, Final

import typer

from incplan.cli.parsing.global_options import event_options, global_options, incident_option
from incplan.cli.parsing.help import SpeakingCommand, SpeakingGroup, heading, spoken_example
from incplan.cli.parsing.registry import COMMANDS, FAMILIES, Entry
from incplan.cli.parsing.running import run_command
from incplan.cli.session.settings import Settings, settings_of
from incplan.errors import UsageError
from incplan.i18n.catalogue import _, activate_language

_HELP: Final = ("--help", "-h")
#: The words of a group none of which was typed first, kept for the command that runs instead.
_IMPLIED: Final = "incplan.words"


class LazyGroup(SpeakingGroup):
    """The root: commands from the table."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the table."""
        del ctx
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which ones are near."""
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
        """Root help from the table alone, by family, without importing any command."""
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
    """A command whose first word says what is done; `obligations 14` is `obligations list 14`.

    The options of one word mean nothing behind another: each word is a command of its own.
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
        """Put the default word before words that begin with none of ours."""
        first = self._first_word(args)
        if first not in self.entry.words and not (args and args[0] in _HELP):
            self._refuse_foreign_word(ctx, first)
            args = [self.entry.default, *args]
            ctx.meta[_IMPLIED] = tuple(self.entry.words)
        return super().parse_args(ctx, args)

    def _refuse_foreign_word(self, ctx: Any, first: str | None) -> None:
        """A first word that is none of ours, where the default takes no argument, or is missing.

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
        """The first word past the options of every command and their values."""
        flags = {name: option.is_flag for option in self._options for name in option.opts}
        rest = iter(args)
        for word in rest:
            if word not in flags:
                return None if word.startswith("-") and "=" not in word else word
            if not flags[word]:
                next(rest, None)
        return None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The words, then what the default word takes, with its examples."""
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
    """The commands somebody may have meant, else the way to the list."""
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
    if getattr(module, "WRITES", False):
        command.params.extend(event_options())
    return command


def _presented(module: ModuleType) -> Callable[..., None]:
    """The command's function, its answer printed and its exit code taken."""

    @functools.wraps(module.command)
    def function(ctx: typer.Context, **words: Any) -> None:
        _refuse_late_word(ctx)
        _hand_over_options(module, settings_of(ctx), words)
        code = run_command(module, ctx, words)
        if code:
            raise typer.Exit(code)

    return function


def _refuse_late_word(ctx: typer.Context) -> None:
    """A word of the group behind options, as in `done --by nadia contained`: its default would
    take it for a text, an id or an incident. Raises UsageError with the right form.
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
    """Options typed before a word reach it; what it cannot use is refused. Raises UsageError."""
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
