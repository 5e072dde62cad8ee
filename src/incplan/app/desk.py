"""Where a command works: the plan's directory, the clock, the person, and the pen that records.

Everything a use case needs from outside comes in here; `now` is read once a command.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from incplan.diagnostics import Diagnostic, Loaded, Severity
from incplan.errors import IncplanError, NotWrittenError, UnreadableError
from incplan.incident.codec import to_fields
from incplan.incident.events import Event, Fact
from incplan.incident.order import WORTH_KEEPING, heads, recording_time

if TYPE_CHECKING:
    from incplan.incident.plan_events import PlanEvent
    from incplan.incident.state import Incident
    from incplan.plan.record import PlanRecord

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: the events are on disk once this exists.

    `not_committed` is the reason code when git did not take them. Facts about the plan itself
    belong to no incident.
    """

    incident: str | None
    events: tuple[str, ...]
    commit: str | None = None
    not_committed: str | None = None
    pending: int = 0


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident as read from disk."""

    id: str
    incident: "Incident"
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True, kw_only=True)
class Desk:
    """The place a command works at."""

    root: Path
    now: datetime
    zone: ZoneInfo
    language: str
    by: str | None = None
    commit: bool = True
    author: tuple[str, str] | None = None
    _plan: Any = field(default=None, repr=False)
    _positions: bool = field(default=False, repr=False)
    _log: Any = field(default=None, repr=False)
    _pack: Any = field(default=None, repr=False)

    @property
    def local_now(self) -> datetime:
        """Now, in the plan's time zone."""
        return self.now.astimezone(self.zone)

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

        known = None if positions else remembered(self.root)
        self._positions = known is None
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
        if self._pack is None:
            from incplan.store.obligations import load_pack

            self._pack = load_pack()
        return self._pack

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

    def pen(self, incident_id: str) -> "Pen":
        """A pen for an incident, knowing what has been written so far."""
        return Pen(self, incident_id, self._events(incident_id).value.events)

    def plan_pen(self) -> "PlanPen":
        """A pen for the plan's own journal, knowing what has been written so far."""
        return PlanPen(self, self.plan_log().value.events)


class FactPen(Generic[AnyFact]):
    """Writes facts into one folder, each durable before the next; `finish` commits them.

    `title` begins the subject of the commit, `words` stand in every fact.
    """

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        title: str,
        seen: tuple[AnyFact, ...] = (),
        **words: str,
    ) -> None:
        self._desk = desk
        self._folder = folder
        self._title = title
        self._words = words
        self._seen = list(seen)
        self._paths: list[Path] = []
        self._written: list[AnyFact] = []

    @property
    def events(self) -> tuple[AnyFact, ...]:
        """All facts known, those just written included."""
        return tuple(self._seen)

    def write(
        self, kind: Callable[..., AnyFact], *, occurred_at: datetime | None = None, **words: Any
    ) -> AnyFact:
        """Write one fact. Raises NotWrittenError when it is not on disk for sure."""
        from incplan.store.ids import new_event_id

        recorded = recording_time(self._seen, self._desk.now)
        moved = recorded - self._desk.now > WORTH_KEEPING
        event = kind(
            id=new_event_id(),
            occurred_at=(occurred_at or self._desk.now)
            .astimezone(self._desk.zone)
            .replace(microsecond=0),
            recorded_at=recorded,
            by=words.pop("by", self._desk.by),
            after=heads(self._seen),
            clock=self._desk.now.astimezone(UTC).replace(microsecond=0) if moved else None,
            **self._words,
            **words,
        )
        self._store(event)
        self._seen.append(event)
        self._written.append(event)
        return event

    def _store(self, event: AnyFact) -> None:
        from incplan.store.eventtext import emit
        from incplan.store.journal import EventName, write_event

        content = emit(to_fields(event))
        name = EventName(event.recorded_at, event.KIND.value, event.id)
        try:
            self._before(event)
            self._paths.append(write_event(self._folder, self._desk.root, name, content))
            self._after(event)
        except NotWrittenError as problem:
            if problem.code == "not_confirmed":
                raise
            self._spool(problem, name.filename, content)

    def _before(self, event: AnyFact) -> None:
        """What must be on disk before the event."""

    def _after(self, event: AnyFact) -> None:
        """What may follow once the event is on disk."""

    def _spool(self, problem: NotWrittenError, filename: str, content: bytes) -> None:
        """The plan cannot be written: keep the words in the user's own state directory."""
        from incplan.store.spool import spool_event

        path = spool_event(self._desk.root, self._folder.name, filename, content)
        raise NotWrittenError(
            "spooled", details=((problem.code, problem.params),), path=str(path)
        ) from problem

    def keep(self, content: bytes) -> bool:
        """Store evidence durably, before the fact that names it. Raises NotWrittenError.

        False when the plan cannot take it: it then waits in the user's own state directory.
        """
        from incplan.store.evidence import store_evidence
        from incplan.store.spool import spool_evidence

        folder = self._folder.relative_to(self._desk.root).parts
        try:
            self._paths.append(store_evidence(self._desk.root, folder, content))
        except NotWrittenError as problem:
            if problem.code in ("not_confirmed", "evidence_damaged"):
                raise
            spool_evidence(self._desk.root, self._folder.name, content)
            return False
        return True

    def add_file(self, path: Path) -> None:
        """A file to commit along with the facts."""
        self._paths.append(path)

    def finish(self, subject: str = "") -> Receipt:
        """Hand what was written to git, if git can take it now; never an error."""
        incident = self._words.get("incident")
        ids = tuple(event.id for event in self._written)
        if not self._desk.commit:
            return Receipt(incident, ids, None, "git.off")
        from incplan.store.git import commit_files

        kinds = "+".join(dict.fromkeys(event.KIND.value for event in self._written))
        what = subject or f"{kinds} {ids[0] if ids else ''}".rstrip()
        result = commit_files(
            self._desk.root,
            tuple(self._paths),
            f"{self._title}: {what}",
            author=self._desk.author,
        )
        return Receipt(incident, ids, result.commit, result.reason, len(result.pending))


class Pen(FactPen[Event]):
    """Writes the events of one incident."""

    def __init__(self, desk: Desk, incident_id: str, seen: tuple[Event, ...] = ()) -> None:
        from incplan.store.incidents import incident_folder

        folder = incident_folder(desk.root, incident_id)
        super().__init__(desk, folder, f"incident {incident_id}", seen, incident=incident_id)

    def _before(self, event: Event) -> None:
        self._mirror(event, reopening=True)

    def _after(self, event: Event) -> None:
        with contextlib.suppress(NotWrittenError):  # costs the next command time, nothing else
            self._mirror(event, reopening=False)

    def _mirror(self, event: Event, *, reopening: bool) -> None:
        from incplan.store.endings import REOPENED, mirror, mirrored

        place = mirrored(event.KIND.value)
        if place is not None and (place == REOPENED) is reopening:
            self._paths.extend(mirror(self._desk.root, self._folder, place))


class PlanPen(FactPen["PlanEvent"]):
    """Writes facts about the plan itself."""

    def __init__(self, desk: Desk, seen: "tuple[PlanEvent, ...]" = ()) -> None:
        from incplan.store.journal import PLAN_JOURNAL

        super().__init__(desk, desk.root / PLAN_JOURNAL, "plan", seen)
