"""Take an import back: files that it wrote and nobody changed since; the others are named."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from incplan.app.desk.desk import Desk
from incplan.app.intake.referring import Referred, referring
from incplan.app.intake.write import is_as_written, take_back
from incplan.errors import RefusedError, UsageError
from incplan.store.git.commits import commit_files
from incplan.store.intake.records import FileChange, ImportRecord, mark_undone, records
from incplan.store.journal.endings import CLOSED
from incplan.store.journal.folder import parse_event_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An import that was taken back.

    `kept` are files changed since: they stay as they are, some of them until the imports
    `waits_for` are taken back too. So do the `referred`, to which something that remains refers.
    `also` are imports undone before, of which more could go now; `answers` are asked again.
    """

    number: int
    sources: tuple[str, ...]
    removed: tuple[str, ...]
    restored: tuple[str, ...]
    kept: tuple[str, ...]
    referred: tuple[Referred, ...]
    waits_for: tuple[int, ...]
    also: tuple[int, ...]
    answers: int
    commit: str | None
    not_saved: str | None


@dataclass(slots=True)
class _Gone:
    """What became of the files of an import."""

    removed: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    referred: tuple[Referred, ...] = ()

    @property
    def left(self) -> tuple[str, ...]:
        """Those that stay."""
        return tuple(sorted({*self.kept, *(item.path for item in self.referred)}))


def undo_import(desk: Desk, number: int | None) -> Undone:
    """Take back an import, the last one unless a number is given; git is not needed.

    Raises UsageError where there is none, RefusedError for one undone before, NotWrittenError.
    """
    known = records(desk.root)
    record = _meant(known, number)
    gone = _take(desk.root, record.files)
    at = desk.local_now.isoformat(timespec="seconds")
    noted = [mark_undone(desk.root, record, at, gone.left)]
    standing = [item for item in known if not item.undone and item is not record]
    also: list[int] = []
    for earlier in _freed(known, standing, record):
        files = tuple(item for item in earlier.files if item.path in earlier.left)
        more = _take(desk.root, files)
        if more.removed or more.restored:
            also.append(earlier.number)
            gone.removed += more.removed
            gone.restored += more.restored
            noted.append(mark_undone(desk.root, earlier, earlier.undone, more.left))
    gone.restored = [path for path in gone.restored if path not in gone.removed]
    commit, reason = _commit(desk, record, (*gone.restored,), (*gone.removed,), (*noted,))
    return Undone(
        number=record.number,
        sources=tuple(name for name, _digest in record.sources),
        removed=tuple(sorted(gone.removed)),
        restored=tuple(sorted(dict.fromkeys(gone.restored))),
        kept=tuple(sorted(gone.kept)),
        referred=gone.referred,
        waits_for=tuple(
            item.number
            for item in standing
            if item.number > record.number and _touches(item, gone.kept)
        ),
        also=tuple(also),
        answers=len(record.answers),
        commit=commit,
        not_saved=reason,
    )


def _take(root: Path, files: tuple[FileChange, ...]) -> _Gone:
    """Take files back, but those that somebody has changed, gone on from, or refers to."""
    gone = _Gone()
    held = _held(root, files)
    gone.referred = referring(root, files, held)
    needed = {item.path for item in gone.referred}
    for change in reversed(files):
        if change.path in needed:
            continue
        if change.path in held or not take_back(root, change):
            gone.kept.append(change.path)
        elif change.before is None:
            gone.removed.append(change.path)
        else:
            gone.restored.append(change.path)
    return gone


def _freed(
    known: tuple[ImportRecord, ...], standing: list[ImportRecord], record: ImportRecord
) -> list[ImportRecord]:
    """Imports undone before this one that left files to it, the last one first.

    Not those after which another import was made: it may have found its people there.
    """
    return [
        item
        for item in reversed(known)
        if item.undone
        and _touches(record, item.left)
        and not any(other.at > item.undone for other in standing)
    ]


def _touches(record: ImportRecord, paths: Iterable[str]) -> bool:
    """Whether an import wrote one of these files, or an entry of the same incident."""
    places = {_whole(path) for path in paths}
    return any(_whole(item.path) in places for item in record.files)


def _whole(path: str) -> str:
    folder, _slash, name = path.rpartition("/")
    return folder if parse_event_name(name) is not None else path


def _held(root: Path, files: tuple[FileChange, ...]) -> frozenset[str]:
    """Entries that stay, since somebody has gone on from them: nobody's entry loses what it knew.

    Of an incident that the import made, any other file holds them; of another one, later entries.
    """
    paths = tuple(item.path for item in files)
    folders: dict[str, list[str]] = {}
    beside: dict[str, set[str]] = {}
    for item in files:
        folder, _slash, name = item.path.rpartition("/")
        if parse_event_name(name) is not None:
            folders.setdefault(folder, []).append(name)
        elif is_as_written(root, item):  # a review that the import wrote, and nobody changed
            beside.setdefault(folder, set()).add(name)
    held = {
        folder
        for folder, names in folders.items()
        if _has_more(root / folder, names, beside.get(folder, set()))
    }
    marks = {f"{CLOSED}/{folder.rpartition('/')[2]}" for folder in held}
    return frozenset(
        path for path in paths if path.rpartition("/")[0] in held or path.partition("/")[2] in marks
    )


def _has_more(folder: Path, names: list[str], own: set[str]) -> bool:
    try:
        others = {item.name for item in folder.iterdir()} - set(names) - own
    except OSError:
        return False
    if any("-declared-" in name for name in names):
        return bool(others)
    return any(parse_event_name(name) is not None and name > min(names) for name in others)


def _meant(known: tuple[ImportRecord, ...], number: int | None) -> ImportRecord:
    if number is None:
        standing = [item for item in known if not item.undone]
        if not standing:
            raise UsageError("import_nothing_to_undo")
        return standing[-1]
    found = next((item for item in known if item.number == number), None)
    if not known:
        raise UsageError("import_nothing_to_undo")
    if found is None:
        numbers = ", ".join(str(item.number) for item in known)
        raise UsageError("import_no_such_number", given=number, known=numbers)
    if found.undone:
        raise RefusedError("import_undone_before", given=number, at=found.undone)
    return found


def _commit(
    desk: Desk,
    record: ImportRecord,
    restored: tuple[str, ...],
    removed: tuple[str, ...],
    noted: tuple[Path, ...],
) -> tuple[str | None, str | None]:
    if not desk.commit:
        return None, "git.off"
    done = commit_files(
        desk.root,
        (*(desk.root / name for name in restored), *noted),
        f"plan: import {record.number} undone",
        author=desk.author,
        gone=tuple(desk.root / name for name in removed),
        alone=True,
    )
    return done.commit, done.reason
