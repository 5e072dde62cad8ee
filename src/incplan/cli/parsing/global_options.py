"""Options that every command gets without declaring them: plan, language, output, author."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperOption

from incplan.cli.session.settings import settings_of
from incplan.errors import UsageError
from incplan.i18n.catalogue import LANGUAGES, _


def global_options() -> list[TyperOption]:
    """Options every command takes, before or after its name."""
    return [
        TyperOption(
            param_decls=["-C", "--plan", "plan_"],
            metavar=_("DIR"),
            expose_value=False,
            callback=_remember("plan", Path),
            help=_("Directory of the plan (else INCPLAN_PLAN, else searched upward)."),
        ),
        TyperOption(
            param_decls=["--lang", "lang_"],
            metavar="fr|nl|de|en",
            expose_value=False,
            is_eager=True,
            callback=_remember("language", _language),
            help=_("Language of what is shown."),
        ),
        _flag("--json", "json", True, _("One JSON document on standard output.")),
        _flag("--no-color", "colour", False, _("No colours (NO_COLOR works too).")),
        _flag("--debug", "debug", True, _("Show where an unexpected error comes from.")),
    ]


def incident_option() -> TyperOption:
    """Accept `-i` too where the incident is an argument, since people mix the two up."""
    return TyperOption(
        param_decls=["-i", "--incident", "incident_"],
        metavar=_("INCIDENT"),
        expose_value=False,
        callback=_remember("incident", str),
        help=_("The same as the argument."),
    )


def all_option() -> TyperOption:
    """Show everything, of a command whose answer may be higher than its window."""
    return _flag("--all", "everything", True, _("Everything, also what the window does not hold."))


def event_options() -> list[TyperOption]:
    """Options of commands that write to the journal."""
    return [
        _flag("--no-commit", "commit", False, _("Write to disk, leave git alone.")),
        _flag("--yes", "assume_yes", True, _("Ask nothing that is not about safety."), "-y"),
    ]


def _flag(name: str, setting: str, value: bool, text: str, *short: str) -> TyperOption:
    """An option that sets one setting to a fixed value."""
    return TyperOption(
        param_decls=[name, *short, f"{setting}_"],
        is_flag=True,
        default=False,
        expose_value=False,
        callback=_remember(setting, lambda _given: value),
        help=text,
    )


def _remember(name: str, convert: Callable[[Any], Any]) -> Callable[..., Any]:
    """A callback that keeps the option's value in the settings of this run.

    The option may stand before or after the command's name; two different values are refused.
    """

    def callback(ctx: typer.Context, param: TyperOption, value: Any) -> Any:
        if value is not None and value is not False:
            settings, kept = settings_of(ctx), convert(value)
            if getattr(settings, name) not in (None, kept) and not param.is_flag:
                raise UsageError("given_twice", option=max(param.opts, key=len))
            setattr(settings, name, kept)
        return value

    return callback


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise typer.BadParameter(
            _("{value} is not one of {known}", value=value, known=", ".join(LANGUAGES))
        )
    return value
