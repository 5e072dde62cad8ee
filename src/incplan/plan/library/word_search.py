"""Search many texts for words: accents and case do not matter; best places first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from incplan.plan.library.keywords import plain_words

#: From this many letters on, a search word may be the beginning of a word.
_STEM: Final = 3
_PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be found: an incident, a review, a fiche, a contact."""

    source: str
    id: str
    title: str

    def passage(self, where: str, text: str, weight: int = 1) -> "Passage":
        """One text of it."""
        return Passage(
            source=self.source, id=self.id, title=self.title, where=where, text=text, weight=weight
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text of a thing; `weight` says how much a word found in it tells."""

    source: str
    id: str
    title: str
    where: str
    text: str
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words stand in a thing."""

    where: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing in which words were found: how many (`found`), and the best places."""

    source: str
    id: str
    title: str
    found: int
    score: int
    places: tuple[Place, ...]


def ranked(passages: Iterable[Passage], asked: str) -> tuple[Hit, ...]:
    """Things by how many of the words they hold, then by where they hold them, then by id."""
    wanted = tuple(dict.fromkeys(plain_words(asked)))
    things: dict[tuple[str, str], list[tuple[int, frozenset[str], Passage]]] = {}
    for passage in passages:
        score, found = _match(passage, wanted)
        if found:
            things.setdefault((passage.source, passage.id), []).append((score, found, passage))
    hits = [_hit(matches, wanted) for matches in things.values()]
    return tuple(sorted(hits, key=lambda hit: (-hit.found, -hit.score, hit.source, hit.id)))


def _match(passage: Passage, wanted: tuple[str, ...]) -> tuple[int, frozenset[str]]:
    """Twice the weight for a whole word, once for the beginning of a word."""
    words = plain_words(passage.text)
    score, found = 0, set()
    for word in wanted:
        if word in words:
            score += 2 * passage.weight
        elif len(word) >= _STEM and any(item.startswith(word) for item in words):
            score += passage.weight
        else:
            continue
        found.add(word)
    return score, frozenset(found)


def _hit(matches: list[tuple[int, frozenset[str], Passage]], wanted: tuple[str, ...]) -> Hit:
    best = sorted(matches, key=lambda match: (-len(match[1]), -match[0]))
    first = best[0][2]
    every = frozenset(word for _score, found, _passage in matches for word in found)
    return Hit(
        source=first.source,
        id=first.id,
        title=first.title,
        found=len(every),
        score=sum(score for score, _found, _passage in best[:_PLACES]),
        places=tuple(
            Place(where=passage.where, excerpt=excerpt(passage.text, wanted))
            for _score, _found, passage in best[:_PLACES]
        ),
    )


def excerpt(text: str, wanted: tuple[str, ...], width: int = 120) -> str:
    """The part of a text around the first word found; whole words only."""
    words = text.split()
    place = next(
        (
            number
            for number, word in enumerate(words)
            if any(
                part == ask or (len(ask) >= _STEM and part.startswith(ask))
                for part in plain_words(word)
                for ask in wanted
            )
        ),
        0,
    )
    start = place
    while start > 0 and len(" ".join(words[start - 1 : place])) < width // 3:
        start -= 1
    end = start + 1
    while end < len(words) and len(" ".join(words[start : end + 1])) <= width:
        end += 1
    shown = " ".join(words[start:end])[: 2 * width]
    return f"{'... ' if start else ''}{shown}{' ...' if end < len(words) else ''}"
