"""The plan as it was last read, and the shipped reference: YAML is slow, nights are short.

Of the plan every file that was read must still have the same name, size, times and inode;
`validate` never uses the copy.
"""

import contextlib
import hashlib
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from incplan.frozen import dataclass
from incplan.store.cachedir import cache_directory
from incplan.store.kept import (
    Stamp,
    code_stamps,
    folder_stamps,
    read_copy,
    unpickled,
    verified_copy,
    write_copy,
)
from incplan.store.resources import data_file, fiches_dir

if TYPE_CHECKING:
    from incplan.plan.company_size import SizeLimits
    from incplan.plan.obligations import ObligationPack
    from incplan.store.loaded import LoadedPlan

_PARTS: Final = ("activities", "contacts", "suppliers", "fiches")
_FILES: Final = ("plan.yaml", "levels.yaml", "accepted-findings.yaml")
_MODELLING: Final = "incplan.plan.modelling"
_SHIPPED: Final = ("obligations.be.yaml", "nis2-size.yaml")
#: Set where everything is to be read afresh.
AFRESH: Final = "INCPLAN_READ_AFRESH"


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


def take_up(root: Path) -> "tuple[LoadedPlan, ShippedReference] | None":
    """Plan and reference as last read, for a command that checks nothing, without pydantic.

    None when either has changed, or when models were imported before: they are what they are.
    """
    if _MODELLING in sys.modules or os.environ.get(AFRESH):
        return None
    before = set(sys.modules)
    try:
        plan = verified_copy(_place(root), _stamps(root))
        shipped = verified_copy(_shipped_place(), _shipped_stamps())
        sys.modules[_MODELLING] = importlib.import_module("incplan.plan.bare")
        return unpickled(plan), unpickled(shipped)
    except Exception:  # a copy that cannot be used is no copy
        for name in sys.modules.keys() - before:  # models without checks come again with them
            if name.startswith("incplan."):
                del sys.modules[name]
    return None


def remember(root: Path, loaded: "LoadedPlan") -> None:
    """Keep a plan just read, for the next command. Never raises; the positions are left out."""
    from incplan.store.loaded import LoadedPlan

    light = LoadedPlan(loaded.plan, loaded.broken, loaded.diagnostics, {}, loaded.parts)
    with contextlib.suppress(OSError, RuntimeError):
        write_copy(_place(root), light, _stamps(root))


def shipped_reference() -> ShippedReference:
    """What is shipped, as last read. Raises UnreadableError as `load_pack` does."""
    try:
        found: ShippedReference = read_copy(_shipped_place(), _shipped_stamps())
    except Exception:  # a copy that cannot be used is no copy
        from incplan.store.obligations import load_pack
        from incplan.store.reference import load_size_limits

        found = ShippedReference(load_pack(), load_size_limits())
        with contextlib.suppress(OSError, RuntimeError):
            write_copy(_shipped_place(), found, _shipped_stamps())
    return found


def _place(root: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    return cache_directory() / "plans" / f"{key}.bin"


def _shipped_place() -> Path:
    return cache_directory() / "packs" / "shipped.bin"


def _shipped_stamps() -> Iterator[Stamp]:
    for name in _SHIPPED:
        yield name, data_file(name).lstat()
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
