"""Take an import back: files that it wrote and nobody changed since; the others are named."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from incplan.app.desk.desk import Desk
from incplan.app.intake.rebuilding import without
from incplan.app.intake.referring import Referred, loses_what_is_named, referring
from incplan.app.intake.write import is_as_written, take_back
from incplan.errors import RefusedError, UsageError
from incplan.store.git.commits import commit_files
from incplan.store.intake.records import (
    FileChange,
    ImportRecord,
    mark_undone,
    records,
    rewrite_record,
)
from incplan.store.journal.endings import CLOSED
from incplan.store.journal.folder import parse_event_name
from incplan.store.yaml.replace import exchange


@dataclass(frozen=True, slots=True)
class Shared:
    """A file that stays, since other imports (`numbers`) added to it or say the same."""

    path: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An import that was taken back.

    `kept` are files changed since: they stay as they are, some of them until the imports
    `waits_for` are taken back too. So do the `referred`, to which something that remains refers.
    `also` are imports undone before, of which more could go now; `answers` are asked again.
    `reduced` are files in which only what it had put there is gone, since later imports changed
    them too; `shared` are files that stay for what other imports say.
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
    reduced: tuple[str, ...]
    shared: tuple[Shared, ...]
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
    standing = [item for item in known if not item.undone and item is not record]
    reduced = _reduce(desk.root, record, standing)
    files = tuple(item for item in record.files if item.path not in reduced)
    gone = _take(desk.root, files, _said_by(standing))
    at = desk.local_now.isoformat(timespec="seconds")
    noted = [mark_undone(desk.root, record, at, gone.left)]
    noted += [desk.root / item.path for item in standing if reduced]
    also: list[int] = []
    for earlier in _freed(known, standing, record):
        files = tuple(item for item in earlier.files if item.path in earlier.left)
        more = _take(desk.root, files, _said_by(standing))
        if more.removed or more.restored:
            also.append(earlier.number)
            gone.removed += more.removed
            gone.restored += more.restored
            noted.append(mark_undone(desk.root, earlier, earlier.undone, more.left))
    gone.restored = [path for path in gone.restored if path not in gone.removed]
    changed = (*gone.restored, *sorted(reduced))
    commit, reason = _commit(desk, record, changed, (*gone.removed,), (*noted,))
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
        reduced=tuple(sorted(reduced)),
        shared=_shared(standing, gone.kept),
        commit=commit,
        not_saved=reason,
    )


def _reduce(root: Path, record: ImportRecord, standing: list[ImportRecord]) -> set[str]:
    """Take out of files what one import put there, where later ones changed them too.

    Those files; in `standing` the changes of the later ones are as they are now.
    """
    reduced: set[str] = set()
    going = {
        item.path for item in record.files if item.before is None and is_as_written(root, item)
    }
    for change in record.files:
        places = [
            (turn, at)
            for turn, item in enumerate(standing)
            for at, other in enumerate(item.files)
            if item.number > record.number and other.path == change.path
        ]
        later = (standing[turn].files[at] for turn, at in places)
        found = without(root, change, later) if places else None
        if found is None or loses_what_is_named(
            root, change.path, found.before, found.after, going
        ):
            continue
        exchange(root, root / change.path, found.before, found.after)
        reduced.add(change.path)
        for (turn, at), made in zip(places, found.later, strict=True):
            files = standing[turn].files
            files = (*files[:at], *((made,) if made else ()), *files[at + 1 :])
            standing[turn] = replace(standing[turn], files=files)
            rewrite_record(root, standing[turn])
    return reduced


def _said_by(standing: list[ImportRecord]) -> frozenset[str]:
    return frozenset(path for item in standing for path in item.known)


def _shared(standing: list[ImportRecord], kept: list[str]) -> tuple[Shared, ...]:
    """Files that stay for imports that stand: they added to them, or say the same."""
    found = []
    for path in sorted(kept):
        numbers = tuple(
            item.number
            for item in standing
            if _whole(path) in item.known or any(path == other.path for other in item.files)
        )
        if numbers:
            found.append(Shared(path, numbers))
    return tuple(found)


def _take(root: Path, files: tuple[FileChange, ...], said: frozenset[str]) -> _Gone:
    """Take files back, but those that somebody has changed, gone on from, or refers to.

    `said` are files, and folders of incidents, of which other imports say the same.
    """
    gone = _Gone()
    held = _held(root, files) | _needed(files, said)
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


def _needed(files: tuple[FileChange, ...], said: frozenset[str]) -> frozenset[str]:
    """Files that the import made, which stay for what other imports say."""
    folders = {_whole(item.path) for item in files} & said
    marks = {f"{CLOSED}/{folder.rpartition('/')[2]}" for folder in folders}
    return frozenset(
        item.path
        for item in files
        if item.before is None
        and (_whole(item.path) in folders or item.path.partition("/")[2] in marks)
    )


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
    """Whether an import wrote one of these files, or an entry of the same incident, or knew it."""
    places = {_whole(path) for path in paths}
    return any(_whole(item.path) in places for item in record.files) or any(
        path in places for path in record.known
    )


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
