"""The recovery order: dependencies, then danger to persons, then objectives."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.plan.files.activities import Activity
from incplan.plan.recovery.circles import circles
from incplan.plan.recovery.order import Reason, recovery_order
from tests.small_plan import activity


def needs(rto: str, *depends_on: str, danger: str = "no") -> Activity:
    words: dict[str, Any] = {
        "rto": rto,
        "depends_on": list(depends_on),
        "impact": {"danger_to_persons": danger, "serious_economic_impact_after": "24h"},
    }
    return activity("Some activity", **words)


DEMO = {
    "order-intake": needs("4h", "it-platform"),
    "cold-storage": needs("2h", danger="indirect"),
    "picking-delivery": needs(
        "6h", "order-intake", "cold-storage", "it-platform", danger="indirect"
    ),
    "invoicing-payments": needs("48h", "it-platform"),
    "it-platform": needs("3h"),
    "traceability-recall": needs("4h", "it-platform", danger="yes"),
}


def test_a_food_wholesaler():
    places = recovery_order(DEMO)

    assert [(place.activity, place.reason) for place in places] == [
        ("cold-storage", Reason.DANGER),
        ("it-platform", Reason.DEPENDENCIES),
        ("traceability-recall", Reason.DANGER),
        ("order-intake", Reason.RTO),
        ("picking-delivery", Reason.DANGER),
        ("invoicing-payments", Reason.DEPENDENCIES),
    ]
    assert [place.rank for place in places] == [1, 2, 3, 4, 5, 6]
    assert places[1].needed_by == (
        "order-intake",
        "picking-delivery",
        "invoicing-payments",
        "traceability-recall",
    )


def test_what_others_wait_for_takes_over_their_objective():
    places = recovery_order(
        {"mail": needs("4h"), "network": needs("24h"), "shop": needs("1h", "network")}
    )

    assert [place.activity for place in places] == ["network", "shop", "mail"]
    assert places[0].reason is Reason.NEEDED_BY_OTHERS
    assert places[0].needed_within == places[1].rto


def test_a_circle_stays_together_with_its_strictest_objective():
    activities = {
        "a": needs("8h", "b"),
        "b": needs("1h", "a"),
        "c": needs("2h"),
        "d": needs("30min", "a"),
    }

    places = recovery_order(activities)

    assert [place.activity for place in places] == ["b", "a", "d", "c"]
    assert places[0].circle == places[1].circle == ("b", "a")
    assert {place.needed_within for place in places[:2]} == {activities["d"].rto}
    assert circles(activities) == (("a", "b"),)  # b, needed in an hour, waits for what takes eight


def test_the_dependency_that_opens_every_circle_is_the_one_to_look_at():
    activities = {
        "shop": needs("4h", "platform"),
        "delivery": needs("4h", "shop", "platform"),
        "platform": needs("4h", "network"),
        "network": needs("4h", "delivery"),
    }

    (circle,) = circles(activities)

    # Without delivery's dependency on the shop, the circle through the platform would remain.
    assert (circle[-1], circle[0]) in (("platform", "network"), ("network", "delivery"))


def test_a_circle_is_printed_as_it_runs():
    ring = {f"a{n}": needs("4h", f"a{(n + 7) % 30}") for n in range(30)}

    (circle,) = circles(ring)

    assert circle[0] == "a0"
    assert len(circle) == 30
    following = (*circle[1:], circle[0])
    assert all(
        ring[one].depends_on == (other,) for one, other in zip(circle, following, strict=True)
    )


def test_an_activity_that_waits_for_itself_is_a_circle():
    assert circles({"a": needs("1h", "a")}) == (("a",),)


def test_an_unknown_dependency_does_not_hide_the_activity():
    (place,) = recovery_order({"a": needs("1h", "not-there")})

    assert place.waits_for == ()


def test_a_long_chain_needs_no_deep_recursion():
    chain = {f"a{n}": needs("1h", *([f"a{n + 1}"] if n < 2999 else [])) for n in range(3000)}

    assert recovery_order(chain)[0].activity == "a2999"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=1, max_size=8))
def test_nothing_comes_before_what_it_waits_for(edges):
    activities = {
        f"a{n}": needs("1h", *(f"a{target}" for target in targets))
        for n, targets in enumerate(edges)
    }

    places = recovery_order(activities)

    assert sorted(place.activity for place in places) == sorted(activities)
    rank = {place.activity: place.rank for place in places}
    for place in places:
        outside = set(place.waits_for) - set(place.circle)
        assert all(rank[other] < place.rank for other in outside)
