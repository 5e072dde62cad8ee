"""Where a command works: the plan's directory, the clock, the person, and the pen that records.

Everything a use case needs from outside comes in here; `now` is read once a command.
"""

import contextlib
from dataclasses import field
from typing import TYPE_CHECKING, Any

from incplan.app.pen import Pen, Place, PlanPen, Receipt
from incplan.diagnostics import Diagnostic, Loaded, Severity
from incplan.errors import IncplanError, UnreadableError
from incplan.frozen import dataclass

if TYPE_CHECKING:
    from incplan.incident.state import Incident
    from incplan.plan.record import PlanRecord


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident as read from disk."""

    id: str
    incident: "Incident"
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True, kw_only=True)
class Desk(Place):
    """The place a command works at, and what it has read there."""

    language: str
    _plan: Any = field(default=None, repr=False)
    _positions: bool = field(default=False, repr=False)
    _log: Any = field(default=None, repr=False)
    _shipped: Any = field(default=None, repr=False)
    _kept: Any = field(default=None, repr=False)
    _renew: bool = field(default=False, repr=False)

    def take_up(self) -> None:
        """Take plan and duties as an earlier command left them, where nothing has changed since.

        For commands that check no file, before anything of theirs is imported: see
        `incplan.plan.bare`.
        """
        from incplan.store.plancache import take_up

        taken = take_up(self.root)
        if taken is None:
            self._renew = True
        else:
            self._kept, self._shipped = taken

    def loaded(self, *, positions: bool = True) -> Any:
        """The plan with its diagnostics, read once; what the journal knows better counts.

        Without `positions` an earlier reading of the same files will do: it knows everything
        but where in its file each value stands.
        """
        if self._plan is None or (positions and not self._positions):
            self._plan = self._read_plan(positions=positions)
            if self._plan.plan is not None and self._has_journal():
                from incplan.plan.effective import with_record

                self._plan.plan = with_record(self._plan.plan, self.record())
        return self._plan

    def _read_plan(self, *, positions: bool) -> Any:
        from incplan.store.plancache import remember, remembered

        known = None if positions else (self._kept or remembered(self.root))
        self._positions = known is None
        if self._renew:  # the next command is to find both; this one may do without
            with contextlib.suppress(IncplanError, ValueError):
                self._reference()
        if known is not None:
            return known
        from incplan.store.plan import load_plan

        fresh = load_plan(self.root)
        remember(self.root, fresh)
        return fresh

    def _has_journal(self) -> bool:
        from incplan.store.journal import PLAN_JOURNAL

        return (self.root / PLAN_JOURNAL).is_dir()

    def plan_log(self) -> Loaded[Any]:
        """The events about the plan itself, read once."""
        if self._log is None:
            from incplan.store.eventlog import load_plan_log

            self._log = load_plan_log(self.root)
        log: Loaded[Any] = self._log
        return log

    def record(self) -> "PlanRecord":
        """What was done about the plan itself, as far as its journal can be read."""
        from incplan.incident.plan_fold import fold_record

        return fold_record(self.plan_log().value.events)

    @property
    def has_read_plan(self) -> bool:
        """Whether this command needed the plan; what can wait is left out otherwise."""
        return self._plan is not None

    def plan(self) -> Any:
        """The plan, without the parts that cannot be used: a typo must not blind anybody."""
        return self.loaded(positions=False).plan

    def plan_or_none(self) -> Any:
        """The plan where it can be used at all: for what must not stop a fact from being kept."""
        try:
            return self.plan()
        except IncplanError:
            return None

    def sound_plan(self) -> Any:
        """The plan as somebody wrote it, for paper. Raises UnreadableError naming what is wrong."""
        loaded = self.loaded(positions=False)
        wrong = [item for item in loaded.diagnostics if item.severity is Severity.ERROR]
        if wrong:
            raise UnreadableError(
                "plan_unreadable",
                details=tuple(
                    ("diagnostic", {"path": item.path, "line": item.line, "code": item.code})
                    for item in wrong[:5]
                ),
            )
        return loaded.plan

    def pack(self) -> Any:
        """The shipped duties to notify, read once and only by commands that need them."""
        return self._reference().pack

    def size_limits(self) -> Any:
        """From which size a company may be under NIS2."""
        return self._reference().size_limits

    def _reference(self) -> Any:
        if self._shipped is None:
            from incplan.store.plancache import shipped_reference

            self._shipped = shipped_reference()
        return self._shipped

    def broken_files(self) -> tuple[str, ...]:
        """Files of the plan that are not used as written; nothing when the plan was not read."""
        if self._plan is None:
            return ()
        wrong = (item for item in self._plan.diagnostics if item.severity is Severity.ERROR)
        return tuple(dict.fromkeys(f"{item.path}:{item.line}" for item in wrong))

    def head(self) -> str | None:
        """The commit the plan is at, when there is one."""
        from incplan.store.git import head_commit

        return head_commit(self.root)

    def resolve(self, part: str | None) -> str:
        """The id of the incident meant; the only open one when nothing is said."""
        from incplan.store.incidents import resolve_incident

        return resolve_incident(self.root, part)

    def dossier(self, part: str | None) -> Dossier:
        """One incident, folded. Raises UnreadableError when it holds no readable declaration."""
        from incplan.incident.fold import fold

        incident_id = self.resolve(part)
        log = self._events(incident_id)
        incident = fold(log.value.events)
        if incident is None:
            raise UnreadableError("incident_unreadable", id=incident_id)
        return Dossier(incident_id, incident, log.diagnostics)

    def _events(self, incident_id: str) -> Loaded[Any]:
        from incplan.store.eventlog import load_events

        return load_events(self.root, incident_id)

    def pen(self, incident_id: str) -> Pen:
        """A pen for an incident, knowing what has been written so far."""
        return Pen(self, incident_id, self._events(incident_id).value.events)

    def plan_pen(self) -> PlanPen:
        """A pen for the plan's own journal, knowing what has been written so far."""
        return PlanPen(self, self.plan_log().value.events)


__all__ = ["Desk", "Dossier", "Pen", "Receipt"]
