"""Repair what a killed command left unfinished between git and the disk."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from incplan.errors import NotWrittenError
from incplan.store.disk.durable import replace_file
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.git.calling import GitAnswer, git
from incplan.store.git.proof.history import (
    JOURNAL_FOLDERS,
    committed_files,
    is_journal_file,
    read_blob,
)
from incplan.store.git.proof.objects import is_blob
from incplan.store.git.settings import git_settings, without_filters
from incplan.store.journal.attachments import MAX_EVIDENCE
from incplan.store.journal.removals import Removal, united


def heal_index(root: Path) -> int:
    """Journal files in the commit and on disk, but not in the index, are put back into it.

    Without that the user's next plain `git commit` would record their deletion. Returns how many.
    """
    answer = git(
        root,
        "diff-index",
        "--cached",
        "--name-only",
        "--diff-filter=D",
        "--no-renames",
        "--relative",
        "-z",
        "HEAD",
        "--",
        *JOURNAL_FOLDERS,
    )
    lost = [name for name in answer.out.decode("utf-8", "replace").split("\0") if name]
    if not answer.ok or not lost:
        return 0
    known = committed_files(root)
    prefix = git(root, "rev-parse", "--show-prefix").text
    back = [name for name in lost if is_journal_file(name) and _same(root, name, known.get(name))]
    return _told_to_index(root, [f"100644 {known[name]}\t{prefix}{name}\0" for name in back])


def settle_unmerged(root: Path) -> int:
    """In a merge that waits for somebody: entries of which one side removed words lose them.

    On disk and in the index, so that no choice is left that would bring the words back. Returns how
    many; anything else in conflict is left alone.
    """
    settled = dict(united_versions(root, git(root, "ls-files", "-u", "-z", "--", *JOURNAL_FOLDERS)))
    if not settled:
        return 0
    prefix = git(root, "rev-parse", "--show-prefix").text
    lines: list[str] = []
    for path, content in settled.items():
        stored = git(root, "hash-object", "-w", "--no-filters", "--stdin", stdin=content)
        if stored.ok and not is_link(root / path):
            with contextlib.suppress(NotWrittenError):
                replace_file(root / path, content)
                lines.append(f"100644 {stored.text} 0\t{prefix}{path}\0")
    return _told_to_index(root, lines)


def stage_removals(root: Path, removals: Iterable[Removal]) -> int:
    """Where nothing can be committed now, tell the index of entries that lost their words on disk.

    A commit that somebody makes later, such as that of a merge that waits, then holds no words. New
    files stay out of the index. Returns how many entries it was told of.
    """
    names = tuple(dict.fromkeys(path for item in removals for path in item.files))
    if not names:
        return 0
    listed = git(root, "ls-files", "-s", "-z", "--full-name", "--", *names)
    top = git(root, "rev-parse", "--show-prefix").text
    lines: list[str] = []
    for line in listed.out.decode("utf-8", "surrogateescape").split("\0") if listed.ok else ():
        facts, _tab, path = line.partition("\t")
        file = root / path.removeprefix(top)
        if not facts.startswith("100") or not facts.endswith(" 0") or is_link(file):
            continue
        mode, blob, _stage = facts.split(" ")
        with contextlib.suppress(OSError):
            content = read_regular(file, MAX_EVIDENCE)
            if not is_blob(content, blob):
                stored = git(root, "hash-object", "-w", "--no-filters", "--stdin", stdin=content)
                lines += [f"{mode} {stored.text} 0\t{path}\0"] if stored.ok else []
    return _told_to_index(root, lines)


def _told_to_index(root: Path, lines: list[str]) -> int:
    """Put entries, as `update-index --index-info` takes them, into the index; how many it took."""
    if not lines:
        return 0
    # Writing an index compares files, with filters that a stranger's configuration may name.
    plain = without_filters(git_settings(root).filters)
    listing = "".join(lines).encode("utf-8", "surrogateescape")
    answer = git(root, "update-index", "-z", "--index-info", stdin=listing, extra=plain)
    # Or `git merge --abort` would take these files for changed since.
    git(root, "update-index", "-q", "--refresh", extra=plain)
    return len(lines) if answer.ok else 0


def united_versions(root: Path, unmerged: GitAnswer) -> Iterator[tuple[str, bytes]]:
    """Path and settled content of entries in conflict by removed words alone.

    `unmerged` is what `ls-files -u -z` says: mode, blob and side of each version.
    """
    sides: dict[str, dict[str, str]] = {}
    for line in unmerged.out.decode("utf-8", "surrogateescape").split("\0") if unmerged.ok else ():
        facts, _tab, path = line.partition("\t")
        if facts.startswith("100") and path.endswith(".yaml"):
            _mode, blob, side = facts.split(" ")
            sides.setdefault(path, {})[side] = blob
    for path, blobs in sides.items():
        pair = [read_blob(root, blobs[side]) for side in ("2", "3") if side in blobs]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None:
            content = united(pair[0], pair[1])
            if content is not None:
                yield path, content


def _same(root: Path, name: str, blob: str | None) -> bool:
    try:
        return blob is not None and is_blob(read_regular(root / name, MAX_EVIDENCE), blob)
    except OSError:
        return False
