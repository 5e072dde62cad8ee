"""Essential activities: needs, dependencies and objectives (S-042 to S-045, S-066 to S-070)."""

from dataclasses import field
from datetime import timedelta
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import (
    Day,
    Duration,
    FicheId,
    Id,
    LocalText,
    PlanFileModel,
    ReadableDuration,
    Whole,
    YesNo,
)
from incplan.plan.values.windows import WeeklyWindows
from incplan.vocabulary import EconomicImpact


class Danger(StrEnum):
    """Could an interruption endanger staff or customers (S-043)?"""

    YES = "yes"
    INDIRECT = "indirect"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources(Model):
    """The six element lists of an essential activity (S-045) and the usual two extra ones.

    A list left out was not considered; an empty list was considered and needs nothing.
    """

    key_personnel: tuple[Id, ...] | None = field(
        default=None, metadata=about(description="Contacts of key people.")
    )
    key_information: tuple[LocalText, ...] | None = None
    it_services: tuple[LocalText, ...] | None = None
    buildings: tuple[LocalText, ...] | None = None
    external_contacts: tuple[Id, ...] | None = field(
        default=None, metadata=about(description="Contacts outside.")
    )
    equipment: tuple[LocalText, ...] | None = None
    transport: tuple[LocalText, ...] | None = None
    other: tuple[LocalText, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessImpact(Model):
    """The two priority questions of the template (S-043, S-044)."""

    danger_to_persons: Danger
    danger_note: LocalText | None = None
    serious_economic_impact_after: EconomicImpact


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumLevel(Model):
    """Minimum business continuity objective: the degraded mode that is acceptable (S-066)."""

    description: LocalText
    percent: Whole | None = field(default=None, metadata=about(ge=0, le=100))


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierUse(Model):
    """What an activity takes from a supplier; only recovery-critical uses must fit the RTO."""

    supplier: Id
    function: Id = field(
        metadata=about(description="What is used: `telephony`, `data`, `hosting` ...")
    )
    recovery_critical: YesNo = True
    standby_for: Id | None = field(
        default=None, metadata=about(description="Supplier this one replaces when it fails.")
    )
    note: LocalText | None = None


#: Longer than any objective: an RTO that cannot be read hurries and blames nobody.
UNKNOWN_RTO: Final = timedelta(days=36_500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(PlanFileModel):
    """An essential activity (ISO 22301 prioritized activity). The file name is its id."""

    name: LocalText
    description: LocalText | None = None
    owner: Id
    deputy: Id | None = None
    vital: YesNo = field(
        default=False, metadata=about(description="The organisation cannot survive its long loss.")
    )
    resources: Resources
    depends_on: tuple[Id, ...] | None = field(
        default=None,
        metadata=about(description="Activities that must run first; [] means considered, none."),
    )
    impact: BusinessImpact
    # None only where the file has one that cannot be read, or none: all else of it is used.
    rto: ReadableDuration = field(
        metadata=about(description="Recovery time objective, from the disruption (S-069).")
    )
    rpo: Duration | None = field(
        metadata=about(description="Recovery point objective; ~ means no data (S-070).")
    )
    mtpd: Duration | None = field(
        default=None, metadata=about(description="Maximum tolerable period of disruption.")
    )
    minimum_level: MinimumLevel
    windows: WeeklyWindows = field(metadata=about(min_length=1, description="When it must run."))
    suppliers: tuple[SupplierUse, ...] = ()
    backup_interval: Duration | None = field(
        default=None, metadata=about(description="Of the organisation's own backup.")
    )
    workaround: LocalText | None = None
    fiches: tuple[FicheId, ...] = field(
        default=(), metadata=about(description="Fiches whose scenario can stop it.")
    )
    reviewed: Day | None = None

    @property
    def rto_to_order_by(self) -> timedelta:
        """The RTO; for one that could not be read, longer than any."""
        return UNKNOWN_RTO if self.rto is None else self.rto
