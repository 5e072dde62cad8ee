"""Activities of a table joined with those of the plan; owners and suppliers become contacts."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from incplan.app.intake.activities.headers import Role
from incplan.app.intake.activities.known import facts_added, is_blank, parties_added, taken_value
from incplan.app.intake.activities.named import Named, is_near
from incplan.app.intake.activities.reading import ActivityDraft
from incplan.app.intake.activities.writing import ActivityEntry, activity_edit, new_activity
from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.contacts.joining import Directory
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.write import NewFile, Removal, Write
from incplan.plan.files.activities import Activity
from incplan.plan.privacy.folding import folded
from incplan.plan.values.durations import format_duration, half_days, parse_length
from incplan.plan.values.scalars import Text
from incplan.store.intake.tables import Place

_AND: Final = re.compile(r"\s+(?:et|en|und|and|&|\+)\s+", re.IGNORECASE)
_LONGEST_ID: Final = 50
_SPANS: Final = (Role.RTO, Role.RPO, Role.MTPD)


class ActivityBook:
    """The activities of the plan and of the tables read so far."""

    def __init__(
        self,
        known: Mapping[str, Activity],
        taken_ids: set[str],
        directory: Directory,
        is_free: Callable[[str], bool] = lambda _key: False,
    ) -> None:
        self.is_free = is_free
        self.dropped: list[str] = []
        self.known, self.named = known, Named(directory)
        self.ids = {*known, *taken_ids}
        self.unread = taken_ids - known.keys()
        self.names = {
            _words(words): key for key, item in known.items() for words in item.name.wordings
        }
        self.entries: list[ActivityEntry] = []
        self.by_id: dict[str, ActivityEntry] = {}

    def take(self, drafts: list[ActivityDraft], dialogue: Dialogue) -> list[Taken]:
        """Everything that the rows of a table give; names first, since rows name one another."""
        taken: list[Taken] = []
        met: list[ActivityEntry] = []
        new: list[ActivityEntry] = []
        for draft in drafts:
            key = self.names.get(_words(draft.name.text))
            joined = key in self.by_id
            if key is not None and key in self.known and not joined:
                entry = ActivityEntry(key, draft, self.known[key])
                met.append(entry)
                self.entries.append(entry)
                self.by_id[key] = entry
            elif key is not None:
                dialogue.leave(draft.name.place, "twice_in_table", value=draft.name.text)
            elif _slug(draft.name.text) in self.unread:  # a file that cannot be read whole
                into = f"activities/{_slug(draft.name.text)}.yaml"
                dialogue.leave(draft.name.place, "stands_in_plan", value=draft.name.text, into=into)
            else:
                self._owner(draft, dialogue)
                entry = ActivityEntry(self._free_id(draft.name.text), draft)
                self.names[_words(draft.name.text)] = entry.id
                new.append(entry)
        self.entries += new
        self.by_id |= {entry.id: entry for entry in new}
        for entry in met:
            taken += self._join(entry, dialogue)
        for entry in new:
            taken += self._new(entry, dialogue)
        return [*taken, *self._closed(new)]

    def _closed(self, new: list[ActivityEntry]) -> Iterator[Taken]:
        """The activity that the plan began with: nobody filled it in, and now there are others."""
        blank = next((key for key, item in self.known.items() if is_blank(item)), None)
        if new and blank is not None and blank not in self.dropped and self.is_free(blank):
            self.dropped.append(blank)
            first = new[0].draft.name
            yield Taken(
                place=first.place, subject=_plain_text(self.known[blank].name), field="open_row",
                value=first.text, into=f"activities/{blank}.yaml", how=How.CHANGED,
            )  # fmt: skip

    def _owner(self, draft: ActivityDraft, dialogue: Dialogue) -> None:
        """Whose activity it is; somebody is asked where the file does not say it."""
        if draft.owner is None:
            said = dialogue.ask(
                draft.name.place, "owner_open", ("no",), free=tidy, text=draft.name.text
            )
            if said is not None and said != "no":
                draft.owner = Value(said, draft.name.place)

    def _new(self, entry: ActivityEntry, dialogue: Dialogue) -> list[Taken]:
        draft = entry.draft
        taken = [taken_value(entry, draft.name, "activity", How.NEW)]
        contacts: list[Taken] = []
        if draft.owner is not None:
            owner, contacts = self.named.contact(draft.owner, True, dialogue)
            if owner is not None:
                entry.owner = owner
                taken.append(taken_value(entry, draft.owner, "owner", How.NEW))
        for need, values in draft.needs().items():
            taken += [taken_value(entry, value, need, How.NEW) for value in values]
        for party in draft.known_parties:
            entry.suppliers.append(party.text)
            taken.append(taken_value(entry, party, Role.SUPPLIER.value, How.NEW))
        if draft.independent is not None:
            taken.append(taken_value(entry, draft.independent, Role.DEPENDS.value, How.NEW))
        for role, span in draft.spans.items():
            taken.append(
                taken_value(entry, Value(span.text or "~", span.place), role.value, How.NEW)
            )
        for value, name in ((draft.danger, Role.DANGER), (draft.serious, Role.IMPACT)):
            if value is not None:
                taken.append(taken_value(entry, value, name.value, How.NEW))
        for supplier in draft.suppliers:
            key, more = self.named.contact(supplier, False, dialogue)
            contacts += more
            if key is not None:
                entry.suppliers.append(key)
                taken.append(taken_value(entry, supplier, Role.SUPPLIER.value, How.NEW))
        return [*taken, *self._depends(entry, dialogue), *contacts]

    def _needs(self, entry: ActivityEntry, dialogue: Dialogue) -> list[Taken]:
        """Lists of an activity that the plan has: taken where it has none, else compared."""
        assert entry.activity is not None
        needs = entry.draft.needs()
        if entry.draft.known_parties:
            needs["external_contacts"] = entry.draft.known_parties
        taken = []
        for key, values in needs.items():
            known = getattr(entry.activity.resources, key)
            said = None if known is None else {_words(_plain_text(item)) for item in known}
            for value in values:
                if said is None:
                    entry.needs.setdefault(key, []).append(value.text)
                    taken.append(taken_value(entry, value, key, How.ADDED))
                elif _words(value.text) in said:
                    taken.append(taken_value(entry, value, key, How.KNOWN))
                else:
                    dialogue.leave(value.place, "stands_in_plan", value=value.text, into=entry.path)
        return taken

    def _depends(self, entry: ActivityEntry, dialogue: Dialogue) -> list[Taken]:
        taken = []
        for value in (part for said in entry.draft.depends for part in self._each(said)):
            key = self._meant(value, dialogue)
            if key is None:
                continue
            if key == entry.id or key in entry.depends:
                continue
            if self._may_wait(entry, key, value, dialogue):
                entry.depends.append(key)
                taken.append(taken_value(entry, value, Role.DEPENDS.value, How.NEW))
        return taken

    def _each(self, value: Value) -> list[Value]:
        """The activities that a text names: `Aankoop en productie` is two, unless it is one."""
        parts = [Value(part, value.place) for part in _AND.split(value.text) if part.strip()]
        whole = _words(value.text) in self.names
        return (
            [value]
            if whole or not all(_words(part.text) in self.names for part in parts)
            else parts
        )

    def _meant(self, value: Value, dialogue: Dialogue) -> str | None:
        words = _words(value.text)
        if words in self.names:
            return self.names[words]
        near = sorted(key for name, key in self.names.items() if is_near(words, name))
        if len(near) != 1:
            dialogue.leave(value.place, "no_activity", value=value.text)
            return None
        said = dialogue.ask(value.place, "activity_meant", text=value.text, proposal=near[0])
        return near[0] if said == "yes" else None

    def _may_wait(self, entry: ActivityEntry, key: str, value: Value, dialogue: Dialogue) -> bool:
        """Whether it depends on one that takes longer to come back; that contradicts itself.

        Without an answer it does, as the table says, and `validate` names it until it is mended.
        """
        own, other = self._rto(entry.id), self._rto(key)
        if own is None or other is None or other <= own:
            return True
        said = dialogue.ask(
            value.place, "waits_longer", field=Role.RTO.value, name=entry.draft.name.text,
            known=format_duration(own), text=value.text, proposal=format_duration(other),
        )  # fmt: skip
        return said != "no"

    def _rto(self, key: str) -> timedelta | None:
        """The objective of an activity of the tables or of the plan."""
        entry = self.by_id.get(key)
        told = entry.draft.spans.get(Role.RTO) if entry else None
        if told is not None:
            return parse_length(told.text)
        return self.known[key].rto if key in self.known else None

    def _join(self, entry: ActivityEntry, dialogue: Dialogue) -> list[Taken]:
        """Objectives of an activity that the plan has: added where it has none, else asked."""
        draft, activity = entry.draft, entry.activity
        assert activity is not None
        taken = [taken_value(entry, draft.name, "activity", How.KNOWN)]
        for role, value in draft.spans.items():
            shown = _objective(activity, role)
            if shown == value.text:
                taken.append(taken_value(entry, value, role.value, How.KNOWN))
                continue
            how = How.ADDED
            if shown or role is Role.RPO:
                said = dialogue.ask(
                    value.place, "value_differs", ("keep", "take"), name=draft.name.text,
                    field=role.value, known=shown or "~", text=value.text or "~",
                )  # fmt: skip
                if said != "take":
                    continue
                how = How.CHANGED
            entry.changed[role] = value.text
            taken.append(taken_value(entry, value, role.value, how))
        taken += self._needs(entry, dialogue)
        taken += facts_added(entry, self.named, dialogue)
        return [*taken, *parties_added(entry, self.named, self._meant, self._may_wait, dialogue)]

    def _free_id(self, name: str) -> str:
        base = _slug(name)
        found, number = base, 1
        while found in self.ids:
            number += 1
            found = f"{base}-{number}"
        self.ids.add(found)
        return found

    def in_working_days(self) -> Place | None:
        """Where the first length in working days stands, None without one."""
        for entry in self.entries:
            for value in entry.draft.spans.values():
                if half_days(parse_length(value.text)) is not None:
                    return value.place
        return None

    def writes(self) -> tuple[Write, ...]:
        """The new files and the changes, and a place that is open no more."""
        gone = tuple(Removal(f"activities/{key}.yaml") for key in self.dropped)
        return gone + tuple(
            NewFile(entry.path, new_activity(entry))
            if entry.activity is None
            else activity_edit(entry)
            for entry in self.entries
            if entry.activity is None or entry.changed or entry.needs or entry.facts
        )


def _slug(name: str) -> str:
    return "-".join(folded(name).split())[:_LONGEST_ID].strip("-") or "activity"


def _objective(activity: Activity, role: Role) -> str:
    """An objective, or the priority, as the plan writes it; "" for none."""
    if role is Role.PRIORITY:
        return "" if activity.priority is None else str(activity.priority)
    known = {Role.RTO: activity.rto, Role.RPO: activity.rpo, Role.MTPD: activity.mtpd}[role]
    return "" if known is None else format_duration(known)


def _plain_text(item: str | Text) -> str:
    return item if isinstance(item, str) else next(iter(item.wordings), "")


def _words(name: str) -> frozenset[str]:
    return frozenset(folded(name).split())
