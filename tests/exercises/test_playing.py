"""The clocks of an exercise: play, story and wall."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.events.exercise_events import (
    Ended,
    InjectHour,
    Paused,
    Played,
    Resumed,
    Started,
)
from incplan.incident.events.fact import Event
from incplan.incident.state.playing import PlayClock, play_clock
from tests.exercises.shelf import ZONE

START = datetime(2026, 11, 30, 9, 30, tzinfo=ZONE)
FRIDAY = datetime(2026, 12, 4, 16, 40, tzinfo=ZONE)
#: Minutes of play, minutes of the story after its start.
TABLE = ((0, 0), (10, 30), (20, 60), (40, 960))


def wall(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def story(minutes: float) -> datetime:
    return FRIDAY + timedelta(minutes=minutes)


def clock(*events: Event, speed: str = "1") -> PlayClock:
    words = {"incident": "EXE-2026-001-aaaa", "recorded_at": START}
    table = tuple(InjectHour(f"I{n}", at, story(on)) for n, (at, on) in enumerate(TABLE, 1))
    started = Started(
        id="start", occurred_at=START, scenario="x", speed=Decimal(speed), timetable=table, **words
    )
    found = play_clock((started, *events))
    assert found is not None
    return found


def event(kind: type, minutes: float, **words: str) -> Event:
    found: Event = kind(
        id=f"{kind.__name__}{minutes}{words.get('inject', '')}".lower().replace(".", ""),
        incident="EXE-2026-001-aaaa",
        occurred_at=wall(minutes),
        recorded_at=wall(minutes),
        **words,
    )
    return found


def played(number: int, minutes: float) -> Event:
    return event(Played, minutes, inject=f"I{number}")


def test_play_counts_without_pauses_times_the_speed():
    found = clock(event(Paused, 5), event(Resumed, 12), speed="10")
    assert found.play(wall(4)) == timedelta(minutes=40)
    assert found.play(wall(8)) == timedelta(minutes=50)
    assert found.play(wall(15)) == timedelta(minutes=80)
    assert found.wall(timedelta(minutes=40)) == wall(4)
    assert found.wall(timedelta(minutes=80)) == wall(15)
    assert found.play(wall(-5)) == timedelta(0)


def test_play_stands_still_once_it_ended():
    found = clock(event(Paused, 5), event(Ended, 9))
    assert found.play(wall(60)) == timedelta(minutes=5)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (-10, -10),  # before play, one for one
        (0, 0),
        (5, 15),  # half way to the second inject
        (10, 30),
        (12, 30),  # the second was not played before minute 13: the story waits
        (13, 30),
        (16.5, 45),  # half way from there to the third
        (20, 60),
        (30, 510),  # half way to the next morning
        (39, 915),
        (40, 960),
        (45, 960),  # the last was not played yet
    ],
)
def test_the_story_runs_between_injects_and_waits_for_them(at: float, shown: float):
    found = clock(played(1, 0), played(2, 13), played(3, 20))
    assert found.story(wall(at)) == story(shown)


def test_after_the_last_inject_the_story_runs_one_for_one_with_play():
    found = clock(*(played(n, at) for n, (at, _on) in enumerate(TABLE, 1)))
    assert found.story(wall(50)) == story(970)
    fast = clock(*(played(n, at / 10) for n, (at, _on) in enumerate(TABLE, 1)), speed="10")
    assert fast.story(wall(5)) == story(970)


def test_an_inject_that_comes_early_brings_its_hour():
    found = clock(played(1, 0), played(2, 6))
    assert found.story(wall(5)) == story(15)
    assert found.story(wall(6)) == story(30)
    assert found.story(wall(13)) == story(45)


def test_an_inject_due_before_the_one_before_it_was_played():
    found = clock(played(1, 0), played(2, 25))
    assert found.story(wall(26)) == story(60)


def test_a_pause_stops_the_story_too():
    found = clock(played(1, 0), event(Paused, 5), event(Resumed, 12))
    assert found.story(wall(8)) == story(15)
    assert found.story(wall(13)) == story(18)


def test_the_story_goes_on_one_for_one_after_the_end():
    found = clock(played(1, 0), event(Ended, 5))
    assert found.story(wall(65)) == story(75)


@pytest.mark.parametrize(("hour", "at"), [(15, 5), (30, 10), (45, 15), (510, 30), (970, 50)])
def test_an_hour_of_the_story_on_the_wall_if_injects_come_in_time(hour: float, at: float):
    assert clock(played(1, 0)).shown_at(story(hour)) == wall(at)


def test_the_same_inject_played_twice_counts_once():
    found = clock(played(1, 0), played(2, 13), played(2, 15))
    assert found.story(wall(14)) > story(30)
    assert found.next_inject is not None
    assert found.next_inject.inject == "I3"


@given(
    marks=st.lists(st.integers(0, 60), min_size=1, max_size=4),
    pauses=st.lists(st.integers(1, 60), max_size=4, unique=True),
    speed=st.sampled_from(["0.5", "1", "3", "10"]),
    asked=st.lists(st.integers(-10, 90), min_size=2, max_size=8),
)
def test_the_story_never_goes_back(
    marks: list[int], pauses: list[int], speed: str, asked: list[int]
):
    stops = [event(Resumed if n % 2 else Paused, at) for n, at in enumerate(sorted(pauses))]
    injects = [played(n, at) for n, at in enumerate(sorted(marks), 1)]
    found = clock(*injects, *stops, speed=speed)
    hours = [found.story(wall(at)) for at in sorted(asked)]
    plays = [found.play(wall(at)) for at in sorted(asked)]
    assert hours == sorted(hours)
    assert plays == sorted(plays)


@given(order=st.permutations(range(7)))
def test_the_order_of_arrival_does_not_matter(order: list[int]):
    events = [
        played(1, 0), played(2, 13), played(3, 20), event(Paused, 15), event(Resumed, 18),
        played(2, 14), event(Ended, 50),
    ]  # fmt: skip
    assert clock(*(events[place] for place in order)) == clock(*events)
