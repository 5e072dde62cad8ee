"""The entry point: one handler between every error and its exit code."""

import os
import sys
from itertools import pairwise
from typing import Any

import typer

from incplan import __version__
from incplan.cli.group import LazyGroup, global_options
from incplan.cli.settings import Settings
from incplan.cli.usage import FRAMEWORK_USAGE, usage_error
from incplan.errors import FAULT, INTERRUPTED, IncplanError
from incplan.i18n.catalogue import LANGUAGES, _, activate_language, choose_language


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
    words = sys.argv[1:] if argv is None else argv
    plan = _plan_language(words) if {"--help", "-h"} & {*words} else None
    activate_language(_asked_language(words) or choose_language(None, plan, os.environ))
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


def _asked_language(words: list[str]) -> str | None:
    """The `--lang` on the line, wherever it stands: help and usage errors come before parsing."""
    joined = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    apart = [after for word, after in pairwise(words) if word == "--lang"]
    return next((word for word in (*joined, *apart) if word in LANGUAGES), None)


def _plan_language(words: list[str]) -> str | None:
    """The language of the plan around, for a help page: nothing is loaded, nothing is checked."""
    from pathlib import Path

    from incplan.store.find import find_plan
    from incplan.store.quickscan import quickscan

    given = next((after for word, after in pairwise(words) if word in ("-C", "--plan")), None)
    where = given or os.environ.get("INCPLAN_PLAN")
    try:
        return quickscan(find_plan(Path.cwd(), Path(where) if where else None)).language
    except (IncplanError, OSError):
        return None


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
