"""Who of a file is who of the plan: by name in any order, by number, by address; else asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from incplan.app.intake.contacts.drafts import Draft, Means, Value, name_words
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.plan.files.contacts import ChannelKind, Contact
from incplan.plan.privacy.folding import folded
from incplan.plan.values.phones import bare_number
from incplan.store.intake.tables import Place

_LONGEST_ID: Final = 50
#: Of one person only; an office number may be that of many.
_OWN: Final = frozenset({ChannelKind.MOBILE, ChannelKind.HOME, ChannelKind.EMAIL})


@dataclass(slots=True)
class Entry:
    """A contact of the plan, or a new one, with what the files add to it."""

    id: str
    name: Value
    contact: Contact | None = None
    is_person: bool = True
    title: Value | None = None
    new_title: Value | None = None
    organisation: Value | None = None
    country: Value | None = None
    added: list[Means] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The file of the contact in the plan."""
        return f"contacts/{self.id}.yaml"


class Directory:
    """The contacts of the plan and of the files read so far, found by name and by number."""

    def __init__(self, contacts: Mapping[str, Contact], taken_ids: Iterable[str]) -> None:
        self.entries: list[Entry] = []
        self.by_words: dict[frozenset[str], list[Entry]] = {}
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
            for channel in contact.channels:
                self._reached(entry, bare_number(channel.value), None)

    def _know(self, entry: Entry) -> None:
        self.entries.append(entry)
        words = name_words(entry.name.text)
        if words:
            self.by_words.setdefault(words, []).append(entry)
        self.values[entry.id] = {}

    def _reached(self, entry: Entry, value: str, means: Means | None) -> None:
        self.values[entry.id][value.casefold()] = means
        self.by_value.setdefault(value.casefold(), []).append(entry)

    def take(self, draft: Draft, dialogue: Dialogue) -> list[Taken]:
        """Join a draft, or make a contact of it; what was taken, and what the plan has already."""
        known, sure = self._find(draft, dialogue)
        if not sure:
            return []
        if known is None:
            return self._new(draft, dialogue)
        return self._join(known, draft, dialogue)

    def _find(self, draft: Draft, dialogue: Dialogue) -> tuple[Entry | None, bool]:
        """The contact meant, None for a new one; False while that is not certain."""
        values = {item.value.casefold() for item in draft.means}
        same = self.by_words.get(draft.words, []) if draft.words else []
        for entry in same:
            if not values or not self.values[entry.id] or values & self.values[entry.id].keys():
                return entry, True
        alike = [
            entry for entry in self._sharing(values) if entry not in same and _akin(entry, draft)
        ]
        for entry in (*same, *alike):
            said = dialogue.ask(
                draft.name.place, "same_contact", text=draft.name.text, name=entry.name.text,
                into=entry.path,
            )  # fmt: skip
            if said == "yes":
                return entry, True
            if said is None:
                return None, False
        return None, True

    def _sharing(self, values: set[str]) -> list[Entry]:
        found = [entry for value in sorted(values) for entry in self.by_value.get(value, ())]
        return list({entry.id: entry for entry in found}.values())

    def _new(self, draft: Draft, dialogue: Dialogue) -> list[Taken]:
        slug = _slug(draft.name.text)
        if slug in self.unread:  # a file of this name that cannot be read: perhaps the same
            into = f"contacts/{slug}.yaml"
            dialogue.leave(draft.name.place, "stands_in_plan", value=draft.name.text, into=into)
            return []
        entry = Entry(
            self._free_id(draft.name.text),
            draft.name,
            is_person=draft.is_person,
            title=draft.title,
            organisation=draft.organisation,
            country=draft.country,
        )
        self._know(entry)
        taken = [_taken(entry, draft.name, "name", How.NEW)]
        for value, name in (
            (draft.title, "title"),
            (draft.organisation, "information"),
            (draft.country, "country"),
        ):
            if value is not None and not (name == "country" and value.text == "BE"):
                taken.append(_taken(entry, value, name, How.NEW))
        return [*taken, *self._add(entry, draft, How.NEW, dialogue)]

    def _join(self, entry: Entry, draft: Draft, dialogue: Dialogue) -> list[Taken]:
        how = How.NEW if entry.contact is None else How.ADDED
        taken = [_taken(entry, draft.name, "name", How.KNOWN)]
        if draft.title is not None:
            taken += self._title(entry, draft.title, how, dialogue)
        if draft.organisation is not None and entry.contact is None and not entry.organisation:
            entry.organisation = draft.organisation
            taken.append(_taken(entry, draft.organisation, "information", how))
        if draft.country is not None:
            taken += self._country(entry, draft.country, how, dialogue)
        return [*taken, *self._add(entry, draft, how, dialogue)]

    def _title(self, entry: Entry, title: Value, how: How, dialogue: Dialogue) -> list[Taken]:
        if entry.title is None:
            entry.title = entry.new_title = title
            return [_taken(entry, title, "title", how)]
        if folded(entry.title.text) == folded(title.text):
            return [_taken(entry, title, "title", How.KNOWN)]
        said = dialogue.ask(
            title.place, "title_differs", ("keep", "take"), text=title.text,
            known=entry.title.text, name=entry.name.text,
        )  # fmt: skip
        if said != "take":
            return []
        entry.title = entry.new_title = title
        return [_taken(entry, title, "title", How.CHANGED)]

    def _country(self, entry: Entry, country: Value, how: How, dialogue: Dialogue) -> list[Taken]:
        """A country of an existing file is not set: it would change how its numbers are read."""
        known = entry.contact.country if entry.contact else entry.country and entry.country.text
        if known == country.text or (country.text == "BE" and known is None):
            return []
        if entry.contact is None and known is None:
            entry.country = country
            return [_taken(entry, country, "country", how)]
        dialogue.leave(country.place, "country_not_set", value=country.text, name=entry.name.text)
        return []

    def _add(self, entry: Entry, draft: Draft, how: How, dialogue: Dialogue) -> list[Taken]:
        taken = []
        for means in draft.means:
            key = means.value.casefold()
            if key in self.values[entry.id]:
                taken.append(_reached(entry, means, How.KNOWN))
                continue
            if self._is_anothers(entry, means, dialogue):
                continue
            self._reached(entry, means.value, means)
            entry.added.append(means)
            taken.append(_reached(entry, means, how))
        return taken

    def _is_anothers(self, entry: Entry, means: Means, dialogue: Dialogue) -> bool:
        """Whether the mobile or address of somebody else is not (yet) this one's too."""
        others = [
            item for item in self.by_value.get(means.value.casefold(), ()) if item is not entry
        ]
        if not others or means.kind not in _OWN:
            return False
        said = dialogue.ask(
            means.place, "number_of_another", text=means.value, name=entry.name.text,
            other=others[0].name.text,
        )  # fmt: skip
        return said != "yes"

    def _free_id(self, name: str) -> str:
        words = _slug(name)
        found, number = words, 1
        while found in self.ids:
            number += 1
            found = f"{words}-{number}"
        self.ids.add(found)
        return found


def _slug(name: str) -> str:
    return "-".join(folded(name).split())[:_LONGEST_ID].strip("-") or "contact"


def _akin(entry: Entry, draft: Draft) -> bool:
    return bool(name_words(entry.name.text) & draft.words)


def _taken(entry: Entry, value: Value, field_name: str, how: How) -> Taken:
    return Taken(
        place=value.place,
        subject=entry.name.text,
        field=field_name,
        value=value.text,
        into=entry.path,
        how=how,
    )


def _reached(entry: Entry, means: Means, how: How) -> Taken:
    return Taken(
        place=means.place,
        subject=entry.name.text,
        field=means.kind.value,
        value=means.value,
        private=means.private,
        note=", ".join(part for part in (means.note, "24/7" if means.always else "") if part),
        into=entry.path,
        how=how,
    )
