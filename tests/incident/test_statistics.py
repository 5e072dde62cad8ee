"""Statistics, checked against sums done by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.events.coordination import SupplierActed
from incplan.incident.events.course_events import Cancelled, Closed, Reopened
from incplan.incident.events.events import Affected, Called, Logged, MeasureTaken, Restored
from incplan.incident.events.words import CallOutcome, RecordKind, SupplierAct
from incplan.incident.register.statistics import Spread, spread, statistics
from incplan.incident.review.improvements import improvements
from incplan.plan.files.contacts import Contact
from incplan.plan.files.review import ReviewFile
from incplan.plan.files.suppliers import Supplier
from incplan.plan.record import ActionState, PlanRecord
from incplan.plan.values.reading import check
from incplan.vocabulary import Level
from tests.small_plan import CONTACTS, Story, activity, at, objectives, small_plan

ZONE = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=ZONE)
HOUR = timedelta(hours=1)


def numbers(*stories, now=NOW, plan=None, actions=(), **period):
    incidents = [story.incident for story in stories]
    return statistics(incidents, plan or small_plan(), actions, now=now, **period)


def outage(name, *, start, hours, rto=4):
    """An interruption of orders that lasts some hours."""
    return (
        Story(name, start=start)
        .declared(
            type="phishing", level=Level.MAJOR, activities=("orders",),
            objectives=objectives(orders=rto), disrupted_at=start - timedelta(minutes=10),
        )
        .tell(MeasureTaken, 12, measure="PHI-A01")
        .tell(Restored, int(hours * 60), activity="orders")
        .tell(Closed, int(hours * 60) + 30)
    )  # fmt: skip


def test_counts_by_level_type_and_month_without_a_gap():
    found = numbers(
        outage("INC-2026-001-aaaa", start=datetime(2026, 8, 31, 23, 30, tzinfo=ZONE), hours=1),
        outage("INC-2026-002-bbbb", start=datetime(2026, 11, 2, 9, 0, tzinfo=ZONE), hours=5),
        Story("INC-2026-003-cccc").declared(),
    )

    assert (found.incidents, found.open, found.near_misses) == (3, 1, 0)
    assert found.levels == {"low": 0, "minor": 1, "major": 2, "crisis": 0}
    assert found.types == {"phishing": 2, "": 1}
    assert [(month.month, month.incidents) for month in found.months] == [
        ("2026-08", 1), ("2026-09", 0), ("2026-10", 0), ("2026-11", 2),
    ]  # fmt: skip


def test_the_month_is_that_of_the_plans_zone():
    """30 November 23:30 UTC is 1 December in Brussels."""
    start = datetime(2026, 11, 30, 23, 30, tzinfo=ZoneInfo("UTC"))
    found = numbers(
        Story("INC-2026-001-aaaa", start=start).declared(),
        now=datetime(2026, 12, 2, tzinfo=ZONE),
    )

    assert [month.month for month in found.months] == ["2026-12"]


def test_exercises_never_count_and_near_misses_count_apart():
    found = numbers(
        Story("EXE-2026-001-aaaa").declared(level=Level.CRISIS),
        Story("INC-2026-001-bbbb").declared(level=Level.LOW, record_kind=RecordKind.NEAR_MISS),
        Story("INC-2026-002-cccc").declared().tell(Cancelled, 10, reason="steam"),
    )

    assert (found.incidents, found.near_misses) == (0, 2)
    assert found.months[-1].near_misses == 2
    assert found.times["close"] == Spread(count=0)


def test_times_by_hand():
    found = numbers(
        outage("INC-2026-001-aaaa", start=at(0), hours=1),
        outage("INC-2026-002-bbbb", start=at(5000), hours=5),
    )

    assert found.times["detect"].median == timedelta(minutes=10)
    assert found.times["acknowledge"].median == timedelta(minutes=12)
    restore = found.times["restore"]
    assert (restore.count, restore.shortest, restore.longest) == (
        2, HOUR + timedelta(minutes=10), 5 * HOUR + timedelta(minutes=10),
    )  # fmt: skip
    assert restore.median == 3 * HOUR + timedelta(minutes=10)
    assert found.times["close"].median == 3 * HOUR + timedelta(minutes=30)


def test_an_outage_across_the_clock_change_lasts_as_long_as_it_really_did():
    """From 01:00 CEST to 04:00 CET on 25 October are four hours."""
    start = datetime(2026, 10, 25, 1, 0, tzinfo=ZONE)
    end = datetime(2026, 10, 25, 4, 0, tzinfo=ZONE)
    story = Story("INC-2026-001-aaaa", start=start).declared(
        activities=("orders",), objectives=objectives(orders=4)
    )
    minutes = (end - start) / timedelta(minutes=1)  # local minutes, as the story counts
    story.tell(Restored, int(minutes), activity="orders")
    found = numbers(story)

    assert found.times["restore"].median == 4 * HOUR
    (orders,) = found.activities
    assert (orders.downtime, orders.kept, orders.missed) == (4 * HOUR, 1, 0)


def test_objectives_kept_and_missed_and_downtime_added_up():
    came_back = (
        outage("INC-2026-003-cccc", start=at(9000), hours=1)
        .tell(Reopened, 200)
        .tell(Affected, 200, activity="orders")
        .tell(Restored, 260, activity="orders")
        .tell(Closed, 300)
    )
    found = numbers(
        outage("INC-2026-001-aaaa", start=at(0), hours=1),
        outage("INC-2026-002-bbbb", start=at(5000), hours=5),
        came_back,
    )

    (orders,) = found.activities
    ten = timedelta(minutes=10)
    assert orders.downtime == (HOUR + ten) + (5 * HOUR + ten) + (HOUR + ten) + HOUR
    assert orders.longest == 5 * HOUR + ten
    assert (orders.kept, orders.missed, orders.incidents) == (2, 1, 3)
    assert orders.hit_rate == 2 / 3


def supplied(resolution):
    """Orders needs the cloud, which promises to resolve by day and night."""
    cloud = check(
        Supplier,
        {
            "name": "Nuage",
            "service": "Hosting",
            "contact": "elec",
            "sla": {"resolution_time": resolution, "service_window": ["24/7"]},
        },
    )
    uses = [{"supplier": "cloud", "function": "hosting", "recovery_critical": "yes"}]
    return small_plan(
        suppliers={"cloud": cloud}, activities={"orders": activity("Orders", suppliers=uses)}
    )


def test_a_supplier_is_judged_from_the_call_it_answered():
    def called(name, start, *outcomes):
        story = outage(name, start=start, hours=5)
        for place, outcome in enumerate(outcomes):
            story.tell(Called, 60 + place * 60, contact="elec", outcome=outcome)
        return story

    stories = (
        called("INC-2026-001-aaaa", at(0), CallOutcome.NO_ANSWER, CallOutcome.REACHED),
        called("INC-2026-002-bbbb", at(5000), CallOutcome.REACHED),
        called("INC-2026-003-cccc", at(9000)),
    )
    # Repaired at 5 h: three hours after the call of 2 h, four after that of 1 h.
    for story in stories[:2]:
        story.tell(SupplierActed, 300, supplier="cloud", act=SupplierAct.REPAIRED)
    (record,) = numbers(*stories, plan=supplied("3h")).suppliers
    assert record.available == ""  # it was called, and nobody said that it was down

    assert (record.calls, record.answered) == (3, 2)
    assert (record.kept, record.missed, record.unknown) == (1, 1, 0)
    assert CONTACTS["elec"]["kind"] == check(Contact, CONTACTS["elec"]).kind


def test_the_availability_of_a_service_over_a_period():
    start = datetime(2026, 11, 10, 8, 0, tzinfo=ZONE)
    story = outage("INC-2026-001-aaaa", start=start, hours=5)
    story.tell(SupplierActed, 0, supplier="cloud", act=SupplierAct.FAILED)
    story.tell(SupplierActed, 432, supplier="cloud", act=SupplierAct.REPAIRED)
    period = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}

    (record,) = numbers(story, plan=supplied("3h"), **period).suppliers

    # 7.2 of the 708 hours until now, noon of the 30th.
    assert record.available == "98.98"
    assert record.promised == ""
    (whole,) = numbers(
        story, plan=supplied("3h"), first=date(2026, 11, 10), last=date(2026, 11, 12)
    ).suppliers
    assert whole.available == "90.00"


def test_actions_done_in_time_late_and_overdue():
    review = check(
        ReviewFile,
        {
            "format": "1",
            "actions": [
                {"what": what, "owner": "nadia", "due": "2026-11-10"}
                for what in ("in time", "late", "never")
            ],
        },
    )
    done = {
        "INC-2026-001-aaaa.1": ActionState(on=date(2026, 11, 10), by="nadia", what="in time"),
        "INC-2026-001-aaaa.2": ActionState(on=date(2026, 11, 11), by="nadia", what="late"),
    }
    found = improvements(
        {"INC-2026-001-aaaa": review}, PlanRecord(actions_done=done), date(2026, 11, 30)
    )
    count = numbers(actions=found).actions

    assert (count.total, count.done, count.done_in_time, count.overdue) == (3, 2, 1, 1)


def test_a_line_put_in_above_does_not_make_another_look_done():
    def review(*whats):
        return check(ReviewFile, {"format": "1", "actions": [{"what": what} for what in whats]})

    record = PlanRecord(
        actions_done={"INC-2026-001-aaaa.1": ActionState(on=date(2026, 11, 1), by=None, what="b")}
    )
    found = improvements({"INC-2026-001-aaaa": review("a", "b")}, record, date(2026, 11, 30))

    assert {item.what: item.is_open for item in found} == {"a": True, "b": False}


def test_on_this_day_of_earlier_years():
    leap = Story("INC-2024-001-aaaa", start=datetime(2024, 2, 29, 9, 0, tzinfo=ZONE))
    other = Story("INC-2025-001-bbbb", start=datetime(2025, 2, 27, 9, 0, tzinfo=ZONE))
    found = numbers(
        leap.declared("Flood"), other.declared(), now=datetime(2026, 2, 28, 8, 0, tzinfo=ZONE)
    )

    assert [(item.incident, item.title) for item in found.on_this_day] == [
        ("INC-2024-001-aaaa", "Flood")
    ]


def test_a_period_leaves_out_what_lies_outside():
    inside = Story("INC-2026-001-aaaa", start=datetime(2026, 10, 31, 23, 59, tzinfo=ZONE))
    outside = Story("INC-2026-002-bbbb", start=datetime(2026, 11, 1, 0, 0, tzinfo=ZONE))
    found = numbers(
        inside.declared(), outside.declared(), first=date(2026, 10, 1), last=date(2026, 10, 31)
    )

    assert found.incidents == 1
    assert [month.month for month in found.months] == ["2026-10"]


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=900)), min_size=1))
def test_the_median_lies_within_the_range(values):
    found = spread(values)

    assert found.shortest is not None
    assert found.shortest <= found.median <= found.longest
    assert sum(value < found.median for value in values) <= len(values) / 2
    assert sum(value > found.median for value in values) <= len(values) / 2


def test_a_note_counts_as_the_first_act():
    found = numbers(Story("INC-2026-001-aaaa").declared().tell(Logged, 7, text="looking at it"))

    assert found.times["acknowledge"].median == timedelta(minutes=7)
