"""Past incidents of registers joined with those of the plan: each once, with the number it had."""

from collections.abc import Iterator
from itertools import count
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.reading.kinds import Fiches
from incplan.app.intake.register.entries import PastEntry, is_alike, is_same, known_entry
from incplan.app.intake.register.events import Told, entries
from incplan.app.intake.register.headers import Role
from incplan.app.intake.register.numbers import read_number, suffix_of
from incplan.app.intake.register.reading import PastDraft
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.write import NewFile
from incplan.incident.events.course_events import Closed, Declared, SameAs
from incplan.incident.events.events import Logged
from incplan.incident.events.words import LEVEL_NOT_SAID, EntryKind, RecordKind
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Place
from incplan.store.journal.endings import CLOSED
from incplan.vocabulary import Level

_FOLDER: Final = "incidents"
#: What registers write where no type fits.
_OTHER: Final = frozenset(
    {"autre", "autres", "divers", "other", "others", "misc", "andere", "overig", "overige", "varia",
     "sonstige", "sonstiges", "anderes"}
)  # fmt: skip


def _first_number(text: str) -> int:
    """The number of an answer, 0 for none that a register has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


class PastBook:
    """The incidents of the plan and of the registers read so far."""

    def __init__(self, desk: Desk, fiches: Fiches) -> None:
        self.desk, self.fiches = desk, fiches
        self.entries: list[PastEntry] = []
        self.by_day: dict[str, list[PastEntry]] = {}
        self.by_number: dict[tuple[int, int], list[PastEntry]] = {}
        self._begins: dict[tuple[str, int], int] = {}
        self._said_levels: dict[str, str | None] = {}
        self.ids = set(desk.incidents())
        for incident_id in desk.incidents():
            self._know(known_entry(desk, incident_id))

    def _know(self, entry: PastEntry) -> None:
        self.by_day.setdefault(entry.day, []).append(entry)
        self.by_number.setdefault((entry.year, entry.number), []).append(entry)

    def take(self, drafts: list[PastDraft], table: str, dialogue: Dialogue) -> list[Taken]:
        """Everything that the rows of a table give; `table` tells its file and sheet."""
        taken: list[Taken] = []
        new: list[PastEntry] = []
        for draft in drafts:
            found = self._find(draft, table, dialogue)
            if isinstance(found, PastEntry) and found.draft is None:
                dialogue.settle(draft.place.place)
                taken.append(_taken(found, draft.brief, Role.BRIEF.value, How.KNOWN))
            elif isinstance(found, PastEntry):
                new.append(found)
        for entry in new:
            self._level(entry, dialogue)
        self.entries += new
        for entry in new:
            taken += self._new(entry, dialogue)
        return taken

    def open(
        self, draft: PastDraft, table: str, dialogue: Dialogue
    ) -> tuple[PastEntry | None, list[Taken]]:
        """The incident that a log tells, known or new; None while it is not certain."""
        taken = self.take([draft], table, dialogue)
        day, brief = draft.moment.date().isoformat(), folded(draft.brief.text)
        same = (item for item in self.by_day.get(day, ()) if folded(item.brief) == brief)
        return next(same, None), taken

    def _find(self, draft: PastDraft, table: str, dialogue: Dialogue) -> PastEntry | None:
        """The incident of a row: one that is known, a new one, None while it is not certain."""
        entry = self._entry(draft, table)
        others = self.by_day.get(entry.day, ())
        for other in sorted(others, key=lambda one: not is_same(entry, one)):
            if is_same(entry, other):
                if other.draft is None:
                    return other
                dialogue.leave(draft.place.place, "incident_twice", value=draft.brief.text)
                return None
            if other.table != table and is_alike(entry, other):
                said = dialogue.ask(
                    draft.brief.place, "same_incident", text=draft.brief.text,
                    name=other.brief, into=other.folder,
                )  # fmt: skip
                if said == "yes" and other.draft is None:
                    return other
                if said != "no":
                    return None
        if not entry.number:
            entry.number = self._next(entry.year, draft, dialogue)
        entry.id = self._free_id(entry, draft)
        if not self._may_have_number(entry, draft, dialogue):
            return None
        self.ids.add(entry.id)
        self._know(entry)
        return entry

    def _entry(self, draft: PastDraft, table: str) -> PastEntry:
        """A new entry with the number it had, 0 where nothing tells one."""
        day = draft.moment.date().isoformat()
        told = draft.number.text if draft.number else ""
        read = read_number(told)
        sheet = (
            read_number(f"{draft.place.place.sheet}/1").year if draft.place.place.sheet else None
        )
        year = read.year or sheet or draft.moment.year
        return PastEntry("", day, draft.brief.text, read.number, year, told, draft, table)

    def _free_id(self, entry: PastEntry, draft: PastDraft) -> str:
        """The id, the same in each copy of the plan; rows that are the same have other signs."""
        facts, turn = (entry.register_number, entry.day, draft.brief.text), 0
        found = f"INC-{entry.year:04d}-{entry.number:03d}-{suffix_of(*facts)}"
        while found in self.ids:
            turn += 1
            suffix = suffix_of(*facts, str(turn))
            found = f"INC-{entry.year:04d}-{entry.number:03d}-{suffix}"
        return found

    def _next(self, year: int, draft: PastDraft, dialogue: Dialogue) -> int:
        """A number for a row without one; where the year has incidents, from which on is asked.

        Which files came before would tell it otherwise. Without an answer it is the next one.
        """
        free = self._free(year)
        file = draft.place.place.file
        if (file, year) not in self._begins:
            others = any(
                at == year and any(item.draft is None for item in found)
                for (at, _number), found in self.by_number.items()
            )
            said = others and dialogue.ask(
                draft.place.place, "number_from", ("yes",), free=_first_number, text=str(year),
                proposal=str(free),
            )  # fmt: skip
            self._begins[file, year] = _first_number(said or "")
        begins = self._begins[file, year]
        if not begins:
            return free
        taken = {number for at, number in self.by_number if at == year}
        return next(number for number in count(begins) if number not in taken)

    def _free(self, year: int) -> int:
        return max((number for at, number in self.by_number if at == year), default=0) + 1

    def _may_have_number(self, entry: PastEntry, draft: PastDraft, dialogue: Dialogue) -> bool:
        """Whether it keeps a number that another one has; asked, unless no number was told."""
        others = self.by_number.get((entry.year, entry.number), [])
        if not others or draft.number is None:
            return True
        place, other = draft.number.place, others[0]
        told = (draft.number.text, other.brief, other.folder)
        if other.table == entry.table and other.draft is not None:
            if _number_asked(place, "one_or_two", ("one", "two"), told, dialogue) == "one":
                entry.same_as = other.id
            return True
        said = _number_asked(place, "number_used", ("keep", "next", "no"), told, dialogue)
        if said == "next":
            entry.number = self._free(entry.year)
            suffix = entry.id.rpartition("-")[2]
            entry.id = f"INC-{entry.year:04d}-{entry.number:03d}-{suffix}"
        return said in ("keep", "next")

    def _level(self, entry: PastEntry, dialogue: Dialogue) -> None:
        """The level of a row without one: asked once for a file; without an answer none is said."""
        draft = entry.draft
        if draft is None or draft.level is not None:
            return
        place = draft.place.place
        if place.file not in self._said_levels:
            choices = (*(level.value for level in Level), "no")
            self._said_levels[place.file] = dialogue.ask(place, "level_of_past", choices)
        said = self._said_levels[place.file]
        draft.level = None if said is None or said == "no" else Level(said)

    def _new(self, entry: PastEntry, dialogue: Dialogue) -> list[Taken]:
        draft = entry.draft
        assert draft is not None  # only new entries come here
        cells = draft.cells
        day = cells.get(Role.DATE, draft.place)
        at = entry.day if draft.day_only else draft.moment.isoformat(" ", "minutes")
        taken = [
            _taken(entry, draft.brief, Role.BRIEF.value, How.NEW),
            _taken(entry, Value(at, day.place), Role.DATE.value, How.NEW),
        ]
        if draft.number is not None:
            taken.append(_taken(entry, draft.number, Role.NUMBER.value, How.NEW))
        kind = cells.get(Role.TYPE)
        if kind is not None and folded(kind.text).strip() in _OTHER:
            dialogue.leave(kind.place, "no_type", value=kind.text)
        elif kind is not None and kind is not draft.brief:
            entry.type = self.fiches.meant(kind, "which_type", dialogue)
            if entry.type is not None:
                taken.append(_taken(entry, Value(entry.type, kind.place), "type", How.NEW))
        if draft.level is not None:
            level = cells.get(Role.LEVEL, draft.place)
            taken.append(_taken(entry, Value(draft.level.value, level.place), "level", How.NEW))
        for role in (Role.TEAM, Role.DETAIL, Role.ACTIONS, Role.DURATION, Role.CAUSE):
            cell = cells.get(role)
            unread = role is Role.DURATION and draft.duration is None
            if cell is not None and cell is not draft.brief and not unread:
                taken.append(_taken(entry, cell, role.value, How.NEW))
        if entry.same_as:
            taken.append(_taken(entry, Value(entry.same_as, draft.place.place), "same_as", How.NEW))
        return taken

    def writes(self) -> tuple[NewFile, ...]:
        """The entries of the new incidents, and the files that mark them as closed."""
        return tuple(item for entry in self.entries for item in self._writes(entry))

    def _writes(self, entry: PastEntry) -> Iterator[NewFile]:
        yield from entries(self.desk, entry.folder, tuple(_told(entry, self.desk.by)))
        words = f"{entry.id} was {CLOSED}: see ../{entry.id}/\n"
        yield NewFile(f"{_FOLDER}/{CLOSED}/{entry.id}", words)


def _number_asked(
    place: Place,
    code: str,
    choices: tuple[str, ...],
    told: tuple[str, str, str],
    dialogue: Dialogue,
) -> str | None:
    text, name, into = told
    return dialogue.ask(place, code, choices, text=text, name=name, into=into)


def _told(entry: PastEntry, by: str | None) -> Iterator[Told]:
    """What is written about an incident of the past, and nothing else."""
    draft = entry.draft
    assert draft is not None  # only new entries are written
    cells, at = draft.cells, draft.moment
    level = draft.level or Level.MINOR
    team = cells.get(Role.TEAM)
    declared = {
        "by": by,
        "text": draft.brief.text,
        "level": level,
        "rule": "" if draft.level else LEVEL_NOT_SAID,
        "record_kind": RecordKind.EVENT if level is Level.LOW else RecordKind.INCIDENT,
        "type": entry.type,
        "team": team.text if team and team is not draft.brief else "",
        "register_number": entry.register_number,
        "day_only": draft.day_only,
    }
    yield Told(Declared, at, declared)
    for role, kind in (
        (Role.DETAIL, EntryKind.INFORMATION),
        (Role.CAUSE, EntryKind.INFORMATION),
        (Role.ACTIONS, EntryKind.ACTION),
    ):
        cell = cells.get(role)
        if cell is not None and cell is not draft.brief:
            lead = f"{cell.place.header}: " if role is Role.CAUSE else ""
            yield Told(Logged, at, {"by": by, "text": f"{lead}{cell.text}", "entry": kind})
    if entry.same_as:
        yield Told(SameAs, at, {"by": by, "other": entry.same_as})
    yield from entry.log
    end = at + draft.duration if draft.duration is not None else None
    last = max((at, *(item.at for item in entry.log)))
    yield Told(Closed, end or last, {"by": by, "resolved_at": end})


def _taken(entry: PastEntry, value: Value, name: str, how: How) -> Taken:
    subject = f"{entry.year}-{entry.number:03d} {entry.brief}"[:100]
    return Taken(
        place=value.place, subject=subject, field=name, value=value.text, into=entry.folder, how=how
    )
