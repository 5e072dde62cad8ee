"""What is still open in a plan that has no errors: what management sees before it approves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from incplan.diagnostics import Diagnostic, Severity
from incplan.plan.validation.maintenance.reviews import SETTLED_BY_APPROVAL


class OpenKind(StrEnum):
    """Why something is open."""

    PLACEHOLDER = "placeholder"
    NEVER_EXERCISED = "never_exercised"
    WARNING = "warning"


#: Findings that say something was never filled in, or never practised; the others are warnings.
_KINDS: Final[Mapping[str, OpenKind]] = {
    "CON031": OpenKind.PLACEHOLDER,
    "REV035": OpenKind.PLACEHOLDER,
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
    """Placeholders first, then what was never practised, then other warnings, by file and line.

    What approving settles is not open, nor what management accepted.
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
