"""A short program run to its end, as `subprocess.run` does, for one that asks and answers little.

Importing `subprocess` takes as long as four questions to git; `log` asks that many.
"""

import contextlib
import os
import select
import time
from typing import Final

from incplan.frozen import dataclass

#: What a pipe holds on every system, so that writing it all at once never waits.
PIPE: Final = 16_384
_KILL: Final = 9
#: Python ignores it; a program expects the usual.
_PIPE_SIGNAL: Final = 13


@dataclass(frozen=True, slots=True)
class Ended:
    """Exit code, negative for a signal, and what came out of both streams."""

    code: int
    out: bytes
    err: bytes


def can_spawn(stdin: bytes) -> bool:
    """Whether `spawn` can do it here; else `subprocess` must."""
    return hasattr(os, "posix_spawnp") and hasattr(select, "poll") and len(stdin) <= PIPE


def spawn(words: list[str], environment: dict[str, str], stdin: bytes, limit: float) -> Ended:
    """Run it in a session of its own, seconds at most.

    Raises OSError when it cannot be started, NotImplementedError on a system that knows no
    sessions, TimeoutError when it took too long; it is dead then.
    """
    pipes = [os.pipe() for _stream in range(3)]
    ours, theirs = [pipes[0][1], pipes[1][0], pipes[2][0]], [pipes[0][0], pipes[1][1], pipes[2][1]]
    try:
        actions = [(os.POSIX_SPAWN_DUP2, end, stream) for stream, end in enumerate(theirs)]
        try:
            pid = os.posix_spawnp(
                words[0],
                words,
                environment,
                file_actions=actions,
                setsid=True,
                setsigdef=(_PIPE_SIGNAL,),
            )
        finally:
            for end in theirs:
                os.close(end)
        return _followed(pid, ours, stdin, time.monotonic() + limit)
    finally:
        for end in ours:
            if end >= 0:
                os.close(end)


def _followed(pid: int, ours: list[int], stdin: bytes, deadline: float) -> Ended:
    code = None
    try:
        with contextlib.suppress(BrokenPipeError):  # it did not want to know
            os.write(ours[0], stdin)
        os.close(ours[0])
        ours[0] = -1
        out, err = _read(ours[1:], deadline)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    finally:
        if code is None:
            os.kill(pid, _KILL)
            os.waitpid(pid, 0)
    return Ended(code, out, err)


def _read(ends: list[int], deadline: float) -> list[bytes]:
    """All that comes out of pipes until both are closed."""
    found: dict[int, list[bytes]] = {end: [] for end in ends}
    waiting = select.poll()
    for end in ends:
        waiting.register(end, select.POLLIN | select.POLLHUP)
    still = set(ends)
    while still:
        left = deadline - time.monotonic()
        ready = waiting.poll(max(0.0, left * 1000)) if left > 0 else []
        if not ready:
            raise TimeoutError
        for end, _events in ready:
            part = os.read(end, 65_536)
            found[end].append(part)
            if not part:
                waiting.unregister(end)
                still.discard(end)
    return [b"".join(found[end]) for end in ends]


__all__ = ["Ended", "can_spawn", "spawn"]
