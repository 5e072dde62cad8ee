"""Event files of one folder: names, writing one, reading all."""

import os
import re
from collections.abc import Container
from dataclasses import field, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from incplan.diagnostics import Diagnostic, Loaded, Severity
from incplan.frozen import dataclass
from incplan.store.disk.copy_names import original_of
from incplan.store.disk.debris import is_debris, stands_in_for
from incplan.store.disk.durable import create_file
from incplan.store.disk.safepath import is_link, read_regular, read_stamped
from incplan.store.journal.event_quick import quick_fields
from incplan.store.journal.event_text import EventText, read_by_yaml, read_event_text
from incplan.store.journal.event_writing import FieldValue
from incplan.store.journal.ids import EVENT_ID
from incplan.store.yaml.document import MAX_BYTES, parse_document
from incplan.store.yaml.position import Position

#: Endings that sync programs and people give to copies of an event file.
_COPY: Final = (
    r"(?a)(\d{8}T\d{9}Z-[a-z-]{2,30}-[a-z0-9]{10})(?:[ (\[_-]|\.(?:sync-)?conflict).*\.yaml"
)
#: Names of temporary files that an interrupted write leaves.
_LEFTOVER: Final = r"(?a)\.(.+\.yaml)\.[0-9a-f]{8}\.tmp"
#: The folder of the events about the plan itself.
PLAN_JOURNAL: Final = "journal"
_NAME: Final = re.compile(
    rf"(\d{{8}}T\d{{6}})(\d{{3}})Z-([a-z-]{{2,30}})-({EVENT_ID})\.yaml", re.ASCII
)
#: Files of people and of other commands that may stand beside events.
_NEIGHBOURS: Final = frozenset({"review.yaml", "evidence", "README.md"})


@dataclass(frozen=True, slots=True)
class EventName:
    """What the name of an event file says: recorded when, which kind, which id."""

    recorded_at: datetime
    kind: str
    event_id: str

    @property
    def filename(self) -> str:
        """`20261109T065503412Z-declared-k7m2q9x4wv.yaml`."""
        at = self.recorded_at.astimezone(UTC)
        stamp = f"{at:%Y%m%dT%H%M%S}{at.microsecond // 1000:03d}Z"
        return f"{stamp}-{self.kind.replace('_', '-')}-{self.event_id}.yaml"


