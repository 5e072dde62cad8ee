"""Where a remote is: the forms of an address that are used, read as git reads them.

Git takes much more for an address: programs (`ext::`), helpers by name, options of ssh in the place
of a host. What is not one of the usual forms here is refused.
"""

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from incplan.frozen import dataclass

_HOST: Final = r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\])"
_USER: Final = r"(?:[A-Za-z0-9_.~%+][^\s@/]*@)?"
_WEB: Final = re.compile(rf"(?:https?|ssh|git)://{_USER}{_HOST}(?::\d{{1,5}})?(?:/(?!-).*)?", re.A)
_SCP: Final = re.compile(rf"(?:[A-Za-z0-9_.][A-Za-z0-9_.+-]*@)?{_HOST}:(?![-:]).+", re.A)
_FILE: Final = "file://"
_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a usual form; `folder` when it is a place on this machine."""

    url: str
    folder: Path | None = None


def read_address(url: str, top: Path) -> Address | None:
    """What git makes of an address in a work tree; None for a form that is not used."""
    if not url or url.startswith("-") or any(ord(char) < 32 or ord(char) == 127 for char in url):
        return None
    if url.startswith(_FILE):
        return _on_this_machine(_after_file(url), top)
    if _is_path(url):
        return _on_this_machine(url, top)
    usual = _WEB.fullmatch(url) or (_SCP.fullmatch(url) and "://" not in url)
    return Address(url) if usual else None


def leads_into(address: Address, places: tuple[Path, ...]) -> bool:
    """Whether a folder of this machine is one of these places or inside one."""
    if address.folder is None:
        return False
    text = os.fspath(address.folder)
    # Git also tries these where there is no repository under the name itself.
    tried = {Path(f"{text}{ending}").resolve() for ending in ("", ".git", "/.git")}
    return any(one.is_relative_to(place.resolve()) for one in tried for place in places)


def _after_file(url: str) -> str:
    """The path of a `file:` address, whose escapes git decodes; empty with a host in it."""
    path = unquote(url.removeprefix(_FILE), errors="surrogateescape")
    if os.name == "nt" and _DRIVE.match(path[1:]):
        return path[1:]
    return path if path.startswith("/") and "\0" not in path else ""


def _is_path(url: str) -> bool:
    if os.name == "nt" and _DRIVE.match(url):
        return True
    before, colon, _after = url.partition(":")
    return not colon or "/" in before


def _on_this_machine(path: str, top: Path) -> Address | None:
    if path == "~" or path.startswith("~/"):
        path = os.path.expanduser(path)  # noqa: PTH111 -- leaves alone what it does not know
    if not path or path.startswith("~"):
        return None
    folder = Path(top, path).resolve()
    return Address(os.fspath(folder), folder)
