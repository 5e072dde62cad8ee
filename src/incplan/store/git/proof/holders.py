"""Where words that were removed still stand: references, stashes, the index, the disk.

A reference is looked at as it would be checked out, in all its folders: the plan may have moved.
Older commits keep the words until history is rewritten (docs/erasure.md), which is no work for a
tool that never rewrites.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import git
from incplan.store.git.failures import GitFailure
from incplan.store.git.proof.objects import blob_id, objects_named, read_objects
from incplan.store.git.proof.references import Index, Place, all_places
from incplan.store.git.proof.trees import Chosen, read_trees
from incplan.store.journal.folder import parse_event_name
from incplan.store.journal.removals import Removal, find_removals, holds_words, still_on_disk

#: In so many files at once words are looked for.
_AT_ONCE: Final = 500
#: Letters of the id of an event.
_ID: Final = 10
_NOTES: Final = "refs/notes/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A place in which removed words still stand, and the files that hold them.

    `kind` is `disk`, `index`, one of those of `Place`, or `unread` where git does not tell; `name`
    is how people and git name it, or git's own words.
    """

    kind: str
    name: str
    files: tuple[str, ...]


def find_holders(root: Path) -> tuple[Holder, ...] | GitFailure:
    """Every place that holds removed words; nothing is asked where none were ever removed.

    Without a repository, the disk alone. A failure when git cannot tell.
    """
    removals = find_removals(root)
    if not removals:
        return ()
    on_disk = still_on_disk(root, removals)
    disk = (Holder(kind="disk", name=".", files=on_disk),) if on_disk else ()
    known = all_places(root)
    if isinstance(known, GitFailure):
        return disk if known.code in ("git.not_a_repository", "git.no_git") else known
    look = _Look({item.entry: item for item in removals}, known.prefix)
    held = [*_in_indexes(root, look, known.indexes), *_in_places(root, look, known.places)]
    bad = _with_words(root, look, ((path, blob) for _kind, _name, path, blob in held))
    found: dict[tuple[str, str], set[str]] = {}
    for kind, name, path, blob in held:
        if (path, blob) in bad:
            found.setdefault((kind, name), set()).add(look.shown(path))
    told = (
        Holder(kind=kind, name=name, files=tuple(sorted(files)))
        for (kind, name), files in found.items()
    )
    return (*disk, *told)


def holders_or_doubt(root: Path) -> tuple[Holder, ...]:
    """The same; where git does not tell, that."""
    found = find_holders(root)
    if isinstance(found, GitFailure):
        return (Holder(kind="unread", name=found.words or found.code, files=()),)
    return found


@dataclass(frozen=True, slots=True)
class _Look:
    """What is looked for, by the id of the entry, and the plan's folder in its repository."""

    removals: Mapping[str, Removal]
    prefix: str

    def told_by(self, name: str) -> list[Removal]:
        """The removals that a file name tells of."""
        parts = (part[:_ID] for part in name.split("-"))
        return [self.removals[part] for part in parts if part in self.removals]

    def chosen(self, name: str) -> bool:
        """Whether a file may be an entry of which words were removed, or a copy of one.

        A copy may have got another name; what is named as another entry is that one.
        """
        return bool(self.told_by(name)) or ("yaml" in name and parse_event_name(name) is None)

    def shown(self, path: str) -> str:
        """A path as people name it: from the plan, or from the top of its repository."""
        return path.removeprefix(self.prefix)


_Held = tuple[str, str, str, str]


def _in_places(root: Path, look: _Look, places: Iterable[Place]) -> Iterator[_Held]:
    """Kind, name, path and blob of each file that may hold words."""
    known = tuple(places)
    asked = (f"{place.where}^{{{kind}}}" for place in known for kind in ("tree", ""))
    found = objects_named(root, asked)
    trees = {place: found.get(f"{place.where}^{{tree}}", ("", ""))[1] for place in known}
    contents = read_trees(root, filter(None, trees.values()))
    chosen, all_files = Chosen(contents, look.chosen), Chosen(contents, bool)
    for place, tree in trees.items():
        kind, item = found.get(f"{place.where}^{{}}", ("", ""))
        if tree:
            files = (all_files if place.name.startswith(_NOTES) else chosen).files(tree)
            yield from ((place.kind, place.name, path, blob) for path, blob in files)
        elif kind == "blob":
            yield place.kind, place.name, item, item


def _in_indexes(root: Path, look: _Look, indexes: Iterable[Index]) -> Iterator[_Held]:
    """The same for what is staged, unmerged versions included."""
    # The whole repository, which a literal path cannot mean.
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    for index in indexes:
        words = ("ls-files", "-s", "-z", "--full-name", "--", ":/")
        listed = git(root, *words, index=index.file, extra=magic)
        for line in listed.out.decode("utf-8", "surrogateescape").split("\0") if listed.ok else ():
            facts, _tab, path = line.partition("\t")
            if facts.startswith("100") and look.chosen(path.rpartition("/")[2]):
                yield index.kind, index.name, path, facts.split(" ")[1]


def _with_words(
    root: Path, look: _Look, files: Iterable[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Those of some files, each a path and a blob, in which words still stand."""
    paths: dict[str, list[str]] = {}
    for path, blob in dict.fromkeys(files):
        paths.setdefault(blob, []).append(path)
    blobs, found = tuple(paths), set[tuple[str, str]]()
    for start in range(0, len(blobs), _AT_ONCE):
        for blob, content in read_objects(root, blobs[start : start + _AT_ONCE]).items():
            found |= {(path, blob) for path in paths[blob] if _holds(look, path, blob, content)}
    return frozenset(found)


def _holds(look: _Look, path: str, blob: str, content: bytes) -> bool:
    """Whether words stand in a file; so where git has lost it, but for one with another name."""
    about = look.told_by(path.rpartition("/")[2])
    if not content and about:
        return blob != blob_id(b"", blob)
    about = about or [item for key, item in look.removals.items() if key.encode() in content]
    return any(holds_words(content, removal) for removal in about)
