"""A folder that tests may change in any way, put back afterwards as it was before.

Only what a test has touched is written again: the times and numbers of all other files stay, and
what incplan and git know of them stays true, as in a folder that somebody works in every day.
"""

import os
import shutil
import stat
from pathlib import Path

#: What the system knows of an entry: its mode and owner; of a file also what tells of its content.
_Facts = tuple[int, ...]


class RestoredFolder:
    """A folder as it is now."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._facts = _facts_of(place)
        self._content = {
            name: _content_of(place / name, facts[0]) for name, facts in self._facts.items()
        }

    def restore(self) -> None:
        """Put back what was changed or removed, and remove what was added."""
        now = _facts_of(self.place)
        for name in sorted(now.keys() - self._facts.keys()):
            _remove(self.place / name)
        # A folder comes before what is in it.
        changed = sorted(name for name, facts in self._facts.items() if now.get(name) != facts)
        for name in changed:
            _put(self.place / name, self._facts[name][0], self._content[name])
        if changed:
            fresh = _facts_of(self.place)
            self._facts.update({name: fresh[name] for name in changed})


def _facts_of(place: Path) -> dict[str, _Facts]:
    """All files and folders below a place, by their path from there."""
    found: dict[str, _Facts] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(place / folder) as entries:
            for entry in entries:
                name = f"{folder}{entry.name}"
                info = entry.stat(follow_symlinks=False)
                facts = (info.st_mode, info.st_uid, info.st_gid)
                if entry.is_dir(follow_symlinks=False):  # its times say nothing about its files
                    waiting.append(f"{name}/")
                else:
                    facts += (info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
                found[name] = facts
    return found


def _content_of(place: Path, mode: int) -> bytes | str | None:
    """The bytes of a file, where a link points; None for a folder."""
    if stat.S_ISLNK(mode):
        return str(place.readlink())
    return None if stat.S_ISDIR(mode) else place.read_bytes()


def _put(place: Path, mode: int, content: bytes | str | None) -> None:
    if content is None:
        if place.is_symlink() or not place.is_dir():
            _remove(place)
            place.mkdir()
    else:
        _remove(place)
        if isinstance(content, str):
            place.symlink_to(content)
            return
        place.write_bytes(content)
    place.chmod(stat.S_IMODE(mode))


def _remove(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
