"""Contacts that cells of activities name: owners and suppliers, known ones or new ones."""

from incplan.app.intake.contacts.drafts import Draft, Value, name_words
from incplan.app.intake.contacts.entries import is_shortened
from incplan.app.intake.contacts.joining import Directory
from incplan.app.intake.report import Dialogue, Taken
from incplan.plan.privacy.folding import folded


class Named:
    """Which contact a cell means; each name is looked up, and asked about, once."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._known: dict[tuple[str, bool], str | None] = {}

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

    def _find(
        self, value: Value, person: bool, dialogue: Dialogue
    ) -> tuple[str | None, list[Taken]]:
        for entry in self.directory.entries:
            if entry.id == value.text or name_words(entry.name.text) == name_words(value.text):
                return entry.id, []
        passed = []
        for entry in self.directory.entries:
            if person and is_shortened(value.text, entry.name.text):
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
