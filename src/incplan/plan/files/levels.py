"""`levels.yaml`: the four levels, criteria, service levels, numbered duties (S-037 to S-063)."""

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from typing import Literal

from incplan.frozen import dataclass
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import (
    DocumentRef,
    Duration,
    LocalText,
    PlanFileModel,
    RoleKey,
    Whole,
    YesNo,
)
from incplan.plan.values.windows import AnyWindows
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel(Model):
    """Agreed times of a level; counted in the window when there is one, else day and night."""

    acknowledge_within: Duration | None = None
    resolve_within: Duration | None = None
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
    report_every: Duration | None = field(
        default=None, metadata=about(description="Cadence of status reports.")
    )
    review_within_days: Whole | None = field(
        default=None, metadata=about(description="Working days for the PIR.")
    )
    duties: tuple[Duty, ...] = ()


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
