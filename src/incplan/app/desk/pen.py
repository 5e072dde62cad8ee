"""The pen that writes events: each is durable before the next, then all are committed to git."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from incplan.app.desk.waiting import whose_plan
from incplan.errors import NotWrittenError
from incplan.frozen import dataclass
from incplan.incident.events.codec import to_fields
from incplan.incident.events.fact import Event, Fact
from incplan.incident.events.order import WORTH_KEEPING, heads, recording_time
from incplan.store.journal.attachments import store_evidence
from incplan.store.journal.endings import REOPENED, mirror, mirrored
from incplan.store.journal.event_text import clean_value
from incplan.store.journal.event_writing import emit
from incplan.store.journal.folder import PLAN_JOURNAL, EventName, write_event
from incplan.store.journal.ids import new_event_id
from incplan.store.journal.incidents import incident_folder

if TYPE_CHECKING:
    from incplan.incident.events.plan_events import PlanEvent
    from incplan.incident.state.doubt import UnreadEntry

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True, slots=True)
class Kept:
    """An event that the plan could not take: where it is instead, and why."""

    path: Path
    reason: str
    params: dict[str, object]


@dataclass(slots=True, eq=False, repr=False, kw_only=True)
class Place:
    """Where and when something is written, and by whom.

    `written` names the file of each fact before it is written, whatever becomes of the command;
    `kept` those that the plan could not take.
    """

    root: Path
    now: datetime
    zone: ZoneInfo
    by: str | None = None
    commit: bool = True
    author: tuple[str, str] | None = None
    written: list[Path] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    @property
    def local_now(self) -> datetime:
        """Now, in the plan's time zone."""
        return self.now.astimezone(self.zone)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: the events are on disk once this exists.

    `not_committed` is the reason code when git did not take them. Facts about the plan itself
    belong to no incident. `waiting` are those of the events that the plan could not take: they are
    on the disk of the user's own state directory, and come home by themselves.
    """

    incident: str | None
    events: tuple[str, ...]
    commit: str | None = None
    not_committed: str | None = None
    pending: int = 0
    waiting: tuple[str, ...] = ()


class FactPen(Generic[AnyFact]):
    """Writes facts into one folder, each durable before the next; `finish` commits them.

    `title` begins the subject of the commit; `words` are fields given to every fact.
    """

    def __init__(
        self,
        place: Place,
        folder: Path,
        title: str,
        seen: tuple[AnyFact, ...] = (),
        **words: str,
    ) -> None:
        self._place = place
        self._folder = folder
        self._title = title
        self._words = words
        #: Whether events the plan cannot take are kept in the user's own state directory instead.
        self.keeps_elsewhere = True
        self._seen = list(seen)
        self._paths: list[Path] = []
        self._gone: list[Path] = []
        self._alone = False
        self._written: list[AnyFact] = []
        self._kept: dict[str, Kept] = {}

    @property
    def events(self) -> tuple[AnyFact, ...]:
        """All events known, with those just written."""
        return tuple(self._seen)

    def write(
        self, kind: Callable[..., AnyFact], *, occurred_at: datetime | None = None, **words: Any
    ) -> AnyFact:
        """Write one fact. Raises NotWrittenError when it is not on disk for sure.

        What the plan cannot take is kept in the user's own state directory: the fact is on disk
        then too, the receipt says where, and the command leaves with exit code 4.
        """
        recorded = recording_time(self._seen, self._place.now)
        moved = recorded - self._place.now > WORTH_KEEPING
        event = kind(
            id=new_event_id(),
            occurred_at=(occurred_at or self._place.now)
            .astimezone(self._place.zone)
            .replace(microsecond=0),
            recorded_at=recorded,
            by=words.pop("by", self._place.by),
            after=heads(self._seen),
            clock=self._place.now.astimezone(UTC).replace(microsecond=0) if moved else None,
            **self._words,
            **words,
        )
        event = self._stamped(event)
        self._store(event)
        self._seen.append(event)
        self._written.append(event)
        return event

    def _store(self, event: AnyFact) -> None:
        content = emit({name: clean_value(value) for name, value in to_fields(event).items()})
        name = EventName(event.recorded_at, event.KIND.value, event.id)
        try:
            self._before(event)
            self._place.written.append(self._folder / name.filename)
            self._paths.append(write_event(self._folder, self._place.root, name, content))
            self._after(event)
        except NotWrittenError as problem:
            if problem.code == "not_confirmed" or not self.keeps_elsewhere:
                raise
            self._spool(problem, event.id, name.filename, content)

    def _stamped(self, event: AnyFact) -> AnyFact:
        """Hook of subclasses: the event with what only they know of it."""
        return event

    def _before(self, event: AnyFact) -> None:
        """Hook of subclasses: write what must be on disk before the event."""

    def _after(self, event: AnyFact) -> None:
        """Hook of subclasses: write what may only follow once the event is on disk."""

    def _spool(
        self, problem: NotWrittenError, event_id: str, filename: str, content: bytes
    ) -> None:
        """Keep the event in the user's own state directory, since the plan cannot be written."""
        # Late import: hardly ever is there anything to keep elsewhere.
        from incplan.store.spool.keeping import spool_event

        path = spool_event(whose_plan(self._place.root), self._folder.name, filename, content)
        self._kept[event_id] = Kept(path, problem.code, problem.params)
        self._place.kept.append(self._kept[event_id])
        self._place.written.append(path)

    def take_back(self, fact: AnyFact) -> None:
        """Remove an event just written and not yet reported, because the act it records failed."""
        name = EventName(fact.recorded_at, fact.KIND.value, fact.id)
        path = self._folder / name.filename
        with contextlib.suppress(OSError):  # `verify` reports what stays; a new run mends it
            path.unlink()
        self._seen.remove(fact)
        self._written.remove(fact)
        self._paths.remove(path)

    def keep(self, content: bytes) -> bool:
        """Store evidence durably, before the fact that names it. Raises NotWrittenError.

        False when the plan cannot take it: it then waits in the user's own state directory.
        """
        folder = self._folder.relative_to(self._place.root).parts
        try:
            self._paths.append(store_evidence(self._place.root, folder, content))
        except NotWrittenError as problem:
            if problem.code in ("not_confirmed", "evidence_damaged"):
                raise
            # Late import: hardly ever is there anything to keep elsewhere.
            from incplan.store.spool.keeping import spool_evidence

            spool_evidence(whose_plan(self._place.root), self._folder.name, content)
            return False
        return True

    def add_file(self, path: Path) -> None:
        """A file to commit along with the facts."""
        self._paths.append(path)

    def add_plan_files(self, kept: Iterable[Path], gone: Iterable[Path]) -> None:
        """Commit these plan files too, changed or deleted, and then no other files."""
        self._paths.extend(kept)
        self._gone.extend(gone)
        self._alone = True

    def finish(self, subject: str = "") -> Receipt:
        """Commit what was written, if git can take it now. Never raises for git."""
        incident = self._words.get("incident")
        ids = tuple(event.id for event in self._written)
        waiting = tuple(self._kept)
        if waiting and not (self._paths or self._gone):
            return Receipt(incident, ids, waiting=waiting)
        if not self._place.commit:
            self._mend()
            return Receipt(incident, ids, None, "git.off", waiting=waiting)
        # Late import: reading commands have a pen too and never call git.
        from incplan.store.git.commits import commit_files

        kinds = "+".join(dict.fromkeys(event.KIND.value for event in self._written))
        what = subject or f"{kinds} {ids[0] if ids else ''}".rstrip()
        result = commit_files(
            self._place.root,
            tuple(self._paths),
            f"{self._title}: {what}",
            author=self._place.author,
            gone=tuple(self._gone),
            alone=self._alone,
        )
        return Receipt(incident, ids, result.commit, result.reason, len(result.pending), waiting)

    def _mend(self) -> None:
        """Take removed words out of entries of this folder that came back with them."""
        # Late import: what is committed is looked at there.
        from incplan.store.journal.removals import find_removals, finish_on_disk

        root = self._place.root
        finish_on_disk(root, find_removals(root, (self._folder.relative_to(root).as_posix(),)))


