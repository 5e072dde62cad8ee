"""Words that stand for no value: those that repeat the cell above, and those that say `not yet`.

Neither is ever the name of somebody or something.
"""

from typing import Final

from incplan.plan.privacy.folding import folded

_SAME_WORDS: Final = (
    "idem|id|id.|ditto|dito|dto|do.|ibid|ibidem|ibid.|cf. supra|cfr supra|cfr. supra"
    "|cf. ci-dessus|voir ci-dessus|voir plus haut|comme ci-dessus|même|le même|la même"
    "|les mêmes|même chose|même personne|la même personne|idem ci-dessus|pareil|zelfde"
    "|hetzelfde|dezelfde|dezelfde persoon|zelfde persoon|zelfde als boven"
    "|zelfde als hierboven|zie boven|zie hierboven|zie hoger|cf. hierboven|siehe oben|s. oben"
    "|wie oben|wie vorher|wie zuvor|derselbe|dieselbe|dasselbe|dieselben|dieselbe person|same"
    "|same as above|as above|see above|the same|same person"
)
_SAME: Final = frozenset(folded(word).strip() for word in _SAME_WORDS.split("|"))
_MARKS: Final = frozenset(
    "\"\u201d\u201c\u201e\u3003\u2033\u02ba\u00bb\u00ab'\u2019\u2018\u2032`\u00b4,-–—| "
)
#: Signs of `_MARKS` that repeat nothing by themselves: a dash says that there is nothing.
_QUIET: Final = frozenset(",-–—| ")
_UNSAID_WORDS: Final = (
    "n.v.t.|nvt|niet van toepassing|n/a|na|n.a.|nihil|geen|niemand|nog niemand|néant|aucun"
    "|aucune|personne|rien|nobody|none|no one|noone|nil|keine|keiner|keines|niemand|kein"
    "|nicht zutreffend|n. z.|k. a.|nicht relevant|entfällt|nicht anwendbar|sans objet|s.o."
    "|pas d'application"
    "|non applicable|not applicable|à compléter|à définir|à déterminer|à désigner|à préciser"
    "|à confirmer|à venir|à remplir|à décider|à nommer|à communiquer|à suivre|en attente"
    "|inconnu|inconnue|vacant|vacante|pas encore|pas encore connu|pas encore désigné"
    "|te bepalen|nader te bepalen|nog te bepalen|nog in te vullen|in te vullen|aan te vullen"
    "|nog aan te vullen|te vervolledigen|nog te vervolledigen|onbekend|volgt|volgt later"
    "|volgt nog|te bevestigen|nog te bevestigen|nog niet bekend|nog niet bepaald|vacature"
    "|nog aan te duiden|aan te duiden|te beslissen|wird nachgereicht|wird noch nachgereicht"
    "|nachzureichen|wird ergänzt|folgt|folgt noch|noch offen|offen|unbesetzt|vakant"
    "|zu bestimmen|noch zu bestimmen|zu ergänzen|noch zu ergänzen|noch nicht bekannt"
    "|unbekannt|n.n.|nn|tbd|tba|tbc|tbn|to be defined|to be determined|to be confirmed"
    "|to be completed|to be decided|to be announced|to be named|to be filled in|to follow"
    "|not yet known|unknown|pending|xxx|xx|xxxx|yyy|zzz|blank"
)
_UNSAID: Final = frozenset(folded(word).strip() for word in _UNSAID_WORDS.split("|"))


def is_same(text: str) -> bool:
    """Whether a cell only repeats the one above: `idem`, `siehe oben`, ditto marks."""
    said = text.strip()
    if folded(said).strip() in _SAME:
        return True
    signs = set(said)
    return bool(signs) and signs <= _MARKS and not signs <= _QUIET


def says_nothing(text: str) -> bool:
    """Whether a cell tells that nothing is known, decided or needed: `n.v.t.`, `à compléter`, `?`.

    Signs alone say as little.
    """
    word = folded(text).strip()
    return not word or word in _UNSAID
