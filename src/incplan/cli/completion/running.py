"""What runs: open incidents, their newest entries, their open tasks."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from incplan.cli.completion.asked import Asked
from incplan.cli.completion.thing import Thing
from incplan.cli.parsing.registry import COMMANDS
from incplan.store.disk.safepath import read_regular
from incplan.store.journal.event_quick import quick_fields
from incplan.store.journal.folder import list_events
from incplan.store.journal.incidents import (
    declared_title,
    incident_folder,
    list_incidents,
    open_incidents,
    resolve_incident,
)

#: Entries further back are named by `show`.
_NEWEST: Final = 20
_LARGEST: Final = 1 << 16


def running(kind: str, root: Path, asked: Asked) -> Iterable[Thing]:
    """What runs of one kind."""
    if kind == "EXERCISE":
        return (
            Thing((str(int(item.split("-")[2])), item), declared_title(root, item))
            for item in reversed(list_incidents(root, "exercises"))
        )
    if kind == "INCIDENT":
        return _incidents(root, asked.line)
    if kind == "ENTRY":
        return _entries(root, asked.incident)
    return ()


def _incidents(root: Path, line: str) -> Iterator[Thing]:
    """Incidents with their titles: open ones first; the closed ones too for what comes after."""
    entry = COMMANDS.get(line.partition(" ")[0])
    running = open_incidents(root)
    after = entry is None or entry.family != "incident"
    closed = (*list_incidents(root), *list_incidents(root, "exercises")) if after else ()
    known = dict.fromkeys((*running, *reversed(closed)))
    numbers = [int(item.split("-")[2]) for item in known]
    for item in known:
        _kind, _year, number, suffix = item.split("-")
        short = (number,) if numbers.count(int(number)) == 1 else (suffix,)
        title = declared_title(root, item)
        yield Thing((*short, str(int(number)), item, suffix, *((title,) if title else ())), title)


def _read(file: Path) -> bytes:
    try:
        return read_regular(file, _LARGEST)
    except OSError:
        return b""


def _entries(root: Path, incident: str | None) -> Iterator[Thing]:
    """The newest entries of the incident that is meant, the last first."""
    yield Thing(("last",))
    folder = incident_folder(root, resolve_incident(root, incident))
    for name in reversed(list_events(folder)[-_NEWEST:]):
        fields = quick_fields(_read(folder / name.filename)) or {}
        text = fields.get("text")
        said = f"{name.kind}: {text}" if isinstance(text, str) and text else name.kind
        yield Thing((name.event_id,), said.partition("\n")[0][:80])
