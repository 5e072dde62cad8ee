"""Compare the files on disk with the commit checked out, byte by byte."""

import os
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from incplan.app.integrity.proof.redactions import is_redacted
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.git.proof.history import read_blob
from incplan.store.git.proof.objects import is_blob
from incplan.store.git.state import ignored_by
from incplan.store.journal.attachments import MAX_EVIDENCE


def work_tree_remarks(root: Path, here: Mapping[str, str], files: Set[str]) -> Iterator[Remark]:
    """Files changed, gone, or not committed; `here` is the commit's content, `files` the disk's.

    The index is not read, so `assume-unchanged`, `skip-worktree` and staged entries hide nothing.
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
    """A file that is gone, replaced by something else, or not readable."""
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
