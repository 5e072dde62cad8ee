"""Move waiting entries into the plan, commit, exchange with the remote; never rewrite or force.

When a step fails the work stays on disk and committed here, and the next run goes on from there.
"""

import os
import random
import time
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.unsaved import unsaved
from incplan.incident.events.numbering import by_number
from incplan.store.git.commits import commit_files
from incplan.store.git.exchange.courier import open_courier
from incplan.store.git.exchange.merging import merge
from incplan.store.git.exchange.own_settings import own_settings, unfollowed_variables
from incplan.store.git.exchange.remote import (
    Answered,
    Changed,
    Step,
    changed_between,
    ends_of,
    fetch,
    find_upstream,
    push,
)
from incplan.store.git.exchange.routes import two_ways, unsafe_addresses
from incplan.store.git.healing import heal_index
from incplan.store.git.left_over import pending_events
from incplan.store.git.lock import repository_lock
from incplan.store.git.proof.holders import Holder, holders_or_doubt
from incplan.store.git.state import git_state, work_tree
from incplan.store.journal.removals import find_removals, finish_on_disk

if TYPE_CHECKING:
    from incplan.store.git.exchange.courier import Courier
    from incplan.store.git.exchange.remote import Upstream
    from incplan.store.git.state import GitState

_TRIES: Final = 20
_LONGEST_PAUSE: Final = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """Files one incident gained (`journal`: the plan itself)."""

    id: str
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """How it went. `outcome` is `done`, `no_repository`, `no_remote`, `off`, or what stopped it.

    `waiting` counts files the remote does not have yet; `detail` is git's own sentence. Plan files
    are counted apart from those of the journal. `unsaved` are plan files that nobody saved: they
    stay here, and are no failure; `ignored_files` stay for good, since a rule of git keeps them
    out. `ignored` names settings of the repository that were not followed; of these `own_way` are
    how to commit, merge and push, which are followed from nowhere. `variables` are those of the
    environment that were not followed. With an address of its own to push to (`pushed_to`),
    `fetched_from` is the other one, and what came of it is said apart. `still_held` says where
    words that were removed still stand after all this.
    """

    outcome: str
    remote: str | None = None
    brought_home: int = 0
    came_in: tuple[CameIn, ...] = ()
    sent: int = 0
    waiting: int = 0
    detail: str = ""
    files: tuple[str, ...] = ()
    plan_files_sent: int = 0
    plan_files_came: int = 0
    unsaved: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    own_way: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    fetched_from: str | None = None
    pushed_to: str | None = None
    ignored_files: tuple[str, ...] = ()
    still_held: tuple[Holder, ...] = ()


def sync(desk: Desk, *, brought_home: int = 0) -> Synced:
    """Commit, fetch, merge, push. Raises NotWrittenError when the disk refuses.

    `brought_home` counts the waiting entries that opening the plan moved into it.
    """
    result = _synced(desk, brought_home)
    kept = unsaved(desk)
    still = holders_or_doubt(desk.root)
    return replace(result, unsaved=kept.paths, ignored_files=kept.ignored, still_held=still)


def _synced(desk: Desk, brought_home: int) -> Synced:
    begun = Synced(outcome="done", brought_home=brought_home)
    state = git_state(desk.root, author=desk.author)
    if state.reason in ("git.no_git", "git.not_a_repository"):
        return replace(begun, outcome="no_repository")
    waiting = len(pending_events(desk.root))
    if state.reason is not None:
        return replace(begun, outcome="blocked", detail=state.reason, waiting=waiting)
    heal_index(desk.root)
    finish_on_disk(desk.root, find_removals(desk.root))
    if desk.commit and (waiting or find_removals(desk.root)):
        done = commit_files(desk.root, (), "sync: entries not committed yet", author=desk.author)
        if done.reason is not None:
            return replace(begun, outcome="blocked", detail=done.reason, waiting=waiting)
    return _exchange(desk, state, begun)


