"""Telephone numbers in a text, in the forms in which tired people write them.

A private number is known, so its digits are looked for one after the other, whatever stands between
them. Its short forms, without the area or the first digits, are too few digits for that: they count
where they are a number of their own only.
"""

import re
from collections.abc import Iterator
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.privacy.folding import END, Reading, digit_runs
from incplan.plan.values.phones import normalise_phone

#: Digits that tell numbers apart; a shorter one counts as a whole number only.
SHORTEST_NUMBER: Final = 7
#: So many digits are no other number, whatever words stand between them.
_SURE: Final = 8
#: Digits with up to this many signs between them, letters among them, but no mark of an end.
_LOOSE: Final = re.compile(rf"\d(?:[^\d{END}]{{0,16}}\d)*")
_TWO: Final = re.compile(r"\d\D*\d")
#: What parts the digits of one number, as people group them.
_LIGHT: Final = re.compile(r"[\s./()\u2010-\u2015_-]{0,3}")
#: What ties digits to their neighbours in a time, an amount or a date.
_TIED: Final = re.compile(r"[\s./()\u2010-\u2015_:,'-]?")
#: Digits of a Belgian landline without its 0, and the areas that have one digit.
_LANDLINE: Final = 8
_SHORT_AREAS: Final = "2349"
#: Letters that stand where a digit was meant, beside a digit or on their own.
LIKE_DIGITS: Final = "OoIl|SsBbZz"
_BESIDE: Final = re.compile(rf"[{LIKE_DIGITS}]*\d[\d{LIKE_DIGITS}]*")
_ALONE: Final = re.compile(rf"(?<![^\W_])[{LIKE_DIGITS}]{{1,3}}(?![^\W_])")
_MEANT: Final = str.maketrans(LIKE_DIGITS, "00111558822")
#: Hashes and ids: letters and digits that change at least so often.
_CODE: Final = re.compile(r"[^\W_]{8,}")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_TURNS: Final = 3
#: What may stand before the telling digits of the same number.
BEFORE: Final = ("00320", "0032", "320", "32", "0")


@dataclass(frozen=True, slots=True)
class Digits:
    """The numbers of one text: as they stand, loosely, and with letters for digits.

    Each is its digits, and where each of them stands.
    """

    text: str
    strict: tuple[Reading, ...] = ()
    loose: tuple[Reading, ...] = ()
    #: All digits of all readings, so that most numbers are seen at once not to be there.
    held: str = ""

    @classmethod
    def of(cls, text: str) -> "Digits":
        """What can be read in a text whose digits are 0 to 9 and whose signs all show."""
        if _TWO.search(text) is None:
            return cls(text)
        apart = _CODE.sub(_without_codes, text)
        typed = _as_meant(apart)
        loose = [*digit_runs(apart, _LOOSE)]
        if typed != apart:
            loose += [*digit_runs(typed), *digit_runs(typed, _LOOSE)]
        strict = tuple(digit_runs(text))
        held = "|".join(digits for digits, _places in (*strict, *loose))
        return cls(text, strict, tuple(loose), held)

    def places(self, sought: str, short: tuple[str, ...] = ()) -> tuple[int, ...]:
        """Where the digits of one number stand, the last time it does; nothing without any.

        `short` are its forms that count as a number of their own only.
        """
        if sought not in self.held and not any(one in self.held for one in short):
            return ()
        if len(sought) < SHORTEST_NUMBER:
            whole = (places for digits, places in self.strict if _same(digits, sought))
            return next(whole, ())
        for digits, places in (*self.strict, *(self.loose if len(sought) >= _SURE else ())):
            if sought in digits:
                return _with_country(digits, places, sought)
        return next((found for one in short for found in self._on_their_own(one)), ())

    def _on_their_own(self, short: str) -> Iterator[tuple[int, ...]]:
        for digits, places in self.strict:
            at = digits.find(short)
            while at >= 0:
                found = places[at : at + len(short)]
                if _is_alone(self.text, found, whole=len(short) < SHORTEST_NUMBER):
                    yield found
                at = digits.find(short, at + 1)


def short_forms(sought: str, *, national: bool) -> tuple[str, ...]:
    """The forms of a number without its first digits: a Belgian landline without its area."""
    if national and len(sought) == _LANDLINE:
        return (sought[1:] if sought[0] in _SHORT_AREAS else sought[2:],)
    return tuple(sought[cut:] for cut in range(1, len(sought) - SHORTEST_NUMBER + 1))


def _without_codes(found: re.Match[str]) -> str:
    """Marks of an end in the place of a hash or an id: letters and digits by turns."""
    parts = [part for part in _LETTERS.findall(found[0]) if not set(part) <= set(LIKE_DIGITS)]
    mixed = len(parts) >= _TURNS and len(set("".join(parts).lower())) >= _TURNS
    return END * len(found[0]) if mixed else found[0]


def _as_meant(text: str) -> str:
    """The text with digits in the place of letters that were meant as such; as long as before."""
    for pattern in (_BESIDE, _ALONE):
        text = pattern.sub(lambda found: found[0].translate(_MEANT), text)
    return text


def _same(digits: str, sought: str) -> bool:
    return digits.lstrip("0") == sought.lstrip("0")


def _with_country(digits: str, places: tuple[int, ...], sought: str) -> tuple[int, ...]:
    at = digits.rindex(sought)
    before = next((part for part in BEFORE if digits[:at].endswith(part)), "")
    return places[at - len(before) : at + len(sought)]


def _is_alone(text: str, places: tuple[int, ...], *, whole: bool) -> bool:
    """Whether some digits are no part of a longer group, nor of another number in full.

    With `whole` nothing may be tied to them, as other digits are in a time or a date.
    """
    first, last = places[0], places[-1] + 1
    if text[first - 1 : first].isdecimal() or text[last : last + 1].isdecimal():
        return False
    if whole:
        inside = text[first:last]
        tied = _tied(text[:first][::-1]) or _tied(text[last:])
        return not tied and ":" not in inside and max(map(len, re.split(r"\D+", inside))) <= 6
    start, end = _light(text, first, -1), _light(text, last, 1)
    around = re.sub(r"\D", "", text[start:end])
    if len(around) == len(places):
        return True
    forms = (around, f"+{around}" if text[start - 1 : start] == "+" else around)
    return not any(form[0] in "0+" and normalise_phone(form) for form in forms)


def _tied(rest: str) -> bool:
    found = _TIED.match(rest)
    return found is not None and rest[found.end() : found.end() + 1].isdecimal()


def _light(text: str, at: int, step: int) -> int:
    """How far a number goes on from here, to the left or to the right, as people group digits."""
    while True:
        rest = text[at:] if step > 0 else text[:at][::-1]
        found = _LIGHT.match(rest)
        gap = found.end() if found else 0
        more = re.match(r"\d+", rest[gap:])
        if more is None:
            return at
        at += step * (gap + more.end())
