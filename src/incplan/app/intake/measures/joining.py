"""Measures of a table joined with those of the fiches: each once, with how far it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.measures.alike import alike
from incplan.app.intake.measures.headers import Role
from incplan.app.intake.measures.managed import Managed, managed_of
from incplan.app.intake.measures.own import OwnFiche, own_fiche
from incplan.app.intake.measures.reading import MeasureDraft
from incplan.app.intake.measures.states import sign_meant, state_of
from incplan.app.intake.measures.writing import MeasureEntry, measure_edit, measure_file
from incplan.app.intake.reading.kinds import OWN, Fiches
from incplan.app.intake.reading.moments import day_of
from incplan.app.intake.reading.people import People
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.write import Write
from incplan.plan.files.fiches import AdoptionRecord
from incplan.plan.plan import Plan
from incplan.plan.privacy.folding import folded

#: Measures of one's own are numbered from here; shipped ones stay below.
_FIRST_OWN: Final = 51
_LAST_OWN: Final = 99
_YEARLY: Final = re.compile(
    r" (?:chaque annee|tous les ans|annuel(?:lement)?|par an|yearly|annually|every year|each year|"
    r"jaarlijks|elk jaar|jahrlich|jedes jahr) "
)
_EVERY: Final = "review_every"


class MeasureBook:
    """The preventive measures of the plan and of the tables read so far."""

    def __init__(
        self, plan: Plan, fiches: Fiches, people: People, unread: frozenset[str], today: date
    ) -> None:
        self.plan, self.fiches, self.people, self.unread = plan, fiches, people, unread
        self.today = today
        self.own: dict[str, OwnFiche | None] = {}
        self.managed: list[Managed] = []
        self.entries: dict[tuple[str, str], MeasureEntry] = {}
        self.ids: dict[str, set[str]] = {}
        for key, fiche in fiches.known.items():
            adoption = plan.adoptions.get(key)
            records = adoption.adoption if adoption else {}
            shipped = plan.library.get(key)
            items = (*fiche.preventive, *(shipped.preventive if shipped else ()))
            self.ids[key] = {item.id for item in items}
            made = {
                item.id: MeasureEntry(
                    key,
                    item.id,
                    plan.text(item.text, plan.file.language),
                    answered=item.id in records,
                    own=int(item.id[-2:]) >= _FIRST_OWN,
                    record=_said(records.get(item.id)),
                    stood=_said(records.get(item.id)),
                )
                for item in fiche.preventive  # without those that were left out
            }
            for item in items:
                for words in item.text.wordings if item.id in made else ():
                    self.entries.setdefault((key, _folded(words)), made[item.id])

    def take(self, drafts: list[MeasureDraft], dialogue: Dialogue) -> list[Taken]:
        """Everything that the rows of a table give; states first: several rows may tell one."""
        found = [(draft, self._entry(draft, dialogue)) for draft in drafts]
        told: list[tuple[_Row, list[Taken]]] = []
        for draft, (entry, how) in ((draft, pair) for draft, pair in found if pair is not None):
            taken = [_taken(entry, draft.name, Role.MEASURE.value, how)]
            state, more = self._state(entry, draft, dialogue)
            told.append((_Row(entry, draft, state), [*taken, *more]))
        own = [item for fiche in self.own.values() if fiche for item in fiche.taken()]
        rows = [
            (row, item) for row, taken in told for item in (*taken, *self._values(row, dialogue))
        ]
        return [*own, *_standing(rows, dialogue)]

    def _entry(self, draft: MeasureDraft, dialogue: Dialogue) -> tuple[MeasureEntry, How] | None:
        """The measure of a row, and whether it is new; None, and the reason told, for none."""
        risk = draft.cells.get(Role.RISK, draft.name)
        fiche = self.fiches.meant(risk, "which_fiche", dialogue)
        if fiche == OWN:
            fiche = self._own(risk, dialogue)
        if fiche is None:
            said_none = self.fiches.said_none(risk)
            if said_none:
                dialogue.leave(draft.name.place, "no_fiche", value=draft.name.text)
            return None
        own = self.plan.adoptions.get(fiche)
        if fiche in self.unread or (own is not None and own.own is not None):
            into = f"fiches/{fiche}.yaml"
            dialogue.leave(draft.name.place, "stands_in_plan", value=draft.name.text, into=into)
            return None
        known = self.entries.get((fiche, _folded(draft.name.text)))
        if known is None:
            known, sure = self._same(fiche, draft.name, dialogue)
            if not sure:
                return None
        entry = known or self._new(fiche, draft, dialogue)
        if entry is None:
            return None
        return entry, How.NEW if known is None else How.KNOWN

    def _same(
        self, fiche: str, name: Value, dialogue: Dialogue
    ) -> tuple[MeasureEntry | None, bool]:
        """A measure in other words, if somebody says that it is this one; False until then."""
        for entry in alike(fiche, name.text, name.place.file, self.entries.values()):
            said = dialogue.ask(name.place, "same_measure", text=name.text, name=entry.text)
            if said == "yes":
                self.entries[fiche, _folded(name.text)] = entry
            if said != "no":
                return (entry if said else None), said is not None
        return None, True

    def _own(self, risk: Value, dialogue: Dialogue) -> str | None:
        """The id of a new fiche of one's own, asked about once; None while it is not whole."""
        word = _folded(risk.text)
        if word not in self.own:
            known = {key: fiche.prefix for key, fiche in self.fiches.known.items()}
            made = own_fiche(risk, known, self.today, dialogue)
            self.own[word] = made
            if made is not None:
                self.fiches.add(made.fiche)
        found = self.own[word]
        return None if found is None else found.fiche.id

    def _new(self, fiche: str, draft: MeasureDraft, dialogue: Dialogue) -> MeasureEntry | None:
        prefix = self.fiches.known[fiche].prefix
        used = self.ids.setdefault(fiche, set())
        names = (f"{prefix}-P{number}" for number in range(_FIRST_OWN, _LAST_OWN + 1))
        found = next((name for name in names if name not in used), None)
        if found is None:
            dialogue.leave(draft.name.place, "too_many_measures", value=draft.name.text)
            return None
        used.add(found)
        file = draft.name.place.file
        entry = MeasureEntry(fiche, found, draft.name.text, is_new=True, own=True, file=file)
        self.entries[fiche, _folded(draft.name.text)] = entry
        return entry

    def _state(
        self, entry: MeasureEntry, draft: MeasureDraft, dialogue: Dialogue
    ) -> tuple[tuple[str, Value] | None, list[Taken]]:
        """How far it is, where the row says it."""
        cells = draft.cells
        if draft.sign is not None and Role.STATUS not in cells:
            state = sign_meant(draft.sign, draft.name, dialogue)
        else:
            state = state_of(cells.get(Role.STATUS), cells.get(Role.PERCENT), draft.name, dialogue)
        if state is None:
            return None, []
        cell = Value(state[0], state[1].place)
        taken = list(self._set(entry, Role.STATUS.value, cell, draft, dialogue))
        if any(sign.isdecimal() for sign in state[1].text) and Role.STATUS in cells:
            dialogue.leave(state[1].place, "note", value=state[1].text)
        return state, taken

    def _values(self, row: "_Row", dialogue: Dialogue) -> Iterator[Taken]:
        """What stands beside it: added to what the plan says, else asked."""
        cells = row.draft.cells
        if "adopted" not in row.entry.record:
            for role in (Role.OWNER, Role.DUE, Role.ON, Role.EVIDENCE, Role.REASON):
                if role in cells:
                    dialogue.leave(cells[role].place, "no_state", value=cells[role].text)
            return
        for name, value in self._others(row.draft, row.state, dialogue):
            yield from self._set(row.entry, name, value, row.draft, dialogue)

    def _others(
        self, draft: MeasureDraft, state: tuple[str, Value] | None, dialogue: Dialogue
    ) -> Iterator[tuple[str, Value]]:
        cells = draft.cells
        owner = cells.get(Role.OWNER)
        if owner is not None and (found := self.people.meant(owner, dialogue)) is not None:
            yield "owner", Value(found, owner.place)
        for role in (Role.DUE, Role.ON):
            if role in cells:
                yield from _day(cells[role], role.value, dialogue)
        if Role.EVIDENCE in cells:
            yield "evidence", cells[Role.EVIDENCE]
        reason = cells.get(Role.REASON)
        if reason is None and state is not None and state[0] == "not_applicable":
            reason = cells.get(Role.STATUS)
        if reason is not None:
            yield "reason", reason

    def _set(
        self,
        entry: MeasureEntry,
        name: str,
        value: Value,
        draft: MeasureDraft,
        dialogue: Dialogue,
    ) -> Iterator[Taken]:
        known = entry.record.get(name)
        if known is not None and folded(known) == folded(value.text):
            yield _taken(entry, value, name, How.KNOWN)
            return
        how = How.NEW if entry.is_new else How.ADDED
        if known is not None:
            said = dialogue.ask(
                value.place, "value_differs", ("keep", "take"), name=draft.name.text,
                field=name, known=known, text=value.text,
            )  # fmt: skip
            if said != "take":
                return
            how = How.CHANGED
        entry.record[name] = entry.changed[name] = value.text
        if value.text == entry.stood.get(name):  # an earlier row had changed it
            del entry.changed[name]
            how = How.KNOWN
        yield _taken(entry, value, name, how)

    def manage(self, risk: Value, lines: list[Value], dialogue: Dialogue) -> list[Taken]:
        """Management measures that the company has beside those of a fiche."""
        word = risk.text
        key = self.fiches.named(word)
        own = self.plan.adoptions.get(key or "")
        if key is None or key in self.unread or (own is not None and own.own is not None):
            for line in lines:
                dialogue.leave(line.place, "text_not_read", value=line.text)
            return []
        made, taken = managed_of(key, self.fiches.known[key], lines, dialogue)
        self.managed += made
        return taken

    def writes(self) -> tuple[Write, ...]:
        """One write for each fiche that something is added to."""
        found: dict[str, list[MeasureEntry]] = {item.fiche: [] for item in self.managed}
        for entry in {id(item): item for item in self.entries.values()}.values():
            if entry.is_new or entry.changed:
                found.setdefault(entry.fiche, []).append(entry)
        own = {item.fiche.id: item.lines for item in self.own.values() if item}
        return tuple(self._write(key, entries, own.get(key, ())) for key, entries in found.items())

    def _write(self, key: str, entries: list[MeasureEntry], own: tuple[str, ...]) -> Write:
        path, managed = f"fiches/{key}.yaml", [item for item in self.managed if item.fiche == key]
        if key in self.plan.adoptions:
            return measure_edit(path, entries, managed)
        return measure_file(path, entries, managed, own)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose measure is known; `state` is how far it says it is, and its cell."""

    entry: MeasureEntry
    draft: MeasureDraft
    state: tuple[str, Value] | None


def _standing(rows: Iterable[tuple["_Row", Taken]], dialogue: Dialogue) -> Iterator[Taken]:
    """What is written; a value in whose place a later row put another is not."""
    for row, item in rows:
        if item.how is How.KNOWN or item.value == row.entry.record.get(item.field, item.value):
            yield item
            continue
        cells = row.draft.cells.values()
        text = next((cell.text for cell in cells if cell.place == item.place), item.value)
        dialogue.leave(item.place, "later_row", value=text)


def _folded(text: str) -> str:
    return folded(text).strip()


def _said(record: AdoptionRecord | None) -> dict[str, str]:
    """What the plan says of a measure, as texts by key."""
    if record is None:
        return {}
    found: dict[str, object | None] = {
        "adopted": record.adopted.value,
        "owner": record.owner,
        "due": record.due,
        "on": record.on,
        _EVERY: f"{record.review_every} months" if record.review_every else None,
        "evidence": next(iter(record.evidence.wordings), None) if record.evidence else None,
        "reason": next(iter(record.reason.wordings), None) if record.reason else None,
    }
    return {key: _text(value) for key, value in found.items() if value is not None}


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _day(cell: Value, name: str, dialogue: Dialogue) -> Iterator[tuple[str, Value]]:
    """The day of a cell; a yearly measure has a rhythm instead."""
    if _YEARLY.search(folded(cell.text)):
        dialogue.leave(cell.place, "note", value=cell.text)
        yield _EVERY, Value("12 months", cell.place)
        return
    day = day_of(cell, dialogue, today=date.max)
    if day is not None:
        yield name, Value(day.isoformat(), cell.place)


def _taken(entry: MeasureEntry, value: Value, name: str, how: How) -> Taken:
    subject = f"{entry.id} {entry.text}"[:100]
    return Taken(
        place=value.place, subject=subject, field=name, value=value.text, into=entry.path, how=how
    )
