"""Waiting entries brought home into the plan, evidence first."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from incplan.errors import NotWrittenError
from incplan.store.disk.durable import create_file
from incplan.store.disk.safepath import read_regular
from incplan.store.journal.attachments import (
    MAX_EVIDENCE,
    is_evidence_name,
    list_evidence,
    store_evidence,
)
from incplan.store.journal.endings import mirror, mirrored
from incplan.store.journal.folder import EventName, list_events
from incplan.store.journal.removals import united
from incplan.store.journal.waiting import Waiting
from incplan.store.spool.folders import SpoolFolder, home_of
from incplan.store.yaml.document import MAX_BYTES


def bring_home(root: Path, waiting: Waiting) -> tuple[Path, ...]:
    """Move what waits into the plan; each leaves its folder once it is in the plan.

    Never raises: what still cannot be written keeps waiting. The paths of all new files are
    returned.
    """
    found: list[Path] = []
    for place, folders in waiting.folders.items():
        home = home_of(place)
        if home is None:
            continue
        for folder in folders:
            with contextlib.suppress(OSError, NotWrittenError):
                found.extend(_evidence(root, home, folder))
            for name in list_events(folder):
                with contextlib.suppress(OSError, NotWrittenError):
                    found.extend(_event(root, home, folder, name))
    return tuple(found)


def forget_known(root: Path, folder: SpoolFolder) -> None:
    """Take out of a folder what the plan holds byte by byte; what is not there keeps waiting."""
    for place, path in folder.places.items():
        home = root.joinpath(*(home_of(place) or ()))
        for name in list_events(path):
            with contextlib.suppress(OSError):
                ours = read_regular(home / name.filename, MAX_BYTES)
                if ours == read_regular(path / name.filename, MAX_BYTES):
                    (path / name.filename).unlink()
        for file in list_evidence(path):
            with contextlib.suppress(OSError):
                ours = read_regular(home / file.parent.name / file.name, MAX_EVIDENCE)
                if ours == read_regular(file, MAX_EVIDENCE):
                    file.unlink()


def _evidence(root: Path, home: tuple[str, ...], folder: Path) -> Iterator[Path]:
    for path in list_evidence(folder):
        if is_evidence_name(path.name):
            yield store_evidence(root, home, read_regular(path, MAX_EVIDENCE))
            path.unlink()


def _event(root: Path, home: tuple[str, ...], folder: Path, name: EventName) -> tuple[Path, ...]:
    path = folder / name.filename
    content = read_regular(path, MAX_BYTES)
    place = mirrored(name.kind)
    left = mirror(root, root.joinpath(*home), place) if place else ()
    try:
        written = create_file(root, home, name.filename, content)
    except FileExistsError:
        written = root.joinpath(*home, name.filename)
        ours = written.read_bytes()
        # Words that were removed in the plan meanwhile are no reason to keep them waiting.
        if content != ours and united(ours, content) != ours:
            return left
    path.unlink()
    return (*left, written)