class Pen(FactPen[Event]):
    """Writes the events of one incident; `unread` are entries of it that cannot be used."""

    def __init__(
        self,
        place: Place,
        incident_id: str,
        seen: tuple[Event, ...] = (),
        unread: "tuple[UnreadEntry, ...]" = (),
        waiting: frozenset[str] = frozenset(),
    ) -> None:
        folder = incident_folder(place.root, incident_id)
        super().__init__(place, folder, f"incident {incident_id}", seen, incident=incident_id)
        self.unread = unread
        self._waited = waiting

    @property
    def waiting(self) -> frozenset[str]:
        """Ids of the events known that wait outside the plan."""
        return self._waited.union(self._kept)

    def _stamped(self, event: Event) -> Event:
        """In an exercise with a scenario, when it was in play and in the story."""
        if not event.incident.startswith("EXE"):
            return event
        # Late import: incidents have one clock, that of the wall.
        from incplan.incident.state.exercise import stamped

        return stamped(event, self._seen)

    def _before(self, event: Event) -> None:
        self._mirror(event, reopening=True)

    def _after(self, event: Event) -> None:
        with contextlib.suppress(NotWrittenError):  # a missing mirror only slows the next command
            self._mirror(event, reopening=False)

    def _mirror(self, event: Event, *, reopening: bool) -> None:
        place = mirrored(event.KIND.value)
        if place is not None and (place == REOPENED) is reopening:
            self._paths.extend(mirror(self._place.root, self._folder, place))


class PlanPen(FactPen["PlanEvent"]):
    """Writes facts about the plan itself."""

    def __init__(self, place: Place, seen: "tuple[PlanEvent, ...]" = ()) -> None:
        super().__init__(place, place.root / PLAN_JOURNAL, "plan", seen)
