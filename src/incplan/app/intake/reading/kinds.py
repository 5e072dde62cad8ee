"""Which fiche a word of a table names: by its id, its title or one of its words; else asked."""

import re
from collections.abc import Mapping
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.report import Dialogue
from incplan.plan.files.fiches import Fiche
from incplan.plan.library.keywords import suggest_fiches
from incplan.plan.plan import Plan
from incplan.plan.privacy.folding import folded

_LEAD: Final = re.compile(r"^ (?:fiche|kaart|fiche d incident|risque|risico|risiko|risk)(?= )")


#: What people write behind the name of a fiche of their own.
_OWN_SAID: Final = re.compile(r" (?:eigene?|propre|own) $")
#: The answer that a risk gets a fiche of its own.
OWN: Final = "own"
#: Words of up to so many letters name no fiche by themselves.
_SHORT: Final = 4


class Fiches:
    """The fiches of the plan by every name they have; each other word is asked about once."""

    def __init__(self, plan: Plan) -> None:
        self.known: Mapping[str, Fiche] = {
            key: fiche for key in plan.fiche_ids() if (fiche := plan.fiche(key)) is not None
        }
        self.names: dict[str, set[str]] = {}
        for key, fiche in self.known.items():
            self._name(key, fiche)
        self._said: dict[str, str | None] = {}
        self._none: set[str] = set()

    def _name(self, key: str, fiche: Fiche) -> None:
        for name in (key, *fiche.title.wordings):
            for part in (name, *re.split(r"[()]", name)):
                if word := _word(part):
                    self.names.setdefault(word, set()).add(key)

    def add(self, fiche: Fiche) -> None:
        """Know a fiche that a file has given."""
        self.known = {**self.known, fiche.id: fiche}
        self._name(fiche.id, fiche)

    def meant(self, value: Value, code: str, dialogue: Dialogue) -> str | None:
        """The fiche that a cell names; None for none, and while nobody is sure of it."""
        word = _word(value.text)
        if word not in self._said:
            self._said[word] = self._find(word, value, code, dialogue)
        return self._said[word]

    def named(self, text: str) -> str | None:
        """The fiche that a text names without a doubt; None where it would be asked about."""
        found = self.names.get(_word(text), set())
        return next(iter(found)) if len(found) == 1 else None

    def said_none(self, value: Value) -> bool:
        """Whether somebody answered that a word names no fiche."""
        return _word(value.text) in self._none

    def _find(self, word: str, value: Value, code: str, dialogue: Dialogue) -> str | None:
        named = self.names.get(word, set())
        if len(named) == 1:
            return next(iter(named))
        inside = {
            key
            for part in word.split()
            if len(part) > _SHORT
            for key in self.names.get(part, set())
        }
        if code == "which_type" and len(inside) == 1:  # `Panne d'électricité`
            return next(iter(inside))
        near = suggest_fiches(value.text, self.known.values())
        if len(near) == 1 and self._is_a_word_of(near[0], value.text):
            return near[0]
        own = (OWN,) if code == "which_fiche" else ()
        said = dialogue.ask(
            value.place, code, (*self.known, *own, "no"),
            text=tidy(value.text), proposal=", ".join(near),
        )  # fmt: skip
        if said == "no":
            self._none.add(word)
        return None if said == "no" else said

    def _is_a_word_of(self, key: str, text: str) -> bool:
        """Whether the whole text is a word that people use for just this fiche."""
        words = self.known[key].keywords.values()
        return any(
            _word(item) == _word(text) for group in words for item in group if item[0] != "-"
        )


def _word(text: str) -> str:
    return _OWN_SAID.sub(" ", _LEAD.sub("", folded(text))).strip()
