"""The files of many trees at once: what two of them share is read once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from incplan.store.git.proof.objects import read_objects, tree_entries

#: Deeper folders, and more files of one tree, are made to tire whoever reads them.
_DEEPEST: Final = 64
_MOST: Final = 5000

#: Name, mode and id of each entry of each tree.
Trees = Mapping[str, tuple[tuple[str, str, str], ...]]


def read_trees(root: Path, wanted: Iterable[str]) -> Trees:
    """These trees and all that are in them, a few questions to git for each level."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    level = tuple(dict.fromkeys(wanted))
    for _depth in range(_DEEPEST):
        if not level:
            break
        contents = read_objects(root, level)
        for tree in level:
            found[tree] = tuple(tree_entries(contents.get(tree, b""), len(tree) // 2))
        inner = (item for tree in level for _name, mode, item in found[tree] if is_folder(mode))
        level = tuple(item for item in dict.fromkeys(inner) if item not in found)
    return found


def is_folder(mode: str) -> bool:
    """Whether an entry of a tree is a tree."""
    return mode in ("40000", "040000")


class Chosen:
    """The chosen files of each tree, by path; a tree that stands in many is searched once."""

    def __init__(self, trees: Trees, choose: Callable[[str], bool]) -> None:
        self._trees = trees
        self._choose = choose
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}

    def files(self, tree: str, depth: int = 0) -> tuple[tuple[str, str], ...]:
        """Path and blob of each."""
        if tree not in self._known and depth < _DEEPEST:
            self._known[tree] = tuple(islice(self._found(tree, depth), _MOST))
        return self._known.get(tree, ())

    def _found(self, tree: str, depth: int) -> Iterator[tuple[str, str]]:
        for name, mode, item in self._trees.get(tree, ()):
            if is_folder(mode):
                yield from ((f"{name}/{path}", blob) for path, blob in self.files(item, depth + 1))
            elif mode.startswith("100") and self._choose(name):
                yield name, item
