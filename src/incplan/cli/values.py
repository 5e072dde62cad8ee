"""Words of the command line turned into values: durations, amounts, words of a list."""

from datetime import timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final, TypeVar

from incplan.errors import UsageError

#: Somebody leant on a key; what is longer could not be read back from an entry.
_TOO_MUCH: Final = 10**12
_TOO_LONG: Final = timedelta(hours=10**6)
Word = TypeVar("Word", bound=StrEnum)


def duration(text: str | None) -> timedelta | None:
    """A duration as typed. Raises UsageError."""
    if text is None:
        return None
    from incplan.plan.durations import parse_duration

    found = parse_duration(text)
    if found is None or found >= _TOO_LONG:
        raise UsageError("not_a_duration", given=text)
    return found


def amount(text: str | None) -> Decimal | None:
    """Euros as typed, `1250` or `1250,50`. Raises UsageError."""
    if text is None:
        return None
    try:
        found = Decimal(text.strip().removesuffix("€").strip().replace(",", "."))
    except InvalidOperation:
        raise UsageError("not_an_amount", given=text) from None
    if not found.is_finite() or not 0 <= found < _TOO_MUCH:
        raise UsageError("not_an_amount", given=text)
    return found.quantize(Decimal("0.01"))


def word(kind: type[Word], text: str, option: str) -> Word:
    """One word of a closed list, or its beginning. Raises UsageError naming the list."""
    plain = text.strip().lower().replace("-", "_")
    begun = [item for item in kind if item.value.startswith(plain)]
    exact = [item for item in kind if item.value == plain]
    if exact or len(begun) == 1:
        return (exact or begun)[0]
    raise UsageError(
        "not_in_list", given=text, option=option, known=", ".join(item.value for item in kind)
    )


def numbers(words: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Task words with ranges written out: `3-5` means 3, 4 and 5."""
    found: list[str] = []
    for item in words:
        first, dash, last = item.partition("-")
        both = dash and first.isdecimal() and last.isdecimal() and len(item) < 8
        if both and int(first) <= int(last) <= 999:
            found.extend(str(number) for number in range(int(first), int(last) + 1))
        else:
            found.extend(part for part in item.split(",") if part)
    return tuple(dict.fromkeys(found))
