"""The plan as it was last read, and the shipped reference: YAML is slow, nights are short.

Of the plan every file that was read must still have the same name, size, times and inode;
`validate` never uses the copy.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
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
    """The plan as last read, when nothing it was read from has changed. Never raises."""
    try:
        found: LoadedPlan = read_copy(_place(root), _stamps(root))
    except Exception:  # a copy that cannot be used is no copy
        return None
    return found


def remember(root: Path, loaded: "LoadedPlan") -> None:
    """Keep a plan just read, for the next command. Never raises; the positions are left out."""
    light = LoadedPlan(
        loaded.plan, loaded.broken, loaded.diagnostics, {}, loaded.parts, loaded.shipped
    )
    with contextlib.suppress(OSError, RuntimeError):
        write_copy(_place(root), light, _stamps(root))


def shipped_reference() -> ShippedReference:
    """What is shipped, as last read. Raises UnreadableError as `load_pack` does."""

    def read() -> ShippedReference:
        # A door: pydantic, when there is no copy yet.
        from incplan.store.obligations.pack import load_pack
        from incplan.store.obligations.reference import load_size_limits

        return ShippedReference(load_pack(), load_size_limits())

    return _as_last_read("shipped", _SHIPPED, read)


def shipped_authorities() -> "AuthorityPack":
    """Emergency services and authorities, as last read."""

    def read() -> "AuthorityPack":
        # A door: pydantic, when there is no copy yet.
        from incplan.store.obligations.reference import load_authorities

        return load_authorities()

    return _as_last_read("authorities", ("authorities.be.yaml",), read)


def _as_last_read(name: str, files: tuple[str, ...], read: Callable[[], Kept]) -> Kept:
    """What is read from shipped files; from a copy when neither they nor our models changed."""
    place = cache_directory() / "packs" / f"{name}.bin"
    try:
        found: Kept = read_copy(place, _shipped_stamps(files))
    except Exception:  # a copy that cannot be used is no copy
        found = read()
        with contextlib.suppress(OSError, RuntimeError):
            write_copy(place, found, _shipped_stamps(files))
    return found


def _place(root: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    return cache_directory() / "plans" / f"{key}.bin"


def _shipped_stamps(files: tuple[str, ...]) -> Iterator[Stamp]:
    for name in files:
        yield name, data_file(name).lstat()
    yield from code_stamps()


def _top_stamps(root: Path) -> Iterator[Stamp]:
    """The plan's own files and every copy of one: whatever at the top ends like them."""
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
