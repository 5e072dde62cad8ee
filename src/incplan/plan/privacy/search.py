"""Looking for what is kept back: whether a text holds it, and the text without it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.privacy.drawings import is_drawing, rewritten_drawing
from incplan.plan.privacy.folding import all_tokens, all_words, visible
from incplan.plan.privacy.numbers import LIKE_DIGITS, Digits
from incplan.plan.privacy.secrets import Kind, Secret

#: What stands in the place of a private number or address.
MASK: Final = "[...]"
_GAP: Final = re.compile(r"\D+")
#: From so many letters on it does not matter how they are parted into words (`D'Hondt`, `Dhondt`).
_LONG: Final = 8
#: What is said in the place of the signs of a mail address.
_SPOKEN: Final = frozenset(
    {"at", "arobase", "apenstaartje", "klammeraffe", "dot", "point", "punt", "punkt"}
)


@dataclass(frozen=True, slots=True)
class Search:
    """Secrets in the form in which they are looked for."""

    numbers: tuple[Secret, ...] = ()
    words: tuple[Secret, ...] = ()

    @classmethod
    def of(cls, secrets: Iterable[Secret]) -> "Search":
        """A search for these."""
        known = tuple(secrets)
        return cls(
            tuple(item for item in known if item.kind is Kind.NUMBER),
            tuple(item for item in known if item.kind is not Kind.NUMBER),
        )

    def __bool__(self) -> bool:
        return bool(self.numbers or self.words)

    def found(self, text: str) -> tuple[Secret, ...]:
        """The secrets that a text holds, in any spelling."""
        return (*self._found_numbers(text), *self._found_words(text))

    def _found_numbers(self, text: str) -> Iterator[Secret]:
        if not self.numbers:
            return
        known = Digits.of(visible(text))
        if known.strict:
            yield from (one for one in self.numbers if known.places(one.sought, one.short))

    def _found_words(self, text: str) -> Iterator[Secret]:
        if not self.words:
            return
        words = all_words(text)
        solid, spoken = "".join(words), _without_spoken(words)
        for secret in self.words:
            mail = secret.kind is Kind.MAIL and len(spoken) < len(words)
            near = mail or secret.sought.replace(" ", "") in solid
            if near and any(_places(spoken if mail else words, secret)):
                yield secret

    def masked(self, text: str) -> str:
        """The text with a mask in the place of each secret; of a drawing what it says."""
        if is_drawing(text):
            return rewritten_drawing(text, self.masked)
        if not any(self.found(text)):
            return text
        text = visible(text)
        # Again, since what stands on both sides of a mask may be the next place.
        while (less := self._once(text)) != text:
            text = less
        return text

    def _once(self, text: str) -> str:
        for secret in self.numbers:
            text = _without_number(text, secret)
        return _without_words(text, self.words)


def _without_number(text: str, secret: Secret) -> str:
    """The text without a number, the code of its country and its brackets included."""
    while places := Digits.of(text).places(secret.sought, secret.short):
        first, last = places[0], places[-1] + 1
        while first and text[first - 1] in "+(":
            first -= 1
        text = text[:first] + _blanked(text[first:last]) + text[last:]
    return text


def _blanked(number: str) -> str:
    """Masks in the place of digits; words between them stay."""
    found = MASK
    for part in _GAP.findall(number.lstrip("+(")):
        if any(sign.isalpha() and sign not in LIKE_DIGITS for sign in part):
            found += part + MASK
    return found


def _without_spoken(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SPOKEN)


def _places(words: tuple[str, ...], secret: Secret) -> Iterator[tuple[int, int]]:
    """First and last word, from 0, of each place where a secret stands.

    Some languages put an s behind a name (`Jan Peeters`, `Anna Müllers`).
    """
    told = tuple(secret.sought.split())
    if secret.kind is Kind.MAIL:
        told = _without_spoken(told)
    solid, sought = "".join(words), "".join(told)
    ends = {end: place for place, end in enumerate(accumulate(map(len, words)))}
    starts = {end - len(words[place]): place for end, place in ends.items()}
    at = solid.find(sought)
    while at >= 0 and sought:
        last = _last(ends, at + len(sought), solid, secret)
        if at in starts and last is not None:
            first = starts[at]
            if len(sought) >= _LONG or words[first : last + 1] == told:
                yield first, last
        at = solid.find(sought, at + 1)


def _last(ends: Mapping[int, int], end: int, solid: str, secret: Secret) -> int | None:
    """The word that ends there, or with an s more behind a name."""
    if end in ends:
        return ends[end]
    longer = secret.kind is Kind.NAME and solid[end : end + 1] == "s"
    return ends.get(end + 1) if longer else None


def _without_words(text: str, secrets: Iterable[Secret]) -> str:
    """The text without the places of some secrets."""
    known = all_tokens(text)
    readings = [known, tuple(item for item in known if item[0] not in _SPOKEN)]
    spans: list[tuple[int, int]] = []
    for secret in secrets:
        for tokens in readings if secret.kind is Kind.MAIL else readings[:1]:
            words = tuple(word for word, _start, _end in tokens)
            found = _places(words, secret)
            spans += [(tokens[first][1], tokens[last][2]) for first, last in found]
    for start, end in _apart(spans):
        text = text[:start] + MASK + text[end:]
    return text


def _apart(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans that do not overlap, the last in the text first."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(reversed(found))
