"""Measures of a table joined with those of the fiches: each once, with how far it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.measures.headers import Role
from incplan.app.intake.measures.reading import MeasureDraft
from incplan.app.intake.measures.states import sign_meant, state_of
from incplan.app.intake.reading.kinds import Fiches
from incplan.app.intake.reading.moments import day_of
from incplan.app.intake.reading.people import People
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.write import Edit, NewFile, Write
from incplan.plan.files.fiches import AdoptionRecord
from incplan.plan.plan import Plan
from incplan.plan.privacy.folding import folded
from incplan.plan.validation.schemas import modeline
from incplan.store.yaml.splice import Flow, Plain, append_item, quoted, set_value

#: Measures of one's own are numbered from here; shipped ones stay below.
_FIRST_OWN: Final = 51
_LAST_OWN: Final = 99
_YEARLY: Final = re.compile(
    r" (?:chaque annee|tous les ans|annuel(?:lement)?|par an|yearly|annually|every year|each year|"
    r"jaarlijks|elk jaar|jahrlich|jedes jahr) "
)
_EVERY: Final = "review_every"
_PLAIN: Final = frozenset({"adopted", "due", "on"})


@dataclass(slots=True)
class MeasureEntry:
    """A preventive measure: one of a fiche, or a new one, with what the tables add to it."""

    fiche: str
    id: str
    text: str
    is_new: bool = False
    answered: bool = False
    record: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file in which the organisation answers for it."""
        return f"fiches/{self.fiche}.yaml"


class MeasureBook:
    """The preventive measures of the plan and of the tables read so far."""

    def __init__(self, plan: Plan, fiches: Fiches, people: People, unread: frozenset[str]) -> None:
        self.plan, self.fiches, self.people, self.unread = plan, fiches, people, unread
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
                    record=_said(records.get(item.id)),
                )
                for item in fiche.preventive  # without those that were left out
            }
            for item in items:
                for words in item.text.wordings if item.id in made else ():
                    self.entries.setdefault((key, _folded(words)), made[item.id])

    def take(self, drafts: list[MeasureDraft], dialogue: Dialogue) -> list[Taken]:
        """Everything that the rows of a table give."""
        return [item for draft in drafts for item in self._take(draft, dialogue)]

    def _take(self, draft: MeasureDraft, dialogue: Dialogue) -> Iterator[Taken]:
        risk = draft.cells.get(Role.RISK, draft.name)
        fiche = self.fiches.meant(risk, "which_fiche", dialogue)
        if fiche is None:
            said_none = self.fiches.said_none(risk)
            if said_none:
                dialogue.leave(draft.name.place, "no_fiche", value=draft.name.text)
            return
        own = self.plan.adoptions.get(fiche)
        if fiche in self.unread or (own is not None and own.own is not None):
            into = f"fiches/{fiche}.yaml"
            dialogue.leave(draft.name.place, "stands_in_plan", value=draft.name.text, into=into)
            return
        known = self.entries.get((fiche, _folded(draft.name.text)))
        entry = known or self._new(fiche, draft, dialogue)
        if entry is None:
            return
        how = How.NEW if known is None else How.KNOWN
        yield _taken(entry, draft.name, Role.MEASURE.value, how)
        yield from self._values(entry, draft, dialogue)

    def _new(self, fiche: str, draft: MeasureDraft, dialogue: Dialogue) -> MeasureEntry | None:
        prefix = self.fiches.known[fiche].prefix
        used = self.ids.setdefault(fiche, set())
        names = (f"{prefix}-P{number}" for number in range(_FIRST_OWN, _LAST_OWN + 1))
        found = next((name for name in names if name not in used), None)
        if found is None:
            dialogue.leave(draft.name.place, "too_many_measures", value=draft.name.text)
            return None
        used.add(found)
        entry = MeasureEntry(fiche, found, draft.name.text, is_new=True)
        self.entries[fiche, _folded(draft.name.text)] = entry
        return entry

    def _values(
        self, entry: MeasureEntry, draft: MeasureDraft, dialogue: Dialogue
    ) -> Iterator[Taken]:
        """How far it is, and what stands beside it: added to what the plan says, else asked."""
        cells = draft.cells
        if draft.sign is not None and Role.STATUS not in cells:
            state = sign_meant(draft.sign, draft.name, dialogue)
        else:
            state = state_of(cells.get(Role.STATUS), cells.get(Role.PERCENT), draft.name, dialogue)
        if state is not None:
            cell = Value(state[0], state[1].place)
            yield from self._set(entry, Role.STATUS.value, cell, draft, dialogue)
            if any(sign.isdecimal() for sign in state[1].text) and Role.STATUS in cells:
                dialogue.leave(state[1].place, "note", value=state[1].text)
        if "adopted" not in entry.record:
            for role in (Role.OWNER, Role.DUE, Role.ON, Role.EVIDENCE, Role.REASON):
                if role in cells:
                    dialogue.leave(cells[role].place, "no_state", value=cells[role].text)
            return
        for name, value in self._others(draft, state, dialogue):
            yield from self._set(entry, name, value, draft, dialogue)

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
        yield _taken(entry, value, name, how)

    def writes(self) -> tuple[Write, ...]:
        """One write for each fiche that something is added to."""
        found: dict[str, list[MeasureEntry]] = {}
        for entry in {id(item): item for item in self.entries.values()}.values():
            if entry.is_new or entry.changed:
                found.setdefault(entry.fiche, []).append(entry)
        return tuple(
            _edit(entries) if key in self.plan.adoptions else _file(entries)
            for key, entries in found.items()
        )


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


def _flow(changed: Mapping[str, str]) -> dict[str, Flow]:
    return {key: Plain(value) if key in _PLAIN else value for key, value in changed.items()}


def _file(entries: list[MeasureEntry]) -> NewFile:
    path = entries[0].path
    lines = [f"{modeline(path)}format: 1"]
    answers = [entry for entry in entries if entry.changed]
    if answers:
        lines.append("adoption:")
    for entry in answers:
        lines.append(f"  {entry.id}:")
        lines += [
            f"    {key}: {value if key in _PLAIN else quoted(value)}"
            for key, value in entry.changed.items()
        ]
    new = [entry for entry in entries if entry.is_new]
    if new:
        lines.append("add_preventive:")
    for entry in new:
        lines += [f"  - id: {entry.id}", f"    text: {quoted(entry.text)}"]
    return NewFile(path, "\n".join(lines) + "\n")


def _edit(entries: list[MeasureEntry]) -> Edit:
    new = [(entry.id, entry.text) for entry in entries if entry.is_new]
    changed = [
        (entry.id, entry.answered, dict(entry.changed)) for entry in entries if entry.changed
    ]

    def change(text: str) -> str:
        for key, added in new:
            text = append_item(text, "add_preventive", {"id": key, "text": added})
        for key, answered, values in changed:
            if not answered:
                text = set_value(text, ("adoption", key), _flow(values))
                continue
            for name, value in _flow(values).items():
                text = set_value(text, ("adoption", key, name), value)
        return text

    def meant(old: Mapping[str, Any]) -> dict[str, Any]:
        found = dict(old)
        if new:
            added = [{"id": key, "text": text} for key, text in new]
            found["add_preventive"] = [*(old.get("add_preventive") or ()), *added]
        if changed:
            answers = dict(old.get("adoption") or {})
            for key, _answered, values in changed:
                answers[key] = {**(answers.get(key) or {}), **values}
            found["adoption"] = answers
        return found

    made: Callable[[str], str] = change
    return Edit(entries[0].path, made, meant)
