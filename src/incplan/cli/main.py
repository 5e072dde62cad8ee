"""The entry point: turns every error into a message and an exit code."""

import contextlib
import os
import sys
from pathlib import Path
from types import ModuleType

from incplan.cli import ASKING
from incplan.cli.output.streams import leave, open_streams, put_out, say_aside
from incplan.cli.parsing.line import language_of_line, opened, words_of_command
from incplan.cli.parsing.registry import typed_command
from incplan.cli.parsing.typer_app import run_typed
from incplan.cli.session.settings import Settings, ids_on_disk
from incplan.errors import CLOSED_PIPE, FAULT, INTERRUPTED, IncplanError
from incplan.i18n.catalogue import _, activate_language

#: How many plans of one folder are named.
_BESIDE = 5


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns the exit code of the command contract."""
    open_streams()
    # Pydantic would read the metadata of every installed package to look for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    typed = sys.argv[1:] if argv is None else argv
    if typed[:1] == [ASKING]:
        return _complete(typed[1:])
    words = opened(typed)
    activate_language(language_of_line(words))
    settings = Settings(typed=tuple(words))
    usual = os.umask(0o077)
    os.umask(usual)
    try:
        code = _guarded(words, settings)
        code = _waiting(settings, code)
        _settle(settings)
    finally:
        os.umask(usual)  # who writes into a plan may have changed it
    try:
        sys.stdout.flush()
    except SystemExit:
        return CLOSED_PIPE
    return code


def _complete(words: list[str]) -> int:
    """Answer a shell that did not come by the console script."""
    # Late import: a shell alone asks.
    from incplan.cli.completion.answer import complete

    return complete(words)


def _guarded(words: list[str], settings: Settings) -> int:
    try:
        return run_typed(words, settings) if words else _begin()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except IncplanError as error:
        return _refused(error, words, settings)
    except (KeyboardInterrupt, EOFError):
        say_aside(_interrupted(settings) + "\n")
        return INTERRUPTED
    except Exception as fault:  # catch everything: the last resort
        return _last_resort(fault, words, settings)


def _refused(error: IncplanError, words: list[str], settings: Settings) -> int:
    """Run again with the reason that is missing, where somebody is there to give it."""
    try:
        again = _explaining().with_reason(error, words, assume_yes=settings.assume_yes)
    except (KeyboardInterrupt, EOFError):
        say_aside(_interrupted(settings) + "\n")
        return INTERRUPTED
    if not again:
        return _explain(error, words, settings)
    settings.typed = tuple(again)
    return _guarded(again, settings)


def _explaining() -> ModuleType:
    # Late import: only where something went wrong.
    from incplan.cli.prompts import refusal

    return refusal


def _begin() -> int:
    """Neither a command nor a plan: how to begin."""
    # Late import: only where there is no plan.
    from incplan.cli.screens.plan.begin import begin_screen

    here = Path.cwd()
    beside = sorted(item.parent.name for item in here.glob("*/plan.yaml"))
    named = [name for name in beside if name.isprintable()][:_BESIDE]
    put_out(begin_screen(str(here), named).text())
    return 0


def _waiting(settings: Settings, code: int) -> int:
    """Say what is not in the plan, and ask whose it is where that is not sure."""
    desk = settings.desk
    if desk is None or not (settings.kept or settings.came_home or desk.found()):
        return code
    # Late import: hardly ever does anything wait.
    from incplan.cli.output.waiting import say_waiting

    with contextlib.suppress(SystemExit):
        code = say_waiting(settings, code)
    if settings.writes and desk.found().doubtful:
        from incplan.cli.prompts.whose_entries import ask_whose

        with contextlib.suppress(KeyboardInterrupt, EOFError):  # they go on waiting
            settings.came_home += ask_whose(desk, assume_yes=settings.assume_yes)
    return code


def _settle(settings: Settings) -> None:
    if settings.came_home:
        # Late imports, here and below: few runs need them, and none before its own work.
        from incplan.cli.session.session import settle

        with contextlib.suppress(KeyboardInterrupt):  # the next command commits them
            settle(settings)


def _interrupted(settings: Settings) -> str:
    """Say which entries are on disk, so that nobody types them again after Ctrl-C."""
    written = ids_on_disk(settings.written)
    if written:
        return _("Interrupted. On disk: {event}", event=written)
    return _("Interrupted; nothing was written.")


def _last_resort(fault: Exception, words: list[str], settings: Settings) -> int:
    """An unexpected exception: a file the system refuses, else a fault of ours."""
    named = isinstance(fault, OSError) and isinstance(fault.filename, str | bytes)
    if isinstance(fault, OSError) and named and "--debug" not in words:
        return _explain(fault, words, settings)
    from incplan.cli.output.fault_report import report_fault

    with contextlib.suppress(SystemExit):
        report_fault(fault, words)
    return FAULT


def _explain(problem: IncplanError | OSError, words: list[str], settings: Settings) -> int:
    telling = _explaining()
    error = telling.system_error(problem) if isinstance(problem, OSError) else problem
    gaps = settings.desk.gaps() if settings.desk else ()
    command = typed_command(words_of_command(words))
    with contextlib.suppress(SystemExit):  # standard error is gone too: only the exit code is left
        telling.explain(
            error, as_json_document="--json" in words, gaps=gaps, typed=words, command=command
        )
    return int(error.exit_code)


def run() -> None:
    """Console script."""
    leave(main())
