"""The user's own folder for files that may be deleted at any time."""

import contextlib
import os
import sys
from pathlib import Path


def cache_directory() -> Path:
    """Where this user's disposable files live on this system."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "incplan" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "incplan"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "incplan"


def put(place: Path, content: bytes) -> None:
    """Write a file as a whole, readable by this user only. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = place.with_name(f"{place.name}.{os.urandom(4).hex()}")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "wb") as stream:  # noqa: PTH123 -- a descriptor
            stream.write(content)
        temporary.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def is_own(info: os.stat_result) -> bool:
    """Whether this user wrote the file; files of others are not trusted."""
    return not hasattr(os, "geteuid") or info.st_uid == os.geteuid()
