"""Essential activities: needs, dependencies and objectives (S-042 to S-045, S-066 to S-070)."""

from collections.abc import Callable
from dataclasses import field
from datetime import timedelta
from enum import StrEnum
from typing import Any, ClassVar, Final

from incplan.frozen import dataclass, replace
from incplan.plan.values.durations import WorkingDays
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import (
    Day,
    Duration,
    FicheId,
    Id,
    Length,
    LocalText,
    PlanFileModel,
    ReadableLength,
    Whole,
    YesNo,
)
from incplan.plan.values.windows import ALWAYS, WeeklyWindows
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
    """The two priority questions of the template (S-043, S-044); None is not answered yet."""

    danger_to_persons: Danger | None = None
    danger_note: LocalText | None = None
    serious_economic_impact_after: EconomicImpact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumLevel(Model):
    """Minimum business continuity objective: the degraded mode that is acceptable (S-066)."""

    description: LocalText | None = None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiries(Model):
    """What was found out with suppliers, in words; None is not asked yet (S-072, S-113).

    "none" says that the activity uses no such supplier.
    """

    telecom: LocalText | None = field(
        default=None, metadata=about(description="Telecom operators: redundant lines.")
    )
    cloud_it: LocalText | None = field(
        default=None,
        metadata=about(description="Cloud and IT: how data are saved, what they commit to."),
    )
    payment: LocalText | None = field(
        default=None, metadata=about(description="Online payments: redundancy, resilience.")
    )


#: What `unanswered` may name.
_OBJECTIVES: Final = ("rto", "rpo", "mtpd", "windows")
_NAMED: Final = (*_OBJECTIVES, "suppliers")
#: Blocks of answers, of which the file may hold the key alone.
_BLOCKS: Final = ("resources", "impact", "minimum_level", "enquiries")
#: Longer than any objective: an RTO that cannot be read hurries and blames nobody.
UNKNOWN_RTO: Final = timedelta(days=36_500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(PlanFileModel):
    """An essential activity (ISO 22301 prioritized activity). The file name is its id.

    What is left out is not answered yet, which is not the same as none.
    """

    may_stand_alone: ClassVar[tuple[str, ...]] = ("rto", "windows", *_BLOCKS)

    name: LocalText
    description: LocalText | None = None
    owner: Id | None = field(
        default=None, metadata=about(description="Who answers for it; left out is not answered.")
    )
    deputy: Id | None = None
    vital: YesNo = field(
        default=False, metadata=about(description="The organisation cannot survive its long loss.")
    )
    resources: Resources = Resources()
    depends_on: tuple[Id, ...] | None = field(
        default=None,
        metadata=about(description="Activities that must run first; [] means considered, none."),
    )
    impact: BusinessImpact = BusinessImpact()
    # None where nobody has said it yet, or in a file with one that cannot be read.
    rto: ReadableLength = field(
        default=None,
        metadata=about(description="Recovery time objective, from the disruption (S-069)."),
    )
    rpo: Length | None = field(
        default=None,
        metadata=about(description="Recovery point objective; ~ means no data (S-070)."),
    )
    mtpd: Length | None = field(
        default=None, metadata=about(description="Maximum tolerable period of disruption.")
    )
    planned_recovery: Duration | None = field(
        default=None,
        metadata=about(description="How long bringing it back is planned to take (S-068): 3h."),
    )
    minimum_level: MinimumLevel = MinimumLevel()
    windows: WeeklyWindows = field(
        default=(ALWAYS,),
        metadata=about(
            min_length=1, description="When it must run; as long as nobody said it, always."
        ),
    )
    suppliers: tuple[SupplierUse, ...] = ()
    enquiries: Enquiries = Enquiries()
    priority: Whole | None = field(
        default=None,
        metadata=about(
            ge=1, le=999, description="Rank that management gives it, beside the computed order."
        ),
    )
    backup_interval: Duration | None = field(
        default=None, metadata=about(description="Of the organisation's own backup.")
    )
    workaround: LocalText | None = None
    fiches: tuple[FicheId, ...] = field(
        default=(), metadata=about(description="Fiches whose scenario can stop it.")
    )
    reviewed: Day | None = None
    unanswered: tuple[str, ...] = field(
        default=(),
        metadata=about(
            description="Worked out: objectives and suppliers that the file leaves out."
        ),
    )

    @staticmethod
    def prepared(value: Any) -> Any:
        """Data that say which of the objectives nobody has answered yet."""
        bare = PlanFileModel.prepared(value)
        if not isinstance(bare, dict) or "unanswered" in bare:
            return bare
        # An RPO that is written and empty says that there is no data.
        left = {name for name in _OBJECTIVES if name != "rpo" and bare.get(name, "") in (None, "")}
        left |= {"rpo", "suppliers"} - bare.keys()
        left_blank = {name for name in _BLOCKS if bare.get(name, "") is None}
        said = {key: item for key, item in bare.items() if key not in left | left_blank}
        return {**said, "unanswered": [name for name in _NAMED if name in left]}

    def in_working_hours(
        self, length: Callable[[timedelta | None], timedelta | None]
    ) -> "Activity":
        """The activity with each length in working days as long as `length` makes it."""
        given = (self.rto, self.rpo, self.mtpd)
        if not any(isinstance(item, WorkingDays) for item in given):
            return self
        rto, rpo, mtpd = map(length, given)
        return replace(self, rto=rto, rpo=rpo, mtpd=mtpd)

    @property
    def rto_to_order_by(self) -> timedelta:
        """The RTO; for one that could not be read, longer than any."""
        return UNKNOWN_RTO if self.rto is None else self.rto
