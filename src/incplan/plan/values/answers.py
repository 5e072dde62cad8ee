"""Whether words answer a question: "none", "-" and "to be defined" stand where an answer should.

In the four languages of plans, with or without accents and capitals. Only what is made of such
words alone is meant: "no penalty in the first month, then 5 %" says something.
"""

import re
import unicodedata
from typing import Final

from incplan.plan.values.scalars import Text

_WORD: Final = re.compile(r"[^\W_]+(?:[.,/][^\W_]+)*")


def _words(text: str) -> frozenset[str]:
    """The words of a text in small letters without accents; signs are no words."""
    spelled = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in spelled if not unicodedata.combining(sign))
    return frozenset(_WORD.findall(plain))


#: No such thing.
_NONE: Final = _words(
    """
    none no not nothing nil null n/a na n.a without zero 0 0,00 0.00
    aucun aucune néant rien non pas sans s.o s/o so
    geen niets nihil nee neen niet n.v.t nvt zonder nul
    kein keine keiner keines keinerlei nein nichts nicht entfällt ohne k.a
    """
)
#: Nobody knows yet.
_NOT_YET: Final = _words(
    """
    tbd tbc tba t.b.d todo to-do unknown pending later soon open
    complete define determine specify fill negotiate don idea
    inconnu inconnue définir préciser compléter déterminer remplir négocier vérifier
    sais sait savons idée
    onbekend bepalen vullen aanvullen nagaan onderhandelen weet weten idee
    unbekannt offen auszufüllen klären ergänzen nachzutragen folgt weiss weiß wissen ahnung
    """
)
#: Words that go with the others and say nothing themselves.
_AROUND: Final = _words(
    """
    a an the of in at to be is are was were it its for yet by with this i t know
    agreed agreement applicable apply applies provided foreseen defined determined completed filled
    confirmed checked known specified mentioned contract sla eur euro euros
    penalty penalties sanction sanctions credit credits compensation fine
    la le les l de des du d en au aux un une ce cette est sont il elle y encore
    convenu convenue convenues prévu prévue prévues prévus défini définie objet sens
    je ne on j ai
    connu connue contrat contractuelle pénalité pénalités amende indemnité crédit
    een het van voor zijn er nog te op dit deze ik wij we dat heb
    afgesproken voorzien bepaald gekend bekend toepassing toepasselijk overeengekomen
    boete boetes sanctie sancties vergoeding schadevergoeding korting ingevuld
    der die das ein eine im am für ist sind es noch zu wird werden ich wir habe
    vereinbart vorgesehen bekannt zutreffend anwendbar festgelegt vertrag angabe angaben
    strafe strafen vertragsstrafe vertragsstrafen konventionalstrafe pönale pönalen
    sanktion sanktionen gutschrift entschädigung
    """
)


def says_none(words: str) -> bool:
    """Whether the words say that there is no such thing, or are only signs: `-`, `n/a`, `néant`."""
    told = _words(words)
    return told <= _NONE | _AROUND and (not told or bool(told & _NONE))


def says_not_yet(words: str) -> bool:
    """Whether the words say that nobody knows yet: `tbd`, `à compléter`, `?`."""
    told = _words(words)
    if not told:
        return any(sign in words for sign in ("?", "…", "..."))
    return told <= _NOT_YET | _NONE | _AROUND and bool(told & _NOT_YET)


def is_answer(words: str) -> bool:
    """Whether the words say something."""
    return not (says_none(words) or says_not_yet(words))


def answered(text: Text | None) -> bool:
    """Whether a text says something, in whichever language."""
    return text is not None and any(is_answer(words) for words in text.wordings)


def considered(text: Text | None) -> bool:
    """Whether somebody looked: "none" is an answer here, "to be defined" is not."""
    return text is not None and any(not says_not_yet(words) for words in text.wordings)
