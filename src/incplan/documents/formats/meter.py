"""What a template may compute and write: units of work, charged before the work is done."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from jinja2.exceptions import SecurityError

from incplan.documents.content.document import Document
from incplan.documents.content.plain import plain

#: Units of work for any document; a step costs several, a character one.
BUDGET: Final = 40_000_000
STEP: Final = 100
#: For each character of the document.
_PER_CHARACTER: Final = 200
#: What looking at one value costs.
_LOOK: Final = 8
_FAR: Final = 1_000
_BITS: Final = 10_000


class TooMuchError(SecurityError):
    """A template computes or writes more than any document needs."""


class Meter:
    """What is left of the budget."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._left = budget

    def grant(self, document: Document) -> None:
        """More for a document with more in it, so that no plan is too large for its templates."""
        self._left += _PER_CHARACTER * len(json.dumps(plain(document)))

    def charge(self, units: int) -> None:
        """Take units off. Raises TooMuchError when there are none left."""
        self._left -= units
        if self._left < 0:
            self._left = -1
            raise TooMuchError("the template computes or writes too much")

    def weigh(self, value: object) -> int:
        """The size of a value with all in it; charged on the way, so that the walk ends too."""
        if isinstance(value, str):
            units = len(value) + 1
            self.charge(units)
            return units
        self.charge(_LOOK)
        if isinstance(value, Mapping):
            return 1 + sum(self.weigh(part) for pair in value.items() for part in pair)
        if isinstance(value, list | tuple | set | frozenset):
            return 1 + sum(self.weigh(item) for item in value)
        if isinstance(value, range):
            self.charge(len(value))
            return 1 + len(value)
        if isinstance(value, int) and value.bit_length() > _BITS:
            raise TooMuchError("a number is too large")
        return 1


def charge_join(meter: Meter, args: Iterable[Any], kwargs: Mapping[str, Any]) -> None:
    """The text between the items, as often as it comes."""
    lists = [value for value in args if isinstance(value, list | tuple | range | Mapping)]
    texts = [value for value in (*args, *kwargs.values()) if isinstance(value, str)]
    items = max([len(value) for value in lists] + [len(text) for text in texts[:1]], default=0)
    meter.charge(items * max((len(text) for text in texts), default=0))


def charge_width(meter: Meter, weight: int, given: Iterable[object]) -> None:
    """For each line or item, as wide as the largest number given."""
    far = max((abs(value) for value in given if isinstance(value, int)), default=0)
    if far > _FAR:
        raise TooMuchError(f"a number above {_FAR} is too large here")
    meter.charge(weight * far if far else weight)


def charge_replace(meter: Meter, text: str, old: str = "", new: str = "", *_more: object) -> None:
    """The new text, as often as the old one comes."""
    times = text.count(old) if isinstance(old, str) else 0
    meter.charge(times * (len(new) if isinstance(new, str) else 0))


def charge_operator(meter: Meter, operator: str, left: Any, right: Any) -> None:
    """What an operator makes. Raises TooMuchError for a text with `%`, and for large numbers."""
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        if operator == "%":
            raise TooMuchError("% is for numbers")
        pairs = ((left, right), (right, left))
        times = next((max(n, 0) for n, other in pairs if isinstance(n, int)), 1)
        size = meter.weigh(left) + meter.weigh(right)
        meter.charge(size * times if operator == "*" else size)
        return
    meter.charge(1)
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * max(right, 1) if operator == "**" else 0
        if bits > _BITS or left.bit_length() + right.bit_length() > _BITS:
            raise TooMuchError("a number is too large")
