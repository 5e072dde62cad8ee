"""Words of the command line turned into values: durations, amounts, words of a list."""

import re
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final, TypeVar

from incplan.errors import UsageError
from incplan.i18n.catalogue import active_translator
from incplan.i18n.text.answers import parse_yes_no
from incplan.plan.values.durations import parse_duration

#: Longer input is a stuck key, and could not be read back from an entry.
_TOO_MUCH: Final = 10**12
_TOO_LONG: Final = timedelta(hours=10**6)
Word = TypeVar("Word", bound=StrEnum)
_THOUSANDS: Final = 3


def duration(text: str | None) -> timedelta | None:
    """A duration as typed. Raises UsageError."""
    if text is None:
        return None
    found = parse_duration(text)
    if found is None or found >= _TOO_LONG:
        raise UsageError("not_a_duration", given=text)
    return found


def amount(text: str | None) -> Decimal | None:
    """Euros as typed: `1250`, `1250,50`, `1.250,50`, `€ 1 250`. Raises UsageError.

    Three digits after a point or a comma are thousands: nobody writes thousandths of a euro.
    """
    if text is None:
        return None
    bare = re.sub(r"[\s\u00a0\u202f']|eur(?:os?)?|€", "", text.lower())
    *whole, last = re.split(r"[.,]", bare)
    cents = bool(whole) and len(last) != _THOUSANDS
    try:
        if not _grouped(whole if cents else [*whole, last]):
            raise InvalidOperation
        found = Decimal("".join(whole) + ("." if cents else "") + last)
    except InvalidOperation:
        raise UsageError("not_an_amount", given=text) from None
    if not found.is_finite() or not 0 <= found < _TOO_MUCH:
        raise UsageError("not_an_amount", given=text)
    return found.quantize(Decimal("0.01"))


def decimal(text: str | None, option: str) -> Decimal:
    """A number such as `1.5` or `10`; 1 where none was typed. Raises UsageError."""
    if text is None:
        return Decimal(1)
    if not re.fullmatch(r"\d{1,4}(?:[.,]\d{1,2})?", text.strip(), re.ASCII):
        raise UsageError("not_a_number_for", given=text[:40], option=option)
    return Decimal(text.strip().replace(",", "."))


def _grouped(groups: list[str]) -> bool:
    """Whether digits are in thousands: `38`, `38.000`, `1.250.000`; not `0.005`."""
    first, *others = groups or [""]
    if others and (len(first) > _THOUSANDS or first.strip("0") == ""):
        return False
    return all(len(group) == _THOUSANDS for group in others)


def word(kind: type[Word], text: str, option: str) -> Word:
    """One word of a closed list, or its beginning; its name in any language of the product too.

    Raises UsageError naming the list.
    """
    plain = text.strip().lower().replace("-", "_")
    if {"yes", "no"} <= {item.value for item in kind}:
        agreed = parse_yes_no(plain, active_translator().language)
        plain = plain if agreed is None else ("no", "yes")[agreed]
    begun = [item for item in kind if item.value.startswith(plain)]
    exact = [item for item in kind if item.value == plain]
    if exact or len(begun) == 1:
        return (exact or begun)[0]
    # Late import: only for a word that is not in the list.
    from incplan.app.documents.called import called

    if named := called(text, (item.value for item in kind)):
        return kind(named)
    raise UsageError(
        "not_in_list", given=text, option=option, known=", ".join(item.value for item in kind)
    )


def numbers(words: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Task numbers with ranges written out: `3-5` means 3, 4 and 5."""
    found: list[str] = []
    for item in words:
        first, dash, last = item.partition("-")
        both = dash and first.isdecimal() and last.isdecimal() and len(item) < 8
        if both and int(first) <= int(last) <= 999:
            found.extend(str(number) for number in range(int(first), int(last) + 1))
        else:
            found.extend(part for part in item.split(",") if part)
    return tuple(dict.fromkeys(found))


def names_in(typed: Iterable[str]) -> tuple[str, ...]:
    """Names given one by one, or several with commas between them."""
    return tuple(name.strip() for words in typed for name in words.split(",") if name.strip())
