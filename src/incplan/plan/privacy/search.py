"""Looking for what is kept back: whether a text holds it, and the text without it."""

from collections.abc import Iterable, Iterator
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.privacy.folding import digit_runs, folded, tokens, visible
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
        return _without_words(text, tuple(tuple(item.sought.split()) for item in self.words))


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


def _without_words(text: str, sought: tuple[tuple[str, ...], ...]) -> str:
    """The text without some sequences of words, the longest first where they overlap."""
    known = tokens(text)
    words = tuple(word for word, _start, _end in known)
    spans: list[tuple[int, int]] = []
    for sequence in sorted(sought, key=len, reverse=True):
        for place in range(len(words) - len(sequence) + 1):
            if words[place : place + len(sequence)] == sequence:
                spans.append((known[place][1], known[place + len(sequence) - 1][2]))
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
