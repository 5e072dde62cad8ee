"""Entries of logs joined with those of the incident they belong to: each once."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.register.entries import PastEntry
from incplan.app.intake.register.events import Told, entries
from incplan.app.intake.register.joining import PastBook
from incplan.app.intake.register.reading import PastDraft
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

    `meant` is the one that the caller named; without it, it is asked, and may be one of the past
    that the plan does not have: that goes into the book `past`.
    """

    def __init__(
        self, desk: Desk, meant: str | None, past: Callable[[], PastBook] | None = None
    ) -> None:
        self.desk, self.incident, self.past = desk, meant, past
        self.opened: PastEntry | None = None
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
        taken = self._meant(drafts, place, dialogue)
        if self.incident is None:
            dialogue.leave(place, "no_incident", count=str(len(drafts)))
            return taken
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
        if self.opened is not None:
            self.opened.log = self._told()
        return taken

    def _note(self, at: datetime, text: str) -> None:
        self._near.setdefault(_slot(at), []).append((at, text))

    def _meant(self, drafts: list[EntryDraft], place: Place, dialogue: Dialogue) -> list[Taken]:
        """Ask once to which incident the entries belong; what is taken of one that is opened."""
        if self._asked:
            return []
        self._asked = True
        same_day = self._of_these_days(drafts)
        known = (*self.desk.incidents(), *self.desk.incidents("exercises"))
        others = tuple(item for item in known[-_OFFERED:] if item not in same_day)
        new = ("new",) if self.past is not None and drafts else ()
        told = "; ".join(f"{item.id} «{item.brief[:60]}»" for item in same_day.values())
        said = dialogue.ask(
            Place(place.file), "which_incident", (*same_day, *others, *new, "no"),
            free=self._resolved, proposal=told,
        )  # fmt: skip
        if said == "new" and new:
            return self._open(drafts, place, dialogue)
        if said in same_day:
            self._begin(same_day[said])
        elif said is not None and said != "no":
            self.incident = self._resolved(said)
            if self.incident is not None:
                self._read(self.incident)
        return []

    def _of_these_days(self, drafts: list[EntryDraft]) -> dict[str, PastEntry]:
        """Incidents of the plan, and of files read before, on one of the days of the entries."""
        if self.past is None:
            return {}
        days = {draft.at.astimezone(self.desk.zone).date().isoformat() for draft in drafts}
        by_day = self.past().by_day
        return {item.id: item for day in sorted(days) for item in by_day.get(day, ())}

    def _begin(self, entry: PastEntry) -> None:
        """Go on with an incident that the plan has, or that this run brings."""
        self.incident = entry.id
        if entry.draft is None:
            self._read(entry.id)
        else:
            self.opened = entry

    def _open(self, drafts: list[EntryDraft], place: Place, dialogue: Dialogue) -> list[Taken]:
        """An incident of the past that begins with these entries, or the one made of them."""
        assert self.past is not None
        first = min(drafts, key=_when)
        said = dialogue.ask(
            Place(place.file), "past_brief", ("yes",), free=tidy, proposal=first.text.text[:100]
        )
        brief = first.text.text if said in (None, "yes") else tidy(said or "")
        draft = PastDraft(
            first.text, first.at, day_only=False, brief=Value(brief, first.text.place)
        )
        entry, taken = self.past().open(draft, place.file, dialogue)
        if entry is not None:
            self._begin(entry)
        return taken

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
        if self.opened is not None:
            return self.opened.folder
        return incident_folder(self.desk.root, self.incident).relative_to(self.desk.root).as_posix()

    def writes(self) -> tuple[NewFile, ...]:
        """The new entries, in the order in which they happened."""
        told = self._told()
        if self.incident is None or self.opened is not None or not told:
            return ()
        log = self.desk.events(self.incident).value
        recorded = recording_time(log.events, self.desk.now)
        return tuple(
            entries(self.desk, self._folder(), told, after=heads(log.events), recorded=recorded)
        )

    def _told(self) -> tuple[Told, ...]:
        told = [item for draft in sorted(self.drafts, key=_when) for item in _told(draft)]
        told += [_level_told(draft, draft.level) for draft in self.levels if draft.level]
        return tuple(told)


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
