"""The plan as it was last read, and the shipped pack of duties: YAML is slow, nights are short.

Of the plan every file that was read must still have the same name, size, times and inode;
`validate` never uses the copy.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from incplan.store.kept import (
    Stamp,
    cache_directory,
    code_stamps,
    folder_stamps,
    read_copy,
    write_copy,
)
from incplan.store.resources import data_file, fiches_dir

if TYPE_CHECKING:
    from incplan.plan.obligations import ObligationPack
    from incplan.store.plan import LoadedPlan

_PARTS: Final = ("activities", "contacts", "suppliers", "fiches")
_FILES: Final = ("plan.yaml", "levels.yaml", "accepted-findings.yaml")
_PACK: Final = "obligations.be.yaml"


def remembered(root: Path) -> "LoadedPlan | None":
    """The plan as last read, when nothing it was read from has changed. Never raises."""
    try:
        found: LoadedPlan = read_copy(_place(root), _stamps(root))
    except Exception:  # a copy that cannot be used is no copy
        return None
    return found


def remember(root: Path, loaded: "LoadedPlan") -> None:
    """Keep a plan just read, for the next command. Never raises; the positions are left out."""
    from incplan.store.plan import LoadedPlan

    light = LoadedPlan(loaded.plan, loaded.broken, loaded.diagnostics, {}, loaded.parts)
    with contextlib.suppress(OSError, RuntimeError):
        write_copy(_place(root), light, _stamps(root))


def shipped_pack() -> "ObligationPack":
    """The shipped duties to notify, as last read. Raises UnreadableError as `load_pack` does."""
    try:
        found: ObligationPack = read_copy(_pack_place(), _pack_stamps())
    except Exception:  # a copy that cannot be used is no copy
        from incplan.store.obligations import load_pack

        found = load_pack()
        with contextlib.suppress(OSError, RuntimeError):
            write_copy(_pack_place(), found, _pack_stamps())
    return found


def _place(root: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    return cache_directory() / "plans" / f"{key}.bin"


def _pack_place() -> Path:
    return cache_directory() / "packs" / f"{_PACK}.bin"


def _pack_stamps() -> Iterator[Stamp]:
    yield _PACK, data_file(_PACK).lstat()
    yield from code_stamps()


def _stamps(root: Path) -> Iterator[Stamp]:
    for name in _FILES:
        with contextlib.suppress(FileNotFoundError):
            yield name, os.lstat(root / name)
    yield "shipped levels", data_file("levels.yaml").lstat()
    for part in _PARTS:
        yield from folder_stamps(root / part, part)
    yield from folder_stamps(fiches_dir(), "shipped")
    yield from code_stamps()
