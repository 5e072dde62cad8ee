"""Keys of answers: `activities/order-intake.rto`, `fiches/flood.FLD-P01`.

A key is the path of a file without `.yaml`, then the way to a value; places in lists count from
one, as in findings: `contacts/ann.channels[2].phone`.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from incplan.diagnostics import Route, shown_route
from incplan.frozen import dataclass

_PART: Final = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)((?:\[\d{1,4}\])*)", re.ASCII)
_SUBJECT: Final = re.compile(
    r"(?:(?:activities|contacts|suppliers|fiches)/[A-Za-z0-9_-]+|plan|obligations|levels|roster)",
    re.ASCII,
)
#: Where the answers of a file stand that are named by their id alone.
_HOMES: Final[Mapping[str, str]] = {"fiches": "adoption", "obligations": "scope"}
_MEASURE: Final = re.compile(r"[A-Z]{3}-P\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Key:
    """A file of the plan, and the way to a value in it."""

    subject: str
    route: Route

    def __str__(self) -> str:
        folder = self.subject.partition("/")[0]
        route = self.route
        if len(route) == 2 and route[0] == _HOMES.get(folder):
            route = route[1:]
        return f"{self.subject}.{shown_route(route)}"

    @property
    def path(self) -> str:
        """The path of the file in the plan."""
        return f"{self.subject}.yaml"


def parse_key(text: str, fields: Mapping[str, frozenset[str]]) -> Key | None:
    """The key that a text names, None when it is none.

    `fields` are the keys that may stand at the top of a file, by the beginning of its path: what is
    none of them is an id below the one mapping that its answers stand in.
    """
    subject, dot, rest = text.strip().replace(".yaml.", ".").partition(".")
    if not dot or not _SUBJECT.fullmatch(subject):
        return None
    route: list[str | int] = []
    for part in rest.split("."):
        found = _PART.fullmatch(part)
        if found is None:
            return None
        route.append(found[1])
        route.extend(int(number) - 1 for number in re.findall(r"\d+", found[2]))
    if -1 in route:
        return None
    folder = subject.partition("/")[0]
    home = _HOMES.get(folder)
    if home is not None and route[0] not in fields.get(folder, frozenset()):
        first = str(route[0])
        if folder == "fiches" and _MEASURE.fullmatch(first.upper()):
            first = first.upper()
        route[:1] = [home, first]
    return Key(subject, tuple(route))


def value_at(data: Any, route: Route) -> Any:
    """The value at the end of a route; None when there is none."""
    for part in route:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, Mapping) else None
    return data


def with_value(data: Any, route: Route, value: Any) -> Any:
    """A copy of the data with a value at the end of a route; what is missing on the way is made."""
    if not route:
        return value
    head, rest = route[0], route[1:]
    if isinstance(data, list) and isinstance(head, int):
        inner = data[head] if head < len(data) else None
        return [*data[:head], with_value(inner, rest, value), *data[head + 1 :]]
    old = data if isinstance(data, Mapping) else {}
    return {**old, head: with_value(old.get(head), rest, value)}
