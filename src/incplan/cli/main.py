"""The entry point: one handler between every error and its exit code."""

import os
import sys
from typing import Any

import typer

from incplan import __version__
from incplan.cli.group import LazyGroup, global_options
from incplan.cli.settings import Settings
from incplan.cli.usage import FRAMEWORK_USAGE, usage_error
from incplan.errors import FAULT, INTERRUPTED, IncplanError
from incplan.i18n.catalogue import _, activate_language, choose_language


def _show_version(value: bool) -> None:
    if value:
        sys.stdout.write(f"incplan {__version__}\n")
        raise typer.Exit


def build() -> Any:
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
    context = {"help_option_names": ["--help", "-h"], "obj": Settings()}
    command.context_settings = {**command.context_settings, **context}
    return command


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns the exit code of the command contract."""
    _tolerant_streams()
    activate_language(choose_language(None, None, os.environ))
    words = sys.argv[1:] if argv is None else argv
    command = build()
    if not words:
        words = ["--help"]
    try:
        left = command.main(args=words, prog_name="incplan", standalone_mode=False)
    except FRAMEWORK_USAGE as problem:
        return _explain(usage_error(problem), words)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except IncplanError as error:
        return _explain(error, words)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        sys.stderr.write(_("Interrupted; nothing was written.") + "\n")
        return INTERRUPTED
    except Exception as fault:  # the last resort: a fault of ours
        from incplan.cli.faults import report_fault

        report_fault(fault, words)
        return FAULT
    return left if isinstance(left, int) else 0


def _tolerant_streams() -> None:
    """A terminal in an old code page must not break output half-way."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _explain(error: IncplanError, words: list[str]) -> int:
    from incplan.cli.explain import explain

    explain(error, as_json_document="--json" in words)
    return error.exit_code


def run() -> None:
    """Console script."""
    sys.exit(main())
