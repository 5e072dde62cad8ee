"""The user's own folder for files that may be deleted at any time."""

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
