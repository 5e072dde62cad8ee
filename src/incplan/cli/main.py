"""The entry point: one handler between every error and its exit code."""

import contextlib
import os
import sys
from typing import Any

import typer

from incplan import __version__
from incplan.cli.group import LazyGroup, global_options
from incplan.cli.settings import Settings, ids_on_disk
from incplan.cli.streams import open_streams, say_aside
from incplan.cli.usage import FRAMEWORK_USAGE, usage_error
from incplan.errors import CLOSED_PIPE, FAULT, INTERRUPTED, IncplanError
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
    open_streams()
    activate_language(choose_language(None, None, os.environ))
    words = sys.argv[1:] if argv is None else argv
    command = build()
    code = _run(command, words or ["--help"])
    _settle(command)
    try:
        sys.stdout.flush()
    except SystemExit:
        return CLOSED_PIPE
    return code


def _run(command: Any, words: list[str]) -> int:
    try:
        left = command.main(args=words, prog_name="incplan", standalone_mode=False)
    except FRAMEWORK_USAGE as problem:
        return _explain(usage_error(problem), words)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except IncplanError as error:
        return _explain(error, words)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        left = INTERRUPTED
    except Exception as fault:  # the last resort
        return _last_resort(fault, words)
    if left == INTERRUPTED:  # the framework makes this of the key, without a word
        say_aside(_interrupted(command) + "\n")
    return left if isinstance(left, int) else 0


def _settle(command: Any) -> None:
    settings = command.context_settings["obj"]
    if settings.came_home is not None:
        from incplan.cli.session import settle

        with contextlib.suppress(KeyboardInterrupt):  # the next command commits them
            settle(settings)


def _interrupted(command: Any) -> str:
    """What is on disk all the same: whoever believes it is not would type it twice."""
    written = ids_on_disk(command.context_settings["obj"].written)
    if written:
        return _("Interrupted. On disk: {event}", event=written)
    return _("Interrupted; nothing was written.")


def _last_resort(fault: Exception, words: list[str]) -> int:
    """A file the system keeps from us, else a fault of ours."""
    named = isinstance(fault, OSError) and isinstance(fault.filename, str | bytes)
    if isinstance(fault, OSError) and named and "--debug" not in words:
        from incplan.cli.explain import system_error

        return _explain(system_error(fault), words)
    from incplan.cli.faults import report_fault

    with contextlib.suppress(SystemExit):
        report_fault(fault, words)
    return FAULT


def _explain(error: IncplanError, words: list[str]) -> int:
    from incplan.cli.explain import explain

    with contextlib.suppress(SystemExit):  # where nobody reads, what went wrong still counts
        explain(error, as_json_document="--json" in words)
    return error.exit_code


def run() -> None:
    """Console script."""
    sys.exit(main())
