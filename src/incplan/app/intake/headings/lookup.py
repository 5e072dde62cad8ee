"""Which field a heading names: by the words of its kind, in any of their usual forms.

Accents, capitals and signs count for nothing; nor do an article, a number, a unit or a remark in
brackets. A heading in two languages (`Nom / Naam`) names what all of its parts name.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from incplan.plan.privacy.folding import folded

#: By field: the words of each language, parted by bars.
Words = Mapping[str, Mapping[str, str]]

#: Longer texts head no column.
_LONGEST: Final = 200
_BRACKETS: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_PARTED: Final = re.compile(r"\s*[/|\n\\]\s*|\s+[-–—]\s+")
_NUMBERED: Final = re.compile(r"^\s*(?:\d{1,2}|[a-zA-Z])[.)]\s+")
_ARTICLE: Final = re.compile(r"^(?:le|la|les|l|de|het|der|die|das|the) (?=.)")
_IN_UNITS: Final = re.compile(
    r" (?:in|en|exprimee? en|uitgedrukt in) (?:h|heures?|jours?|minutes?|min|uren|uur|dagen|minuten|"
    r"stunden|tagen?|hours?|days?|weeks?|semaines?|weken|wochen)$"
)
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_UNITS: Final = (
    ("min", r"min|mins|minutes?|minuten?"),
    ("h", r"h|hrs?|heures?|hours?|u|uur|uren|std|stunden?"),
    ("d", r"j|jours?|d|dgn|dag|dagen|t|tage?n?|days?"),
    ("w", r"sem|semaines?|wk|weken|week|wochen?|weeks?"),
)
_UNIT: Final = re.compile(
    r"(?:^| )(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS)
    + r")(?: (?:ouvrables?|ouvres?))?$"
)


def fields_by_word(words: Words) -> Mapping[str, str]:
    """The field of each word as it is looked up; German ones also as typed without umlauts."""
    return {
        folded(form).strip(): field
        for field, said in words.items()
        for text in said.values()
        for word in text.split("|")
        for form in (word.strip(), word.strip().translate(_UMLAUTS))
    }


def field_of(heading: str, known: Mapping[str, str]) -> str:
    """The field that a heading names, "" for none or several."""
    if not heading.strip() or len(heading) > _LONGEST:
        return ""
    for form in _forms(heading):
        if form in known:
            return known[form]
    parts = [part for part in _PARTED.split(_BRACKETS.sub(" ", heading).strip()) if part.strip()]
    fields = {next((known[form] for form in _forms(part) if form in known), "") for part in parts}
    return fields.pop() if len(parts) > 1 and len(fields) == 1 else ""


def unit_of(heading: str) -> str:
    """The unit that a heading gives its bare numbers: `min`, `h`, `d`, `w`; "" for none."""
    inside = re.findall(r"[(\[]([^()\[\]]*)[)\]]", heading)
    for text in (*inside, heading):
        found = _UNIT.search(folded(text).strip())
        if found is not None:
            return next(name for name, unit in found.groupdict().items() if unit)
    return ""


@lru_cache(maxsize=8_192)
def _forms(heading: str) -> tuple[str, ...]:
    """What is looked up of a heading, the whole of it first; kept, since each kind asks again."""
    bare = _NUMBERED.sub("", _BRACKETS.sub(" ", heading))
    found: list[str] = []
    for text in dict.fromkeys((heading, bare)):
        word = folded(text).strip()
        found += [word, _ARTICLE.sub("", word), _IN_UNITS.sub("", word)]
    return tuple(dict.fromkeys(found))
