"""The standard streams in any state: closed, full, in an old code page, or with no reader left.

The exit code tells what a command did to the plan: failing output is not a fault of the command.
"""

import atexit
import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Any, NoReturn, TextIO, cast

from incplan.errors import CLOSED_PIPE


def open_streams() -> None:
    """Make sure that file descriptors 0 to 2 are open.

    A closed one (`>&-`) is opened on the null device: otherwise a file of the plan would get its
    number, and output would be printed into that file.
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
        # Characters that an old code page lacks are replaced instead of raising an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.stdout = cast("TextIO", _Outgoing(sys.stdout))


class _Outgoing:
    """Standard output that exits with CLOSED_PIPE when writing fails.

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
    """End the process without the interpreter's shutdown, which takes long."""
    atexit._run_exitfuncs()
    with contextlib.suppress(OSError, ValueError, SystemExit):
        sys.stdout.flush()
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def say_aside(text: str) -> None:
    """Write to standard error; if that fails, the exit code still tells the result."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)


def put_out(content: str | bytes) -> None:
    """Write all of a text or bytes to standard output."""
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
    """Redirect a broken stream to the null device, so that closing it at exit raises nothing."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
