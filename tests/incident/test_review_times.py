"""The computed rows of a review done again by hand, across a clock change and a month's end."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from incplan.app.review.review import due_date
from incplan.incident.events.course_events import Closed, Declared
from incplan.incident.events.events import Affected, Communicated, MeasureTaken, Restored
from incplan.incident.events.words import MessageAudience, RestoreScope
from incplan.incident.review.compute import compute
from incplan.incident.review.facts import RecoveryOutcome, ResolvedBy
from incplan.incident.state.fold import fold
from incplan.plan.values.reading import check
from incplan.vocabulary import Level
from tests.small_plan import LEVELS, objectives, small_plan

ZONE = ZoneInfo("Europe/Brussels")


def local(text, fold_=0):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE, fold=fold_)


class Night:
    """Events at local times as people say them."""

    def __init__(self, **declared):
        self.events = []
        self.tell(
            Declared,
            declared.pop("at"),
            level=Level.MAJOR,
            text="Night",
            manager="nadia",
            **declared,
        )

    def tell(self, kind, when, **words):
        self.events.append(
            kind(
                id=f"event-{len(self.events)}",
                incident="INC-2026-014-k7f3",
                occurred_at=when,
                recorded_at=when.astimezone(UTC),
                by="nadia",
                after=(self.events[-1].id,) if self.events else (),
                **words,
            )
        )
        return self

    def facts(self):
        incident = fold(self.events)
        assert incident is not None
        return compute(incident, small_plan(), now=local("2026-12-31T12:00"))


def test_autumn_night_that_repeats_an_hour():
    """25 October 2026: 03:00 CEST is 02:00 CET. 01:30 CEST to 05:15 CET are 4 h 45, not 3 h 45."""
    found = (
        Night(
            at=local("2026-10-25T01:40"),
            disrupted_at=local("2026-10-25T01:30"),
            activities=("orders", "platform"),
            objectives=objectives(orders=4, platform=5),
        )
        .tell(Communicated, local("2026-10-25T02:30"), audience=MessageAudience.STAFF, medium="SMS")
        .tell(
            Communicated, local("2026-10-25T02:30", 1), audience=MessageAudience.CUSTOMERS,
            medium="e-mail",
        )
        .tell(MeasureTaken, local("2026-10-25T03:10"), measure="PHI-A01", cost_eur=Decimal("12.50"))
        .tell(Restored, local("2026-10-25T05:15"), activity="orders")
        .tell(Restored, local("2026-10-25T05:15"), activity="platform", scope=RestoreScope.MINIMAL)
        .tell(Restored, local("2026-10-25T08:00"), activity="platform")
        .tell(Closed, local("2026-10-26T09:00"))
        .facts()
    )  # fmt: skip

    recovery = found["pir.adequacy.actual_time"]
    used = {item.activity: (item.used, item.kept) for item in recovery.activities}
    assert used["orders"] == (timedelta(hours=4, minutes=45), False)
    assert used["platform"] == (timedelta(hours=4, minutes=45), True)
    assert recovery.outcome is RecoveryOutcome.SOME
    # 01:40 CEST to 08:00 CET.
    resolved = found["pir.admin.resolved_at"]
    assert (resolved.by, resolved.after) == (ResolvedBy.RESTORED, timedelta(hours=7, minutes=20))
    assert found["pir.communication.internal"].delay == timedelta(minutes=50)
    assert found["pir.communication.external"].delay == timedelta(hours=1, minutes=50)
    rhythm = found["pir.communication.first"]
    assert (rhythm.every, rhythm.longest_gap) == (timedelta(hours=1), timedelta(hours=1))
    assert found["pir.evaluation.resources"].cost_eur == Decimal("12.50")


def test_spring_night_that_skips_an_hour():
    """29 March 2026: 02:00 CET is 03:00 CEST. 01:30 to 06:00 are 3 h 30: within four hours."""
    found = (
        Night(
            at=local("2026-03-29T01:30"),
            activities=("orders",),
            objectives=objectives(orders=4),
        )
        .tell(Restored, local("2026-03-29T06:00"), activity="orders")
        .facts()
    )
    (orders,) = found["pir.adequacy.actual_time"].activities

    assert (orders.used, orders.kept) == (timedelta(hours=3, minutes=30), True)
    assert found["pir.adequacy.actual_time"].outcome is RecoveryOutcome.ALL


def test_two_interruptions_across_the_end_of_a_month():
    """31 October 22:00 to 1 November 01:00, then 1 November 20:00 to 2 November 00:30."""
    found = (
        Night(at=local("2026-10-31T22:00"), activities=("orders",), objectives=objectives(orders=8))
        .tell(Restored, local("2026-11-01T01:00"), activity="orders", data_loss=timedelta(hours=2))
        .tell(Affected, local("2026-11-01T20:00"), activity="orders")
        .tell(
            Restored, local("2026-11-02T00:30"), activity="orders", data_loss=timedelta(minutes=20)
        )
        .facts()
    )
    (orders,) = found["pir.adequacy.actual_time"].activities

    assert orders.used == timedelta(hours=7, minutes=30)
    assert orders.longest == timedelta(hours=4, minutes=30)
    assert (orders.periods, orders.kept) == (2, True)
    assert (orders.data_loss, orders.rpo_kept) == (timedelta(hours=2), False)
    resolved = found["pir.admin.resolved_at"]
    assert (resolved.at, resolved.after) == (
        local("2026-11-02T00:30"),
        timedelta(hours=26, minutes=30),
    )


@pytest.mark.parametrize(
    ("closed", "due"),
    [
        ("2026-10-30T16:00", "2026-11-06"),  # a Friday: five working days later
        ("2026-02-27T23:30", "2026-03-06"),
        ("2026-12-31T09:00", "2027-01-07"),
    ],
)
def test_the_day_a_review_is_due_goes_over_the_end_of_a_month(closed, due):
    levels = {
        "levels": {
            key: {**value, "review_within_days": "5"} for key, value in LEVELS["levels"].items()
        }
    }
    plan = small_plan(levels=check(type(small_plan().levels), levels))
    night = Night(at=local("2026-02-01T08:00")).tell(Closed, local(closed))
    incident = fold(night.events)
    assert incident is not None

    assert due_date(incident, plan).isoformat() == due
