"""The three standard streams as they may be: closed, full, in an old code page, or given up.

A command is judged by what it did to the plan: a screen that takes nothing is no fault of it.
"""

import atexit
import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Any, NoReturn, TextIO, cast

from incplan.errors import CLOSED_PIPE


def open_streams() -> None:
    """Make sure there are three of them.

    A closed one (`>&-`) is given the null device: otherwise a file of the plan would get its
    number, and whatever prints would print into that file.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if mode == "r" else os.O_WRONLY)
        if getattr(sys, name) is None:
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
    for stream in (sys.stdout, sys.stderr):
        # A terminal in an old code page must not break output half-way.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.stdout = cast("TextIO", _Outgoing(sys.stdout))


class _Outgoing:
    """Standard output that leaves with CLOSED_PIPE when it takes nothing any more.

    The reader has left (`| head`), or the file behind is full; help and version print here too.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with self._or_leave():
            return self._stream.write(text)

    def flush(self) -> None:
        with self._or_leave():
            self._stream.flush()

    @contextlib.contextmanager
    def _or_leave(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            _give_up(self._stream)
            raise SystemExit(CLOSED_PIPE) from None


def leave(code: int) -> NoReturn:
    """End the process, everything said: without taking Python apart, which takes long."""
    atexit._run_exitfuncs()
    with contextlib.suppress(OSError, ValueError, SystemExit):
        sys.stdout.flush()
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def say_aside(text: str) -> None:
    """Text on standard error; when that takes nothing, the exit code still tells."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)


def put_out(content: str | bytes) -> None:
    """Text or bytes on standard output, all of it."""
    if isinstance(content, str):
        sys.stdout.write(content)
        sys.stdout.flush()
        return
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError:
        _give_up(sys.stdout)
        raise SystemExit(CLOSED_PIPE) from None


def _give_up(stream: Any) -> None:
    """Let what is left in a stream go nowhere, so that leaving Python does not stumble over it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
