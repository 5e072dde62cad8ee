"""Who of a file is who of the plan: by name in any order, by number, by address; else asked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from incplan.app.intake.contacts.drafts import Detail, Draft, Means, Value
from incplan.app.intake.contacts.entries import (
    Entry,
    former_of,
    in_turn,
    is_akin,
    is_blank_row,
    is_one_of_us,
    is_open,
    listed_with,
    says_more,
    slug_of,
    taken_detail,
    taken_means,
    taken_value,
    whole_name,
)
from incplan.app.intake.contacts.matching.named import named
from incplan.app.intake.contacts.matching.names import Names
from incplan.app.intake.contacts.matching.numbers import OWN, is_anothers, is_left_out
from incplan.app.intake.contacts.matching.switchboards import Switchboards
from incplan.app.intake.contacts.matching.values import (
    join_country,
    join_detail,
    join_kind,
    join_organisation,
    join_title,
)
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.plan.files.contacts import Contact
from incplan.plan.values.phones import bare_number
from incplan.store.intake.tables import Place

#: Rows of which there is one in the country, whatever it is called.
_AUTHORITIES: Final = frozenset({"data_protection_authority", "cert"})

__all__ = ["Directory", "Entry"]


class Directory:
    """The contacts of the plan and of the files read so far, found by name and by number.

    `ours` is what the company is called; `is_free` says whether nothing in the plan names somebody.
    """

    def __init__(
        self,
        contacts: Mapping[str, Contact],
        taken_ids: Iterable[str],
        ours: str = "",
        is_free: Callable[[str], bool] = lambda _key: False,
    ) -> None:
        self.ours, self.is_free = ours, is_free
        self.switchboards = Switchboards(ours)
        self.entries: list[Entry] = []
        self.names = Names()
        self.by_value: dict[str, list[Entry]] = {}
        self.values: dict[str, dict[str, Means | None]] = {}
        self.ids = set(taken_ids)
        self.unread = self.ids - contacts.keys()
        for key, contact in contacts.items():
            title = contact.title or contact.role_note
            place = Place(f"contacts/{key}.yaml")
            words = next(iter(title.wordings), "") if title else ""
            entry = Entry(
                key,
                Value(contact.name, place),
                contact,
                is_person=contact.kind.value == "person",
                title=Value(words, place) if words else None,
            )
            self._know(entry)
            if contact.former_name:
                self.names.add(entry, contact.former_name)
            for channel in contact.channels:
                self._reached(entry, bare_number(channel.value), None)

    def _know(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.names.add(entry)
        self.values[entry.id] = {}

    def _reached(self, entry: Entry, value: str, means: Means | None) -> None:
        self.values[entry.id][value.casefold()] = means
        self.by_value.setdefault(value.casefold(), []).append(entry)

    def take(self, draft: Draft, dialogue: Dialogue) -> list[Taken]:
        """Join a draft, or make a contact of it; what was taken, and what the plan has already."""
        return self.take_entry(draft, dialogue)[1]

    def take_entry(
        self, draft: Draft, dialogue: Dialogue, *, passed: Iterable[str] = ()
    ) -> tuple[Entry | None, list[Taken]]:
        """The contact that a draft is, None while nobody is sure; and what was taken.

        Those `passed` are not asked about: somebody has said that they are others.
        """
        whose = named(draft, self.names, dialogue)
        if whose is None:
            return None, []
        draft = whose
        known, sure = self._find(draft, dialogue, frozenset(passed))
        if not sure:
            return None, []
        if known is None:
            return self._new(draft, dialogue)
        was_open = is_blank_row(known)
        taken = self._join(known, draft, dialogue)
        return known, [*taken, *([] if was_open else self._closed(known, taken))]

    def _find(
        self, draft: Draft, dialogue: Dialogue, passed: frozenset[str]
    ) -> tuple[Entry | None, bool]:
        """The contact meant, None for a new one; False while that is not certain."""
        if draft.rows & _AUTHORITIES and (authority := self._place_for(draft)):
            return authority, True
        values = {item.value.casefold() for item in draft.means}
        proposed = dialogue.proposed(draft.place)
        near = values | proposed
        same = self.names.same(draft.words)
        shared = {entry.id: len(near & self.values[entry.id].keys()) for entry in same}
        likely = [
            entry for entry in same if not values or not self.values[entry.id] or shared[entry.id]
        ]
        best = [entry for entry in likely if shared[entry.id] == max(shared.values())]
        if len(best) == 1:  # two of one name who share as much with it are asked about
            return best[0], True
        own = {item.value.casefold() for item in draft.means if item.kind in OWN} | proposed
        alike = [
            entry
            for entry in self._sharing(near)
            if entry not in same
            and not listed_with(entry, draft)
            and is_akin(entry, draft, shared=own & self.values[entry.id].keys())
        ]
        alike += [entry for entry in self.names.partly(draft) if entry not in (*same, *alike)]
        for entry in (item for item in (*in_turn(same), *in_turn(alike)) if item.id not in passed):
            said = dialogue.ask(
                draft.name.place, "same_contact", text=draft.name.text, name=entry.name.text,
                into=entry.path,
            )  # fmt: skip
            if said == "yes":
                return entry, True
            if said is None:
                return None, False
        return self._place_for(draft), True

    def _place_for(self, draft: Draft) -> Entry | None:
        """The placeholder of a row that nobody has filled in yet."""
        if not draft.rows:
            return None
        if draft.rows & _AUTHORITIES:
            return next(
                (
                    entry
                    for entry in self.entries
                    if entry.contact and draft.rows & set(entry.contact.rows)
                ),
                None,
            )
        return next(
            (
                entry
                for entry in self.entries
                if is_blank_row(entry) and entry.contact and draft.rows & set(entry.contact.rows)
            ),
            None,
        )

    def _closed(self, entry: Entry, taken: list[Taken]) -> list[Taken]:
        """Places of the plan that are open no more: somebody known already stands in the row."""
        found = []
        for item in taken:
            if item.field != "rows" or item.how is How.KNOWN:
                continue
            blank = [one for one in self.entries if is_blank_row(one) and is_open(one, item)]
            if blank and self.is_free(blank[-1].id):
                blank[-1].dropped = True
                value = Value(entry.name.text, item.place)
                found.append(taken_value(blank[-1], value, "open_row", How.CHANGED))
        return found

    def _sharing(self, values: set[str]) -> list[Entry]:
        found = [entry for value in sorted(values) for entry in self.by_value.get(value, ())]
        return list({entry.id: entry for entry in found}.values())

    def _new(self, draft: Draft, dialogue: Dialogue) -> tuple[Entry | None, list[Taken]]:
        slug = slug_of(draft.name.text)
        if slug in self.unread:  # a file of this name that cannot be read: perhaps the same
            into = f"contacts/{slug}.yaml"
            dialogue.leave(draft.name.place, "stands_in_plan", value=draft.name.text, into=into)
            return None, []
        called = whole_name(draft, dialogue)
        entry = Entry(
            self._free_id(called.text),
            called,
            is_person=draft.is_person or is_one_of_us(draft, self.ours),
            title=draft.title,
            organisation=draft.organisation,
            country=draft.country,
            kind=draft.kind,
            details=list(draft.details),
        )
        self._know(entry)
        taken = [taken_value(entry, called, "name", How.NEW)]
        taken += [taken_detail(entry, item, How.NEW) for item in draft.details]
        for value, key in (
            (draft.title, "title"),
            (draft.organisation, "information"),
            (draft.country, "country"),
        ):
            if value is not None and not (key == "country" and value.text == "BE"):
                taken.append(taken_value(entry, value, key, How.NEW))
        return entry, [*taken, *self._add(entry, draft, How.NEW, dialogue)]

    def _join(self, entry: Entry, draft: Draft, dialogue: Dialogue) -> list[Taken]:
        how = How.NEW if entry.contact is None else How.ADDED
        if is_blank_row(entry):
            entry.name = entry.new_name = draft.name
            self.names.add(entry)
            taken = [taken_value(entry, draft.name, "name", How.CHANGED)]
        else:
            taken = self._name(entry, draft.name, dialogue)
            taken += join_kind(entry, draft, dialogue)
        for detail in draft.details:
            taken += join_detail(entry, detail, how, dialogue)
        if draft.title is not None:
            taken += join_title(entry, draft.title, how, dialogue)
        if draft.organisation is not None:
            taken += join_organisation(entry, draft.organisation, self.ours, how, dialogue)
        if draft.country is not None:
            taken += join_country(entry, draft.country, how, dialogue)
        return [*taken, *self._add(entry, draft, how, dialogue)]

    def _name(self, entry: Entry, name: Value, dialogue: Dialogue) -> list[Taken]:
        """The name of somebody known: asked where it says another than the one that stands."""
        if not says_more(name.text, entry):
            return [taken_value(entry, name, "name", How.KNOWN)]
        said = dialogue.ask(
            name.place, "value_differs", ("keep", "take"), name=entry.name.text, field="name",
            known=entry.name.text, text=name.text,
        )  # fmt: skip
        if said != "take":
            return []
        former = former_of(entry, name)
        entry.name = name
        entry.new_name = name if entry.contact is not None else None
        self.names.add(entry)
        entry.details += former
        taken = [taken_detail(entry, item, How.ADDED) for item in former]
        return [taken_value(entry, name, "name", How.CHANGED), *taken]

    def add_detail(self, entry: Entry, item: Detail, dialogue: Dialogue) -> list[Taken]:
        """One more value of somebody who is known by now."""
        how = How.NEW if entry.contact is None else How.ADDED
        return join_detail(entry, item, how, dialogue)

    def _add(self, entry: Entry, draft: Draft, how: How, dialogue: Dialogue) -> list[Taken]:
        taken = []
        for means in draft.means:
            key = means.value.casefold()
            others = [item for item in self.by_value.get(key, ()) if item is not entry]
            if key in self.values[entry.id]:
                taken.append(taken_means(entry, means, How.KNOWN))
                taken += self.switchboards.joined(entry, means, others, dialogue)
                continue
            if is_anothers(entry, means, others, dialogue) or is_left_out(
                entry, means, draft, dialogue
            ):
                continue
            self._reached(entry, means.value, means)
            entry.added.append(replace(means, shared=False))  # until it is marked, and named
            taken.append(taken_means(entry, means, how))
            sure = means.kind in OWN
            taken += self.switchboards.joined(entry, means, others, dialogue, sure=sure)
        return taken

    def _free_id(self, name: str) -> str:
        words = slug_of(name)
        found, number = words, 1
        while found in self.ids:
            number += 1
            found = f"{words}-{number}"
        self.ids.add(found)
        return found
