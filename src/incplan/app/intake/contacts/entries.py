"""A contact while files are read: what the plan has of it, what they add, how that is told."""

import re
from dataclasses import dataclass, field
from typing import Final

from incplan.app.intake.contacts.details import shown_detail
from incplan.app.intake.contacts.drafts import (
    Detail,
    Draft,
    Means,
    Value,
    bare_firm,
    is_personal,
    name_words,
)
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.plan.files.contacts import Contact, ContactKind
from incplan.plan.privacy.folding import folded
from incplan.plan.values.answers import says_not_yet
from incplan.store.intake.tables import Place

_LONGEST_ID: Final = 50


@dataclass(slots=True)
class Entry:
    """A contact of the plan, or a new one, with what the files add to it.

    `dropped` is an open place for what stands elsewhere, `shared` the places of numbers in its file
    that others turn out to answer too.
    """

    id: str
    name: Value
    contact: Contact | None = None
    is_person: bool = True
    title: Value | None = None
    new_title: Value | None = None
    organisation: Value | None = None
    country: Value | None = None
    added: list[Means] = field(default_factory=list)
    kind: str = ""
    details: list[Detail] = field(default_factory=list)
    new_name: Value | None = None
    dropped: bool = False
    shared: set[int] = field(default_factory=set)

    @property
    def path(self) -> str:
        """The file of the contact in the plan."""
        return f"contacts/{self.id}.yaml"


def slug_of(name: str) -> str:
    """A name as the beginning of a file name."""
    return "-".join(folded(name).split())[:_LONGEST_ID].strip("-") or "contact"


def is_ours(company: str, organisation: str) -> bool:
    """Whether the company of a person is the one of the plan: one name begins the other.

    A legal form at the end does not count.
    """
    theirs, ours = bare_firm(company), bare_firm(organisation)
    shorter = min(len(theirs), len(ours))
    return shorter > 0 and theirs[:shorter] == ours[:shorter]


def is_outside(entry: Entry, ours: str) -> bool:
    """Whether somebody is a party outside, or a person of another company than `ours`."""
    if entry.contact is not None:
        return entry.contact.kind is ContactKind.EXTERNAL
    if entry.kind:
        return entry.kind == ContactKind.EXTERNAL.value
    firm = entry.organisation.text if entry.organisation else ""
    return not entry.is_person or (bool(firm) and not is_ours(firm, ours))


def is_one_of_us(draft: Draft, ours: str) -> bool:
    """Whether a name beside our own company is a person's: two words or more with a capital."""
    words = draft.name.text.split()
    named = len(words) > 1 and all(word[:1].isupper() for word in words)
    firm = draft.organisation
    return named and firm is not None and is_ours(firm.text, ours) and is_personal(draft.name.text)


def is_blank_row(entry: Entry) -> bool:
    """Whether an entry is a row of the plan that is still to be filled in."""
    contact = entry.contact
    if contact is None or entry.new_name is not None or entry.dropped:
        return False
    unnamed = contact.is_placeholder and says_not_yet(contact.name)
    return unnamed and bool(contact.rows)


def is_open(entry: Entry, row: Taken) -> bool:
    """Whether an entry is the open place of one row, which somebody else fills by now."""
    return entry.contact is not None and tuple(entry.contact.rows) == (row.value,)


def in_turn(entries: list[Entry]) -> list[Entry]:
    """Entries in the order in which they are asked about: the same in each run."""
    return sorted(entries, key=lambda item: item.id)


def taken_detail(entry: Entry, item: Detail, how: How) -> Taken:
    """Name a further value that is taken."""
    return taken_value(entry, Value(shown_detail(item), item.value.place), item.field, how)


def in_one_document(one: Place, other: Place) -> bool:
    """Whether two places stand in different tables of one document."""
    return one.file == other.file and None not in (one.table, other.table) and one != other


def listed_with(entry: Entry, draft: Draft) -> bool:
    """Whether both stand in one list of a document, which names each of its people once."""
    one, other = entry.name.place, draft.name.place
    return one.table is not None and (one.file, one.table) == (other.file, other.table)


def is_shortened(short: str, whole: str) -> bool:
    """Whether `Jonas P.` may be Jonas PEETERS: one initial, and the other words in the name."""
    words = folded(short).split()
    letters = [word for word in words if len(word) == 1]
    rest = name_words(short) - set(letters)
    others = name_words(whole) - rest
    return (
        len(letters) == 1
        and bool(rest)
        and rest <= name_words(whole)
        and any(word.startswith(letters[0]) and len(word) > 1 for word in others)
    )


def says_more(name: str, entry: Entry) -> bool:
    """Whether a name is more than an order, a spelling or a part of the one that is known."""
    known, former = entry.name.text, entry.contact.former_name if entry.contact else None
    names = (known, *((former,) if former else ()))
    return not any(name_words(name) <= name_words(item) for item in names) and not is_shortened(
        name, known
    )


def former_of(entry: Entry, name: Value) -> list[Detail]:
    """The name that another one replaces, kept beside it; of `Jonas P.` nothing is to be kept."""
    old = entry.name.text
    if entry.contact is None or entry.contact.former_name or is_shortened(old, name.text):
        return []
    if name_words(old) <= name_words(name.text):
        return []
    return [Detail("former_name", Value(entry.name.text, name.place))]


def whole_name(draft: Draft, dialogue: Dialogue) -> Value:
    """The name; of `Jonas P.`, whom the plan does not know by another one, the whole is asked."""
    name = draft.name
    *given, last = name.text.split() or [""]
    if not draft.is_person or not given or not re.fullmatch(r"\w\.?", last):
        return name
    said = dialogue.ask(name.place, "surname", ("no",), free=str.strip, text=name.text)
    return name if said in (None, "no") else Value(said.strip(), name.place)


def is_akin(entry: Entry, draft: Draft, *, shared: set[str]) -> bool:
    """Whether names are in part the same; with an office number alone one must hold the other."""
    words = name_words(entry.name.text)
    return bool(words & draft.words) and (
        bool(shared) or words <= draft.words or draft.words <= words
    )


def taken_value(entry: Entry, value: Value, field_name: str, how: How) -> Taken:
    """Name a value that is taken."""
    return Taken(
        place=value.place,
        subject=entry.name.text,
        field=field_name,
        value=value.text,
        into=entry.path,
        how=how,
    )


def taken_means(entry: Entry, means: Means, how: How) -> Taken:
    """Name a number or an address that is taken."""
    return Taken(
        place=means.place,
        subject=entry.name.text,
        field=means.kind.value,
        value=means.value,
        private=means.private,
        note=", ".join(
            part for part in (means.note, "24/7" if means.always else means.available) if part
        ),
        into=entry.path,
        how=how,
    )
