"""A cached list of incidents that may be open, valid while the listed folders are unchanged.

Only for plans with many incidents: listing thousands of names took a sixth of `log`. The list is a
small text in the user's cache; if anything is unusual, the folders are listed.
"""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from incplan.store.cache.folder import cache_directory, is_own, put

#: A folder touched within this time before the hint may have changed again without a new stamp.
_RACY_NS: Final = 1_000_000_000


def hinted(folders: tuple[Path, ...], listed: Callable[[], tuple[list[str], bool]]) -> list[str]:
    """The names in a valid hint about these folders, otherwise those that `listed` finds.

    `listed` also says whether there were enough names to make a hint worthwhile.
    """
    try:
        state, newest = _state(folders)
        place = _place(folders)
    except OSError:
        return listed()[0]
    known = _read(place, state, newest)
    if known is not None:
        return known
    found, many = listed()
    if many and newest + _RACY_NS <= time.time_ns():
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            put(place, "\n".join([state, *found, "end"]).encode())
    return found


def _read(place: Path, state: str, newest: int) -> list[str] | None:
    try:
        with open(place, encoding="utf-8") as stream:  # noqa: PTH123 -- pathlib is slower
            info = os.fstat(stream.fileno())
            lines = stream.read().split("\n")
    except (OSError, ValueError):
        return None
    settled = newest + _RACY_NS <= info.st_mtime_ns
    whole = len(lines) > 1 and lines[0] == state and lines[-1] == "end"
    return lines[1:-1] if is_own(info) and settled and whole else None


def _state(folders: tuple[Path, ...]) -> tuple[str, int]:
    """The folders' stamps in one line, and when the newest was touched."""
    words, newest = [os.path.realpath(folders[0]).replace("\n", "?")], 0
    for folder in folders:
        try:
            info = os.lstat(folder)
        except FileNotFoundError:
            words.append("-")
            continue
        words.append(f"{info.st_ino} {info.st_mtime_ns} {info.st_ctime_ns} {info.st_mode}")
        newest = max(newest, info.st_mtime_ns, info.st_ctime_ns)
    return " | ".join(words), newest


def _place(folders: tuple[Path, ...]) -> Path:
    info = os.lstat(folders[0])
    return cache_directory() / "open" / f"{info.st_dev:x}-{info.st_ino:x}.txt"
