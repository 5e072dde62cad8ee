"""Run a command and take what it used: CPU time and memory, of its children too."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plans import NOW, environment


@dataclass
class Row:
    """One job; `prepare` runs before each round and is not timed.

    `root` is the plan, or builds it: only the plans of rows that are wanted are built. `{root}` in
    the words is that folder. With `terminal`, what it says goes to one; `given` makes a file for
    its standard input.
    """

    name: str
    words: list[str]
    root: Path | Callable[[], Path] | None = None
    prepare: Callable[[], None] = lambda: None
    terminal: bool = False
    now: str = NOW
    given: Callable[[], Path] | None = None
    best: float = field(default=9e9)
    peak_mb: float = 0.0

    def build(self) -> None:
        """Make the plan and the input that the job works on."""
        if callable(self.root):
            self.root = self.root()
        if self.given is not None:
            path = self.given()
            self.given = lambda: path
        self.words = [word.replace("{root}", str(self.root)) for word in self.words]


def measure(row: Row, place: Path, *, wall: bool) -> None:
    """One round: the process and its children; of memory, the most any of them held."""
    row.prepare()
    start = time.perf_counter()
    with (
        (row.given() if row.given else Path(os.devnull)).open("rb") as given,
        (place / "err").open("wb") as err,
        screen() if row.terminal else (place / "out").open("wb") as out,
    ):
        here = environment(place, row.root, row.now)
        process = subprocess.Popen(row.words, env=here, stdin=given, stdout=out, stderr=err)
        _pid, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, 4, 11):
        sys.exit(f"{row.name}: exit {process.returncode}\n{(place / 'err').read_text()}")
    row.best = min(row.best, seconds if wall else used.ru_utime + used.ru_stime)
    row.peak_mb = max(row.peak_mb, used.ru_maxrss / 1024)


@contextlib.contextmanager
def screen() -> Iterator[int]:
    """A terminal of 100 columns; what is written there is read and forgotten."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))

    def read() -> None:
        with contextlib.suppress(OSError):  # the terminal is closed
            while os.read(ours, 65536):
                pass

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield theirs
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)
