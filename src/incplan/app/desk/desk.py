"""Where a command works: the plan's directory, the clock, the person, and the pen that records.

Everything a use case needs from outside comes in here; `now` is read once a command.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from incplan.app.desk.meant import Reach, resolve_meant
from incplan.app.desk.pen import Pen, Place, PlanPen, Receipt
from incplan.diagnostics import Diagnostic, Loaded, Severity
from incplan.errors import IncplanError, UnreadableError
from incplan.frozen import dataclass
from incplan.incident.state.doubt import find_doubt, find_plan_doubt
from incplan.store.journal.events import load_events, load_plan_log
from incplan.store.journal.folder import PLAN_JOURNAL
from incplan.store.journal.incidents import days_exercised, resolve_incident

if TYPE_CHECKING:
    # A door: `log` never reads the plan.
    from incplan.app.desk.plan_reader import PlanReader
    from incplan.incident.state.doubt import Doubt, UnreadEntry
    from incplan.incident.state.state import Incident
    from incplan.plan.gaps import Gap
    from incplan.plan.obligations.company_size import SizeLimits
    from incplan.plan.obligations.pack import ObligationPack
    from incplan.plan.plan import Plan
    from incplan.plan.record import PlanRecord
    from incplan.store.journal.events import PlanLog
    from incplan.store.plan.loaded import LoadedPlan


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident as read from disk."""

    id: str
    incident: "Incident"
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True, kw_only=True)
class Desk(Place):
    """The place a command works at, and what it has read there.

    `reach` says which incidents a part of an id may mean to this command.
    `doubts` fills with what each incident read is told without, for whoever presents the answer.
    """

    language: str
    reach: str = "any"
    doubts: "dict[str, Doubt]" = field(default_factory=dict)
    _reader: "PlanReader | None" = field(default=None, repr=False)
    _log: "Loaded[PlanLog] | None" = field(default=None, repr=False)
    _gone: "dict[str, tuple[UnreadEntry, ...]]" = field(default_factory=dict, repr=False)
    _noted: "list[Gap]" = field(default_factory=list, repr=False)

    def reader(self) -> "PlanReader":
        """What reads the plan; a command that never asks about it does not even import that."""
        if self._reader is None:
            from incplan.app.desk.plan_reader import PlanReader

            self._reader = PlanReader(self.root, self.record, self.local_now.date())
        return self._reader

    def loaded(self, *, positions: bool = True) -> "LoadedPlan":
        """The plan with its diagnostics, read once; what the journal knows better counts.

        Without `positions` an earlier reading of the same files will do.
        """
        return self.reader().loaded(positions=positions)

    def plan_log(self) -> "Loaded[PlanLog]":
        """The events about the plan itself, read once."""
        if self._log is None:
            self._log = load_plan_log(self.root)
        return self._log

    def plan_doubt(self) -> "Doubt":
        """What the plan's own journal is told without."""
        log = self.plan_log().value
        return find_plan_doubt(log.events, log.unread)

    def record(self) -> "PlanRecord":
        """What was done about the plan itself, as far as its journal can be read.

        Exercises run with incplan itself and closed count as held.
        """
        has_journal = self._log is not None or (self.root / PLAN_JOURNAL).is_dir()
        events = self.plan_log().value.events if has_journal else ()
        held = tuple(days_exercised(self.root, self.zone))
        # A door: the state of the plan is for who reads the plan.
        from incplan.plan.record import PlanRecord

        if not events and not held:
            return PlanRecord()
        # A door: most plans have a journal only once they are kept for a while.
        from incplan.incident.state.plan_fold import fold_record

        return fold_record(events, held)

    @property
    def has_read_plan(self) -> bool:
        """Whether this command needed the plan; what can wait is left out otherwise."""
        return self._reader is not None and self._reader.has_read

    def plan(self) -> "Plan":
        """The plan, without the parts that cannot be used: a typo must not blind anybody."""
        return self.reader().plan()

    def plan_or_none(self) -> "Plan | None":
        """The plan where it can be used at all: for what must not stop a fact from being kept."""
        try:
            return self.plan()
        except IncplanError:
            return None

    def sound_plan(self) -> "Plan":
        """The plan as somebody wrote it. Raises UnreadableError naming what is wrong."""
        return self.reader().sound_plan()

    def pack(self) -> "ObligationPack":
        """The shipped duties to notify, read once and only by commands that need them."""
        return self.reader().pack()

    def size_limits(self) -> "SizeLimits":
        """From which size a company may be under NIS2."""
        return self.reader().size_limits()

    def gaps(self) -> "tuple[Gap, ...]":
        """What is missing from what was read of the plan and of its own journal."""
        plan = self._reader.gaps() if self._reader else ()
        known = (*plan, *self._noted)
        return (*known, *_journal_gaps(self._log.diagnostics)) if self._log else known

    def note_gap(self, gap: "Gap") -> None:
        """Something else that was left out of the answer, such as a picture."""
        self._noted.append(gap)

    def head(self) -> str | None:
        """The commit the plan is at, when there is one."""
        # A door: few commands name the commit they read.
        from incplan.store.git.commits import head_commit

        return head_commit(self.root)

    def resolve(self, part: str | None) -> str:
        """The id of the incident meant; the only open one when nothing is said."""
        return resolve_meant(self.root, part, Reach(self.reach))

    def resolve_any(self, part: str) -> str:
        """The same for an incident that is only referred to, closed ones included."""
        return resolve_incident(self.root, part)

    def dossier(self, part: str | None) -> Dossier:
        """One incident, folded. Raises UnreadableError when it holds no readable declaration."""
        # A door: `log` adds to a journal and never folds it, nor asks what git still has of it.
        from incplan.app.desk.reading import read_entries
        from incplan.incident.state.fold import fold

        incident_id = self.resolve(part)
        log = read_entries(self.root, incident_id)
        self._gone[incident_id] = tuple(item for item in log.value.unread if item.how == "gone")
        incident = fold(log.value.events, log.value.unread)
        if incident is None:
            raise UnreadableError("incident_unreadable", id=incident_id)
        self.doubts[incident_id] = incident.doubt
        return Dossier(incident_id, incident, log.diagnostics)

    def pen(self, incident_id: str) -> Pen:
        """A pen for an incident, knowing what has been written so far.

        What only git still knows of was looked up with the dossier, if the command needed one: a
        note at night does not wait for that.
        """
        log = load_events(self.root, incident_id).value
        unread = (*log.unread, *self._gone.get(incident_id, ()))
        self.doubts[incident_id] = find_doubt(log.events, unread)
        return Pen(self, incident_id, log.events, unread)

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
