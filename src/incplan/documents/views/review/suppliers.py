"""Promises of suppliers and damage in words, beside the questions they help to answer."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal

from incplan.documents.wording.wording import Wording
from incplan.i18n.text.numbers import number
from incplan.incident.review.facts import Computed
from incplan.incident.review.penalties import AvailabilityPenalty, PenaltySum
from incplan.incident.review.suppliers import (
    Availability,
    ClaimsFact,
    DamageFact,
    Promise,
    PromisesFact,
)
from incplan.plan.files.penalties import PenaltyMeasure, PenaltyUnit


def beside_words(say: Wording, fact: Computed) -> str:
    """One line a promise; one line of damage; "" when there is nothing to say."""
    match fact:
        case PromisesFact():
            return "\n".join(_promises(say, fact))
        case ClaimsFact():
            return "\n".join(_claims(say, fact))
        case DamageFact():
            return _damage(say, fact)
        case _:
            return ""


def _promises(say: Wording, fact: PromisesFact) -> Iterator[str]:
    for item in fact.promises:
        yield say.listed(_promise(say, item))
    for month in fact.months:
        yield say.listed(_month(say, month))
    if fact.not_called:
        names = ", ".join(_name(say, key) for key in fact.not_called)
        yield say.t("no call recorded, so no promise ran: {names}", names=names)
    if fact.unheard_of:
        names = ", ".join(_name(say, key) for key in fact.unheard_of)
        yield say.t("no repair recorded, so nobody knows whether in time: {names}", names=names)
    for late in fact.too_late:
        yield say.t(
            "{name}: {value}",
            name=_name(say, late.supplier),
            value=_too_late(say, late.activities, told=late.told),
        )


def _promise(say: Wording, item: Promise) -> Iterator[str]:
    start = say.moment(item.start)
    counted = (
        say.t("from the outage, {time}", time=start)
        if item.start_event == "outage"
        else say.t("from our call, {time}", time=start)
    )
    yield say.t("{name}: {value}", name=_name(say, item.supplier), value=counted)
    response = item.measure is PenaltyMeasure.RESPONSE_TIME
    due = say.moment(item.due_at)
    yield (
        say.t("answer promised by {time}", time=due)
        if response
        else say.t("repair promised by {time}", time=due)
    )
    if item.back_at is not None:
        back = say.moment(item.back_at)
        yield (
            say.t("answered {time}", time=back) if response else say.t("repaired {time}", time=back)
        )
    yield {True: say.t("kept"), False: say.t("missed"), None: say.t("still running")}[item.kept]
    if item.kept is False:
        yield say.t("{span} late", span=say.span(item.late))
        if not response or item.sum:
            words = _penalty(say, item)
            yield say.t("penalty: {penalty}", penalty=words) if words else say.t("penalty: none")
    if item.misses:
        yield _too_late(say, item.misses, told=True)


def _too_late(say: Wording, activities: tuple[str, ...], *, told: bool) -> str:
    """For which activities a kept promise is too late, or would be if it began now."""
    names = ", ".join(say.activity(name) for name in activities)
    if not told:
        return say.t("called now, it would come too late even in time for: {names}", names=names)
    return say.t("even in time it comes too late for: {names}", names=names)


def _penalty(say: Wording, item: Promise) -> str:
    """The words of the contract, and the sum with its arithmetic where the terms are data."""
    return say.listed((say.text(item.penalty), _sum(say, item.sum) if item.sum else ""))


def _sum(say: Wording, found: PenaltySum) -> str:
    """`3 hours x 4 % of 750.00 EUR = 90.00 EUR`."""
    units = _plain(say, found.units)
    counted = {
        PenaltyUnit.HOUR: say.t("{units} h", units=units),
        PenaltyUnit.DAY: say.t("{units} d", units=units),
        PenaltyUnit.CASE: say.t("{units} time", units=units),
    }[found.unit]
    if found.percent is not None and found.basis is not None:
        rate = say.t(
            "{percent} % of {basis}",
            percent=_plain(say, found.percent),
            basis=say.euros(found.basis),
        )
    else:
        rate = say.euros(found.per_unit)
    parts = [f"{counted} × {rate} = {say.euros(found.gross)}"]
    if found.capped:
        parts.append(say.t("capped at {amount}", amount=say.euros(found.amount)))
    if found.used_by:
        ids = ", ".join(found.used_by)
        used = say.euros(found.used)
        parts.append(
            say.t("{incidents} used {amount} of the month's cap", incidents=ids, amount=used)
        )
    if found.claim_by is not None:
        parts.append(say.t("to be claimed by {day}", day=say.day(found.claim_by)))
    return ", ".join(parts)


def _month(say: Wording, item: Availability) -> Iterator[str]:
    """How much of a month a supplier was there, what it promised, and what it owes."""
    service, places = item.service, _places(item)
    available = say.t(
        "available {percent} % in {month} ({down} of {whole} down)",
        percent=_share(say, service.percent, places),
        month=f"{service.month:%m/%Y}",
        down=say.span(service.down),
        whole=say.t("{units} h", units=_plain(say, _hours(service.whole))),
    )
    yield say.t("{name}: {value}", name=_name(say, service.supplier), value=available)
    if not service.over:
        yield say.t("so far")
    if item.promised is not None:
        kept = say.t("kept") if item.kept else say.t("missed")
        share = _plain(say, item.promised)
        yield say.t("promised {percent} %: {kept}", percent=share, kept=kept)
    if item.sum is not None:
        yield say.t("penalty: {penalty}", penalty=_month_sum(say, item.sum))
    if len(service.incidents) > 1:
        yield say.t("outages of {incidents}", incidents=", ".join(service.incidents))
    if service.unrepaired:
        ids = ", ".join(service.unrepaired)
        yield say.t("no repair recorded, counted until closed: {incidents}", incidents=ids)


def _hours(span: timedelta) -> Decimal:
    """Hours alone: days of 24 hours would mislead about a service with opening hours."""
    return (Decimal(span // timedelta(minutes=1)) / 60).quantize(Decimal("0.01"))


def _plain(say: Wording, value: Decimal) -> str:
    """A number with the decimals it has."""
    return number(value, say.language, _decimals(value))


def _decimals(value: Decimal) -> int:
    return len(f"{value.normalize():f}".partition(".")[2])


def _share(say: Wording, percent: Decimal, places: int) -> str:
    """A percentage cut off, not rounded: what is below a limit must not read as the limit."""
    return number(percent.quantize(Decimal(1).scaleb(-places), ROUND_FLOOR), say.language, places)


def _places(item: Availability) -> int:
    """As many decimals as the promise or the tier has, at least two."""
    known = [item.promised] if item.promised is not None else []
    known += [item.sum.below] if item.sum is not None else []
    return max([2, *map(_decimals, known)])


def _month_sum(say: Wording, found: AvailabilityPenalty) -> str:
    """`below 99.5 %: 10 % of 1,800.00 EUR = 180.00 EUR`."""
    if found.percent is not None and found.basis is not None:
        rate = say.t(
            "{percent} % of {basis}",
            percent=_plain(say, found.percent),
            basis=say.euros(found.basis),
        )
        owed = f"{rate} = {say.euros(found.gross)}"
    else:
        owed = say.euros(found.gross)
    parts = [say.t("below {percent} %: {sum}", percent=_plain(say, found.below), sum=owed)]
    if found.capped:
        parts.append(say.t("capped at {amount}", amount=say.euros(found.amount)))
    if found.claim_by is not None:
        parts.append(say.t("to be claimed by {day}", day=say.day(found.claim_by)))
    return ", ".join(parts)


def _claims(say: Wording, fact: ClaimsFact) -> Iterator[str]:
    for item in fact.missed:
        yield say.t(
            "may be claimed from {name}: {penalty}",
            name=_name(say, item.supplier),
            penalty=_penalty(say, item),
        )
    for month in fact.months:
        if month.sum is not None:
            yield say.t(
                "may be claimed from {name}: {penalty}",
                name=_name(say, month.service.supplier),
                penalty=say.listed((f"{month.service.month:%m/%Y}", _month_sum(say, month.sum))),
            )


def _damage(say: Wording, fact: DamageFact) -> str:
    parts = []
    if fact.cost_eur is not None:
        parts.append(say.t("cost: {amount}", amount=say.euros(fact.cost_eur)))
    if fact.effort is not None:
        parts.append(say.t("effort: {time}", time=say.span(fact.effort)))
    if fact.downtime:
        parts.append(say.t("activities down in all: {time}", time=say.span(fact.downtime)))
    if fact.data_loss is not None:
        parts.append(say.t("data lost: the last {time}", time=say.span(fact.data_loss)))
    return say.listed(parts)


def _name(say: Wording, key: str) -> str:
    known = say.plan.suppliers.get(key)
    return known.name if known else key
