"""The files on disk against the commit checked out, byte by byte; the index is not asked."""

import os
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from incplan.app.integrity.proof.redactions import is_redacted
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.git.history import is_blob, read_blob
from incplan.store.git.state import ignored_by
from incplan.store.journal.attachments import MAX_EVIDENCE


def work_tree_remarks(root: Path, here: Mapping[str, str], files: Set[str]) -> Iterator[Remark]:
    """Changed, gone, or not committed; `here` is what the commit holds, `files` what the disk does.

    `assume-unchanged`, `skip-worktree` and an entry that is only staged hide nothing: the index is
    not asked.
    """
    for path, blob in here.items():
        file = root / path
        try:
            content = read_regular(file, MAX_EVIDENCE)
        except OSError as problem:
            yield _unread(file, path, problem)
            continue
        if not is_blob(content, blob) and not is_redacted(read_blob(root, blob), content):
            yield remark("JRN044", path, Severity.ERROR)
    yield from _not_committed(root, here, files)


def _unread(file: Path, path: str, problem: OSError) -> Remark:
    """Gone, something else in its place, or a file that the system does not let anybody read."""
    if not os.path.lexists(file):
        return remark("JRN045", path, Severity.ERROR)
    if is_link(file) or not file.is_file():
        return remark("JRN044", path, Severity.ERROR)
    reason = problem.strerror or "?"
    return remark("JRN044", path, Severity.WARNING, case="unread", reason=reason)


def _not_committed(root: Path, here: Mapping[str, str], files: Set[str]) -> Iterator[Remark]:
    waiting = sorted(files - here.keys())
    if not waiting:
        return
    hidden = ignored_by(root, waiting)
    for path in waiting:
        if path in hidden:
            rule = hidden[path]
            yield remark("JRN078", path, Severity.WARNING, rule=rule)
    plain = [path for path in waiting if path not in hidden]
    if plain and not here:
        yield remark("JRN083", ".", Severity.WARNING, files=plain, count=len(plain))
        return
    for path in plain:
        yield remark("JRN057", path, Severity.INFO)