def _exchange(desk: Desk, state: "GitState", begun: Synced) -> Synced:
    known = own_settings(desk.root)
    upstream = find_upstream(known, state.branch)
    if upstream is None:
        return replace(begun, outcome="no_remote")
    begun = replace(
        begun,
        remote=upstream.remote,
        ignored=known.ignored,
        own_way=known.own_way,
        variables=unfollowed_variables(os.environ),
    )
    top = work_tree(desk.root)
    if top is None:
        return _unsafe(desk, upstream, begun, ("core.worktree",))
    with open_courier(desk.root, top, state) as courier:
        unsafe = unsafe_addresses(courier, known, upstream.remote)
        if unsafe:
            return _unsafe(desk, upstream, begun, unsafe)
        apart = two_ways(courier, upstream.remote)
        if apart is not None:
            begun = replace(begun, fetched_from=apart[0], pushed_to=apart[1])
        return _rounds(desk, state, courier, upstream, begun)


def _unsafe(desk: Desk, upstream: "Upstream", begun: Synced, names: tuple[str, ...]) -> Synced:
    waiting = len(_unsent(desk, upstream).journal)
    return replace(begun, outcome="unsafe", files=names, waiting=waiting)


def _rounds(
    desk: Desk, state: "GitState", courier: "Courier", upstream: "Upstream", begun: Synced
) -> Synced:
    """Fetch, merge and push; repeat when somebody pushed in between."""
    start = ends_of(desk.root, upstream).here
    result = begun
    for attempt in range(_TRIES):
        answer = _take_over(desk, state, courier, upstream)
        if answer.step is Step.DONE:
            ends = ends_of(desk.root, upstream)
            unsent = changed_between(desk.root, ends.there, ends.here)
            came = changed_between(desk.root, start, ends.here) if ends.there else Changed()
            result = replace(
                begun,
                came_in=_came_in(came),
                waiting=_count(unsent),
                plan_files_came=len(came.plan_files) if start else 0,
            )
            apart = begun.pushed_to is not None
            if ends.here == ends.there and not apart:
                return result
            answer = push(desk.root, courier, upstream, seen_again=apart)
            if answer.step is Step.DONE:
                sent, plan_files = len(unsent.journal), len(unsent.plan_files)
                result = replace(result, sent=sent, waiting=0, plan_files_sent=plan_files)
                return _seen(desk, courier, upstream, result) if apart else result
        if answer.step not in (Step.BEHIND, Step.LOCKED):
            break
        time.sleep(random.uniform(0.05, min(_LONGEST_PAUSE, 0.2 * (attempt + 1))))
    return replace(
        result,
        outcome=answer.step.value,
        detail=answer.words,
        files=answer.files,
        waiting=_count(_unsent(desk, upstream)),
    )


def _seen(desk: Desk, courier: "Courier", upstream: "Upstream", result: Synced) -> Synced:
    """What was pushed to another address, as the one that is fetched from shows it afterwards."""
    answer = fetch(desk.root, courier, upstream)
    ends = ends_of(desk.root, upstream)
    if answer.step is Step.DONE and ends.here == ends.there:
        return result
    waiting = _count(_unsent(desk, upstream))
    if answer.step in (Step.DONE, Step.NO_BRANCH_THERE):
        return replace(result, outcome="apart", waiting=waiting)
    return replace(result, outcome=answer.step.value, detail=answer.words, waiting=waiting)


def _take_over(
    desk: Desk, state: "GitState", courier: "Courier", upstream: "Upstream"
) -> "Answered":
    """Fetch and merge; an empty remote has nothing to merge."""
    fetched = fetch(desk.root, courier, upstream)
    if fetched.step is Step.NO_BRANCH_THERE:
        return Answered(Step.DONE)
    if fetched.step is not Step.DONE:
        return fetched
    with repository_lock(state.git_dir, alone=True) as held:
        if not held:
            return Answered(Step.LOCKED)
        merged = merge(desk.root, courier, upstream)
    if merged.step is Step.DONE and desk.commit and find_removals(desk.root):
        commit_files(desk.root, (), "removed words stay removed", author=desk.author)
    return merged


def _unsent(desk: Desk, upstream: "Upstream") -> Changed:
    """What is committed here and the remote, as last fetched, does not have."""
    ends = ends_of(desk.root, upstream)
    return changed_between(desk.root, ends.there, ends.here)


def _count(changed: Changed) -> int:
    return len(changed.journal) + len(changed.plan_files)


def _came_in(came: Changed) -> tuple[CameIn, ...]:
    parts = (name.split("/") for name in came.journal)
    counted = Counter(part[0] if part[0] == "journal" else part[1] for part in parts)
    order = sorted(counted.items(), key=lambda item: by_number(item[0]))
    return tuple(CameIn(id=place, files=count) for place, count in order)