@lru_cache(maxsize=16_384)
def parse_event_name(name: str) -> EventName | None:
    """The parts of an event file's name, or None for any other file.

    Kept, since a command lists the folder of an incident more than once.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    seconds, milliseconds, kind, event_id = match.groups()
    try:
        at = datetime.fromisoformat(f"{seconds}.{milliseconds}Z")
    except ValueError:
        return None
    return EventName(at, kind.replace("-", "_"), event_id)


@dataclass(frozen=True, slots=True)
class RawEvent:
    """One event file as read."""

    name: EventName
    path: str
    fields: dict[str, FieldValue]
    sealed: bool | None
    text: EventText = field(repr=False, compare=False)


def write_event(folder: Path, plan_root: Path, name: EventName, content: bytes) -> Path:
    """Write one event durably. Raises NotWrittenError; FileExistsError for an id used twice."""
    relative = folder.relative_to(plan_root).parts
    return create_file(plan_root, relative, name.filename, content)


def list_events(folder: Path) -> tuple[EventName, ...]:
    """Names of the event files of a folder, oldest first, without opening any."""
    try:
        with os.scandir(folder) as entries:
            found = map(parse_event_name, sorted(entry.name for entry in entries))
            names = [name for name in found if name is not None]
    except OSError:
        return ()
    return tuple(sorted(names, key=lambda name: (name.recorded_at, name.event_id)))


#: Event files as one command read them before, by path, each as the system described it.
Before = dict[str, tuple[os.stat_result, Loaded[RawEvent | None]]]


def read_events(
    root: Path, folder: Path, known: Container[str] = (), before: Before | None = None
) -> Loaded[tuple[RawEvent, ...]]:
    """Every event that can be read; each other file gives a diagnostic and hides nothing.

    Names that are `known` are passed over. A folder outside the plan is shown with its whole path.
    Files read `before` are read again only when they changed since.
    """
    events: list[RawEvent] = []
    problems: list[Diagnostic] = []
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.inode() if before else 0) for entry in entries)
    except OSError:
        return Loaded(())
    # Plain strings instead of Path objects: a tenth of the time for ten thousand files.
    place, top = str(folder), f"{root}{os.sep}"
    shown = place.removeprefix(top).replace(os.sep, "/")
    for filename, inode in names:
        if filename in known:
            continue
        path = f"{shown}/{filename}"
        name = parse_event_name(filename)
        if name is None:
            problems.extend(_stranger(folder, filename, path))
            continue
        read = _read_one(f"{place}{os.sep}{filename}", path, name, before, inode)
        problems.extend(read.diagnostics)
        if read.value is not None:
            events.append(read.value)
    return Loaded(tuple(events), tuple(problems))


def _read_one(
    file: str, path: str, name: EventName, before: Before | None, inode: int
) -> Loaded[RawEvent | None]:
    known = before.get(file) if before else None
    # Event files are only ever replaced as a whole, while the old one is still there: the number
    # that the folder gives for a file tells it, without a look at each.
    if known is not None and (inode == known[0].st_ino or _is_as(file, known[0])):
        return known[1]
    try:
        raw, info = read_stamped(file, MAX_BYTES)
    except OSError as problem:
        code = "JRN002" if is_link(file) else "JRN001"
        return Loaded(None, (_problem(code, path, reason=problem.strerror or "?"),))
    read = _parsed(raw, path, name)
    if before is not None:
        before[file] = (info, read)
    return read


def _is_as(file: str, before: os.stat_result) -> bool:
    """Whether a file has not been touched, where folders give other numbers than their files."""
    try:
        info = os.lstat(file)
    except OSError:
        return False
    return info[:7] == before[:7] and (info.st_mtime_ns, info.st_ctime_ns) == (
        before.st_mtime_ns,
        before.st_ctime_ns,
    )


def _parsed(raw: bytes, path: str, name: EventName) -> Loaded[RawEvent | None]:
    fields = quick_fields(raw)
    if fields is not None:
        problems, text = list[Diagnostic](), EventText(fields, True)
    else:
        loaded = read_by_yaml(raw, path)
        if loaded.value is None:
            return Loaded(None, loaded.diagnostics)
        problems, text = list(loaded.diagnostics), loaded.value
    if text.sealed is False:
        problems.append(_at(raw, "sum", "JRN003", path))
    elif text.sealed is None:
        last = max(raw.rstrip().count(b"\n") + 1, 1)
        problems.append(_problem("JRN004", path, severity=Severity.WARNING, line=last))
    for part, expected in (("id", name.event_id), ("kind", name.kind)):
        given = text.fields.get(part, expected)
        if given != expected:
            shown = {"field": part, "given": str(given)[:80], "expected": expected}
            problems.append(_at(raw, part, "JRN005", path, **shown))
            return Loaded(None, tuple(problems))
    return Loaded(RawEvent(name, path, text.fields, text.sealed, text), tuple(problems))


def _stranger(folder: Path, filename: str, path: str) -> list[Diagnostic]:
    """A diagnostic about a file that is no event: known ones, leftovers, sync programs' copies."""
    if filename in _NEIGHBOURS:
        return []
    leftover = re.fullmatch(_LEFTOVER, filename)
    if leftover is not None:
        return [_leftover(folder, filename, leftover[1], path)]
    away = stands_in_for(filename)
    if away is not None and away not in _NEIGHBOURS:
        beside = path.rpartition("/")[0]
        here = os.path.lexists(folder / away)
        return [] if here else [_problem("JRN001", f"{beside}/{away}", case="away")]
    if filename.startswith(".") and filename.endswith(".tmp"):
        return [_problem("JRN006", path, severity=Severity.WARNING)]
    original = re.fullmatch(_COPY, filename)
    if original is not None:
        return [_copy(folder, filename, f"{original[1]}.yaml", path)]
    if is_debris(filename):
        return []
    if original_of(filename, ("review",)) == "review":
        return [replace(_copy(folder, filename, "review.yaml", path), severity=Severity.WARNING)]
    return [_problem("JRN009", path, severity=Severity.WARNING)]


def _leftover(folder: Path, filename: str, original: str, path: str) -> Diagnostic:
    """What an interrupted write left: part of an event, a whole one, or a second name of one."""
    name = parse_event_name(original)
    try:
        raw = read_regular(folder / filename, MAX_BYTES)
    except OSError:
        raw = b""
    if name is not None and os.path.lexists(folder / original):
        same = _copy(folder, filename, original, path).code == "JRN007"
        case = "twin" if same else ""
        return _problem("JRN006", path, severity=Severity.WARNING, case=case, original=original)
    sealed = read_event_text(raw, path).value if raw else None
    whole = name is not None and sealed is not None and sealed.sealed is True
    code = "JRN060" if whole else "JRN006"
    return _problem(code, path, severity=Severity.WARNING, original=original)


def _copy(folder: Path, filename: str, original: str, path: str) -> Diagnostic:
    try:
        same = read_regular(folder / filename, MAX_BYTES) == read_regular(
            folder / original, MAX_BYTES
        )
    except OSError:
        same = False
    severity = Severity.WARNING if same else Severity.ERROR
    return _problem("JRN007" if same else "JRN008", path, severity=severity, original=original)


def _at(raw: bytes, name: str, code: str, path: str, **params: object) -> Diagnostic:
    """The place of a field's value."""
    document = parse_document(raw, path).value
    place = document.locate((name,)) if document else Position(1, 1)
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        path=path,
        line=place.line,
        column=place.column,
        length=place.length,
        params=params,
    )


def _problem(
    code: str,
    path: str,
    *,
    severity: Severity = Severity.ERROR,
    line: int = 1,
    **params: object,
) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, path=path, line=line, params=params)
