"""The entry point: one handler between every error and its exit code."""

import contextlib
import os
import sys

from incplan.cli.output.streams import leave, open_streams, say_aside
from incplan.cli.parsing.language import language_of_line
from incplan.cli.parsing.typer_app import run_typed
from incplan.cli.session.settings import Settings, ids_on_disk
from incplan.errors import CLOSED_PIPE, FAULT, INTERRUPTED, IncplanError
from incplan.i18n.catalogue import _, activate_language


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns the exit code of the command contract."""
    open_streams()
    # Looking for plugins of Pydantic reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    words = sys.argv[1:] if argv is None else argv
    activate_language(language_of_line(words))
    settings = Settings()
    code = _guarded(words, settings)
    _settle(settings)
    try:
        sys.stdout.flush()
    except SystemExit:
        return CLOSED_PIPE
    return code


def _guarded(words: list[str], settings: Settings) -> int:
    try:
        return run_typed(words, settings)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except IncplanError as error:
        return _explain(error, words, settings)
    except (KeyboardInterrupt, EOFError):
        say_aside(_interrupted(settings) + "\n")
        return INTERRUPTED
    except Exception as fault:  # the last resort
        return _last_resort(fault, words, settings)


def _settle(settings: Settings) -> None:
    if settings.came_home is not None:
        # A door, as those below: what few runs need, and no run before its own work.
        from incplan.cli.session.session import settle

        with contextlib.suppress(KeyboardInterrupt):  # the next command commits them
            settle(settings)


def _interrupted(settings: Settings) -> str:
    """What is on disk all the same: whoever believes it is not would type it twice."""
    written = ids_on_disk(settings.written)
    if written:
        return _("Interrupted. On disk: {event}", event=written)
    return _("Interrupted; nothing was written.")


def _last_resort(fault: Exception, words: list[str], settings: Settings) -> int:
    """A file the system keeps from us, else a fault of ours."""
    named = isinstance(fault, OSError) and isinstance(fault.filename, str | bytes)
    if isinstance(fault, OSError) and named and "--debug" not in words:
        from incplan.cli.output.errors import system_error

        return _explain(system_error(fault), words, settings)
    from incplan.cli.output.fault_report import report_fault

    with contextlib.suppress(SystemExit):
        report_fault(fault, words)
    return FAULT


def _explain(error: IncplanError, words: list[str], settings: Settings) -> int:
    from incplan.cli.output.errors import explain

    gaps = settings.desk.gaps() if settings.desk else ()
    with contextlib.suppress(SystemExit):  # where nobody reads, what went wrong still counts
        explain(error, as_json_document="--json" in words, gaps=gaps)
    return error.exit_code


def run() -> None:
    """Console script."""
    leave(main())
