"""The plan as it was last read, kept in the user's own cache: YAML is slow, nights are short.

A copy counts only when every file that was read still has the same name, size, times and inode,
and none was touched in the second before the copy was made. Anything odd about the copy and the
files are read again; `validate` never uses it. The folder is the user's own and closed to others:
it holds pickled values, of classes named below only.
"""

import contextlib
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from incplan import __version__
from incplan.store.resources import data_file, fiches_dir

if TYPE_CHECKING:
    from incplan.store.plan import LoadedPlan

_PARTS: Final = ("activities", "contacts", "suppliers", "fiches")
_FILES: Final = ("plan.yaml", "levels.yaml", "accepted-findings.yaml")
#: A file touched in this time before the copy was made may have changed again unseen.
_RACY_NS: Final = 1_000_000_000
_MODULES: Final = ("incplan.", "datetime", "decimal", "zoneinfo", "pathlib")
_BUILTINS: Final = frozenset({"set", "frozenset", "dict", "list", "tuple"})


def cache_directory() -> Path:
    """Where this user's disposable files live on this system."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "incplan" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "incplan"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "incplan"


def remembered(root: Path) -> "LoadedPlan | None":
    """The plan as last read, when nothing it was read from has changed. Never raises."""
    try:
        path = _place(root)
        with path.open("rb") as stream:
            info = os.fstat(stream.fileno())
            if hasattr(os, "geteuid") and info.st_uid != os.geteuid():
                return None
            raw = stream.read()
        print_, newest = _print(root)
        head, body = raw[:64], raw[64:]
        if newest + _RACY_NS > info.st_mtime_ns or head[:32] != print_:
            return None
        if head[32:] != hashlib.sha256(body).digest():
            return None
        found: LoadedPlan = _Unpickler(io.BytesIO(body)).load()
    except Exception:  # a copy that cannot be used is no copy
        return None
    return found


def remember(root: Path, loaded: "LoadedPlan") -> None:
    """Keep a plan just read, for the next command. Never raises; the positions are left out."""
    from incplan.store.plan import LoadedPlan

    temporary: Path | None = None
    try:
        light = LoadedPlan(loaded.plan, loaded.broken, loaded.diagnostics, {}, loaded.parts)
        body = pickle.dumps(light, pickle.HIGHEST_PROTOCOL)
        path = _place(root)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "wb") as stream:  # noqa: PTH123 -- a descriptor
            stream.write(_print(root)[0] + hashlib.sha256(body).digest() + body)
        temporary.replace(path)
    except Exception:  # no cache, no harm
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _place(root: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    return cache_directory() / "plans" / f"{key}.bin"


def _print(root: Path) -> tuple[bytes, int]:
    """A fingerprint of all that a plan is read from, and when the newest of it was touched."""
    import pydantic

    digest = hashlib.sha256(f"{__version__} {sys.version} {pydantic.VERSION}\n".encode())
    newest = 0
    for path, info in _stamps(root):
        stamp = (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino, info.st_mode)
        digest.update(f"{path!r} {stamp}\n".encode())
        newest = max(newest, info.st_mtime_ns, info.st_ctime_ns)
    return digest.digest(), newest


def _stamps(root: Path) -> Iterable[tuple[str, os.stat_result]]:
    for name in _FILES:
        with contextlib.suppress(FileNotFoundError):
            yield name, os.lstat(root / name)
    yield "shipped levels", data_file("levels.yaml").lstat()
    code = Path(__file__).parent.parent
    folders = [(root / part, part) for part in _PARTS]
    for folder, label in (*folders, (fiches_dir(), "shipped"), (code / "plan", "code")):
        try:
            entries = os.scandir(folder)
        except OSError:
            continue
        with entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            yield f"{label}/{entry.name}", entry.stat(follow_symlinks=False)


class _Unpickler(pickle.Unpickler):
    """Values of our own classes and of plain ones; nothing else is ever built."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a value. Raises UnpicklingError for one that has no place here."""
        ours = module.startswith(_MODULES) or (module == "builtins" and name in _BUILTINS)
        if not ours and (module, name) != ("collections", "OrderedDict"):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
