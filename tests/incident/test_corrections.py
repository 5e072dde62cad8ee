"""Corrections: nothing is deleted, and what counts is the same in whatever order files arrive."""

from dataclasses import MISSING, fields
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.frozen import replace
from incplan.incident.events.events import KINDS, Affected, Called, Corrected, Logged, Restored
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CorrectionEffect, RestoreScope
from incplan.incident.state.corrections import (
    RIGHT_VALUES,
    correctable,
    corrected_entry,
    rulings,
    set_right,
)
from incplan.incident.state.fold import fold
from incplan.vocabulary import Level
from tests.incident.builders import Story, at

WITHDRAWN = CorrectionEffect.WITHDRAWN


def test_a_right_time_moves_the_beginning_of_an_outage():
    story = Story()
    entry = story.add(Affected, 5, activity="orders")
    story.add(Corrected, 10, corrects=entry.id, corrected_at=at(2))

    incident = fold(story.events)

    assert incident.interruptions["orders"][0].started_at == at(2)
    assert incident.written[1].occurred_at == at(5), "the entry itself stays as it was"


def test_a_withdrawn_restoration_leaves_the_activity_down():
    story = Story(activities=("orders",))
    entry = story.add(Restored, 30, activity="orders", scope=RestoreScope.FULL)
    story.add(Corrected, 31, corrects=entry.id, effect=WITHDRAWN)

    incident = fold(story.events)

    assert incident.down == ("orders",)
    assert entry in incident.written
    assert entry not in incident.events


def test_words_person_cost_and_activity_are_put_right():
    story = Story()
    call = story.add(Called, 1, contact="wim")
    note = story.add(Logged, 2, text="20 machines", cost_eur=Decimal("250.00"))
    down = story.add(Affected, 3, activity="orders")
    story.add(Corrected, 4, corrects=call.id, who="claire")
    story.add(Corrected, 5, corrects=note.id, text="12 machines", cost_eur=Decimal("200.00"))
    story.add(Corrected, 6, corrects=down.id, activity="storage")

    incident = fold(story.events)

    assert [item.contact for item in incident.calls] == ["claire"]
    assert [(item.text, item.cost_eur) for item in incident.entries] == [
        ("12 machines", Decimal("200.00"))
    ]
    assert list(incident.interruptions) == ["storage"]


def test_the_right_level_of_a_declaration_counts():
    story = Story(level=Level.MINOR)
    story.add(Corrected, 4, corrects=story.events[0].id, level=Level.MAJOR)
    incident = fold(story.events)
    assert (incident.level, incident.declared.level) == (Level.MAJOR, Level.MAJOR)


def test_each_value_counts_from_the_latest_correction_that_gives_it():
    story = Story()
    note = story.add(Logged, 2, text="a", cost_eur=Decimal(1))
    story.add(Corrected, 3, corrects=note.id, text="b", cost_eur=Decimal(2))
    story.add(Corrected, 4, corrects=note.id, text="c")

    (entry,) = fold(story.events).entries

    assert (entry.text, entry.cost_eur) == ("c", Decimal(2))


def test_a_correction_is_withdrawn_and_counts_again():
    story = Story()
    note = story.add(Logged, 2, text="a")
    first = story.add(Corrected, 3, corrects=note.id, text="b")
    second = story.add(Corrected, 4, corrects=first.id, effect=WITHDRAWN)
    assert fold(story.events).entries[0].text == "a"

    story.add(Corrected, 5, corrects=second.id, effect=WITHDRAWN)
    assert fold(story.events).entries[0].text == "b"


def test_a_correction_of_a_correction_puts_the_entry_right():
    story = Story()
    note = story.add(Logged, 2, text="a")
    first = story.add(Corrected, 3, corrects=note.id, text="b")
    story.add(Corrected, 4, corrects=first.id, text="c")
    assert fold(story.events).entries[0].text == "c"


def test_of_two_who_did_not_know_of_each_other_a_withdrawal_counts_and_it_is_said():
    story = Story()
    note = story.add(Logged, 2, text="a")
    story.add(Corrected, 3, corrects=note.id, effect=WITHDRAWN, after=(note.id,))
    story.add(Corrected, 4, corrects=note.id, text="b", after=(note.id,), by="wim")

    incident = fold(story.events)

    assert incident.entries == ()
    assert incident.contested == (note.id,)


