"""The penalty for a missed promise, by the terms of the contract (S-071, S-090).

Units first, then the rate, then the cap; rounded to the cent, half up, last. No VAT.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from incplan.incident.clocks.breaches import Breach, unit_length
from incplan.plan.files.penalties import (
    CapPeriod,
    ClaimFrom,
    PenaltyCap,
    PenaltyTerms,
    PenaltyUnit,
    Rounding,
)

_CENT: Final = Decimal("0.01")

Month = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltySum:
    """The amount with its arithmetic: `units` times `per_unit` is `gross`; `amount` after the cap.

    `claim_by` is the last day to claim. `percent` and `basis` are set where the rate is a share.
    `used` is what earlier breaches, in the incidents `used_by`, took of the cap of the same months.
    """

    units: Decimal
    unit: PenaltyUnit
    per_unit: Decimal
    percent: Decimal | None
    basis: Decimal | None
    gross: Decimal
    amount: Decimal
    capped: bool
    claim_by: date | None
    used: Decimal = Decimal(0)
    used_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailabilityPenalty:
    """What a month below its availability costs the supplier.

    `below` is the percentage of the tier that applies. `percent` and `basis` are set where it asks
    for a share: `gross` is that share, `amount` what the cap leaves of it.
    """

    below: Decimal
    percent: Decimal | None
    basis: Decimal | None
    gross: Decimal
    amount: Decimal
    capped: bool
    claim_by: date | None


def availability_penalty(
    terms: PenaltyTerms, month: date, percent: Decimal, promised: Decimal | None
) -> AvailabilityPenalty | None:
    """The penalty for one month; None when no tier applies, or it does not say how much.

    Of several tiers the lowest that the availability is below counts. Terms without tiers have
    one: their rate, below the availability `promised`.
    """
    basis = Decimal(str(terms.basis.amount)) if terms.basis else None
    applying = [tier for tier in _tiers(terms, promised) if percent < tier[0]]
    if not applying:
        return None
    below, share, fixed = min(applying, key=lambda tier: tier[0])
    gross = fixed
    if gross is None and share is not None and basis is not None:
        gross = basis * share / 100
    if gross is None:
        return None
    most = _cap(terms.cap, basis)
    amount = gross if most is None else min(gross, most)
    return AvailabilityPenalty(
        below=below,
        percent=share if fixed is None else None,
        basis=basis if fixed is None else None,
        gross=gross.quantize(_CENT, ROUND_HALF_UP),
        amount=amount.quantize(_CENT, ROUND_HALF_UP),
        capped=amount < gross,
        claim_by=_last_day(month) + timedelta(days=terms.claim_within.days)
        if terms.claim_within
        else None,
    )


def _tiers(
    terms: PenaltyTerms, promised: Decimal | None
) -> tuple[tuple[Decimal, Decimal | None, Decimal | None], ...]:
    """Each tier as percentage, share, amount."""
    if terms.tiers:
        return tuple(
            (Decimal(str(item.below)), _decimal(item.percent), _decimal(item.amount))
            for item in terms.tiers
        )
    if terms.rate is None or promised is None:
        return ()
    return ((promised, _decimal(terms.rate.percent), _decimal(terms.rate.amount)),)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _last_day(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def units_of(terms: PenaltyTerms, late: timedelta) -> Decimal:
    """How many units a delay counts, by the contract's rounding. An exact whole number stays."""
    if late <= timedelta(0) or terms.rate is None:
        return Decimal(0)
    length = unit_length(terms)
    if length is None:
        return Decimal(1)
    exact = Decimal(int(late.total_seconds())) / Decimal(int(length.total_seconds()))
    match terms.rate.rounding:
        case Rounding.STARTED:
            return exact.to_integral_value(ROUND_CEILING)
        case Rounding.FULL:
            return exact.to_integral_value(ROUND_FLOOR)
        case Rounding.PRO_RATA:
            return exact


