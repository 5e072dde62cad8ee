"""The register of incidents, with filters; near misses counted apart."""

from dataclasses import dataclass
from datetime import date, datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.reading import read_all
from incplan.diagnostics import Diagnostic, Severity
from incplan.incident.register.register import RegisterEntry, register_entries
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.store.journal.folder import list_events
from incplan.store.journal.incidents import incident_folder, list_incidents, open_incidents
from incplan.store.journal.unlistable import out_of_sight


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterResult:
    """Rows of the register."""

    entries: tuple[RegisterEntry, ...]
    incidents: int
    near_misses: int
    unreadable: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """Which rows; None means all."""

    first: date | None = None
    last: date | None = None
    level: str | None = None
    type: str | None = None
    activity: str | None = None
    status: str | None = None

    def keeps(self, entry: RegisterEntry, day: date) -> bool:
        """Whether a row, detected on a local day, is wanted."""
        checks = (
            self.first is None or day >= self.first,
            self.last is None or day <= self.last,
            self.level in (None, entry.highest_level, entry.level),
            self.type in (None, entry.type),
            self.status in (None, entry.status)
            or (self.status == "open" and entry.status not in ("closed", "reviewed", "cancelled")),
            self.activity is None or self.activity in (key for key, _time in entry.activities),
        )
        return all(checks)


def load_incidents(desk: Desk) -> tuple[tuple[Incident, ...], tuple[Diagnostic, ...]]:
    """Every incident that can be read, exercises left out."""
    found: list[Incident] = []
    ids = list_incidents(desk.root)
    problems = [*out_of_sight(desk.root, [incident_folder(desk.root, item) for item in ids])]
    for _incident_id, log in read_all(desk.root, ids):
        problems.extend(item for item in log.diagnostics if item.severity is Severity.ERROR)
        incident = fold(log.value.events, log.value.unread)
        if incident is not None:
            found.append(incident)
    return tuple(found), tuple(problems)


def register(desk: Desk, wanted: RegisterFilter | None = None) -> RegisterResult:
    """The rows wanted, in the order of detection."""
    incidents, problems = load_incidents(desk)
    rows = register_entries(incidents, desk.local_now)
    keep = wanted or RegisterFilter()
    kept = tuple(row for row in rows if keep.keeps(row, row.date.astimezone(desk.zone).date()))
    near = sum(1 for row in kept if row.near_miss)
    return RegisterResult(
        entries=kept, incidents=len(kept) - near, near_misses=near, unreadable=problems
    )


def one_to_read(desk: Desk) -> str | None:
    """The incident `show` and the journal mean: an old one only while nothing is open.

    Beside several open incidents a guess would print the wrong one.
    """
    return None if open_incidents(desk.root) else latest_closed(desk)


def latest_closed(desk: Desk) -> str | None:
    """The incident meant when nothing is said: the only open one, else the last one closed.

    One still without its review comes first. File names tell; no event is opened.
    """
    if len(open_incidents(desk.root)) == 1:
        return None
    found: list[tuple[bool, datetime, str]] = []
    for incident_id in list_incidents(desk.root):
        names = list_events(incident_folder(desk.root, incident_id))
        ends = [name for name in names if name.kind in ("closed", "cancelled", "reopened")]
        if ends and ends[-1].kind == "closed":
            waiting = all(name.kind != "reviewed" for name in names)
            found.append((waiting, ends[-1].recorded_at, incident_id))
    return max(found)[2] if found else None
