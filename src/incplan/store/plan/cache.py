"""Cached copies of the plan and the shipped reference, since reading YAML is slow.

A plan's copy counts if every file still has the same name, size, times and inode; `validate` never
uses it.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeVar

from incplan.frozen import dataclass
from incplan.store.cache.copies import (
    Stamp,
    code_stamps,
    folder_stamps,
    read_copy,
    write_copy,
)
from incplan.store.cache.folder import cache_directory
from incplan.store.disk.resources import data_file, fiches_dir
from incplan.store.plan.loaded import LoadedPlan

if TYPE_CHECKING:
    from incplan.plan.obligations.authorities import AuthorityPack
    from incplan.plan.obligations.company_size import SizeLimits
    from incplan.plan.obligations.pack import ObligationPack

Kept = TypeVar("Kept")
_PARTS: Final = ("activities", "contacts", "suppliers", "fiches")
#: How the name of a plan file ends, or that of a copy of one.
_ENDINGS: Final = (".yaml", ".yml")
_SHIPPED: Final = ("obligations.be.yaml", "nis2-size.yaml")


@dataclass(frozen=True, slots=True)
class ShippedReference:
    """Facts that come with the program: duties to notify, sizes from which NIS2 may apply."""

    pack: "ObligationPack"
    size_limits: "SizeLimits"


def remembered(root: Path) -> "LoadedPlan | None":
    """The cached plan, when none of its source files has changed. Never raises."""
    try:
        found: LoadedPlan = read_copy(_place(root), _stamps(root))
    except Exception:  # a damaged copy counts as none
        return None
    return found


def remember(root: Path, loaded: "LoadedPlan") -> None:
    """Cache a plan just read, for the next command, without positions. Never raises."""
    light = LoadedPlan(
        loaded.plan,
        loaded.broken,
        loaded.diagnostics,
        {},
        loaded.parts,
        loaded.shipped,
        loaded.salvaged,
    )
    with contextlib.suppress(OSError, RuntimeError):
        write_copy(_place(root), light, _stamps(root))


def shipped_reference() -> ShippedReference:
    """The shipped reference, cached. Raises UnreadableError as `load_pack` does."""

    def read() -> ShippedReference:
        return ShippedReference(*_reading().load_reference())

    return _as_last_read("shipped", _SHIPPED, read)


def shipped_authorities() -> "AuthorityPack":
    """Emergency services and authorities, cached."""

    def read() -> "AuthorityPack":
        found: AuthorityPack = _reading().load_authorities()
        return found

    return _as_last_read("authorities", ("authorities.be.yaml",), read)


def _reading() -> ModuleType:
    # Late import: pydantic, when there is no copy yet.
    from incplan.store.obligations import reference

    return reference


def _as_last_read(name: str, files: tuple[str, ...], read: Callable[[], Kept]) -> Kept:
    """A value read from shipped files, or its cached copy while files and models are unchanged."""
    place = cache_directory() / "packs" / f"{name}.bin"
    try:
        found: Kept = read_copy(place, _shipped_stamps(files))
    except Exception:  # a damaged copy counts as none
        found = read()
        with contextlib.suppress(OSError, RuntimeError):
            write_copy(place, found, _shipped_stamps(files))
    return found


def values_place(root: Path) -> Path:
    """Where values of single files of a plan are cached (`file_values`)."""
    return _place(root).with_suffix(".files")


def _place(root: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    return cache_directory() / "plans" / f"{key}.bin"


def _shipped_stamps(files: tuple[str, ...]) -> Iterator[Stamp]:
    for name in files:
        yield name, data_file(name).lstat()
    yield from code_stamps()


def _top_stamps(root: Path) -> Iterator[Stamp]:
    """Stamps of the plan's top-level files and of all copies of them."""
    with os.scandir(root) as entries:
        found = sorted(entry.name for entry in entries if entry.name.lower().endswith(_ENDINGS))
    for name in found:
        yield name, os.lstat(root / name)


def _stamps(root: Path) -> Iterator[Stamp]:
    yield from _top_stamps(root)
    yield "shipped levels", data_file("levels.yaml").lstat()
    for part in _PARTS:
        yield from folder_stamps(root / part, part)
        if not os.access(root / part, os.R_OK | os.X_OK) or not (root / part).is_dir():
            with contextlib.suppress(OSError):
                yield f"{part} itself", os.lstat(root / part)
    yield from folder_stamps(fiches_dir(), "shipped")
    yield from code_stamps()
