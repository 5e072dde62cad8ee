"""Queries that a text, a span of time, a promise or a moment of the plan answers."""

from collections.abc import Mapping
from datetime import timedelta

from incplan.incident.exercises.queries.query import (
    Answer,
    Bound,
    Family,
    Ground,
    Question,
    Unbound,
    first_meant,
)
from incplan.incident.obligations.deadlines import limit
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.values.scalars import Text


def _said(asked: Question, text: Text | None, missing: str, of: str = "") -> Answer:
    if not text:
        return Unbound(query=asked.written, missing=missing, of=of)
    return Bound(query=asked.written, family=Family.TEXT, text=text)


def workaround(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """How the work of an activity is done until it is back."""
    item = ground.plan.activities.get(first_meant(asked, known))
    return _said(asked, item.workaround if item else None, "workaround", first_meant(asked, known))


def out_of_band(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """How people talk when the own network is down."""
    return _said(asked, ground.plan.file.out_of_band, "out_of_band")


def _span(asked: Question, span: timedelta | None, missing: str, of: str) -> Answer:
    if span is None:
        return Unbound(query=asked.written, missing=missing, of=of)
    return Bound(query=asked.written, family=Family.SPAN, span=span)


def rto(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The recovery time objective of an activity."""
    item = ground.plan.activities.get(first_meant(asked, known))
    return _span(asked, item.rto if item else None, "rto", first_meant(asked, known))


def rpo(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The recovery point objective of an activity."""
    item = ground.plan.activities.get(first_meant(asked, known))
    return _span(asked, item.rpo if item else None, "rpo", first_meant(asked, known))


def resolution_promised(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """Within which time a supplier promises to resolve a fault."""
    supplier = ground.plan.suppliers.get(first_meant(asked, known))
    promised = supplier.sla.resolution_time if supplier and supplier.sla else None
    if promised is None:
        return Unbound(query=asked.written, missing="resolution", of=first_meant(asked, known))
    return Bound(query=asked.written, family=Family.PROMISE, promise=promised)


def penalty(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """What the contract says is due when a supplier misses it."""
    supplier = ground.plan.suppliers.get(first_meant(asked, known))
    said = supplier.sla.sanction if supplier and supplier.sla else None
    return _said(asked, said, "penalty", first_meant(asked, known))


def deadline(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The limit of an activity, or of a duty to notify, counted from an inject of the story."""
    key, start = first_meant(asked, known), ground.hours.get(asked.named.get("story", ""))
    if start is None:
        return Unbound(query=asked.written, missing="inject", of=asked.named.get("story", ""))
    duty = ground.pack.duty(key)
    if duty is not None:
        closed = belgian_holidays(start.year, start.year + 1)
        at = limit(start, duty.stages[0].delay, ground.zone, closed)
    else:
        item = ground.plan.activities.get(key)
        at = (start + item.rto) if item and item.rto is not None else None
    if at is None:
        return Unbound(query=asked.written, missing="rto", of=key)
    return Bound(query=asked.written, family=Family.MOMENT, at=at.astimezone(ground.zone))
