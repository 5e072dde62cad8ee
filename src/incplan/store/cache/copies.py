"""Values that are slow to read, cached for the user until one of their source files changes.

A copy counts only when the stamps of its sources are unchanged and none was touched in the second
before the copy was made. For anything unusual the sources are read again. The folder is closed to
other users: it holds pickled values, of the classes named below only.
"""

import contextlib
import hashlib
import io
import os
import pickle
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from datetime import timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final

from incplan import PACKAGE, __version__
from incplan.store.cache.folder import is_own, put

#: A file touched within this time before the copy may have changed again without a new stamp.
_RACY_NS: Final = 1_000_000_000
#: Modules whose values are kept.
_OURS: Final = ("incplan.plan.", "incplan.store.plan.", "incplan.diagnostics", "incplan.vocabulary")
#: Classes of the standard library that our values may hold.
_PLAIN: Final = frozenset(
    {
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("collections", "OrderedDict"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("decimal", "Decimal"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("pathlib", "PurePosixPath"),
    }
)

#: Each source by name, with its size, times and inode.
Stamp = tuple[str, os.stat_result]


def read_copy(path: Path, sources: Iterable[Stamp]) -> Any:
    """The cached value, if none of its sources has changed. Raises in all other cases."""
    return unpickled(verified_copy(path, sources))


def verified_copy(path: Path, sources: Iterable[Stamp]) -> bytes:
    """The bytes of the cached value. Raises when a source has changed, or they are damaged."""
    with path.open("rb") as stream:
        info = os.fstat(stream.fileno())
        if not is_own(info):
            raise PermissionError(path)
        raw = stream.read()
    print_, newest = _print(sources)
    head, body = raw[:64], raw[64:]
    if newest + _RACY_NS > info.st_mtime_ns or head[:32] != print_:
        raise LookupError(path)
    if head[32:] != hashlib.sha256(body).digest():
        raise ValueError(path)
    return body


def unpickled(body: bytes) -> Any:
    """The value of bytes that were verified."""
    return _Unpickler(io.BytesIO(body)).load()


def write_copy(path: Path, value: object, sources: Iterable[Stamp]) -> None:
    """Cache a value just read, for the next command. Never raises."""
    with contextlib.suppress(Exception):  # without a cache all still works
        print_, newest = _print(sources)
        if newest + _RACY_NS > time.time_ns():
            return  # it would not count
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        put(path, print_ + hashlib.sha256(body).digest() + body)


def folder_stamps(folder: Path, label: str) -> Iterator[Stamp]:
    """The files of a folder by name; nothing when it cannot be listed."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        yield f"{label}/{entry.name}", entry.stat(follow_symlinks=False)


@cache
def code_stamps() -> tuple[Stamp, ...]:
    """Stamps of the modules that define cached values: models of a plan and their base.

    A process looks once: what it runs is what it has imported.
    """
    top, below = str(PACKAGE), str(PACKAGE / "plan")
    return (*sorted(_modules(top, deep=False)), *sorted(_modules(below, deep=True)))


def _modules(package: str, *, deep: bool) -> Iterator[Stamp]:
    """The modules of a package, and of the packages inside it."""
    with os.scandir(package) as entries:  # pathlib takes four times as long
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path, entry.stat()
            elif deep and entry.name != "__pycache__" and entry.is_dir():
                yield from _modules(entry.path, deep=True)


def _print(sources: Iterable[Stamp]) -> tuple[bytes, int]:
    """A fingerprint of all source files, and when the newest was touched."""
    digest = hashlib.sha256(f"{__version__} {sys.version}\n".encode())
    newest = 0
    for path, info in sources:
        stamp = (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino, info.st_mode)
        digest.update(f"{path!r} {stamp}\n".encode())
        newest = max(newest, info.st_mtime_ns, info.st_ctime_ns)
    return digest.digest(), newest


class _Unpickler(pickle.Unpickler):
    """Unpickles our own classes and plain types; no other class is ever built."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a value. Raises UnpicklingError for one that has no place here.

        A pickle may name anything and call it, through a module of ours as well (`a.b.os.system`).
        So what is named must be a class, made of fields or of names for values, in the very module
        that defines it.
        """
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if not module.startswith(_OURS) or not name.isidentifier():
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if not _is_value(found) or (found.__module__, found.__qualname__) != (module, name):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _is_value(found: object) -> bool:
    kinds = (Enum, timedelta)
    return isinstance(found, type) and (is_dataclass(found) or issubclass(found, kinds))
