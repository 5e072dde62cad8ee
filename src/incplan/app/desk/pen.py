"""The pen that records: each fact durable before the next, then handed to git."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from zoneinfo import ZoneInfo

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
from incplan.store.journal.spool import spool_event, spool_evidence

if TYPE_CHECKING:
    from incplan.incident.events.plan_events import PlanEvent
    from incplan.incident.state.doubt import UnreadEntry

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(slots=True, kw_only=True)
class Place:
    """Where and when something is written, and by whom.

    `written` names the file of each fact before it is written, whatever becomes of the command.
    """

    root: Path
    now: datetime
    zone: ZoneInfo
    by: str | None = None
    commit: bool = True
    author: tuple[str, str] | None = None
    written: list[Path] = field(default_factory=list)

    @property
    def local_now(self) -> datetime:
        """Now, in the plan's time zone."""
        return self.now.astimezone(self.zone)


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


class FactPen(Generic[AnyFact]):
    """Writes facts into one folder, each durable before the next; `finish` commits them.

    `title` begins the subject of the commit, `words` stand in every fact.
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
        #: Whether what the plan cannot take is kept in the user's own state directory.
        self.keeps_elsewhere = True
        self._seen = list(seen)
        self._paths: list[Path] = []
        self._gone: list[Path] = []
        self._alone = False
        self._written: list[AnyFact] = []

    @property
    def events(self) -> tuple[AnyFact, ...]:
        """All facts known, those just written included."""
        return tuple(self._seen)

    def write(
        self, kind: Callable[..., AnyFact], *, occurred_at: datetime | None = None, **words: Any
    ) -> AnyFact:
        """Write one fact. Raises NotWrittenError when it is not on disk for sure."""
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
            self._spool(problem, name.filename, content)

    def _before(self, event: AnyFact) -> None:
        """What must be on disk before the event."""

    def _after(self, event: AnyFact) -> None:
        """What may follow once the event is on disk."""

    def _spool(self, problem: NotWrittenError, filename: str, content: bytes) -> None:
        """The plan cannot be written: keep the words in the user's own state directory."""
        path = spool_event(self._place.root, self._folder.name, filename, content)
        raise NotWrittenError(
            "spooled", details=((problem.code, problem.params),), path=str(path)
        ) from problem

    def take_back(self, fact: AnyFact) -> None:
        """Remove a fact of this pen that nobody has been told, as what it says did not happen."""
        name = EventName(fact.recorded_at, fact.KIND.value, fact.id)
        path = self._folder / name.filename
        with contextlib.suppress(OSError):  # `verify` names it, and the same command finishes it
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
            spool_evidence(self._place.root, self._folder.name, content)
            return False
        return True

    def add_file(self, path: Path) -> None:
        """A file to commit along with the facts."""
        self._paths.append(path)

    def add_plan_files(self, kept: Iterable[Path], gone: Iterable[Path]) -> None:
        """Files of the plan to commit along, and those that are no more; then nothing else is."""
        self._paths.extend(kept)
        self._gone.extend(gone)
        self._alone = True

    def finish(self, subject: str = "") -> Receipt:
        """Hand what was written to git, if git can take it now; never an error."""
        incident = self._words.get("incident")
        ids = tuple(event.id for event in self._written)
        if not self._place.commit:
            return Receipt(incident, ids, None, "git.off")
        # A door: reading commands have a pen too and never call git.
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
        return Receipt(incident, ids, result.commit, result.reason, len(result.pending))


class Pen(FactPen[Event]):
    """Writes the events of one incident; `unread` are entries of it that cannot be used."""

    def __init__(
        self,
        place: Place,
        incident_id: str,
        seen: tuple[Event, ...] = (),
        unread: "tuple[UnreadEntry, ...]" = (),
    ) -> None:

        folder = incident_folder(place.root, incident_id)
        super().__init__(place, folder, f"incident {incident_id}", seen, incident=incident_id)
        self.unread = unread

    def _before(self, event: Event) -> None:
        self._mirror(event, reopening=True)

    def _after(self, event: Event) -> None:
        with contextlib.suppress(NotWrittenError):  # costs the next command time, nothing else
            self._mirror(event, reopening=False)

    def _mirror(self, event: Event, *, reopening: bool) -> None:
        place = mirrored(event.KIND.value)
        if place is not None and (place == REOPENED) is reopening:
            self._paths.extend(mirror(self._place.root, self._folder, place))


class PlanPen(FactPen["PlanEvent"]):
    """Writes facts about the plan itself."""

    def __init__(self, place: Place, seen: "tuple[PlanEvent, ...]" = ()) -> None:
        super().__init__(place, place.root / PLAN_JOURNAL, "plan", seen)
