"""Which fiche a free description points to, from words in four languages."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from incplan.plan.files.fiches import Fiche

#: Words and phrases by language.
Keywords = Mapping[str, tuple[str, ...]]
#: From this many letters on, one typing error is tolerated; from that many on, two.
_ONE_SLIP: Final = 7
_TWO_SLIPS: Final = 11
_STEM: Final = 5
#: Separates the parts of a keyword that must all occur.
_TOGETHER: Final = " + "
#: A description is a few sentences: only this many different words are looked at.
_MOST_WORDS: Final = 300


def plain_words(text: str) -> tuple[str, ...]:
    """Lower-case words without accents, the way keywords are written."""
    if text.isascii():
        return tuple(re.findall(r"[a-z0-9]+", text.lower()))
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return tuple(re.findall(r"[a-z0-9]+", bare))


def suggest_fiches(text: str, fiches: Iterable[Fiche]) -> tuple[str, ...]:
    """Ids of the fiches whose keywords occur in the text, the best match first.

    A keyword of several words must occur whole; a word may be the beginning of a longer one
    from five letters on (`rançongiciels`, `stroomonderbrekingen`), and mistyped from seven on.
    A keyword that begins with `-` is a phrase that does not count (`-pare-feu` for a fire); in
    one written with `+` every part must occur, in any order (`toit + fuit`).
    """
    joined = " ".join(plain_words(text))
    scores: list[tuple[int, int, str]] = []
    for place, fiche in enumerate(fiches):
        score = _score(joined, fiche.keywords)
        if score:
            scores.append((-score, place, fiche.id))
    return tuple(fiche_id for _score_, _place, fiche_id in sorted(scores))


def mentions(text: str, keywords: Keywords) -> bool:
    """Whether one of the keywords occurs in the text, by the same rules."""
    return _score(" ".join(plain_words(text)), keywords) > 0


def _score(joined: str, keywords: Keywords) -> int:
    written = {key.strip() for group in keywords.values() for key in group}
    meant = {_plain_keyword(key) for key in written if not key.startswith("-")}
    for key in written:
        phrase = " ".join(plain_words(key)) if key.startswith("-") else ""
        if phrase and _holds(joined, phrase):
            joined = re.sub(rf"\b{phrase}\b", "|", joined)
    words = tuple(dict.fromkeys(re.findall(r"[a-z0-9]+", joined)))[:_MOST_WORDS]
    return sum(_weight(key, words, joined) for key in meant if key)


def _plain_keyword(key: str) -> str:
    return _TOGETHER.join(" ".join(plain_words(part)) for part in key.split("+"))


def _holds(joined: str, phrase: str) -> bool:
    """Whether the text contains the phrase as whole words; a regex for each would be far slower."""
    return f" {phrase} " in f" {joined} "


def _weight(keyword: str, words: tuple[str, ...], joined: str) -> int:
    if _TOGETHER in keyword:
        parts = keyword.split(_TOGETHER)
        return 2 if all(_weight(part, words, joined) for part in parts) else 0
    if " " in keyword:
        return 3 if _holds(joined, keyword) else 0
    if keyword in words:
        return 2
    stems = len(keyword) >= _STEM and any(word.startswith(keyword) for word in words)
    return 1 if stems or any(_mistyped(word, keyword) for word in words) else 0


def _mistyped(word: str, keyword: str) -> bool:
    """Whether a word is the keyword with a typing error or two inside; its ends must be right."""
    slips = 2 if len(keyword) >= _TWO_SLIPS else int(len(keyword) >= _ONE_SLIP)
    if not slips or abs(len(word) - len(keyword)) > slips:
        return False
    if word[0] != keyword[0] or word[-1] != keyword[-1]:
        return False
    return _distance(word, keyword) <= slips


def _distance(one: str, other: str) -> int:
    """Letters to add, drop, replace or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        current = [i]
        for j, target in enumerate(other, start=1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (letter != target))
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], target):
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
    return row[-1]
