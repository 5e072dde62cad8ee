"""Entries of logs joined with those of the incident they belong to: each once."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.register.events import Told, entries
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.timeline.drafts import EntryDraft
from incplan.app.intake.write import NewFile
from incplan.errors import IncplanError
from incplan.incident.events.course_events import Classified
from incplan.incident.events.events import Logged
from incplan.incident.events.order import heads, recording_time
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Place
from incplan.store.journal.incidents import incident_folder
from incplan.vocabulary import Level

#: Entries of two sources this close, with half of their words the same, may be one.
_CLOSE: Final = timedelta(minutes=10)
_OFFERED: Final = 10


class Log:
    """The entries of one incident or exercise, and of the logs read so far.

    `meant` is the one that the caller named; without it, it is asked.
    """

    def __init__(self, desk: Desk, meant: str | None) -> None:
        self.desk, self.incident = desk, meant
        self.drafts: list[EntryDraft] = []
        self.levels: list[EntryDraft] = []
        self._texts: dict[datetime, list[str]] = {}
        self._near: dict[int, list[tuple[datetime, str]]] = {}
        self._set: set[tuple[datetime, Level]] = set()
        self._asked = meant is not None
        if meant is not None:
            self._read(meant)

    def take(self, drafts: list[EntryDraft], place: Place, dialogue: Dialogue) -> list[Taken]:
        """The entries of a source that the incident does not have yet."""
        incident = self._meant(place, dialogue)
        if incident is None:
            dialogue.leave(place, "no_incident", count=str(len(drafts)))
            return []
        taken: list[Taken] = []
        new: list[EntryDraft] = []
        for draft in drafts:
            if self._has(draft):
                taken.append(self._taken(draft, draft.text, "entry", How.KNOWN))
                taken += self._level(draft)
            elif self._is_other(draft, dialogue):
                new.append(draft)
                taken += self._new(draft)
        for draft in new:  # those of one source are different ones
            self._note(draft.at, draft.words)
        self.drafts += new
        return taken

    def _note(self, at: datetime, text: str) -> None:
        self._near.setdefault(_slot(at), []).append((at, text))

    def _meant(self, place: Place, dialogue: Dialogue) -> str | None:
        if self.incident is None and not self._asked:
            self._asked = True
            known = (*self.desk.incidents(), *self.desk.incidents("exercises"))
            said = dialogue.ask(
                Place(place.file), "which_incident", (*known[-_OFFERED:], "no"), free=self._resolved
            )
            if said is not None and said != "no":
                self.incident = self._resolved(said)
            if self.incident is not None:
                self._read(self.incident)
        return self.incident

    def _resolved(self, part: str) -> str | None:
        try:
            return self.desk.resolve(part)
        except IncplanError:
            return None

    def _read(self, incident: str) -> None:
        found, _log = self.desk.read(incident)
        for event in found.events if found else ():
            self._texts.setdefault(event.occurred_at, []).append(event.text)
            self._note(event.occurred_at, event.text)
            if isinstance(event, Classified):
                self._set.add((event.occurred_at, event.level))

    def _has(self, draft: EntryDraft) -> bool:
        """Whether the incident has this entry, from an earlier import of the same log."""
        bare = draft.text.text
        texts = self._texts.get(draft.at.replace(microsecond=0), ())
        return any(text in (bare, draft.words) or text.endswith(f": {bare}") for text in texts)

    def _level(self, draft: EntryDraft) -> Iterator[Taken]:
        """A level that somebody says, now, that an entry known before did set."""
        if draft.level is not None and (draft.at, draft.level) not in self._set:
            self.levels.append(draft)
            yield self._taken(draft, Value(draft.level.value, draft.text.place), "level", How.ADDED)

    def _is_other(self, draft: EntryDraft, dialogue: Dialogue) -> bool:
        """Whether it is another entry than one of another source about the same minutes."""
        words, slot = _words(draft.text.text), _slot(draft.at)
        near = (item for place in (slot - 1, slot, slot + 1) for item in self._near.get(place, ()))
        for moment, text in near:
            others = _words(text)
            least = min(len(words), len(others))
            if abs(moment - draft.at) <= _CLOSE and least > 1 and len(words & others) * 2 >= least:
                said = dialogue.ask(
                    draft.text.place, "same_entry", ("keep", "leave"),
                    text=draft.text.text[:80], name=text[:80],
                )  # fmt: skip
                return said == "keep"
        return True

    def _new(self, draft: EntryDraft) -> Iterator[Taken]:
        yield self._taken(draft, Value(draft.words, draft.text.place), "entry", How.NEW)
        if draft.by is not None:
            place = (draft.who or draft.text).place
            yield self._taken(draft, Value(draft.by, place), "who", How.NEW)
        if draft.kind.value != "information":
            yield self._taken(draft, Value(draft.kind.value, draft.text.place), "kind", How.NEW)
        if draft.level is not None:
            yield self._taken(draft, Value(draft.level.value, draft.text.place), "level", How.NEW)

    def _taken(self, draft: EntryDraft, value: Value, name: str, how: How) -> Taken:
        subject = draft.at.astimezone(self.desk.zone).isoformat(" ", "minutes")
        return Taken(
            place=value.place, subject=subject, field=name, value=value.text,
            into=self._folder(), how=how,
        )  # fmt: skip

    def _folder(self) -> str:
        assert self.incident is not None  # asked before anything was taken
        return incident_folder(self.desk.root, self.incident).relative_to(self.desk.root).as_posix()

    def writes(self) -> tuple[NewFile, ...]:
        """The new entries, in the order in which they happened."""
        if self.incident is None or not (self.drafts or self.levels):
            return ()
        log = self.desk.events(self.incident).value
        told = [item for draft in sorted(self.drafts, key=_when) for item in _told(draft)]
        told += [_level_told(draft, draft.level) for draft in self.levels if draft.level]
        recorded = recording_time(log.events, self.desk.now)
        return tuple(
            entries(
                self.desk, self._folder(), tuple(told), after=heads(log.events), recorded=recorded
            )
        )


def _slot(at: datetime) -> int:
    return int(at.timestamp() // _CLOSE.total_seconds())


def _when(draft: EntryDraft) -> datetime:
    return draft.at


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(text).split())


def _told(draft: EntryDraft) -> Iterator[Told]:
    words = {"by": draft.by, "text": draft.words, "entry": draft.kind}
    yield Told(Logged, draft.at, words)
    if draft.level is not None:
        yield _level_told(draft, draft.level)


def _level_told(draft: EntryDraft, level: Level) -> Told:
    return Told(Classified, draft.at, {"by": draft.by, "level": level, "reason": draft.words})
