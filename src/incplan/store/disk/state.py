"""Where this user's state lives on this system: what must outlast a plan that cannot be written."""

import os
import sys
from pathlib import Path


def state_directory() -> Path:
    """The folder of our own in the user's state directory."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA", str(Path.home())))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "incplan"


def spool_directory() -> Path:
    """Where entries wait that a plan could not take; see `store/spool`."""
    return state_directory() / "spool"


def spool_names() -> tuple[str, ...]:
    """The folders there, of whatever plan; usually none."""
    try:
        return tuple(sorted(os.listdir(spool_directory())))  # noqa: PTH208 -- plain names
    except OSError:
        return ()
