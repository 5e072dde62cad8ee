"""State is a fold: the same facts give the same state, whatever order they arrive in."""

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.incident.events.course_events import (
    Cancelled,
    Classified,
    Closed,
    Contained,
    Eradicated,
    Escalated,
    Reopened,
)
from incplan.incident.events.events import Affected, BcpChanged, Logged, MeasureTaken, Restored
from incplan.incident.events.order import ancestors, causal_order, heads
from incplan.incident.events.words import BcpChange, RestoreScope
from incplan.incident.state.fold import fold
from incplan.vocabulary import BcpState, Level, Status, Step
from tests.incident.builders import Story, at


def test_without_a_declaration_there_is_no_incident() -> None:
    story = Story()
    assert fold(story.events[1:]) is None


def test_a_crisis_counts_once_an_entitled_person_confirms_it() -> None:
    story = Story(level=Level.CRISIS)
    incident = fold(story.events)
    assert incident is not None
    assert incident.level is Level.MAJOR
    assert incident.crisis_awaits_confirmation
    story.add(Escalated, 5, level=Level.CRISIS, confirmed_by="wim")
    incident = fold(story.events)
    assert incident is not None
    assert incident.level is Level.CRISIS
    assert not incident.crisis_awaits_confirmation


def test_lowering_keeps_the_highest_level() -> None:
    story = Story(level=Level.MAJOR)
    story.add(Classified, 60, level=Level.MINOR, reason="contained")
    incident = fold(story.events)
    assert incident is not None
    assert incident.level is Level.MINOR
    assert incident.highest_level is Level.MAJOR
    assert incident.level_since == at(60)


def test_interruptions_are_summed_and_kept_apart() -> None:
    story = Story(activities=("orders",), disrupted_at=at(-30))
    story.add(Restored, 30, activity="orders")
    story.add(Affected, 120, activity="orders")
    story.add(Restored, 150, activity="orders", scope=RestoreScope.MINIMAL)
    incident = fold(story.events)
    assert incident is not None
    first, second = incident.interruptions["orders"]
    assert (first.started_at, first.restored_at) == (at(-30), at(30))
    assert (second.started_at, second.restored_at) == (at(120), at(150))
    assert incident.down == ()
    assert incident.not_full == ("orders",)


def test_the_six_steps_show_in_the_state() -> None:
    story = Story(level=Level.MINOR)
    steps = [_step(story)]
    story.add(MeasureTaken, 1, measure="minor.1")
    steps.append(_step(story))
    story.add(Contained, 2)
    steps.append(_step(story))
    story.add(Eradicated, 3, cause_found=True, cause="worm")
    steps.append(_step(story))
    story.add(Closed, 4)
    steps.append(_step(story))
    assert steps == [
        Step.IDENTIFICATION,
        Step.HANDLING,
        Step.ERADICATION,
        Step.DEACTIVATION,
        Step.LESSONS,
    ]


def _step(story: Story) -> Step:
    incident = fold(story.events)
    assert incident is not None
    return incident.step


def test_reopening_clears_agreements_and_cause() -> None:
    story = Story()
    story.add(Eradicated, 1, cause_found=True, cause="x")
    story.add(Closed, 2)
    story.add(Reopened, 3, reason="again")
    incident = fold(story.events)
    assert incident is not None
    assert incident.is_open
    assert incident.eradicated_at is None
    assert incident.closures[0].reopened_at == at(3)


def test_the_continuity_plan_has_a_life_of_its_own() -> None:
    story = Story()
    story.add(BcpChanged, 1, change=BcpChange.ACTIVATED)
    story.add(BcpChanged, 9, change=BcpChange.STOOD_DOWN)
    incident = fold(story.events)
    assert incident is not None
    assert incident.bcp_state is BcpState.STOOD_DOWN
    assert incident.bcp_was_activated
    assert incident.level is Level.MINOR


def test_a_cancelled_incident_is_not_open() -> None:
    story = Story()
    story.add(Cancelled, 3, reason="steam")
    incident = fold(story.events)
    assert incident is not None
    assert incident.status is Status.CANCELLED


def test_levels_set_apart_keep_the_more_severe_until_settled() -> None:
    story = Story(level=Level.MINOR)
    root = story.events[0].id
    story.add(Escalated, 10, level=Level.MAJOR, after=(root,))
    story.add(Classified, 20, level=Level.MINOR, reason="calm here", after=(root,))
    incident = fold(story.events)
    assert incident is not None
    assert incident.level is Level.MAJOR
    assert len(incident.unsettled) == 2
    both = tuple(event.id for event in story.events[1:])
    story.add(Classified, 30, level=Level.MINOR, reason="settled", after=both)
    incident = fold(story.events)
    assert incident is not None
    assert incident.level is Level.MINOR
    assert incident.unsettled == ()


def _random_story(seed: int) -> Story:
    rng = random.Random(seed)
    story = Story(activities=("orders",))
    kinds = (
        lambda: (Logged, {"text": "x"}),
        lambda: (Affected, {"activity": rng.choice(("orders", "cold"))}),
        lambda: (Restored, {"activity": rng.choice(("orders", "cold"))}),
        lambda: (Escalated, {"level": rng.choice(tuple(Level)), "confirmed_by": "wim"}),
        lambda: (Classified, {"level": rng.choice(tuple(Level)), "reason": "r"}),
        lambda: (MeasureTaken, {"measure": f"minor.{rng.randint(1, 5)}"}),
        lambda: (Closed, {}),
        lambda: (Reopened, {"reason": "r"}),
    )
    for step in range(rng.randint(1, 14)):
        kind, words = rng.choice(kinds)()
        known = [event.id for event in story.events]
        seen = tuple(sorted(rng.sample(known, rng.randint(1, min(2, len(known))))))
        skew = rng.choice((0, 0, -120, 60, 525_600))
        story.add(kind, step, after=seen, recorded_at=at(step + skew), **words)
    return story


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_arrival_order_changes_nothing(seed: int, rng: random.Random) -> None:
    story = _random_story(seed)
    shuffled = list(story.events)
    rng.shuffle(shuffled)
    assert fold(shuffled) == fold(story.events)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_no_event_stands_before_one_its_author_had_seen(seed: int) -> None:
    story = _random_story(seed)
    place = {event.id: i for i, event in enumerate(causal_order(story.events))}
    for event, above in ancestors(story.events, place).items():
        assert all(place[parent] < place[event] for parent in above)


def test_a_circle_and_a_missing_parent_do_not_stop_the_order() -> None:
    story = Story()
    one = story.add(Logged, 1, text="a")
    two = story.add(Logged, 2, text="b")
    story.events[1] = replace(one, after=(two.id, "zmissing00"))
    ordered = causal_order(story.events)
    assert {event.id for event in ordered} == {event.id for event in story.events}


def test_heads_are_the_entries_nobody_has_seen() -> None:
    story = Story()
    root = story.events[0].id
    one = story.add(Logged, 1, text="a", after=(root,))
    two = story.add(Logged, 2, text="b", after=(root,))
    assert heads(story.events) == tuple(sorted((one.id, two.id)))


def test_a_wrong_clock_does_not_reorder_knowledge() -> None:
    story = Story()
    story.add(Logged, 5, text="a", recorded_at=at(5) - timedelta(hours=2))
    story.add(Logged, 6, text="b", recorded_at=at(6) - timedelta(hours=4))
    assert [event.id for event in causal_order(story.events)] == [e.id for e in story.events]
