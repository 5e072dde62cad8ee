"""The situation of one incident, or of every open one, the most severe first."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

from incplan.app.desk.desk import Desk, Dossier
from incplan.app.desk.people import Person, person
from incplan.app.desk.unsaved import unsaved
from incplan.app.response.situation.briefing import Briefing, brief
from incplan.app.response.situation.duties import with_obligations
from incplan.app.response.situation.elsewhere import tried_elsewhere
from incplan.app.response.situation.exercises import ExerciseLine, running_exercises
from incplan.app.response.situation.moment import Moment, limits_of, moment_at
from incplan.diagnostics import Diagnostic, Severity
from incplan.errors import RefusedError, UnreadableError
from incplan.frozen import dataclass, replace
from incplan.i18n.catalogue import Translator
from incplan.incident.events.numbering import by_number
from incplan.incident.response.assignment import COMMAND_LINE, assign
from incplan.incident.state.state import Incident
from incplan.store.journal.endings import CLOSED, ended_in_doubt
from incplan.store.journal.incidents import incident_folder, maybe_open
from incplan.store.journal.unlistable import KINDS, out_of_sight

_ENDS: Final = r"-(?:closed|cancelled|reopened)-[^/]*$"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """Entries that wait and may be another organisation's: nothing of them is shown here."""

    folder: str
    organisation: str | None
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLeft:
    """An action of a review that nobody has carried out yet."""

    key: str
    what: str
    owner: str
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterEnd:
    """What is left of an incident that is over: its review until `review_by`, its open actions."""

    incident: str
    review_by: datetime | None
    actions: tuple[ActionLeft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusResult:
    """Briefings, and the files that could not be read for them.

    `hidden` is set when an incident may be missing for that, `maybe_open` names those of which only
    the entry that closed them cannot be read. `waiting` counts the entries that are
    taken in but not in the plan yet; `not_taken` are those nobody has said whose they are.
    `unsaved` are plan files that git does not hold as they stand, `ignored_files` those that a rule
    of git keeps out of it. `moments` says of each incident, in the same order, what is to be done
    and whom to call first. `in_charge` is who leads, keeps activities going and decides today,
    where no incident runs; `exercises` are those that play a scenario. `left` is what is left to
    do of an incident that is over.
    """

    incidents: tuple[Briefing, ...]
    moments: tuple[Moment, ...] = ()
    unreadable: tuple[Diagnostic, ...] = ()
    hidden: bool = False
    waiting: int = 0
    not_taken: tuple[NotTaken, ...] = ()
    unsaved: tuple[str, ...] = ()
    ignored_files: tuple[str, ...] = ()
    maybe_open: tuple[str, ...] = ()
    in_charge: tuple[Person, ...] = ()
    exercises: tuple[ExerciseLine, ...] = ()
    left: tuple[AfterEnd, ...] = ()


def status(desk: Desk, part: str | None, translator: Translator) -> StatusResult:
    """One incident when named, otherwise all open ones and running exercises."""
    hidden: list[Diagnostic] = []
    doubtful: list[str] = []
    dossiers = _named(desk, part) if part else list(_open_ones(desk, hidden, doubtful))
    briefings = [_briefed(desk, dossier.incident, translator) for dossier in dossiers]
    broken = [*desk.loaded(positions=False).diagnostics, *hidden]
    for dossier in dossiers:
        broken.extend(dossier.diagnostics)
    kept = unsaved(desk)
    briefings.sort(key=_gravity)
    running = desk.open_incidents() if part or desk.incidents("exercises") else ()
    opened = running if part else tuple(item.id for item in dossiers)
    clocks = {dossier.id: dossier.incident.clock for dossier in dossiers}
    moments = []
    for item in briefings:
        desk.tell_time(clocks[item.id])
        moments.append(moment_at(desk, item, opened))
    asked = tuple(item for item in running if not part or item in _meant(desk, part))
    return StatusResult(
        incidents=tuple(briefings),
        moments=tuple(moments),
        exercises=running_exercises(desk, asked),
        unreadable=tuple(item for item in broken if item.severity is Severity.ERROR),
        hidden=bool(hidden),
        waiting=len(desk.waits().files),
        not_taken=tuple(
            NotTaken(folder=str(item.folder), organisation=item.organisation, entries=item.count)
            for item in desk.found().doubtful
        ),
        unsaved=kept.paths,
        ignored_files=kept.ignored,
        maybe_open=tuple(doubtful),
        in_charge=() if briefings else in_charge(desk, translator),
    )


def in_charge(desk: Desk, translator: Translator) -> tuple[Person, ...]:
    """Who would lead, keep activities going and decide if something happened today."""
    plan, day = desk.plan(), desk.local_now
    found = ((role, assign(plan, role, day.date())) for role in COMMAND_LINE)
    return tuple(
        person(plan, item.person, role, day, translator) for role, item in found if item is not None
    )


#: The moment of what has no limit.
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_RANKS: Final = {"crisis": 0, "major": 1, "minor": 2, "low": 3}


def _gravity(item: Briefing) -> tuple[bool, int, datetime, tuple[object, ...]]:
    """What is real before any exercise; then the gravest level; then the limit that is nearest."""
    ends = [clock.limit_at for clock in limits_of(item)[:1] if clock.limit_at is not None]
    rank = _RANKS.get(item.level, len(_RANKS))
    return item.exercise, rank, min(ends, default=_NEVER), by_number(item.id)


def _named(desk: Desk, part: str) -> list[Dossier]:
    """The incident named; none where it is an exercise in which nobody has declared anything."""
    try:
        return [desk.dossier(part)]
    except RefusedError as problem:
        if problem.code != "exercise_not_declared":
            raise
        return []


def _meant(desk: Desk, part: str) -> tuple[str, ...]:
    return (desk.resolve(part),)


def _briefed(desk: Desk, incident: Incident, translator: Translator) -> Briefing:
    """An incident as it stands now; an exercise by the hour of its story."""
    desk.look_at(incident)
    return _told(desk, incident, translator)


def _told(desk: Desk, incident: Incident, translator: Translator) -> Briefing:
    tried = tried_elsewhere(desk, incident)
    known = brief(incident, desk.plan(), desk.local_now, translator, elsewhere=tried)
    return _on_the_wall(desk, with_obligations(desk, incident, known, translator), incident)


def _on_the_wall(desk: Desk, item: Briefing, incident: Incident) -> Briefing:
    """In an exercise, each limit also by the clock on the wall."""
    clock, now = incident.clock, desk.wall_now
    if clock is None:
        return item
    lines = (
        replace(line, wall_at=clock.shown_at(line.limit_at, now)) if line.limit_at else line
        for line in item.clocks
    )
    return replace(item, clocks=tuple(lines))


def situation(desk: Desk, incident_id: str, translator: Translator) -> tuple[Briefing, Moment]:
    """One incident as it stands after a command, and what it asks of whoever typed that."""
    incident = desk.dossier(incident_id).incident
    told = _told(desk, incident, translator)
    return told, moment_at(desk, told, desk.open_incidents())


def _open_ones(desk: Desk, hidden: list[Diagnostic], doubtful: list[str]) -> Iterator[Dossier]:
    """Every open incident that can be read; for the others, why not.

    `doubtful` gets those that may be open, since what closed them cannot be read.
    """
    # Listed once: a plan may have thousands behind it.
    folders = maybe_open(desk.root, desk.waits())
    hidden.extend(out_of_sight(desk.root, folders))
    known = desk.open_incidents(folders)
    candidates = (item for kind in KINDS for item in ended_in_doubt(desk.root, kind, known))
    doubtful.extend(item for item in candidates if _reads_as_open(desk, item))
    for item in doubtful:
        hidden.extend(_about_the_end(desk, item))
    for item in known:
        try:
            yield desk.dossier(item)
        except RefusedError:  # an exercise that nobody has declared yet hides nothing
            continue
        except UnreadableError:
            hidden.extend(desk.events(item).diagnostics)


def _reads_as_open(desk: Desk, incident_id: str) -> bool:
    """Whether what can be read of an incident, as `show` tells it, has not ended."""
    incident, _log = desk.read(incident_id)
    return incident is None or incident.is_open


def _about_the_end(desk: Desk, incident_id: str) -> Iterator[Diagnostic]:
    """Why nobody can tell whether an incident is closed: the files, or that there is none."""
    found = desk.events(incident_id).diagnostics
    ends = [item for item in found if re.search(_ENDS, item.path)]
    kind = incident_folder(desk.root, incident_id).parent.name
    gone = Diagnostic(
        code="JRN061",
        severity=Severity.ERROR,
        path=f"{kind}/{CLOSED}/{incident_id}",
        params={"given": incident_id},
    )
    yield from ends or (gone,)
