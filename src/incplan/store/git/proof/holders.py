"""Where words that were removed still stand: references, stashes, the index, the disk.

A reference is looked at as it would be checked out. Older commits keep the words until history is
rewritten (docs/erasure.md), which is no work for a tool that never rewrites.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import git
from incplan.store.git.failures import GitFailure, failure_of
from incplan.store.git.proof.objects import objects_named, read_objects, tree_entries
from incplan.store.journal.removals import Removal, find_removals, holds_words, still_on_disk

#: A stash is a commit of the files; its parents hold the index and the new files.
_STASHED: Final = ("", "^2", "^3")
_KINDS: Final = (
    ("refs/heads/", "branch"),
    ("refs/remotes/", "remote"),
    ("refs/tags/", "tag"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A place in which removed words still stand, and the files that hold them.

    `kind` is `disk`, `index`, `here` (what is checked out), `branch`, `remote`, `tag`, `stash` or
    `other`; `name` is how people and git name it.
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
    where = git(root, "rev-parse", "--show-prefix")
    if not where.ok:
        failure = failure_of(root, where)
        return disk if failure.code in ("git.not_a_repository", "git.no_git") else failure
    places = _references(root)
    if isinstance(places, GitFailure):
        return places
    found = {**_in_index(root, removals), **_in_commits(root, where.text, removals, places)}
    versions = ((path, blob) for (_origin, path), blobs in found.items() for blob in blobs)
    bad = frozenset(_with_words(root, removals, versions))
    named = {("index", "index"): [("index", "index")], **_by_commit(places)}
    holders = dict[tuple[str, str], set[str]]()
    for (origin, path), blobs in found.items():
        if any((path, blob) in bad for blob in blobs):
            for place in named.get(origin, ()):
                holders.setdefault(place, set()).add(path)
    told = (
        Holder(kind=kind, name=name, files=tuple(sorted(files)))
        for (kind, name), files in holders.items()
    )
    return (*disk, *told)


_Origin = tuple[str, str]


def _by_commit(places: Iterable[tuple[str, str, str]]) -> dict[_Origin, list[tuple[str, str]]]:
    found: dict[_Origin, list[tuple[str, str]]] = {}
    for kind, name, commit in places:
        found.setdefault(("commit", commit), []).append((kind, name))
    return found


def _references(root: Path) -> list[tuple[str, str, str]] | GitFailure:
    """Kind, name and commit of what is checked out, of every reference and of every stash."""
    form = "--format=%(HEAD)%(objectname) %(*objectname) %(refname) %(symref)"
    listed = git(root, "for-each-ref", form)
    if not listed.ok:
        return failure_of(root, listed)
    found: list[tuple[str, str, str]] = []
    current = stashed = False
    for line in filter(None, listed.text.split("\n")):
        own, peeled, name, another = line[1:].split(" ", 3)
        stashed = stashed or name == "refs/stash"
        if another or name == "refs/stash" or name.startswith("refs/replace/"):
            continue
        kind, short = next(
            ((kind, name.removeprefix(start)) for start, kind in _KINDS if name.startswith(start)),
            ("other", name),
        )
        current = current or line[0] == "*"
        found.append(("here" if line[0] == "*" else kind, short, peeled or own))
    if not current:
        head = git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        found += [("here", "HEAD", head.text)] if head.ok else []
    return [*found, *(_stashes(root) if stashed else ())]


def _stashes(root: Path) -> Iterator[tuple[str, str, str]]:
    listed = git(root, "log", "--walk-reflogs", "--format=%H", "refs/stash", "--")
    for place, commit in enumerate(listed.text.split("\n") if listed.ok else ()):
        for part in _STASHED:
            yield "stash", f"stash@{{{place}}}", f"{commit}{part}"


def _in_commits(
    root: Path,
    prefix: str,
    removals: tuple[Removal, ...],
    places: Iterable[tuple[str, str, str]],
) -> dict[tuple[_Origin, str], list[str]]:
    """The blobs of removed entries and their copies, by commit and path."""
    commits = dict.fromkeys(commit for _kind, _name, commit in places)
    folders = _by_folder(removals)
    trees = objects_named(
        root, (f"{commit}:{prefix}{folder}" for commit in commits for folder in folders)
    )
    contents = read_objects(root, (item for kind, item in trees.values() if kind == "tree"))
    found: dict[tuple[_Origin, str], list[str]] = {}
    for commit in commits:
        for folder, about in folders.items():
            kind, tree = trees.get(f"{commit}:{prefix}{folder}", ("", ""))
            if kind != "tree":
                continue
            for name, blob in tree_entries(contents.get(tree, b""), len(tree) // 2):
                if any(removal.concerns(name) for removal in about):
                    found.setdefault((("commit", commit), f"{folder}/{name}"), []).append(blob)
    return found


def _in_index(root: Path, removals: tuple[Removal, ...]) -> dict[tuple[_Origin, str], list[str]]:
    """The same for the index, unmerged versions included."""
    folders = _by_folder(removals)
    listed = git(root, "ls-files", "-s", "-z", "--", *folders)
    found: dict[tuple[_Origin, str], list[str]] = {}
    for line in listed.out.decode("utf-8", "surrogateescape").split("\0") if listed.ok else ():
        facts, _tab, path = line.partition("\t")
        folder, _slash, name = path.rpartition("/")
        if any(removal.concerns(name) for removal in folders.get(folder, ())):
            found.setdefault((("index", "index"), path), []).append(facts.split(" ")[1])
    return found


def _by_folder(removals: Iterable[Removal]) -> Mapping[str, list[Removal]]:
    found: dict[str, list[Removal]] = {}
    for removal in removals:
        found.setdefault(removal.folder, []).append(removal)
    return found


def _with_words(
    root: Path, removals: tuple[Removal, ...], versions: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Those of some versions, each a path and a blob, in which words still stand."""
    wanted = tuple(dict.fromkeys(versions))
    contents = read_objects(root, (blob for _path, blob in wanted))
    folders = _by_folder(removals)
    for path, blob in wanted:
        folder, _slash, name = path.rpartition("/")
        about = (removal for removal in folders[folder] if removal.concerns(name))
        if any(holds_words(contents.get(blob, b""), removal) for removal in about):
            yield path, blob
