"""Take an import back: files that it wrote and nobody changed since; the others are named."""

from dataclasses import dataclass
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

    `kept` are files changed since: they stay as they are. So do the `referred`, to which something
    that remains refers.
    """

    number: int
    sources: tuple[str, ...]
    removed: tuple[str, ...]
    restored: tuple[str, ...]
    kept: tuple[str, ...]
    referred: tuple[Referred, ...]
    commit: str | None
    not_saved: str | None


def undo_import(desk: Desk, number: int | None) -> Undone:
    """Take back an import, the last one unless a number is given; git is not needed.

    Raises UsageError where there is none, RefusedError for one undone before, NotWrittenError.
    """
    record = _meant(records(desk.root), number)
    removed: list[str] = []
    restored: list[str] = []
    kept: list[str] = []
    held = _held(desk.root, record.files)
    referred = referring(desk.root, record.files, held)
    needed = {item.path for item in referred}
    for change in reversed(record.files):
        if change.path in needed:
            continue
        if change.path in held or not take_back(desk.root, change):
            kept.append(change.path)
        else:
            (removed if change.before is None else restored).append(change.path)
    at = desk.local_now.isoformat(timespec="seconds")
    noted = mark_undone(desk.root, record, at)
    commit, reason = _commit(desk, record, (*restored,), (*removed,), noted)
    return Undone(
        number=record.number,
        sources=tuple(name for name, _digest in record.sources),
        removed=tuple(sorted(removed)),
        restored=tuple(sorted(restored)),
        kept=tuple(sorted(kept)),
        referred=referred,
        commit=commit,
        not_saved=reason,
    )


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
    noted: Path,
) -> tuple[str | None, str | None]:
    if not desk.commit:
        return None, "git.off"
    done = commit_files(
        desk.root,
        (*(desk.root / name for name in restored), noted),
        f"plan: import {record.number} undone",
        author=desk.author,
        gone=tuple(desk.root / name for name in removed),
        alone=True,
    )
    return done.commit, done.reason
