"""Which fiche a free description points to, from words in four languages."""

import re
import unicodedata
from collections.abc import Iterable

from incplan.plan.fiches import Fiche


def plain_words(text: str) -> tuple[str, ...]:
    """Lower-case words without accents, the way keywords are written."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return tuple(re.findall(r"[a-z0-9]+", bare))


def suggest_fiches(text: str, fiches: Iterable[Fiche]) -> tuple[str, ...]:
    """Ids of the fiches whose keywords occur in the text, the best match first.

    A keyword of several words must occur whole; a word may be the beginning of a longer one
    from five letters on (`rançongiciels`, `stroomonderbrekingen`).
    """
    words = plain_words(text)
    joined = " ".join(words)
    scores: list[tuple[int, int, str]] = []
    for place, fiche in enumerate(fiches):
        keywords = {key for group in fiche.keywords.values() for key in group}
        score = sum(_weight(" ".join(plain_words(key)), words, joined) for key in keywords)
        if score:
            scores.append((-score, place, fiche.id))
    return tuple(fiche_id for _score, _place, fiche_id in sorted(scores))


def _weight(keyword: str, words: tuple[str, ...], joined: str) -> int:
    if not keyword:
        return 0
    if " " in keyword:
        return 3 if re.search(rf"\b{re.escape(keyword)}\b", joined) else 0
    if keyword in words:
        return 2
    stems = len(keyword) >= 5 and any(word.startswith(keyword) for word in words)
    return 1 if stems else 0
