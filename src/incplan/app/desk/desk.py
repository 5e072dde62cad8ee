"""Where a command works: the plan's directory, the clock, the person, and the pen that records.

Use cases get all of this from a `Desk`; `now` is read once per command.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from incplan.app.desk.meant import Reach, resolve_meant
from incplan.app.desk.pen import Pen, Place, PlanPen, Receipt
from incplan.app.desk.waiting import find_waiting
from incplan.diagnostics import Diagnostic, Loaded, Severity
from incplan.errors import IncplanError, RefusedError, UnreadableError
from incplan.frozen import dataclass
from incplan.incident.state.doubt import find_doubt, find_plan_doubt
from incplan.store.journal.endings import is_playing
from incplan.store.journal.events import Seen, load_events, load_plan_log
from incplan.store.journal.folder import PLAN_JOURNAL
from incplan.store.journal.incidents import (
    event_names,
    list_incidents,
    open_incidents,
    plain_exercises,
)
from incplan.store.journal.waiting import Found

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from zoneinfo import ZoneInfo

    # Late import: `log` never reads the plan.
    from incplan.app.desk.plan_reader import PlanReader
    from incplan.incident.state.doubt import Doubt, UnreadEntry
    from incplan.incident.state.playing import PlayClock
    from incplan.incident.state.state import Incident
    from incplan.plan.files.contacts import Absence
    from incplan.plan.gaps import Gap
    from incplan.plan.obligations.company_size import SizeLimits
    from incplan.plan.obligations.pack import ObligationPack
    from incplan.plan.plan import Plan
    from incplan.plan.record import PlanRecord
    from incplan.store.journal.events import EventLog, PlanLog
    from incplan.store.journal.folder import EventName
    from incplan.store.journal.waiting import Waiting
    from incplan.store.plan.loaded import LoadedPlan


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident as read from disk."""

    id: str
    incident: "Incident"
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True, eq=False, repr=False, kw_only=True)
class Desk(Place):
    """The place a command works at, and what it has read there.

    `reach` says which incidents a part of an id may mean to this command. `doubts` collects, for
    the answer, which entries each incident read lacks.
    """

    language: str
    reach: str = "any"
    doubts: "dict[str, Doubt]" = field(default_factory=dict)
    #: Incidents that may have part in an outage, by what was asked: see `outages.py` beside.
    concerned: dict[tuple[object, ...], tuple[str, ...]] = field(default_factory=dict, repr=False)
    _reader: "PlanReader | None" = field(default=None, repr=False)
    _log: "Loaded[PlanLog] | None" = field(default=None, repr=False)
    _found: "tuple[int, Found] | None" = field(default=None, repr=False)
    _open: "tuple[tuple[int, int], tuple[str, ...]] | None" = field(default=None, repr=False)
    _gone: "dict[str, tuple[UnreadEntry, ...]]" = field(default_factory=dict, repr=False)
    _seen: Seen = field(default_factory=Seen, repr=False)
    _noted: "list[Gap]" = field(default_factory=list, repr=False)
    _others: "dict[str, Incident | None]" = field(default_factory=dict, repr=False)
    _clock: "PlayClock | None" = field(default=None, repr=False)
    _away: "tuple[tuple[str, ...], Absence | None]" = field(default=((), None), repr=False)

    @property
    def wall_now(self) -> "datetime":
        """Now on the wall, whatever the command is about."""
        return self.now.astimezone(self.zone)

    @property
    def local_now(self) -> "datetime":
        """Now, in the plan's time zone; in an exercise with a scenario, the hour of its story."""
        return self.in_story(self.now).astimezone(self.zone)

    def in_story(self, at: "datetime") -> "datetime":
        """A moment on the wall as it is in the story of the exercise a command is about."""
        return self._clock.story(at) if self._clock is not None else at

    def on_the_wall(self, story: "datetime") -> "datetime | None":
        """When an hour of the story is on the wall; None where no story is told."""
        return self._clock.shown_at(story, self.wall_now) if self._clock is not None else None

    def tell_time(self, clock: "PlayClock | None") -> None:
        """Tell the time of an exercise from now on; that of the wall for None."""
        self._clock = clock
        if clock is None:
            self._away = ((), None)

    def take_away(self, people: tuple[str, ...], absence: "Absence | None") -> None:
        """Let these people be absent, as the story of the exercise says."""
        self._away = (people, absence)

    def reader(self) -> "PlanReader":
        """The reader of the plan, imported at first use: only commands with a plan load it."""
        if self._reader is None:
            from incplan.app.desk.plan_reader import PlanReader

            self._reader = PlanReader(self.root, self.record, self.wall_now)
        return self._reader

    def loaded(self, *, positions: bool = True) -> "LoadedPlan":
        """The plan with its diagnostics, read once, with newer dates from the plan's journal.

        Without `positions` (line and column of each value) a copy from the user's cache may be
        used.
        """
        return self.reader().loaded(positions=positions)

    def found(self) -> Found:
        """What waits outside the plan, looked for once, and again when more had to be kept."""
        if self._found is None or self._found[0] != len(self.kept):
            self._found = (len(self.kept), find_waiting(self.root))
        return self._found[1]

    def organisation(self) -> str | None:
        """Whose plan it is, as plan.yaml says even where the rest of it cannot be read."""
        # Late import: few commands ask whose plan it is.
        from incplan.store.journal.identity import identify

        return identify(self.root).organisation

    def read_plan_again(self) -> None:
        """Read the plan anew: files that had a gap were written since."""
        self._reader = None
        self.plan_or_none()

    def look_again(self) -> None:
        """Forget what was found waiting: it has come home, or somebody said whose it is."""
        self._found = self._open = None

    def waits(self) -> "Waiting":
        """The entries of this plan that wait: readers take them in, and mark them."""
        return self.found().ours

    def plan_log(self) -> "Loaded[PlanLog]":
        """The events about the plan itself, read once."""
        if self._log is None:
            self._log = load_plan_log(self.root, waits=self.waits())
        return self._log

    def plan_doubt(self) -> "Doubt":
        """Entries of the plan's own journal that cannot be used."""
        log = self.plan_log().value
        return find_plan_doubt(log.events, log.unread)

    def record(self) -> "PlanRecord":
        """What was done about the plan itself, as far as its journal can be read.

        Exercises run with incplan itself and closed count as held, unless by one person alone.
        """
        waits = self.waits()
        there = (self.root / PLAN_JOURNAL).is_dir() or bool(waits.of(PLAN_JOURNAL))
        events = self.plan_log().value.events if self._log is not None or there else ()
        plain = tuple(plain_exercises(self.root, self.zone, waits))
        # Late import: only commands that read the plan need its record.
        from incplan.plan.record import PlanRecord

        record = PlanRecord()
        if events or plain:
            # Late import: most plans have a journal only once they are kept for a while.
            from incplan.incident.state.plan_fold import fold_record

            newest = sorted(plain, key=lambda item: item[1], reverse=True)
            record = fold_record(
                events, ((on, self.events(key).value.events) for key, on in newest)
            )
        exercises = self.incidents("exercises")
        running = tuple(item for item in exercises if is_playing(self.event_names(item)))
        if not running:
            return record
        # Late import: an exercise runs on few days of a year.
        from incplan.app.desk.exercises import with_open_calls

        return with_open_calls(self, record, running)

    @property
    def has_read_plan(self) -> bool:
        """Whether this command has read the plan; extras that need it are left out otherwise."""
        return self._reader is not None and self._reader.has_read

    def plan(self) -> "Plan":
        """The plan without the files that cannot be used: one typo must not stop every command.

        In an exercise, with those absent whom its story takes away.
        """
        plan, (people, absence) = self.reader().plan(), self._away
        if not people or absence is None:
            return plan
        # Late import: only exercises take people away.
        from incplan.app.desk.exercises import without_those_away

        return without_those_away(plan, people, absence)

    def plan_or_none(self) -> "Plan | None":
        """The plan, or None when it cannot be used: for what must not prevent an entry."""
        try:
            return self.plan()
        except IncplanError:
            return None

    def sound_plan(self) -> "Plan":
        """The plan as far as it can be used. Raises UnreadableError naming what is wrong."""
        return self.reader().sound_plan()

    def pack(self) -> "ObligationPack":
        """The shipped duties to notify, read once and only by commands that need them."""
        return self.reader().pack()

    def size_limits(self) -> "SizeLimits":
        """From which size of company NIS2 may apply."""
        return self.reader().size_limits()

    def gaps(self) -> "tuple[Gap, ...]":
        """Files of the plan, and entries of its journal, that could not be read."""
        plan = self._reader.gaps() if self._reader else ()
        known = (*plan, *self._noted)
        return (*known, *_journal_gaps(self._log.diagnostics)) if self._log else known

    def note_gap(self, gap: "Gap") -> None:
        """Note another thing left out of the answer, such as a picture."""
        self._noted.append(gap)

    def head(self) -> str | None:
        """The commit the plan is at, when there is one."""
        # Late import: few commands name the commit they read.
        from incplan.store.git.commits import head_commit

        return head_commit(self.root)

    def resolve(self, part: str | None) -> str:
        """The id of the incident meant; without `part`, the only open one."""
        return resolve_meant(self.root, part, Reach(self.reach), self.waits())

    def resolve_any(self, part: str) -> str:
        """The full id of an incident that is only referred to; closed ones included."""
        return resolve_meant(self.root, part, Reach.ANY, self.waits())

    def incidents(self, kind: str = "incidents") -> tuple[str, ...]:
        """Ids of all incidents (or `exercises`), those that wait elsewhere among them."""
        return list_incidents(self.root, kind, self.waits())

    def open_incidents(self, folders: "list[Path] | None" = None) -> tuple[str, ...]:
        """Ids of the open incidents, then of the running exercises; as `open_incidents` there.

        They are looked for once, and again when this command has written something.
        """
        stamp = (len(self.written), len(self.kept))
        if self._open is None or self._open[0] != stamp:
            self._open = (stamp, open_incidents(self.root, folders, self.waits()))
        return self._open[1]

    def event_names(self, incident_id: str) -> "tuple[EventName, ...]":
        """Names of the events of an incident, oldest first; none is opened."""
        return event_names(self.root, incident_id, self.waits())

    def read(self, incident_id: str) -> "tuple[Incident | None, Loaded[EventLog]]":
        """One incident folded from all its events, and what was read of it; git is not asked."""
        # Late import: `log` adds to a journal and never folds it.
        from incplan.app.desk.reading import folded

        log = self.events(incident_id)
        return folded(log.value), log

    def dossier(self, part: str | None) -> Dossier:
        """One incident, folded; its clock is told from now on.

        Raises UnreadableError when it holds no readable declaration, RefusedError for an exercise
        that began and in which nobody has declared anything yet.
        """
        # Late import: only commands that read entries fold them.
        from incplan.app.desk.reading import folded, read_entries

        incident_id = self.resolve(part)
        log = read_entries(self.root, incident_id, self.waits(), self._seen)
        known = log.value
        self._gone[incident_id] = tuple(item for item in known.unread if item.how == "gone")
        incident = folded(known)
        if incident is None:
            if any(event.KIND.value == "started" for event in known.events):
                raise RefusedError("exercise_not_declared", id=incident_id)
            raise UnreadableError("incident_unreadable", id=incident_id)
        self.look_at(incident)
        self.doubts[incident_id] = incident.doubt
        self._others[incident_id] = incident
        return Dossier(incident_id, self.with_outages(incident), log.diagnostics)

    def look_at(self, incident: "Incident") -> None:
        """Tell the time as an incident has it, and the absences of its story."""
        if incident.clock is None:
            self.tell_time(None)
            return
        # Late import: only exercises have a clock of their own.
        from incplan.app.desk.exercises import read_exercise

        read_exercise(self, incident.id)

    def with_outages(self, incident: "Incident") -> "Incident":
        """The incident with what others recorded of the same outages of an activity."""
        if not incident.interruptions:
            return incident
        # Late import: only where an activity was interrupted.
        from incplan.app.desk.outages import join

        return join(self, incident)

    def other(self, incident_id: str) -> "Incident | None":
        """Another incident than the one a command is about, read once; None if it cannot be."""
        if incident_id not in self._others:
            self._others[incident_id] = self.read(incident_id)[0]
        return self._others[incident_id]

    def events(self, incident_id: str, zone: "ZoneInfo | None" = None) -> "Loaded[EventLog]":
        """Every readable event of an incident, those that wait elsewhere among them."""
        return load_events(self.root, incident_id, zone, self.waits())

    def pen(self, incident_id: str) -> Pen:
        """A pen for an incident, knowing what has been written so far.

        Entries that only git still has were looked up with the dossier, if the command needed one:
        a quick journal entry does not wait for that.
        """
        log = load_events(self.root, incident_id, None, self.waits(), self._seen).value
        unread = (*log.unread, *self._gone.get(incident_id, ()))
        self.doubts[incident_id] = find_doubt(log.events, unread)
        return Pen(self, incident_id, log.events, unread, log.waiting)

    def plan_pen(self) -> PlanPen:
        """A pen for the plan's own journal, knowing what has been written so far."""
        return PlanPen(self, self.plan_log().value.events)


def _journal_gaps(problems: tuple[Diagnostic, ...]) -> "Iterator[Gap]":
    """Entries about the plan that cannot be read: an approval, a review, a printing."""
    from incplan.plan.gaps import Gap, Use

    for problem in problems:
        if problem.severity is Severity.ERROR:
            yield Gap(subject=problem.path.removesuffix(".yaml"), problem=problem, use=Use.NOTHING)


__all__ = ["Desk", "Dossier", "Pen", "Receipt"]
