"""Which waiting entries are of the plan at hand, and which may be: what is not sure is asked.

Two customers' plans can stand at one path in turn, and a copied plan keeps the id of its original:
an entry of the one must never come into the journal of the other by itself.
"""

import os
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path

from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.folder import list_events
from incplan.store.journal.identity import PlanIdentity
from incplan.store.journal.waiting import Doubtful, Found, Waiting
from incplan.store.spool.folders import (
    SpoolFolder,
    Whose,
    home_of,
    is_old_folder_of,
)
from incplan.store.yaml.document import MAX_BYTES


class _Verdict(Enum):
    OURS = 1
    ASK = 2
    OTHERS = 3


def sort_out(
    folders: Iterable[SpoolFolder],
    root: Path,
    identity: PlanIdentity,
    commits: Callable[[], tuple[str, ...]],
) -> Found:
    """The entries of the plan in a folder. `commits` are its first ones, asked for when needed."""
    ours: dict[str, tuple[Path, ...]] = {}
    doubtful: list[Doubtful] = []
    for folder in folders:
        verdict = _verdict(folder, root, identity, commits)
        asked: dict[str, tuple[Path, ...]] = {}
        for place, path in folder.places.items():
            if verdict is _Verdict.OTHERS or not _still_waits(root, place, path):
                continue
            # An id of an incident ends in signs of chance: that it stands here is proof enough
            # for entries of a time when nothing was noted beside them.
            known = folder.whose is None and _stands(root, place)
            target = ours if verdict is _Verdict.OURS or known else asked
            target[place] = (*target.get(place, ()), path)
        if asked:
            name = folder.whose.identity.organisation if folder.whose else None
            doubtful.append(Doubtful(folder.path, name, Waiting(asked)))
    return Found(Waiting(ours), tuple(doubtful))


def _verdict(
    folder: SpoolFolder, root: Path, identity: PlanIdentity, commits: Callable[[], tuple[str, ...]]
) -> _Verdict:
    theirs = folder.whose
    if theirs is None:
        return _Verdict.ASK if is_old_folder_of(folder.path, root) else _Verdict.OTHERS
    same_place = theirs.path == os.path.realpath(root)
    if theirs.identity.id is not None:
        if identity.id is None and same_place:
            return _Verdict.ASK
        same = theirs.identity.id == identity.id
        return _agreeing(theirs, identity, sure=True) if same else _Verdict.OTHERS
    if not same_place:
        return _Verdict.OTHERS
    here = commits() if theirs.first_commit else ()
    if here and theirs.first_commit not in here:
        return _Verdict.OTHERS
    return _agreeing(theirs, identity, sure=bool(here))


def _agreeing(theirs: Whose, identity: PlanIdentity, *, sure: bool) -> _Verdict:
    """Ours unless the organisation differs; where it is not said, only with a sure key."""
    names = {theirs.identity.organisation, identity.organisation}
    if None in names:
        return _Verdict.OURS if sure else _Verdict.ASK
    plain = {name.casefold() for name in names if name is not None}
    return _Verdict.OURS if len(plain) == 1 else _Verdict.ASK


def _stands(root: Path, place: str) -> bool:
    home = home_of(place)
    folder = root.joinpath(*home) if home and len(home) > 1 else None
    return folder is not None and folder.is_dir() and not is_link(folder)


def _still_waits(root: Path, place: str, folder: Path) -> bool:
    """Whether anything in a folder is not in the plan as it is: removing it may have failed."""
    home = root.joinpath(*(home_of(place) or ()))
    names = list_events(folder)
    return not names or any(
        not _same(folder / name.filename, home / name.filename) for name in names
    )


def _same(one: Path, other: Path) -> bool:
    try:
        return read_regular(one, MAX_BYTES) == read_regular(other, MAX_BYTES)
    except OSError:
        return False
