"""Repair what a killed command left unfinished between git and the disk."""

from pathlib import Path

from incplan.store.disk.safepath import read_regular
from incplan.store.git.calling import git
from incplan.store.git.proof.history import (
    JOURNAL_FOLDERS,
    committed_files,
    is_blob,
    is_journal_file,
)
from incplan.store.git.settings import git_settings, without_filters
from incplan.store.journal.attachments import MAX_EVIDENCE


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
    listing = "".join(f"100644 {known[name]}\t{prefix}{name}\0" for name in back)
    if not back:
        return 0
    # Writing an index compares files, with filters that a stranger's configuration may name.
    plain = without_filters(git_settings(root).filters)
    words = ("update-index", "-z", "--index-info")
    healed = git(root, *words, stdin=listing.encode(), extra=plain)
    return len(back) if healed.ok else 0


def _same(root: Path, name: str, blob: str | None) -> bool:
    try:
        return blob is not None and is_blob(read_regular(root / name, MAX_EVIDENCE), blob)
    except OSError:
        return False
