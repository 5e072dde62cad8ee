"""Looking for what is kept back: whether a text holds it, and the text without it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.privacy.folding import digit_runs, folded, visible
from incplan.plan.privacy.secrets import SHORTEST_NUMBER, Kind, Secret

#: What stands in the place of a private number or address.
MASK: Final = "[...]"
#: What may stand before the telling digits of the same number.
_BEFORE: Final = ("00320", "0032", "320", "32", "0")


@dataclass(frozen=True, slots=True)
class Search:
    """Secrets in the form in which they are looked for."""

    numbers: tuple[Secret, ...] = ()
    words: tuple[Secret, ...] = ()
    _patterns: tuple[re.Pattern[str], ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, secrets: Iterable[Secret]) -> "Search":
        """A search for these."""
        known = tuple(secrets)
        words = tuple(item for item in known if item.kind is not Kind.NUMBER)
        return cls(
            tuple(item for item in known if item.kind is Kind.NUMBER),
            words,
            tuple(_pattern(item) for item in words),
        )

    def __bool__(self) -> bool:
        return bool(self.numbers or self.words)

    def found(self, text: str) -> tuple[Secret, ...]:
        """The secrets that a text holds, in any spelling."""
        return (*self._found_numbers(text), *self._found_words(text))

    def _found_numbers(self, text: str) -> Iterator[Secret]:
        if not self.numbers:
            return
        runs = [digits for digits, _places in digit_runs(visible(text))]
        if not runs:
            return
        for secret in self.numbers:
            if any(_holds(digits, secret.sought) for digits in runs):
                yield secret

    def _found_words(self, text: str) -> Iterator[Secret]:
        if not self.words:
            return
        searched = folded(text)
        yield from (secret for secret in self.words if secret.sought in searched)

    def masked(self, text: str) -> str:
        """The text with a mask in the place of each secret."""
        if not any(self.found(text)):
            return text
        text = visible(text)
        for secret in self.numbers:
            text = _without_number(text, secret.sought)
        for pattern in self._patterns:
            text = pattern.sub(MASK, text)
        return text


def _holds(digits: str, sought: str) -> bool:
    if len(sought) < SHORTEST_NUMBER:
        return digits.lstrip("0") == sought.lstrip("0")
    return sought in digits


def _without_number(text: str, sought: str) -> str:
    """The text without a number, the code of its country and its brackets included."""
    for digits, places in reversed(tuple(digit_runs(text))):
        if not _holds(digits, sought):
            continue
        at = digits.rindex(sought)
        before = next((part for part in _BEFORE if digits[:at].endswith(part)), "")
        first, last = places[at - len(before)], places[at + len(sought) - 1] + 1
        while first and text[first - 1] in "+(":
            first -= 1
        return _without_number(text[:first], sought) + MASK + text[last:]
    return text


def _pattern(secret: Secret) -> re.Pattern[str]:
    """The words with anything but letters between them; accents are looked for as written."""
    parts = (re.escape(word) for word in secret.sought.split())
    return re.compile(r"(?<!\w)" + r"[\W_]{1,4}".join(parts) + r"(?!\w)", re.IGNORECASE)
