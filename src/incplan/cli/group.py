"""The root command: loads a command's module only when that command is used.

Start-up is a feature: `incplan log` must not pay for the code of `incplan export`.
"""

import functools
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperOption

from incplan.cli.help import SpeakingCommand, SpeakingGroup, heading, spoken_example
from incplan.cli.registry import COMMANDS, FAMILIES
from incplan.cli.run import run_command
from incplan.cli.settings import settings_of
from incplan.cli.words import Context, Word
from incplan.errors import UsageError
from incplan.i18n.catalogue import LANGUAGES, _, activate_language


def _setter(name: str, convert: Callable[[Any], Any]) -> Callable[..., Any]:
    def remember(ctx: typer.Context, value: Any) -> Any:
        if value is not None and value is not False:
            setattr(settings_of(ctx), name, convert(value))
        return value

    def callback(ctx: typer.Context, param: Any, value: Any) -> Any:
        del param
        return remember(ctx, value)

    return callback


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise typer.BadParameter(
            _("{value} is not one of {known}", value=value, known=", ".join(LANGUAGES))
        )
    return value


def global_options() -> list[TyperOption]:
    """Options every command takes, before or after its name."""
    return [
        TyperOption(
            param_decls=["-C", "--plan", "plan_"],
            metavar=_("DIR"),
            expose_value=False,
            callback=_setter("plan", Path),
            help=_("Directory of the plan (else INCPLAN_PLAN, else searched upward)."),
        ),
        TyperOption(
            param_decls=["--lang", "lang_"],
            metavar="fr|nl|de|en",
            expose_value=False,
            is_eager=True,
            callback=_setter("language", _language),
            help=_("Language of what is shown."),
        ),
        TyperOption(
            param_decls=["--json", "json_"],
            is_flag=True,
            default=False,
            expose_value=False,
            callback=_setter("json", bool),
            help=_("One JSON document on standard output."),
        ),
        TyperOption(
            param_decls=["--no-color", "no_color_"],
            is_flag=True,
            default=False,
            expose_value=False,
            callback=_setter("colour", lambda _value: False),
            help=_("No colours (NO_COLOR works too)."),
        ),
        TyperOption(
            param_decls=["--debug", "debug_"],
            is_flag=True,
            default=False,
            expose_value=False,
            callback=_setter("debug", bool),
            help=_("Show where an unexpected error comes from."),
        ),
    ]


def incident_option() -> TyperOption:
    """The incident by `-i` too, where it is an argument: nobody remembers which it was at night."""
    return TyperOption(
        param_decls=["-i", "--incident", "incident_"],
        metavar=_("INCIDENT"),
        expose_value=False,
        hidden=True,
        callback=_setter("incident", str),
        help=_("The same as the argument."),
    )


def event_options() -> list[TyperOption]:
    """Options of commands that write to the journal."""
    return [
        TyperOption(
            param_decls=["--no-commit", "no_commit_"],
            is_flag=True,
            default=False,
            expose_value=False,
            callback=_setter("commit", lambda _value: False),
            help=_("Write to disk, leave git alone."),
        ),
        TyperOption(
            param_decls=["--yes", "-y", "yes_"],
            is_flag=True,
            default=False,
            expose_value=False,
            callback=_setter("assume_yes", bool),
            help=_("Ask nothing that is not about safety."),
        ),
    ]


class LazyGroup(SpeakingGroup):
    """Commands from the table; the module is imported on use."""

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
        """Import the command's module and wrap its function."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        settings = settings_of(ctx)
        if settings.language:
            activate_language(settings.language)
        settings.command = cmd_name
        module = importlib.import_module(f"incplan.cli.commands.{entry.module}")
        return _as_command(cmd_name, module)

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


def _near(word: str) -> str:
    """The commands somebody may have meant, else the way to the list."""
    import difflib

    found = difflib.get_close_matches(word, COMMANDS, n=3, cutoff=0.5)
    return ", ".join(f"incplan {name}" for name in found) or "incplan --help"


def _as_command(name: str, module: Any) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    text = inspect.cleandoc(_(module.HELP))
    example = "\n".join(f"  {spoken_example(line)}" for line in module.EXAMPLES)
    epilog = "\b\n" + _("Examples:") + "\n" + example
    app.command(
        name, cls=SpeakingCommand, help=text, epilog=epilog, options_metavar=_("[OPTIONS]")
    )(_typed(module))
    command = typer.main.get_command(app)
    command.params.extend(global_options())
    names = {name for param in command.params for name in param.opts}
    if "incident" in names and "-i" not in names:
        command.params.append(incident_option())
    if getattr(module, "WRITES", False):
        command.params.extend(event_options())
    return command


def _typed(module: Any) -> Callable[..., None]:
    """The command's function with its words declared in Typer's own terms."""

    @functools.wraps(module.command)
    def function(ctx: typer.Context, **words: Any) -> None:
        if "incident" in words and words["incident"] is None:
            words["incident"] = settings_of(ctx).incident
        code = run_command(module, ctx, words)
        if code:
            raise typer.Exit(code)

    signature = inspect.signature(module.command)
    parameters = [
        item.replace(annotation=_declared(item.annotation))
        for item in signature.parameters.values()
    ]
    function.__annotations__ = {item.name: item.annotation for item in parameters}
    function.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return function


def _declared(annotation: Any) -> Any:
    if annotation is Context:
        return typer.Context
    words = [item for item in getattr(annotation, "__metadata__", ()) if isinstance(item, Word)]
    if not words:
        return annotation
    (word,) = words
    made: Any = typer.Option(*word.names, **word.how) if word.names else typer.Argument(**word.how)
    return Annotated[annotation.__origin__, made]