def test_of_two_apart_the_later_counts_until_somebody_who_saw_both_settles_it():
    story = Story()
    note = story.add(Logged, 2, text="a")
    one = story.add(Corrected, 3, corrects=note.id, text="b", after=(note.id,))
    two = story.add(Corrected, 4, corrects=note.id, text="c", after=(note.id,), by="wim")
    incident = fold(story.events)
    assert incident.entries[0].text == "c"
    assert incident.contested == (note.id,)

    story.add(Corrected, 5, corrects=note.id, text="b", after=(one.id, two.id))
    incident = fold(story.events)
    assert incident.entries[0].text == "b"
    assert incident.contested == ()


def test_the_declaration_stays_and_strange_corrections_change_nothing():
    story = Story()
    note = story.add(Logged, 2, text="a")
    story.add(Corrected, 3, corrects=story.events[0].id, effect=WITHDRAWN)
    story.add(Corrected, 4, corrects="zzzzzzzzzz", text="b")
    own = story.add(Corrected, 5, corrects="a000000004", effect=WITHDRAWN)
    assert own.id == "a000000004"
    story.add(Corrected, 6, corrects=note.id, level=Level.CRISIS)

    incident = fold(story.events)

    assert incident.declared.text == "Something happened"
    assert [item.text for item in incident.entries] == ["a"]
    assert incident.level is Level.MINOR


_STEPS = st.lists(
    st.tuples(
        st.integers(0, 30),  # which earlier entry
        st.sampled_from(["note", "right", "withdraw", "restore", "affect"]),
        st.integers(0, 2),  # which of three clones
        st.booleans(),  # whether that clone takes over what the others wrote first
    ),
    max_size=25,
)


@given(_STEPS, st.randoms(use_true_random=False))
def test_any_schedule_of_clones_folds_to_one_state_in_any_order(steps, chance):
    """Three clones write, correct, withdraw and exchange; the order of arrival changes nothing."""
    story = Story(activities=("orders",))
    seen = {clone: {story.events[0].id} for clone in range(3)}
    for number, (which, step, clone, exchanged) in enumerate(steps, start=1):
        if exchanged:
            seen[clone] |= seen[(clone + 1) % 3]
        known = [event for event in story.events if event.id in seen[clone]]
        target = known[which % len(known)]
        heads = tuple(event.id for event in known[-2:])
        words = {"after": heads, "by": f"p{clone}"}
        match step:
            case "note":
                event = story.add(Logged, number, text=f"t{number}", **words)
            case "right":
                event = story.add(Corrected, number, corrects=target.id, text=f"r{number}", **words)
            case "withdraw":
                event = story.add(Corrected, number, corrects=target.id, effect=WITHDRAWN, **words)
            case "restore":
                event = story.add(Restored, number, activity="orders", **words)
            case _:
                event = story.add(Affected, number, activity="orders", **words)
        seen[clone] = {*seen[clone], event.id}
    once = fold(story.events)
    mixed = list(story.events)
    chance.shuffle(mixed)

    assert fold(mixed) == once
    assert {event.id for event in once.written} == {event.id for event in story.events}


def any_of(kind: type[Event]) -> Event:
    """An event of a kind, its required fields filled with the first value that fits."""
    hints = get_type_hints(kind)
    needed = [
        item for item in fields(kind) if item.default is MISSING and item.default_factory is MISSING
    ]
    said = {item.name: _value(hints[item.name]) for item in needed}
    return kind(**{**said, "id": "a000000001", "by": "nadia", "after": ("a000000000",)})


def _value(hint: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if get_origin(hint) is tuple:
        return ()
    return at(1) if hint is datetime else hint() if hint in (str, bool, int) else None


RIGHT: dict[str, Any] = {
    "text": "right",
    "corrected_at": at(-5),
    "level": Level.CRISIS,
    "activity": "orders",
    "who": "claire",
    "cost_eur": Decimal(7),
    "effort": timedelta(hours=3),
    "site": "gent",
    "next_at": at(90),
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind is not Corrected])
@pytest.mark.parametrize("name", RIGHT_VALUES)
def test_a_value_puts_right_what_has_it_and_nothing_else(kind: type[Event], name: str):
    """Directly, and through a correction of a correction: with effect, or not to be taken."""
    entry = any_of(kind)
    said = {"corrects": entry.id, name: RIGHT[name]}
    direct = replace(Story().add(Corrected, 10, **said), id="a000000002")
    first = replace(Story().add(Corrected, 10, corrects=entry.id, text="wrong"), id="a000000002")
    second = replace(direct, id="a000000003", corrects=first.id, after=(first.id,))
    for written in ((entry, direct), (entry, first, second)):
        ruling = rulings(written)[entry.id]
        changed = set_right(entry, ruling)
        other = set_right(entry, rulings((entry, first))[entry.id]) if second in written else entry
        assert corrected_entry(written[-1], written) is entry
        assert (changed != other) is (name in correctable(entry)), (kind, name)