def penalty_sum(
    terms: PenaltyTerms, breach: Breach, every: Sequence[Breach] = ()
) -> PenaltySum | None:
    """The penalty for one missed promise; None when the terms do not say how much.

    A cap per calendar month is one for all breaches of the contract in that month (`every`,
    whichever incident they happened in): the units that began first use it first.
    """
    per_unit, percent, basis = _per_unit(terms)
    if terms.rate is None or per_unit is None or breach.late <= timedelta(0):
        return None
    units = units_of(terms, breach.late)
    gross = units * per_unit
    due, used = _capped(terms, breach, every, per_unit, basis)
    return PenaltySum(
        units=units,
        unit=terms.rate.per,
        per_unit=per_unit,
        percent=percent,
        basis=basis,
        gross=gross.quantize(_CENT, ROUND_HALF_UP),
        amount=due.quantize(_CENT, ROUND_HALF_UP),
        capped=due < gross,
        claim_by=_claim_by(terms, breach),
        used=sum(used.values(), Decimal(0)).quantize(_CENT, ROUND_HALF_UP),
        used_by=tuple(used),
    )


def _per_unit(terms: PenaltyTerms) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    basis = Decimal(str(terms.basis.amount)) if terms.basis else None
    if terms.rate is None:
        return None, None, basis
    if terms.rate.amount is not None:
        return Decimal(str(terms.rate.amount)), None, basis
    if terms.rate.percent is None or basis is None:
        return None, None, basis
    percent = Decimal(str(terms.rate.percent))
    return basis * percent / 100, percent, basis


def _capped(
    terms: PenaltyTerms,
    breach: Breach,
    every: Sequence[Breach],
    per_unit: Decimal,
    basis: Decimal | None,
) -> tuple[Decimal, dict[str, Decimal]]:
    """What the cap leaves of a breach, and what other incidents took of it where it did not do."""
    gross = units_of(terms, breach.late) * per_unit
    most = _cap(terms.cap, basis)
    if most is None or terms.cap is None:
        return gross, {}
    if terms.cap.per is CapPeriod.CASE:
        return min(gross, most), {}
    every = (breach, *(item for item in every if item != breach))
    parts = [part for item in every for part in _parts(terms, item)]
    left: dict[Month, Decimal] = {}
    taken: list[tuple[Month, str, Decimal]] = []
    due, short = Decimal(0), set[Month]()
    for start, units, owner in sorted(parts, key=lambda part: (part[0], part[2].incident)):
        month, asked = (start.year, start.month), units * per_unit
        given = min(asked, left.get(month, most))
        left[month] = left.get(month, most) - given
        if owner == breach:
            due += given
            short |= {month} if given < asked else set()
        elif given and owner.incident != breach.incident:
            taken.append((month, owner.incident, given))
    used: dict[str, Decimal] = {}
    for month, incident, amount in taken:
        if month in short:
            used[incident] = used.get(incident, Decimal(0)) + amount
    return due, used


def _parts(terms: PenaltyTerms, breach: Breach) -> Iterator[tuple[datetime, Decimal, Breach]]:
    """The units of a breach by when each began; all at once where they are not counted in time."""
    left = units_of(terms, breach.late)
    for start in breach.unit_starts or (breach.due_at,):
        part = min(left, Decimal(1)) if breach.unit_starts else left
        left -= part
        yield start, part, breach


def _cap(cap: PenaltyCap | None, basis: Decimal | None) -> Decimal | None:
    if cap is None:
        return None
    if cap.amount is not None:
        return Decimal(str(cap.amount))
    if cap.percent is None or basis is None:
        return None
    return basis * Decimal(str(cap.percent)) / 100


def _claim_by(terms: PenaltyTerms, breach: Breach) -> date | None:
    """The last day to claim."""
    if terms.claim_within is None:
        return None
    first = breach.due_at.date()
    if terms.claim_within.starts is ClaimFrom.END_OF_MONTH:
        first = _last_day(first)
    return first + timedelta(days=terms.claim_within.days)
