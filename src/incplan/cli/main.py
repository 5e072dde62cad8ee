"""The entry point: one handler between every error and its exit code."""

import os
import sys

from incplan.cli.lane import Light, short_way
from incplan.cli.present import present
from incplan.errors import FAULT, INTERRUPTED, IncplanError
from incplan.i18n.catalogue import _, activate_language, choose_language


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns the exit code of the command contract."""
    _tolerant_streams()
    # Looking for plugins of Pydantic reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    activate_language(choose_language(None, None, os.environ))
    words = sys.argv[1:] if argv is None else argv
    try:
        return _run(words)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except IncplanError as error:
        return _explain(error, words)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write(_("Interrupted; nothing was written.") + "\n")
        return INTERRUPTED
    except Exception as fault:  # the last resort: a fault of ours
        from incplan.cli.faults import report_fault

        report_fault(fault, words)
        return FAULT


def _run(words: list[str]) -> int:
    call = short_way(words)
    if call is None:
        from incplan.cli.typed import run_typed

        return run_typed(words)
    return present(call.settings, call.module.command(Light(call.settings), **call.words))


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
