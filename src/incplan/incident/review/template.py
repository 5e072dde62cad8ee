"""The post-incident review as the template prints it: 12 sections, 43 rows (S-084 to S-095)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from incplan.plan.files.review import ManagementResponse, ReviewFile, StaffReadiness

YES_NO: Final = ("yes", "no", "unknown")
#: The row answered by actions with owner and date, or by no with a reason (S-089).
MEASURES: Final = "pir.prevention.measures"


class RowKind(StrEnum):
    """Who fills in a row: events, a person in words, or a person by choosing one of several."""

    COMPUTED = "computed"
    JUDGEMENT = "judgement"
    ENUM = "enum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed row. `choices` are the usual answers of a judgement, `choice` the one answer
    an enum row stands for.
    """

    key: str
    kind: RowKind
    source: str
    choices: tuple[str, ...] = ()
    choice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the review; every one but staff readiness takes rows of one's own."""

    key: str
    source: str
    rows: tuple[Row, ...] = ()
    takes_free_rows: bool = True


def _computed(key: str, source: str) -> Row:
    return Row(key=key, kind=RowKind.COMPUTED, source=source)


def _judged(key: str, source: str, choices: tuple[str, ...] = ()) -> Row:
    return Row(key=key, kind=RowKind.JUDGEMENT, source=source, choices=choices)


def _chosen(key: str, source: str, choice: str) -> Row:
    return Row(key=key, kind=RowKind.ENUM, source=source, choice=choice)


_ADMIN: Final = Section(
    key="pir.admin",
    source="S-084",
    rows=(
        _computed("pir.admin.number", "S-084"),
        _computed("pir.admin.detected_at", "S-084"),
        _computed("pir.admin.resolved_at", "S-084"),
        _computed("pir.admin.type", "S-084"),
        _computed("pir.admin.severity", "S-084"),
        _computed("pir.admin.customers_affected", "S-084"),
        _computed("pir.admin.manager", "S-084"),
        _computed("pir.admin.description", "S-084"),
    ),
)
_DETECTION: Final = Section(
    key="pir.detection",
    source="S-085",
    rows=(
        _computed("pir.detection.how", "S-085"),
        _judged("pir.detection.fast", "S-085"),
        _judged("pir.detection.tools", "S-085"),
        _judged("pir.detection.procedure", "S-085", YES_NO),
    ),
)
_EVALUATION: Final = Section(
    key="pir.evaluation",
    source="S-086",
    rows=(
        _judged("pir.evaluation.correct", "S-086", YES_NO),
        _judged("pir.evaluation.information", "S-086", YES_NO),
        _computed("pir.evaluation.bcp", "S-086"),
        _computed("pir.evaluation.measures", "S-086"),
        _computed("pir.evaluation.resources", "S-086"),
        _judged("pir.evaluation.flexible", "S-086", YES_NO),
        _judged("pir.evaluation.timely", "S-086", YES_NO),
    ),
)
_COMMUNICATION: Final = Section(
    key="pir.communication",
    source="S-087",
    rows=(
        _computed("pir.communication.internal", "S-087"),
        _computed("pir.communication.external", "S-087"),
        _computed("pir.communication.media", "S-087"),
        _computed("pir.communication.first", "S-087"),
        _judged("pir.communication.people", "S-087", YES_NO),
        _judged("pir.communication.useful", "S-087"),
        _judged("pir.communication.ineffective", "S-087"),
    ),
)
_ROOT_CAUSE: Final = Section(
    key="pir.root_cause",
    source="S-088",
    rows=(
        _computed("pir.root_cause.found", "S-088"),
        _computed("pir.root_cause.related", "S-088"),
        _computed("pir.root_cause.underlying", "S-088"),
        _judged("pir.root_cause.underlying_found", "S-088", YES_NO),
    ),
)
_PREVENTION: Final = Section(
    key="pir.prevention",
    source="S-089",
    rows=(
        _judged("pir.prevention.learned", "S-089"),
        _judged(MEASURES, "S-089"),
    ),
)
_ADEQUACY: Final = Section(
    key="pir.adequacy",
    source="S-090",
    rows=(
        _computed("pir.adequacy.actual_time", "S-090"),
        _judged("pir.adequacy.contracts", "S-090", YES_NO),
    ),
)
_MANAGEMENT: Final = Section(
    key="pir.management",
    source="S-091",
    rows=(
        _chosen("pir.management.none", "S-091", ManagementResponse.NOT_OR_UNSATISFACTORY),
        _chosen("pir.management.partial", "S-091", ManagementResponse.PARTLY_FOLLOWED),
        _chosen("pir.management.full", "S-091", ManagementResponse.FULLY_FOLLOWED),
    ),
)
_READINESS: Final = Section(
    key="pir.readiness",
    source="S-092",
    rows=(
        _chosen("pir.readiness.1", "S-092", StaffReadiness.NOT_PREPARED),
        _chosen("pir.readiness.2", "S-092", StaffReadiness.PARTLY_PREPARED),
        _chosen("pir.readiness.3", "S-092", StaffReadiness.FULLY_PREPARED),
    ),
    takes_free_rows=False,
)
_IMPROVEMENTS: Final = Section(
    key="pir.improvements",
    source="S-093",
    rows=(_judged("pir.improvements.items", "S-093"),),
)
_DAMAGES: Final = Section(
    key="pir.damages",
    source="S-094",
    rows=(
        _judged("pir.damages.received", "S-094", YES_NO),
        _judged("pir.damages.filed", "S-094", YES_NO),
    ),
)
_MISCELLANEOUS: Final = Section(key="pir.misc", source="S-095")

SECTIONS: Final = (
    _ADMIN,
    _DETECTION,
    _EVALUATION,
    _COMMUNICATION,
    _ROOT_CAUSE,
    _PREVENTION,
    _ADEQUACY,
    _MANAGEMENT,
    _READINESS,
    _IMPROVEMENTS,
    _DAMAGES,
    _MISCELLANEOUS,
)

ROWS: Final = {row.key: row for section in SECTIONS for row in section.rows}


def chosen(review: ReviewFile, section: str) -> str | None:
    """The chosen row of a section whose rows exclude each other; None when none is chosen."""
    return {
        _MANAGEMENT.key: review.management_response,
        _READINESS.key: review.staff_readiness,
    }.get(section)
