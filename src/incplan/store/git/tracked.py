"""Entries that git tracks and the disk lacks, read from git's index without starting git.

Starting git is slow, and every screen of an incident needs this. The index (`.git/index`, versions
2 and 3) holds plain paths; for other versions, or a plan not at the top of its repository, git is
asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import git
from incplan.store.git.place import usual_git_dir

_PLAIN: Final = (b"DIRC\x00\x00\x00\x02", b"DIRC\x00\x00\x00\x03")
_EVENT: Final = rb"(\d{8}T\d{9}Z-[a-z-]{2,30}-[a-z0-9]{10}\.yaml)\x00"
_IN: Final = rb"(?:incidents|exercises)/[A-Za-z0-9-]+"
_MARKS: Final = {
    b"-redacted-": re.compile(b"(" + _IN + rb"|journal)/\d{8}T\d{9}Z-redacted-[a-z0-9]{10}\.yaml"),
    b"/review.yaml": re.compile(b"(" + _IN + rb"/review\.yaml)\x00"),
}
_MOST: Final = 256 * 1024 * 1024


def tracked_events(root: Path, folders: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """File names of the entries that git tracks in each of these folders of the plan.

    Empty where there is no git, and where git cannot tell.
    """
    wanted = tuple(folders)
    index = _index(root)
    if index is None:
        return _asked(root, wanted)
    if len(wanted) == 1:
        return {wanted[0]: frozenset(_names(index, wanted[0]))}
    found: dict[str, set[str]] = {folder: set() for folder in wanted}
    for top in {folder.partition("/")[0] for folder in wanted}:
        pattern = re.compile(b"(" + re.escape(top.encode()) + rb"/[A-Za-z0-9-]+)/" + _EVENT)
        for match in pattern.finditer(index):
            folder = match[1].decode("ascii")
            if folder in found and index[match.start() - 1 : match.start()] != b"/":
                found[folder].add(match[2].decode("ascii"))
    return {folder: frozenset(names) for folder, names in found.items()}


@dataclass(frozen=True, slots=True)
class Marks:
    """Folders in which git tracks entries about removed words, and the reviews it tracks."""

    removals: frozenset[str]
    reviews: tuple[str, ...]


def tracked_marks(root: Path) -> Marks | None:
    """Both, in milliseconds however many entries there are; None where only git can tell."""
    index = _index(root)
    if index is None:
        return None
    found: dict[bytes, set[str]] = {}
    for sign, pattern in _MARKS.items():
        places = pattern.finditer(index) if sign in index else ()
        plain = (item for item in places if index[item.start() - 1 : item.start()] != b"/")
        found[sign] = {item[1].decode("ascii") for item in plain}
    return Marks(frozenset(found[b"-redacted-"]), tuple(sorted(found[b"/review.yaml"])))


def _names(index: bytes, folder: str) -> Iterator[str]:
    """The names in one folder; a plain search finds them ten times as fast as a pattern."""
    begin, event = f"{folder}/".encode(), re.compile(_EVENT)
    place = index.find(begin)
    while place >= 0:
        match = event.match(index, place + len(begin))
        if match is not None and index[place - 1 : place] != b"/":
            yield match[1].decode("ascii")
        place = index.find(begin, place + len(begin))


def _index(root: Path) -> bytes | None:
    """Git's index as bytes; None when only git itself can read it."""
    git_dir = usual_git_dir(root)
    if git_dir is None:
        return None
    try:
        with (git_dir / "index").open("rb") as stream:
            content = stream.read(_MOST)
    except FileNotFoundError:
        return b""
    except OSError:
        return None
    return content if content.startswith(_PLAIN) else None


def _asked(root: Path, folders: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    if not any((place / ".git").exists() for place in (root, *root.resolve().parents)):
        return {}
    answer = git(root, "ls-files", "-z", "--", *folders)
    if not answer.ok:
        return {}
    found: dict[str, set[str]] = {folder: set() for folder in folders}
    for path in answer.out.decode("utf-8", "replace").split("\0"):
        folder, _slash, name = path.rpartition("/")
        if folder in found and re.fullmatch(_EVENT.decode()[:-4], name):
            found[folder].add(name)
    return {folder: frozenset(names) for folder, names in found.items()}
