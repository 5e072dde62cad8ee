"""The event folders that `verify` checks, each read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from incplan.app.desk.desk import Desk
from incplan.diagnostics import Diagnostic
from incplan.incident.events.fact import Fact
from incplan.store.journal.events import load_events, load_plan_log
from incplan.store.journal.folder import PLAN_JOURNAL, RawEvent
from incplan.store.journal.incidents import incident_folder, list_incidents


@dataclass(frozen=True, slots=True)
class Place:
    """One folder of events as read."""

    path: str
    folder: Path
    events: tuple[Fact, ...]
    files: tuple[RawEvent, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_places(desk: Desk) -> Iterator[Place]:
    """Every incident, every exercise, the journal of the plan itself."""
    for top in ("incidents", "exercises"):
        for item in list_incidents(desk.root, top):
            log = load_events(desk.root, item, desk.zone)
            folder = incident_folder(desk.root, item)
            yield Place(f"{top}/{item}", folder, log.value.events, log.value.files, log.diagnostics)
    plan_log = load_plan_log(desk.root, desk.zone)
    yield Place(
        PLAN_JOURNAL,
        desk.root / PLAN_JOURNAL,
        plan_log.value.events,
        plan_log.value.files,
        plan_log.diagnostics,
    )
