"""Penalty terms as data, from which the amount can be computed (S-071, S-090).

An availability is that of a calendar month, in the time zone of the plan. The wording of the
contract stands beside them in `penalty`. Amounts are without VAT.
"""

from dataclasses import field
from enum import StrEnum

from incplan.frozen import dataclass
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import Number, Whole, YesNo


class PenaltyMeasure(StrEnum):
    """Which promise a penalty is about."""

    RESPONSE_TIME = "response_time"
    RESOLUTION_TIME = "resolution_time"
    AVAILABILITY = "availability"


class PenaltyUnit(StrEnum):
    """What is counted: hours within the service window, days of 24 hours, or the case itself."""

    HOUR = "hour"
    DAY = "day"
    CASE = "case"


class Rounding(StrEnum):
    """How a unit that was begun counts."""

    STARTED = "started"
    FULL = "full"
    PRO_RATA = "pro_rata"


class CountedTime(StrEnum):
    """What an availability is a share of: the service hours of the month, or the whole month."""

    SERVICE_HOURS = "service_hours"
    CALENDAR = "calendar"


class CapPeriod(StrEnum):
    """Over what a cap is applied."""

    CASE = "case"
    CALENDAR_MONTH = "calendar_month"


class ClaimFrom(StrEnum):
    """From when the delay to claim runs."""

    BREACH = "breach"
    END_OF_MONTH = "end_of_month"


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyRate(Model):
    """What one unit costs the supplier: a share of the basis, or an amount in euro."""

    percent: Number | None = field(default=None, metadata=about(ge=0))
    amount: Number | None = field(default=None, metadata=about(ge=0))
    per: PenaltyUnit
    rounding: Rounding = Rounding.STARTED


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyBasis(Model):
    """What a percentage is taken of, in euro without VAT."""

    amount: Number = field(metadata=about(ge=0))
    what: str = field(default="", metadata=about(description="Monthly fee, yearly fee ..."))


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyCap(Model):
    """The most that is due: a share of the basis, or an amount in euro."""

    percent: Number | None = field(default=None, metadata=about(ge=0))
    amount: Number | None = field(default=None, metadata=about(ge=0))
    per: CapPeriod = CapPeriod.CASE


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyTier(Model):
    """What is due for a month whose availability is below a percentage: a share, or an amount."""

    below: Number = field(metadata=about(ge=0, le=100))
    percent: Number | None = field(default=None, metadata=about(ge=0))
    amount: Number | None = field(default=None, metadata=about(ge=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWithin(Model):
    """Until when a penalty must be claimed."""

    days: Whole = field(metadata=about(ge=0))
    starts: ClaimFrom = ClaimFrom.BREACH


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyTerms(Model):
    """What is due when a promise is missed: a `rate` for a time, `tiers` for an availability."""

    measure: PenaltyMeasure = PenaltyMeasure.RESOLUTION_TIME
    rate: PenaltyRate | None = None
    tiers: tuple[PenaltyTier, ...] = field(
        default=(),
        metadata=about(description="For an availability; the lowest one that applies counts."),
    )
    counted: CountedTime = CountedTime.SERVICE_HOURS
    basis: PenaltyBasis | None = None
    cap: PenaltyCap | None = None
    claim_within: ClaimWithin | None = None
    sole_remedy: YesNo = False
