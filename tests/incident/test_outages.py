"""One outage in several incidents: any order of entries and incidents gives one answer."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.clocks.outages import joined
from incplan.incident.events.course_events import Cancelled, Closed, Reopened
from incplan.incident.events.events import Affected, Corrected, Restored
from incplan.incident.events.words import CorrectionEffect, RestoreScope
from incplan.incident.register.register import register_entries
from incplan.incident.register.statistics import statistics
from incplan.incident.review.recovery import recovery
from incplan.incident.state.fold import fold
from incplan.vocabulary import Level
from tests.small_plan import Story, at, objectives, small_plan

NOW = at(1000)
IDS = ("INC-2026-001-aaaa", "INC-2026-002-bbbb", "INC-2026-003-cccc")
PLAN = small_plan()
#: Down or back, minutes after the entry before, whether the entry is withdrawn later.
_STEP = st.tuples(st.sampled_from(["down", "back", "least"]), st.integers(1, 90), st.booleans())
_COURSE = st.tuples(st.integers(0, 120), st.lists(_STEP, max_size=6))


def declared(place: int, minutes: int = 0, *, hours: int = 4, **words: object) -> Story:
    """An incident with orders down from a minute on; all but the first are related to the first."""
    related = {"related": IDS[:1]} if place else {}
    story = Story(IDS[place], start=at(minutes))
    return story.declared(
        activities=("orders",),
        level=Level.MAJOR,
        disrupted_at=at(minutes),
        objectives=objectives(orders=hours),
        **{**related, **words},
    )


def course(place: int, start: int, steps: list[tuple[str, int, bool]]) -> tuple[Story, set[int]]:
    """The incident, and every minute in which it says that orders are down."""
    story, minutes, downs, since = declared(place, start), 0, set(), start
    wrong = []
    for word, after, withdrawn in steps:
        minutes += after
        now = start + minutes
        if word == "down":
            story.tell(Affected, minutes, activity="orders")
        else:
            scope = RestoreScope.FULL if word == "back" else RestoreScope.MINIMAL
            story.tell(Restored, minutes, activity="orders", scope=scope)
        if withdrawn:
            wrong.append(story.events[-1].id)
        elif word == "down":
            since = now if since is None else since
        elif since is not None:
            downs.update(range(since, now))
            since = None
    for entry in wrong:
        story.tell(Corrected, minutes + 1, corrects=entry, effect=CorrectionEffect.WITHDRAWN)
    if since is not None:
        downs.update(range(since, 1000))
    return story, downs


@given(st.lists(_COURSE, min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_the_outage_is_every_minute_in_which_some_incident_has_it_down(courses, chance):
    told = [course(place, start, steps) for place, (start, steps) in enumerate(courses)]
    minutes = set().union(*(downs for _story, downs in told))
    incidents = []
    for story, _downs in told:
        events = list(story.events)
        chance.shuffle(events)
        incidents.append(fold(events))
    chance.shuffle(incidents)
    found = joined(incidents)

    used = timedelta(minutes=len(minutes))
    for incident in found:
        (item,) = recovery(incident, PLAN, NOW).activities
        assert item.used == used
        assert item.still_down is (999 in minutes)
        assert len(item.shared_with) == len(told) - 1
    # Counted once wherever it is added up.
    (record,) = statistics(incidents, PLAN, (), now=NOW).activities
    assert (record.downtime, record.kept + record.missed) == (used, int(item.kept is not None))
    rows = register_entries(incidents, PLAN, NOW)
    assert sum((time for row in rows for _key, time in row.activities), timedelta(0)) == used


def test_the_objective_is_that_of_the_incident_in_which_it_began():
    """4 h when the first was declared; a plan changed in between says 1 h in the second."""
    first = declared(0, 0).tell(Restored, 60, activity="orders")
    second = declared(1, 30, hours=1).tell(Restored, 60, activity="orders")
    for incident in joined([second.incident, first.incident]):
        (item,) = recovery(incident, PLAN, NOW).activities
        assert (item.rto, item.used, item.kept) == (timedelta(hours=4), timedelta(minutes=90), True)


def test_incidents_are_linked_through_one_that_did_not_touch_the_activity():
    first = declared(0).tell(Restored, 30, activity="orders")
    second = Story(IDS[1], start=at(20)).declared(related=IDS[:1])
    third = declared(2, 60, related=IDS[1:2]).tell(Restored, 30, activity="orders")
    one, _between, other = joined([first.incident, second.incident, third.incident])
    assert [share.incident for share in one.elsewhere["orders"]] == [other.id]
    assert recovery(other, PLAN, NOW).activities[0].used == timedelta(minutes=60)


def test_related_after_more_than_thirty_days_it_is_another_outage():
    day = 24 * 60
    first = declared(0).tell(Restored, 60, activity="orders").tell(Closed, 90)
    for days, shared in ((30, 1), (31, 0)):
        later = declared(1, days * day).incident
        assert len(joined([first.incident, later])[1].elsewhere) == shared


def test_an_interruption_nobody_ended_lasts_until_its_incident_was_closed():
    first = declared(0).tell(Closed, 60)
    second = declared(1, 30).tell(Restored, 90, activity="orders")
    one, other = joined([first.incident, second.incident])
    (item,) = recovery(other, PLAN, NOW).activities
    assert (item.used, item.still_down) == (timedelta(minutes=120), False)
    assert recovery(one, PLAN, NOW).activities[0].still_down is True  # nobody said it is back


def test_false_alarms_and_exercises_join_nothing():
    first = declared(0).tell(Restored, 60, activity="orders")
    alarm = declared(1, 30).tell(Cancelled, 40, reason="steam")
    trial = Story("EXE-2026-001-dddd", start=at(30)).declared(
        activities=("orders",), level=Level.MAJOR, related=IDS[:1]
    )
    for incident in joined([first.incident, alarm.incident, trial.incident]):
        assert incident.elsewhere == {}


def test_down_again_after_a_reopening_overlaps_by_its_own_stretches():
    """Unrelated: orders down 0-60 and, reopened, 300-360 in the first, 100-160 in the second."""
    first = declared(0).tell(Restored, 60, activity="orders").tell(Closed, 70)
    first.tell(Reopened, 290).tell(Affected, 300, activity="orders")
    first.tell(Restored, 360, activity="orders")
    second = declared(1, 100, related=()).tell(Restored, 60, activity="orders")
    one, other = joined([first.incident, second.incident])
    assert (one.elsewhere, other.elsewhere) == ({}, {})
