"""Merge what the other end has into the plan's branch, work tree and index."""

import shutil
from pathlib import Path
from typing import Final

from incplan.store.git.calling import GitAnswer, git, told
from incplan.store.git.exchange.courier import Courier
from incplan.store.git.exchange.remote import Answered, Step, Upstream, ends_of, listed_in
from incplan.store.git.healing import united_versions

_MERGE_LIMIT: Final = 120
#: What git keeps of a merge that waits for somebody.
_UNFINISHED: Final = ("MERGE_MODE", "MERGE_MSG", "MERGE_HEAD")


def merge(root: Path, courier: Courier, upstream: Upstream) -> Answered:
    """Merge what was fetched; a conflict is left as git leaves it, for a person.

    Made first on an empty work tree: what can be merged is one step for the plan's own files, and
    after a kill in between the same step again. Only then the branch moves.
    """
    ends = ends_of(root, upstream)
    head, theirs = ends.here, ends.there
    if theirs is None or head is None:
        return Answered(Step.FAILED)
    if theirs == head:
        return Answered(Step.DONE)
    courier.point(upstream.branch, head)
    courier.point(upstream.tracking, theirs)
    courier.run("read-tree", "HEAD")
    tried = courier.run("merge", *_options(upstream), upstream.tracking, limit=_MERGE_LIMIT)
    if not tried.ok and not _settled_by_removals(root, courier, upstream, (head, theirs)):
        return _left_to_somebody(root, courier, upstream, head)
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
        _subject(upstream),
    )


def _subject(upstream: Upstream) -> str:
    return f"Merge {upstream.remote}/{upstream.there.removeprefix('refs/heads/')}"


def _settled_by_removals(
    root: Path, courier: Courier, upstream: Upstream, parents: tuple[str, str]
) -> bool:
    """Whether the merge is made after all: its conflicts were about removed words alone."""
    if not _without_words(root, courier, None):
        return False
    tree = courier.run("write-tree")
    if not tree.ok:
        return False
    links = [word for parent in parents for word in ("-p", parent)]
    words = ("-m", _subject(upstream))
    made = courier.run("commit-tree", "--no-gpg-sign", *links, *words, tree.text)
    if made.ok:
        _forget_unfinished(courier)
        courier.point(upstream.branch, made.text)
    return made.ok


def _forget_unfinished(courier: Courier) -> None:
    for name in (*_UNFINISHED, "AUTO_MERGE"):
        (courier.place / name).unlink(missing_ok=True)


def _without_words(root: Path, courier: Courier, tree: Path | None) -> bool:
    """Settle entries of which one side removed words, in an index that a merge left unmerged.

    The removal wins: to choose the other side would bring the words back everywhere (ADR 16). With
    a work tree the files are put there too. Whether anything was settled, here.
    """
    unmerged = courier.run("ls-files", "-u", "-z", tree=tree)
    lines, paths = list[str](), list[str]()
    for path, content in united_versions(root, unmerged):
        words = ("hash-object", "-w", "--no-filters", "--stdin")
        stored = courier.run(*words, tree=tree, given=content)
        if stored.ok:
            lines.append(f"100644 {stored.text} 0\t{path}\0")
            paths.append(f"{path}\0")
    if not lines:
        return False
    listing = "".join(lines).encode("utf-8", "surrogateescape")
    done = courier.run("update-index", "-z", "--index-info", tree=tree, given=listing)
    if done.ok and tree is not None:
        named = "".join(paths).encode("utf-8", "surrogateescape")
        done = courier.run("checkout-index", "-f", "-u", "-z", "--stdin", tree=tree, given=named)
    return done.ok


def _left_to_somebody(root: Path, courier: Courier, upstream: Upstream, head: str) -> Answered:
    """Merge on the plan's own files what cannot be merged alone, and leave it unfinished there."""
    _forget_unfinished(courier)
    courier.point(upstream.branch, head)
    words = ("merge", *_options(upstream), "--no-overwrite-ignore", upstream.tracking)
    answer = courier.run(*words, tree=courier.top, limit=_MERGE_LIMIT)
    _without_words(root, courier, courier.top)
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
