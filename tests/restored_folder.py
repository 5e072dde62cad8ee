"""A folder that tests may change in any way, put back afterwards as it was before.

Only what a test has touched is written again: the times and numbers of all other files stay, and
what incplan and git know of them stays true, as in a folder that somebody works in every day.
"""

import os
import shutil
import stat
import subprocess
from pathlib import Path

#: What the system knows of a file: its kind, mode and owner; and of its content.
_Facts = tuple[int, ...]


class RestoredFolder:
    """A copy of a repository, alone in its parent folder."""

    def __init__(self, source: Path, place: Path) -> None:
        self.place = place
        self._source = source
        self._write()

    def restore(self) -> None:
        """Put back what was changed; write all of it again where that is not enough."""
        for beside in self.place.parent.iterdir():
            if beside != self.place:
                _remove(beside)
        now = _facts_of(self.place) if self.place.is_dir() else {}
        folders_stand = all(
            now.get(name) == facts for name, facts in self._facts.items() if len(facts) == FOLDER
        )
        if not folders_stand:
            self._write()
            return
        for name in sorted(now.keys() - self._facts.keys()):
            _remove(self.place / name)
        changed = [name for name, facts in self._facts.items() if now.get(name) != facts]
        for name in changed:
            _remove(self.place / name)
            (self.place / name).write_bytes(self._content[name])
            (self.place / name).chmod(stat.S_IMODE(self._facts[name][0]))
        if changed:
            fresh = _facts_of(self.place)
            self._facts.update({name: fresh[name] for name in changed})

    def _write(self) -> None:
        _remove(self.place)
        shutil.copytree(self._source, self.place, symlinks=True)
        # Git would otherwise read every file again to see that none has changed.
        refresh = ["git", "-C", str(self.place), "update-index", "-q", "--refresh"]
        subprocess.run(refresh, check=True)
        self._facts = _facts_of(self.place)
        self._content = {
            name: (self.place / name).read_bytes()
            for name, facts in self._facts.items()
            if len(facts) != FOLDER
        }


#: How many facts are told of a folder, whose times say nothing about its files.
FOLDER = 3


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
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")
                else:
                    facts += (info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
                found[name] = facts
    return found


def _remove(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
