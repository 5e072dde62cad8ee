"""Turns of a table joined with those of `roster.yaml`: each once, and none over another unasked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.roster.reading import TurnDraft
from incplan.app.intake.write import Edit, NewFile, Write
from incplan.plan.files.roster import Turn
from incplan.plan.plan import Plan
from incplan.plan.validation.schemas import modeline
from incplan.plan.values.windows import days_of
from incplan.store.yaml.splice import Flow, Plain, append_item

ROSTER_FILE: Final = "roster.yaml"


@dataclass(frozen=True, slots=True)
class _Known:
    """A turn of the plan or of a table read before."""

    role: str
    people: tuple[str, ...]
    first: date | None
    last: date | None
    days: tuple[int, ...]
    holidays: bool

    @property
    def when(self) -> tuple[object, ...]:
        """When it is."""
        return self.first, self.last, self.days, self.holidays

    def meets(self, other: "_Known") -> bool:
        """Whether both name somebody for one function in one way at one time."""
        if self.role != other.role:
            return False
        if self.first is not None and other.first is not None:
            return self.first <= _end(other) and other.first <= _end(self)
        return self.when == other.when or bool(set(self.days) & set(other.days))


class RosterBook:
    """The turns of the plan, and of the tables read so far."""

    def __init__(self, plan: Plan, *, exists: bool, unread: bool) -> None:
        self.exists, self.unread = exists, unread
        self.known = [_of_plan(turn) for turn in plan.roster.turns if turn.in_turn_from is None]
        self.new: list[TurnDraft] = []

    def take(self, drafts: list[TurnDraft], dialogue: Dialogue) -> list[Taken]:
        """Everything that the rows of a table give."""
        taken: list[Taken] = []
        for draft in drafts:
            turn = _of_draft(draft)
            if self.unread:
                dialogue.leave(
                    draft.when.place, "stands_in_plan", value=draft.when.text, into=ROSTER_FILE
                )
            elif turn in self.known:
                taken += _taken(draft, How.KNOWN)
            elif self._may_add(turn, draft, dialogue):
                self.known.append(turn)
                self.new.append(draft)
                taken += _taken(draft, How.NEW)
        return taken

    def _may_add(self, turn: _Known, draft: TurnDraft, dialogue: Dialogue) -> bool:
        """Whether it takes the place of no other turn, or somebody wants it to."""
        other = next((item for item in self.known if item.meets(turn)), None)
        if other is None:
            return True
        said = dialogue.ask(
            draft.when.place, "value_differs", ("keep", "take"), name=draft.when.text,
            field=turn.role, known=", ".join(other.people), text=", ".join(turn.people),
        )  # fmt: skip
        return said == "take"

    def writes(self) -> tuple[Write, ...]:
        """The new turns, at the end of the file, where the later one counts."""
        items = [_item(draft) for draft in self.new]
        if not items:
            return ()
        if not self.exists:
            text = f"{modeline(ROSTER_FILE)}format: 1\nturns:\n"
            for item in items:
                text = append_item(text, "turns", item)
            return (NewFile(ROSTER_FILE, text),)

        def change(text: str) -> str:
            for item in items:
                text = append_item(text, "turns", item)
            return text

        def meant(old: Mapping[str, Any]) -> dict[str, Any]:
            added = [
                {
                    key: list(value) if isinstance(value, tuple) else value
                    for key, value in item.items()
                }
                for item in items
            ]
            return {**old, "turns": [*(old.get("turns") or ()), *added]}

        return (Edit(ROSTER_FILE, change, meant),)


def _end(turn: _Known) -> date:
    return turn.last or date.max


def _of_plan(turn: Turn) -> _Known:
    first = turn.first or (date.min if turn.last else None)
    return _Known(turn.role, turn.people, first, turn.last, turn.days or (), turn.holidays)


def _of_draft(draft: TurnDraft) -> _Known:
    return _Known(
        draft.role.text,
        tuple(item.text for item in draft.people),
        draft.first,
        draft.last,
        days_of(draft.days) or () if draft.days else (),
        draft.holidays,
    )


def _item(draft: TurnDraft) -> dict[str, Flow]:
    """A turn as the plan writes it."""
    found: dict[str, Flow] = {
        "role": draft.role.text,
        "people": tuple(dict.fromkeys(item.text for item in draft.people)),
    }
    if draft.first is not None and draft.last is not None:
        found |= {"first": draft.first.isoformat(), "last": draft.last.isoformat()}
    elif draft.holidays:
        found["holidays"] = Plain("yes")
    else:
        found["days"] = draft.days
    return found


def _taken(draft: TurnDraft, how: How) -> list[Taken]:
    place, until = draft.when.place, draft.until.place
    when = [("days", draft.days)] if draft.days else [("holidays", "yes")] if draft.holidays else []
    if draft.first is not None and draft.last is not None:
        when = [("first", draft.first.isoformat()), ("last", draft.last.isoformat())]
    values = [
        ("role", draft.role),
        *(("people", person) for person in draft.people),
        *((name, Value(text, until if name == "last" else place)) for name, text in when),
    ]
    subject = f"{draft.role.text} {draft.when.text}"
    return [
        Taken(
            place=value.place,
            subject=subject,
            field=name,
            value=value.text,
            into=ROSTER_FILE,
            how=how,
        )
        for name, value in values
    ]
