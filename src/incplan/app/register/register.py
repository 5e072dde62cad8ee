"""The register of incidents, with filters; near misses counted apart."""

from dataclasses import dataclass
from datetime import date, datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.reading import read_all
from incplan.diagnostics import Diagnostic, Severity
from incplan.incident.register.register import RegisterEntry, register_entries
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.store.journal.incidents import incident_folder, is_imported
from incplan.store.journal.unlistable import out_of_sight


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterResult:
    """Rows of the register; `missing` are incidents that cannot be read at all."""

    entries: tuple[RegisterEntry, ...]
    incidents: int
    near_misses: int
    unreadable: tuple[Diagnostic, ...]
    missing: tuple[str, ...] = ()


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
        """Whether a row passes the filter; the day is the local day of detection."""
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


def load_incidents(
    desk: Desk, beside: str | None = None
) -> tuple[tuple[Incident, ...], tuple[Diagnostic, ...]]:
    """Every incident that can be read, exercises left out, and the one they stand `beside`."""
    found: list[Incident] = []
    ids = tuple(item for item in desk.incidents() if item != beside)
    problems = [*out_of_sight(desk.root, [incident_folder(desk.root, item) for item in ids])]
    for _incident_id, log in read_all(desk.root, ids, desk.waits()):
        problems.extend(item for item in log.diagnostics if item.severity is Severity.ERROR)
        incident = fold(log.value.events, log.value.unread, log.value.waiting)
        if incident is not None:
            found.append(incident)
    return tuple(found), tuple(problems)


def register(desk: Desk, wanted: RegisterFilter | None = None) -> RegisterResult:
    """The rows wanted, in the order of detection."""
    incidents, problems = load_incidents(desk)
    rows = register_entries(incidents, desk.plan(), desk.local_now)
    keep = wanted or RegisterFilter()
    kept = tuple(row for row in rows if keep.keeps(row, row.date.astimezone(desk.zone).date()))
    near = sum(1 for row in kept if row.near_miss)
    read = {item.id for item in incidents}
    return RegisterResult(
        entries=kept,
        incidents=len(kept) - near,
        near_misses=near,
        unreadable=problems,
        missing=tuple(item for item in desk.incidents() if item not in read),
    )


def one_to_read(desk: Desk) -> str | None:
    """The incident `show` and the journal mean: the latest closed one only if none is open.

    With several open incidents the person must say which.
    """
    return None if desk.open_incidents() else latest_closed(desk)


def latest_closed(desk: Desk) -> str | None:
    """The incident meant when none is named: the only open one, else the last one closed.

    A closed one without its review comes first. Found by file names; of events only declarations
    are looked at, to pass over what a register kept before told.
    """
    if len(desk.open_incidents()) == 1:
        return None
    found: list[tuple[bool, datetime, str]] = []
    for incident_id in desk.incidents():
        names = desk.event_names(incident_id)
        ends = [name for name in names if name.kind in ("closed", "cancelled", "reopened")]
        if ends and ends[-1].kind == "closed":
            waiting = all(name.kind != "reviewed" for name in names)
            found.append((waiting, ends[-1].recorded_at, incident_id))
    latest = (incident_id for *_order, incident_id in sorted(found, reverse=True))
    return next((item for item in latest if not is_imported(desk.root, item)), None)
