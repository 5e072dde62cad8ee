"""The call tree: whom to call next follows from what was tried, in whatever order it is read."""

import random
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.frozen import replace
from incplan.incident.events.events import Called, HandedOver
from incplan.incident.events.words import CallOutcome
from incplan.incident.response.call_tree import (
    Round,
    Rung,
    is_told,
    next_round,
    wrong_numbers,
)
from incplan.incident.response.level.proposal import knows_of_it
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from tests.incident.builders import Story, at, make_plan

PLAN = make_plan()

PATIENCE = timedelta(minutes=10)
CHAIN = (
    Rung("nadia", ("n1", "n2"), 0),
    Rung("joris", ("j1",), 0),
    Rung("wim", ("w1", "w2"), 1),
)
SILENT = CallOutcome.NO_ANSWER
NUMBERS = {rung.contact: rung.numbers for rung in CHAIN}


def folded(story: Story) -> Incident:
    incident = fold(story.events)
    assert incident is not None
    return incident


def turn(story: Story, now: float) -> Round:
    return next_round(CHAIN, folded(story).calls, at(now), PATIENCE)


def dialled(round_: Round) -> list[str]:
    return [step.number for step in round_.steps]


def test_everybody_is_tried_once_before_anybody_twice() -> None:
    assert dialled(turn(Story(), 0)) == ["n1", "j1", "w1", "n2", "w2"]


def test_after_silence_the_next_then_other_numbers_then_all_again() -> None:
    story = Story()
    for minute, (who, number) in enumerate((("nadia", "n1"), ("joris", "j1"), ("wim", "w1")), 1):
        assert dialled(turn(story, minute))[0] == number
        story.add(Called, minute, contact=who, dialled=number, outcome=SILENT)
    silent = turn(story, 4)
    assert (silent.silent, silent.people, silent.calls, silent.waits) == (True, 3, 3, False)
    assert (silent.since, silent.again_at) == (at(1), at(13))
    assert dialled(silent) == ["n2", "w2"]
    story.add(Called, 4, contact="nadia", dialled="n2", outcome=CallOutcome.LEFT_MESSAGE)
    story.add(Called, 5, contact="wim", dialled="w2", outcome=SILENT)
    waits = turn(story, 6)
    assert (waits.waits, waits.again_at, waits.calls) == (True, at(15), 5)
    again = turn(story, 15)
    assert (again.silent, again.since) == (False, None)
    assert dialled(again) == ["n1", "j1", "w1", "n2", "w2"]
    story.add(Called, 16, contact="nadia", dialled="n1", outcome=SILENT)
    assert dialled(turn(story, 17))[0] == "j1"


def test_a_second_round_begins_with_the_numbers_tried_least() -> None:
    story = Story()
    for minute, (who, number) in enumerate((("nadia", "n1"), ("joris", "j1"), ("wim", "w1")), 1):
        story.add(Called, minute, contact=who, dialled=number, outcome=SILENT)
    assert dialled(turn(story, 20))[:3] == ["n2", "j1", "w2"]


def test_a_wrong_number_leaves_the_person_in_his_turn() -> None:
    story = Story()
    story.add(Called, 1, contact="nadia", dialled="n1", outcome=CallOutcome.WRONG_NUMBER)
    assert dialled(turn(story, 2))[0] == "n2"
    story.add(Called, 2, contact="joris", dialled="j1", outcome=CallOutcome.WRONG_NUMBER)
    assert "j1" not in dialled(turn(story, 2))
    story.add(Called, 3, contact="joris", dialled="j1")
    assert wrong_numbers(folded(story).calls) == {("nadia", "n1")}


def test_a_call_without_a_number_counts_for_all_numbers_of_the_person() -> None:
    """As entries of earlier releases, and those taken over from paper, have none."""
    story = Story()
    story.add(Called, 1, contact="nadia", outcome=SILENT)
    assert dialled(turn(story, 2)) == ["j1", "w1", "w2"]


def test_who_stands_in_is_told_in_the_place_of_who_was_silent() -> None:
    story = Story()
    story.events[0] = replace(story.events[0], by="marc")

    def told() -> bool:
        incident = folded(story)
        return is_told(incident, CHAIN, knows_of_it(incident, PLAN))

    story.add(Called, 1, contact="wim", by="marc")
    assert not told()  # reached for another reason, before Nadia was tried
    story.add(Called, 2, contact="nadia", by="marc", outcome=SILENT)
    assert not told()
    story.add(Called, 3, contact="joris", by="marc", outcome=SILENT, answered_by="wim")
    assert told()


def test_whoever_takes_part_knows() -> None:
    story = Story()
    story.add(HandedOver, 1, role="incident_manager", to="joris")
    story.add(Called, 2, contact="wim", outcome=SILENT, answered_by="claire")
    assert {"nadia", "joris", "claire"} <= knows_of_it(folded(story), PLAN)
    assert "wim" not in knows_of_it(folded(story), PLAN)


CALLS = st.lists(
    st.tuples(
        st.sampled_from(sorted(NUMBERS)),
        st.integers(0, 1),
        st.sampled_from(list(CallOutcome)),
        st.integers(0, 40),
        st.booleans(),
    ),
    max_size=14,
)


@settings(max_examples=60)
@given(CALLS, st.integers(0, 60), st.randoms(use_true_random=False))
def test_whoever_reads_the_same_calls_calls_the_same_person(
    calls: list[tuple[str, int, CallOutcome, int, bool]], now: int, chance: random.Random
) -> None:
    """Two copies in which people called apart, merged in any order."""
    story = Story()
    ends = {True: story.events[0].id, False: story.events[0].id}
    for who, which, outcome, minute, here in calls:
        number = NUMBERS[who][which % len(NUMBERS[who])]
        made = story.add(
            Called, minute, contact=who, dialled=number, outcome=outcome, after=(ends[here],)
        )
        ends[here] = made.id
    shuffled = list(story.events)
    chance.shuffle(shuffled)
    merged = fold(shuffled)
    assert merged is not None
    found = next_round(CHAIN, merged.calls, at(now), PATIENCE)
    assert found == turn(story, now)
    wrong = wrong_numbers(merged.calls)
    assert all((step.contact, step.number) not in wrong for step in found.steps)
    left = {number for who, all_of in NUMBERS.items() for number in all_of} - {n for _w, n in wrong}
    assert bool(found.steps) == bool(left)
    assert found.again_at is None or found.again_at > at(now)
