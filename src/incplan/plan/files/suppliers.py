"""Suppliers: contract and service level agreement, for the RCO of the template (S-071, S-072)."""

import re
from dataclasses import field
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Any, Final

from incplan.frozen import dataclass
from incplan.plan.files.penalties import PenaltyTerms
from incplan.plan.files.working_time import ClosingDays, Holidays
from incplan.plan.values.answers import answered
from incplan.plan.values.durations import WORKING_DAY, format_duration, parse_duration
from incplan.plan.values.model import Check, Model, WrongValueError, about
from incplan.plan.values.scalars import (
    DURATION_SHAPE,
    Day,
    Duration,
    FicheId,
    Id,
    LocalText,
    Number,
    PlanFileModel,
    Text,
    YesNo,
)
from incplan.plan.values.windows import WeeklyWindows


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promised time within the service window: elapsed time, or whole working days.

    `1 business day` ends when the window closes on the supplier's first working day after the date
    of the call, whatever its hour.
    """

    time: timedelta | None = None
    business_days: int = 0

    @property
    def nominal(self) -> timedelta:
        """The promised time at best: a working day counts as 24 hours (TC36)."""
        return self.time if self.time is not None else timedelta(days=self.business_days)

    def __str__(self) -> str:
        if self.time is not None:
            return format_duration(self.time)
        return f"{self.business_days} business day{'s' if self.business_days > 1 else ''}"


_BUSINESS_DAYS: Final = rf"(\d{{1,3}})\s*{WORKING_DAY}"


def _commitment(value: Any) -> Commitment:
    if isinstance(value, Commitment):
        return value
    text = " ".join(value.split()) if isinstance(value, str) else ""
    match = re.fullmatch(_BUSINESS_DAYS, text, re.IGNORECASE)
    if match and int(match[1]):
        return Commitment(business_days=int(match[1]))
    found = parse_duration(text)
    if found is None:
        raise WrongValueError("not_a_duration", {"given": str(value)})
    return Commitment(time=found)


CommittedTime = Annotated[
    Commitment,
    Check(
        _commitment,
        {"type": "string", "pattern": DURATION_SHAPE, "examples": ["4h", "1 business day"]},
    ),
]


class ClockStart(StrEnum):
    """From when a supplier counts: the outage itself, or our call."""

    OUTAGE = "outage"
    NOTIFICATION = "notification"


class ChainTime(StrEnum):
    """How the time of a supplier and of those it depends on add up (RCO-15)."""

    MAX = "max"
    SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Model):
    """The contract behind a service."""

    reference: str
    starts: Day | None = None
    ends: Day | None = None
    reviewed: Day | None = field(
        default=None, metadata=about(description="Last read against our objectives.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierBackup(Model):
    """How the supplier saves our data, against RPO and RTO."""

    interval: Duration
    replication_lag: Duration | None = None
    asynchronous: YesNo = False
    restore_time: Duration | None = None
    restore_tested: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevelAgreement(Model):
    """What the supplier promises (ITIL SLA). Response is not resolution."""

    response_time: CommittedTime | None = None
    resolution_time: CommittedTime | None = None
    service_window: WeeklyWindows = field(metadata=about(min_length=1))
    public_holidays: Holidays | None = field(
        default=None,
        metadata=about(description="Left out: nobody knows, unless the service window is 24/7."),
    )
    closed: tuple[ClosingDays, ...] = field(
        default=(), metadata=about(description="Closing days of its own, such as a yearly leave.")
    )
    clock_starts: ClockStart = ClockStart.NOTIFICATION
    availability_percent: Number | None = field(default=None, metadata=about(ge=0, le=100))
    failover_time: Duration | None = field(
        default=None, metadata=about(description="As a standby: time to take over.")
    )
    backup: SupplierBackup | None = None
    penalty: LocalText | None = field(
        default=None, metadata=about(description="Sanction when the level is missed.")
    )
    penalty_terms: PenaltyTerms | None = field(
        default=None,
        metadata=about(description="The sanction as data, so that the sum can be worked out."),
    )
    stop_clock: LocalText | None = None
    exclusions: LocalText | None = None
    incident_notice_within: Duration | None = field(
        default=None,
        metadata=about(description="Delay in which the supplier must tell us its own incidents."),
    )
    incident_notice_applies: YesNo = True

    @property
    def sanction(self) -> Text | None:
        """The penalty agreed; "none" or "to be defined" is none."""
        return self.penalty if answered(self.penalty) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(PlanFileModel):
    """A provider of a service an activity needs. The file name is its id."""

    name: str = field(metadata=about(min_length=1))
    service: LocalText | None = field(
        default=None, metadata=about(description="What it does; left out is not answered.")
    )
    functions: tuple[Id, ...] = field(
        default=(), metadata=about(description="Functions covered: telephony, data ...")
    )
    contact: Id | None = field(
        default=None, metadata=about(description="Contact to call, with its 24/7 number.")
    )
    contract: Contract | None = None
    sla: ServiceLevelAgreement | None = None
    depends_on: tuple[Id, ...] = field(
        default=(), metadata=about(description="Suppliers it depends on itself.")
    )
    chain_time: ChainTime = field(
        default=ChainTime.MAX,
        metadata=about(
            description="`max`: they repair at the same time, plus the hand-over; `sum`: in turn."
        ),
    )
    independent_of: tuple[Id, ...] = field(
        default=(), metadata=about(description="Other route, other operator than.")
    )
    shared_risks: tuple[FicheId, ...] | None = field(
        default=None,
        metadata=about(
            description="Fiches whose scenario hits it together with us: same flood zone, "
            "same grid. [] means considered, none."
        ),
    )
    sites: tuple[Id, ...] = ()
    exit_plan: LocalText | None = None
    hosts_our_data: YesNo = False
    note: LocalText | None = None
