"""Contacts that cells of activities name: owners and suppliers, known ones or new ones."""

from typing import Final

from incplan.app.intake.contacts.drafts import Draft, Value, name_words
from incplan.app.intake.contacts.entries import is_shortened
from incplan.app.intake.contacts.joining import Directory
from incplan.app.intake.report import Dialogue, Taken
from incplan.plan.privacy.folding import folded

#: Words that people use for one and the same activity.
_ALIKE: Final = (
    frozenset({"it", "ict", "informatique", "informatica", "edv", "erp", "automatisering"}),
    frozenset({"facturation", "facturatie", "invoicing", "billing", "fakturierung", "facturering"}),
    frozenset({"paie", "salaires", "loon", "lonen", "payroll", "lohn", "salarissen"}),
)


def is_near(words: frozenset[str], name: frozenset[str]) -> bool:
    """Whether words may mean an activity of this name: they stand in it, or mean the same."""
    if not words:
        return False
    return words < name or any(words <= group and group & name for group in _ALIKE)


class Named:
    """Which contact a cell means; each name is looked up, and asked about, once."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._known: dict[tuple[str, bool], str | None] = {}
        self._seen = 0
        self._by_words: dict[frozenset[str], str] = {}
        self._by_id: dict[str, str] = {}

    def contact(
        self, value: Value, person: bool, dialogue: Dialogue
    ) -> tuple[str | None, list[Taken]]:
        """One that is known, by id, name or initial, else a new one; None while nobody is sure.

        A new one is marked to be filled in: the table says nothing but its name.
        """
        word = (folded(value.text), person)
        if word in self._known:
            return self._known[word], []
        self._known[word], taken = self._find(value, person, dialogue)
        return self._known[word], taken

    def known(self, value: Value) -> str | None:
        """The contact whose id or name a cell is, without a question; None for any other."""
        for entry in self.directory.entries[self._seen :]:
            self._by_words.setdefault(name_words(entry.name.text), entry.id)
            self._by_id[entry.id] = entry.id
        self._seen = len(self.directory.entries)
        return self._by_id.get(value.text) or self._by_words.get(name_words(value.text))

    def _find(
        self, value: Value, person: bool, dialogue: Dialogue
    ) -> tuple[str | None, list[Taken]]:
        if (known := self.known(value)) is not None:
            return known, []
        passed = []
        initials = [word for word in folded(value.text).split() if len(word) == 1]
        for entry in self.directory.entries if person and len(initials) == 1 else ():
            if is_shortened(value.text, entry.name.text):
                said = dialogue.ask(
                    value.place, "same_contact", text=value.text, name=entry.name.text,
                    into=entry.path,
                )  # fmt: skip
                if said == "yes":
                    return entry.id, []
                if said is None:
                    return None, []
                passed.append(entry.id)
        unread = "-".join(folded(value.text).split())
        if unread in self.directory.unread:  # its file cannot be read, and is meant all the same
            return unread, []
        draft = Draft(place=value.place, name=value, is_person=person)
        entry_meant, taken = self.directory.take_entry(draft, dialogue, passed=passed)
        return (entry_meant.id if entry_meant else None), taken
