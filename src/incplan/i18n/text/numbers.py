"""Numbers with the separators used in Belgium."""

from decimal import Decimal
from typing import Final

# French groups with a narrow space that does not break, Dutch and German with a full stop.
_SEPARATORS: Final = {"fr": ("\u202f", ","), "nl": (".", ","), "de": (".", ",")}


def number(value: int | float | Decimal, language: str, decimals: int = 0) -> str:
    """`1234.5` as `1 234,5`, `1.234,5` or `1,234.5`."""
    english = f"{value:,.{decimals}f}"
    if language not in _SEPARATORS:
        return english
    thousands, point = _SEPARATORS[language]
    return english.translate({ord(","): thousands, ord("."): point})


def shortest(value: int | float | Decimal | str, language: str) -> str:
    """A figure with only the decimals that it has: `70`, `63,6`."""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    _whole, _point, decimals = text.partition(".")
    return number(Decimal(text), language, len(decimals))
