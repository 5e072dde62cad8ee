"""Passages in another language than their document's, found again in the texts they stand in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

_SIGN: Final = re.compile(r" \[(FR|NL|DE|EN)\]")
#: By how many signs at their end passages are looked up.
_END: Final = 12


@dataclass(frozen=True, slots=True, order=True)
class Foreign:
    """Words in another language; `signed` ones are followed by its sign: `Stockage froid [FR]`.

    Unsigned ones stand beside the same in the document's language, as on a poster in two.
    """

    words: str
    language: str
    signed: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text in one language; "" for the document's own, and for what nobody knows."""

    text: str
    language: str = ""


def sign(language: str) -> str:
    """The small sign after words in another language."""
    return f" [{language.upper()}]"


class Tongues:
    """The passages of one document; cheap to ask for each of its texts."""

    def __init__(self, known: Iterable[Foreign]) -> None:
        self._signed: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._unsigned: list[Foreign] = []
        for item in sorted(set(known), key=lambda item: (-len(item.words), item)):
            if item.signed:
                self._signed[item.language, item.words[-_END:]].append(item.words)
            elif item.words:
                self._unsigned.append(item)

    def __bool__(self) -> bool:
        return bool(self._signed or self._unsigned)

    def parts(self, text: str) -> tuple[Part, ...]:
        """The text in its order, divided where its language changes."""
        if not self:
            return (Part(text),)
        found = list(self._with_signs(text))
        return tuple(part for item in found for part in self._beside(item))

    def _with_signs(self, text: str) -> Sequence[Part]:
        found: list[Part] = []
        done = 0
        for match in _SIGN.finditer(text):
            words = self._before(text[done : match.start()], match[1].lower())
            if words:
                start = match.start() - len(words)
                found += [Part(text[done:start]), Part(words, match[1].lower())]
                done = match.start()
        return [part for part in (*found, Part(text[done:])) if part.text]

    def _before(self, text: str, language: str) -> str:
        """The longest passage in a language that a text ends with."""
        ends = {text[-_END:]} | {text[-size:] for size in range(1, min(_END, len(text) + 1))}
        candidates = [words for end in ends for words in self._signed.get((language, end), ())]
        return max((words for words in candidates if text.endswith(words)), key=len, default="")

    def _beside(self, part: Part) -> Iterable[Part]:
        if part.language:
            return (part,)
        for item in self._unsigned:
            before, found, after = part.text.partition(item.words)
            if found and _ends(before, first=True) and _ends(after, first=False):
                return (
                    *(self._beside(Part(before)) if before else ()),
                    Part(found, item.language),
                    *(self._beside(Part(after)) if after else ()),
                )
        return (part,)


def _ends(text: str, *, first: bool) -> bool:
    """Whether a passage that a text is next to begins or ends a word there."""
    return not (text[-1:] if first else text[:1]).isalnum()


@cache
def tongues(known: tuple[Foreign, ...]) -> Tongues:
    """The passages of a document, sorted once."""
    return Tongues(known)
