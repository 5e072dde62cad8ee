"""Whom a cell means: a contact by name, by first name, by initials; asked where it is not sure."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Value, name_words, tidy
from incplan.app.intake.contacts.joining import Directory, Entry
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.report import Dialogue
from incplan.plan.privacy.folding import folded
from incplan.plan.values.phones import normalise_phone

_MOST_INITIALS: Final = 4


class People:
    """The contacts that cells name; each word is asked about once."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._said: dict[str, str | None] = {}

    def meant(self, value: Value, dialogue: Dialogue) -> str | None:
        """The id of the contact that a cell names; None while nobody is sure of it."""
        word = tidy(value.text)
        if says_nothing(word) or is_same(word):
            dialogue.leave(value.place, "not_said", value=word)
            return None
        key = word.casefold()
        if key not in self._said:
            self._said[key] = self._find(word, value, dialogue)
        return self._said[key]

    def _find(self, word: str, value: Value, dialogue: Dialogue) -> str | None:
        number = normalise_phone(word)
        reached = self.directory.by_value.get(number or word.casefold(), [])
        if len(reached) == 1:
            return reached[0].id
        exact = [item for item in self.directory.entries if _is_exactly(word, item)]
        if len(exact) == 1:
            return exact[0].id
        near = exact or [item for item in self.directory.entries if _may_be(word, item)]
        if len(near) == 1:
            said = dialogue.ask(
                value.place, "same_contact", text=word, name=near[0].name.text, into=near[0].path
            )
            return near[0].id if said == "yes" else None
        if near:
            choices = (*(item.id for item in near), "no")
            names = ", ".join(item.id for item in near)
            said = dialogue.ask(value.place, "which_contact", choices, text=word, proposal=names)
        else:
            said = dialogue.ask(value.place, "who_is", ("no",), free=self.known, text=word)
        return None if said in (None, "no") else self.known(said or "")

    def known(self, given: str) -> str | None:
        """The contact of an answer, by id or by name."""
        found = (item.id for item in self.directory.entries if _is_exactly(given, item))
        return next(found, None)


def _is_exactly(word: str, entry: Entry) -> bool:
    words = name_words(word)
    return word == entry.id or (bool(words) and words == name_words(entry.name.text))


def _is_called(words: list[str], entry: Entry) -> bool:
    """Whether the function of somebody is meant: `zaakvoerder`."""
    parts = re.split(r"[,;/]", entry.title.text) if entry.title else []
    return any(words == folded(part).split() for part in parts)


def _may_be(word: str, entry: Entry) -> bool:
    """Whether a first or last name, initials, or an initial with a name may be this person."""
    said = folded(word).split()
    name = folded(entry.name.text).split()
    if not said or not name:
        return False
    if set(said) <= set(name) or _is_called(said, entry):
        return True
    letters = "".join(said)
    if letters.isalpha() and len(letters) <= _MOST_INITIALS and len(name) > 1:
        initials = "".join(part[0] for part in name)
        if letters in (initials, initials[:2], initials[0] + initials[-1]):
            return entry.is_person
    single = [part for part in said if len(part) == 1]
    rest = {part for part in said if len(part) > 1}
    return bool(
        entry.is_person
        and single
        and rest
        and rest <= set(name)
        and any(part.startswith(single[0]) for part in set(name) - rest)
    )
