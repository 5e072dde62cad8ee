"""Points still open in a plan without errors, which management sees before it approves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from incplan.diagnostics import Diagnostic, Severity
from incplan.plan.validation.maintenance.reviews import SETTLED_BY_APPROVAL


class OpenKind(StrEnum):
    """The kinds of open points."""

    PLACEHOLDER = "placeholder"
    NEVER_EXERCISED = "never_exercised"
    WARNING = "warning"


#: Codes for what was never filled in or practised; other open points are warnings.
_KINDS: Final[Mapping[str, OpenKind]] = {
    "CON031": OpenKind.PLACEHOLDER,
    "REV035": OpenKind.PLACEHOLDER,
    "REV015": OpenKind.NEVER_EXERCISED,
    "REV020": OpenKind.NEVER_EXERCISED,
    "REV023": OpenKind.NEVER_EXERCISED,
}
_MARKED: Final = "to_fill"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFinding:
    """A finding that stands when the plan is approved; the words come from code and parameters."""

    kind: OpenKind
    code: str
    path: str
    line: int
    params: Mapping[str, object]


def open_points(found: Iterable[Diagnostic]) -> tuple[OpenFinding, ...]:
    """Placeholders first, then things never practised, then other warnings, by file and line.

    Left out are findings that the approval itself ends, and those management accepted.
    """
    standing = (
        OpenFinding(
            kind=_kind(item), code=item.code, path=item.path, line=item.line, params=item.params
        )
        for item in found
        if item.severity is Severity.WARNING and item.code not in SETTLED_BY_APPROVAL
    )
    order = list(OpenKind)
    return tuple(sorted(standing, key=lambda item: (order.index(item.kind), item.path, item.line)))


def _kind(item: Diagnostic) -> OpenKind:
    marked = item.params.get("case") == _MARKED
    return OpenKind.PLACEHOLDER if marked else _KINDS.get(item.code, OpenKind.WARNING)
