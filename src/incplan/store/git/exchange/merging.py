"""Merge what the other end has into the plan's branch, work tree and index."""

import shutil
from pathlib import Path
from typing import Final

from incplan.store.git.calling import GitAnswer, git, told
from incplan.store.git.exchange.courier import Courier
from incplan.store.git.exchange.remote import Answered, Step, Upstream, commit_of, listed_in

_MERGE_LIMIT: Final = 120
#: What git keeps of a merge that waits for somebody.
_UNFINISHED: Final = ("MERGE_MODE", "MERGE_MSG", "MERGE_HEAD")


def merge(root: Path, courier: Courier, upstream: Upstream) -> Answered:
    """Merge what was fetched; a conflict is left as git leaves it, for a person.

    Made first on an empty work tree: what can be merged is one step for the plan's own files, and
    after a kill in between the same step again. Only then the branch moves.
    """
    head, theirs = commit_of(root, "HEAD"), commit_of(root, upstream.tracking)
    if theirs is None or head is None:
        return Answered(Step.FAILED)
    courier.point(upstream.branch, head)
    courier.point(upstream.tracking, theirs)
    courier.run("read-tree", "HEAD")
    tried = courier.run("merge", *_options(upstream), upstream.tracking, limit=_MERGE_LIMIT)
    if not tried.ok:
        return _left_to_somebody(courier, upstream, head)
    merged = courier.run("rev-parse", "HEAD").text
    if merged == head:
        return Answered(Step.DONE)
    courier.point(upstream.branch, head)
    taken = courier.on_the_plan("merge", "--ff-only", "--no-stat", "--no-overwrite-ignore", merged)
    if not taken.ok:
        return _stopped(courier, taken)
    words = f"merge {upstream.remote}: sync"
    moved = git(root, "update-ref", "-m", words, upstream.branch, merged, head)
    return Answered(Step.DONE) if moved.ok else Answered(Step.LOCKED, told(moved))


def _options(upstream: Upstream) -> tuple[str, ...]:
    """Our own way to merge, whatever is configured."""
    return (
        "--ff",
        "--commit",
        "--no-squash",
        "--no-edit",
        "--no-stat",
        "--no-verify",
        "--no-verify-signatures",
        "--no-gpg-sign",
        "-m",
        f"Merge {upstream.remote}/{upstream.there.removeprefix('refs/heads/')}",
    )


def _left_to_somebody(courier: Courier, upstream: Upstream, head: str) -> Answered:
    """Merge on the plan's own files what cannot be merged alone, and leave it unfinished there."""
    for name in (*_UNFINISHED, "AUTO_MERGE"):
        (courier.place / name).unlink(missing_ok=True)
    courier.point(upstream.branch, head)
    words = ("merge", *_options(upstream), "--no-overwrite-ignore", upstream.tracking)
    answer = courier.run(*words, tree=courier.top, limit=_MERGE_LIMIT)
    for name in _UNFINISHED:
        if (courier.place / name).is_file():
            shutil.copyfile(courier.place / name, courier.git_dir / name)
    return _stopped(courier, answer)


def _stopped(courier: Courier, answer: GitAnswer) -> Answered:
    """Why git did not merge."""
    unmerged = courier.on_the_plan("diff", "--name-only", "--diff-filter=U", "-z", "--no-ext-diff")
    files = tuple(name for name in unmerged.out.decode("utf-8", "replace").split("\0") if name)
    said = answer.out + answer.err
    if files:
        return Answered(Step.CONFLICT, "", files)
    if b"would be overwritten" in said:
        return Answered(Step.LOCAL_CHANGES, "", listed_in(said))
    if b"unrelated histories" in said:
        return Answered(Step.UNRELATED)
    locked = b".lock'" in said or b"cannot lock ref" in said
    return Answered(Step.LOCKED if locked else Step.FAILED, told(answer))
