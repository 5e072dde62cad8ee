"""`levels.yaml`: the four levels, criteria, service levels, numbered duties (S-037 to S-063)."""

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from typing import Annotated, Any, Final, Literal

from incplan.frozen import dataclass
from incplan.plan.values.durations import parse_duration
from incplan.plan.values.model import Check, Model, WrongValueError, about
from incplan.plan.values.scalars import (
    DURATION_SHAPE,
    DocumentRef,
    Duration,
    LocalText,
    PlanFileModel,
    RoleKey,
    Whole,
    YesNo,
)
from incplan.plan.values.windows import AnyWindows
from incplan.vocabulary import REPORTS_FROM, Level


@dataclass(frozen=True, slots=True)
class ReportRhythm:
    """How often reports are due at a level (S-110): one duration, or one by recipient.

    `every` is for the recipients the template asks for at that level; `recipients` are named by
    the plan, and only they get reports then.
    """

    every: timedelta | None = None
    recipients: tuple[tuple[str, timedelta], ...] = ()

    def at(self, level: Level) -> Mapping[str, timedelta]:
        """The time between two reports, by the function they go to; empty for a weak signal."""
        if level is Level.LOW:
            return {}
        if self.every is None:
            return {key: span for key, span in self.recipients if span}
        asked = (key for key, first in REPORTS_FROM.items() if level.rank >= first.rank)
        return dict.fromkeys(asked, self.every) if self.every else {}


def _rhythm(value: Any) -> ReportRhythm:
    """One duration, or a mapping from function to duration. Raises WrongValueError."""
    if isinstance(value, ReportRhythm):
        return value
    if not isinstance(value, Mapping):
        return ReportRhythm(every=_span(value, ()))
    if not value:
        raise WrongValueError("not_a_duration", {"given": ""})
    for key in value:
        if key not in REPORTS_FROM:
            words = tuple(REPORTS_FROM)
            facts = {"sub": (key,), "given": str(key), "list": "recipients", "words": words}
            raise WrongValueError("unknown_word", facts)
    return ReportRhythm(
        recipients=tuple((key, _span(value[key], (key,))) for key in REPORTS_FROM if key in value)
    )


def _span(value: Any, sub: tuple[str, ...]) -> timedelta:
    found = parse_duration(value) if isinstance(value, str) else None
    if found is None:
        raise WrongValueError("not_a_duration", {"given": str(value), "sub": sub})
    return found


_SPAN_SCHEMA: Final = {"type": "string", "pattern": DURATION_SHAPE, "examples": ["2h", "30min"]}
Rhythm = Annotated[
    ReportRhythm,
    Check(
        _rhythm,
        {
            "anyOf": [
                _SPAN_SCHEMA,
                {
                    "type": "object",
                    "properties": dict.fromkeys(REPORTS_FROM, _SPAN_SCHEMA),
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        },
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel(Model):
    """Agreed times of a level; counted in the window when there is one, else day and night."""

    acknowledge_within: Duration | None = None
    resolve_within: Duration | None = None
    resolve_within_rto: YesNo = field(
        default=False,
        metadata=about(
            description="Resolved within the shortest RTO of the activities affected; "
            "`resolve_within` counts while none is."
        ),
    )
    window: AnyWindows = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Model):
    """A numbered duty of a level; the company may reword it, its id is stable."""

    id: str = field(metadata=about(pattern=r"^(low|minor|major|crisis)\.\d{1,2}$"))
    text: LocalText
    functions: tuple[RoleKey, ...] = field(metadata=about(min_length=1))
    inform: tuple[RoleKey, ...] = ()
    continues: str | None = field(
        default=None,
        metadata=about(
            pattern=r"^(low|minor|major|crisis)\.\d{1,2}$",
            description="Duty of a lower level this one carries on: done there, done here.",
        ),
    )
    marks: Literal["contained", "eradicated"] | None = field(
        default=None,
        metadata=about(description="Ticking it also records that state of the incident (S-080)."),
    )
    document: DocumentRef | None = None
    source: str = ""

    @property
    def number(self) -> int:
        """The number printed in front of the duty."""
        return int(self.id.rpartition(".")[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRules(Model):
    """One of the four levels."""

    criteria: LocalText
    service_level: ServiceLevel = ServiceLevel()
    report_every: Rhythm | None = field(
        default=None,
        metadata=about(
            description="Time between two reports: one duration (to the business continuity "
            "manager from major, to management too in a crisis), or one for each of them."
        ),
    )
    review_within_days: Whole | None = field(
        default=None, metadata=about(description="Working days for the PIR.")
    )
    duties: tuple[Duty, ...] = ()

    def reports(self, level: Level) -> Mapping[str, timedelta]:
        """The time between two reports at this level, by the function they go to (S-110)."""
        return self.report_every.at(level) if self.report_every else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow(Model):
    """A row of the template's action tables: action, function, linked document (S-062)."""

    action: LocalText
    functions: tuple[RoleKey, ...] = ()
    towards: tuple[RoleKey, ...] = ()
    document: DocumentRef | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTables(Model):
    """The three action tables (S-062, S-075, S-083)."""

    escalation: tuple[ActionRow, ...] = ()
    handling: tuple[ActionRow, ...] = ()
    deactivation: tuple[ActionRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds(Model):
    """The company's own limits between levels (requirements 1.7 Q3), and of its objectives.

    `detection_allowance` is what passes before a supplier is called: noticing, reporting. It is
    added to what the supplier promises before that is compared with an RTO (RCO-05).
    """

    near_rto_percent: Whole = field(default=75, metadata=about(ge=1, le=100))
    crisis_from_activities: Whole = field(default=2, metadata=about(ge=1))
    unknown_raises: YesNo = True
    detection_allowance: Duration = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsFile(PlanFileModel):
    """`levels.yaml`."""

    levels: Mapping[Level, LevelRules]
    tables: ActionTables = ActionTables()
    thresholds: Thresholds = field(default_factory=Thresholds)
