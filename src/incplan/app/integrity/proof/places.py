"""The event folders that `verify` checks, each read once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from incplan.app.desk.desk import Desk
from incplan.diagnostics import Diagnostic
from incplan.frozen import dataclass
from incplan.incident.events.fact import Fact
from incplan.store.git.proof.history import is_journal_file
from incplan.store.journal.events import EventLog, PlanLog, load_events, load_plan_log
from incplan.store.journal.folder import PLAN_JOURNAL, RawEvent
from incplan.store.journal.incidents import incident_folder, list_incidents


@dataclass(frozen=True, slots=True)
class Place:
    """One folder of events as read. `paths` has the file of each event by its id."""

    path: str
    folder: Path
    events: tuple[Fact, ...]
    files: tuple[RawEvent, ...]
    diagnostics: tuple[Diagnostic, ...]
    paths: Mapping[str, str]

    def on_disk(self) -> frozenset[str]:
        """Every file that bears the name of an event, those that cannot be read included."""
        broken = (item.path for item in self.diagnostics)
        named = (path for path in broken if is_journal_file(path))
        return frozenset((*(file.path for file in self.files), *named))


def read_places(desk: Desk) -> Iterator[Place]:
    """Every incident, every exercise, the journal of the plan itself."""
    for top in ("incidents", "exercises"):
        for item in list_incidents(desk.root, top):
            log = load_events(desk.root, item, desk.zone)
            folder = incident_folder(desk.root, item)
            yield _place(f"{top}/{item}", folder, log.value, log.diagnostics)
    plan_log = load_plan_log(desk.root, desk.zone)
    folder = desk.root / PLAN_JOURNAL
    yield _place(PLAN_JOURNAL, folder, plan_log.value, plan_log.diagnostics)


def _place(
    path: str, folder: Path, log: EventLog | PlanLog, diagnostics: tuple[Diagnostic, ...]
) -> Place:
    paths = {file.name.event_id: file.path for file in log.files}
    return Place(path, folder, log.events, log.files, diagnostics, paths)
