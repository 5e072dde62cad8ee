"""Contacts by the words of their names: the same in any order, and those in part the same.

Which of two names was read first changes nothing: the shorter finds the longer and the reverse.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from incplan.app.intake.contacts.drafts import Draft, name_words
from incplan.app.intake.contacts.entries import Entry, is_blank_row, is_shortened, listed_with

#: Of a longer name only parts with most of its words are looked up.
_MANY_WORDS: Final = 8
#: One word alone, such as a first name, says too little.
_FEWEST: Final = 2


class Names:
    """The entries by the words of their names; a name is looked up, never walked for."""

    def __init__(self) -> None:
        self.by_words: dict[frozenset[str], list[Entry]] = {}
        self.by_word: dict[str, list[Entry]] = {}

    def add(self, entry: Entry, name: str | None = None) -> None:
        """Know an entry by its name, and by others: a former one, that of a row once filled in."""
        words = name_words(entry.name.text if name is None else name)
        if words:
            self.by_words.setdefault(words, []).append(entry)
        for word in words:
            self.by_word.setdefault(word, []).append(entry)

    def same(self, words: frozenset[str]) -> list[Entry]:
        """Those of this very name, in any order of its words; no row that is still open."""
        found = self.by_words.get(words, []) if words else []
        return [entry for entry in found if not is_blank_row(entry)]

    def partly(self, draft: Draft) -> list[Entry]:
        """Whom a longer or a shorter name may mean: `Jonas P.`, `Réseau Fictif`, a married name."""
        found = {
            entry.id: entry
            for entry in (*self._longer(draft.words), *self._within(draft.words))
            if name_words(entry.name.text) != draft.words
        }
        found |= {entry.id: entry for entry in self._initials(draft)}
        return [
            entry
            for entry in found.values()
            if not is_blank_row(entry) and not listed_with(entry, draft)
        ]

    def _longer(self, words: frozenset[str]) -> Iterator[Entry]:
        """Those whose name holds all these words and others."""
        if len(words) >= _FEWEST:
            rarest = min((self.by_word.get(word, []) for word in words), key=len)
            yield from (entry for entry in rarest if words < name_words(entry.name.text))

    def _within(self, words: frozenset[str]) -> Iterator[Entry]:
        """Those whose name is a part of these words."""
        least = _FEWEST if len(words) <= _MANY_WORDS else len(words) - _FEWEST
        for count in range(least, len(words)):
            for part in combinations(sorted(words), count):
                yield from self.by_words.get(frozenset(part), ())

    def _initials(self, draft: Draft) -> Iterator[Entry]:
        """Persons one of whose names is written with an initial, here or there."""
        if not draft.is_person:
            return
        text = draft.name.text
        if any(len(word) == 1 for word in draft.words):
            for word in draft.words:
                for entry in self.by_word.get(word, ()) if len(word) > 1 else ():
                    if entry.is_person and is_shortened(text, entry.name.text):
                        yield entry
        for word in draft.words:
            for entry in self.by_word.get(word[0], ()) if len(word) > 1 else ():
                if entry.is_person and is_shortened(entry.name.text, text):
                    yield entry
