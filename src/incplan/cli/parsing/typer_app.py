"""Build and run the Typer application."""

import sys
from typing import Any

import typer

from incplan import __version__
from incplan.cli.parsing.global_options import global_options
from incplan.cli.parsing.lazy_group import LazyGroup
from incplan.cli.parsing.usage import FRAMEWORK_USAGE, usage_error
from incplan.cli.session.settings import Settings
from incplan.errors import INTERRUPTED
from incplan.i18n.catalogue import _


def build(settings: Settings) -> Any:
    """The root command with its global options, in the active language."""
    app = typer.Typer(
        cls=LazyGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        subcommand_metavar=_("COMMAND [ARGS]..."),
        options_metavar=_("[OPTIONS]"),
    )

    @app.callback(help=_("An incident management plan to trust at 3 a.m."))
    def root(
        version: bool = typer.Option(
            False,
            "--version",
            is_eager=True,
            callback=_show_version,
            help=_("Show the version and leave."),
        ),
    ) -> None:
        del version

    command = typer.main.get_command(app)
    command.params.extend(global_options())
    context = {"help_option_names": ["--help", "-h"], "obj": settings}
    command.context_settings = {**command.context_settings, **context}
    return command


def _show_version(value: bool) -> None:
    if value:
        sys.stdout.write(f"incplan {__version__}\n")
        raise typer.Exit


def run_typed(words: list[str], settings: Settings) -> int:
    """Run a command line. Raises IncplanError, also for words that cannot be parsed."""
    try:
        command = build(settings)
        left = command.main(args=words or ["--help"], prog_name="incplan", standalone_mode=False)
    except FRAMEWORK_USAGE as problem:
        raise usage_error(problem) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    if left == INTERRUPTED:  # Typer raises this for Ctrl-C, without a message
        raise KeyboardInterrupt
    return left if isinstance(left, int) else 0
