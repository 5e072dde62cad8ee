"""Objectives along dependencies, against the plain way of finding them: look at every path."""

from collections.abc import Mapping
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incplan.plan.recovery.dependencies import Edges, in_one_circle, reaching, ways_to_least

Values = Mapping[str, timedelta]


def shortest_ways(edges: Edges, start: str) -> dict[str, tuple[str, ...]]:
    """Breadth first, in the order of the edges."""
    found = {start: (start,)}
    queue = [start]
    for key in queue:
        for target in edges[key]:
            if target not in found:
                found[target] = (*found[key], target)
                queue.append(target)
    return found


def plainly(edges: Edges, values: Values) -> dict[str, tuple[str, ...]]:
    """What `ways_to_least` promises, node by node."""
    found: dict[str, tuple[str, ...]] = {}
    for key in edges:
        ways = shortest_ways(edges, key)
        one_way = [way for to, way in ways.items() if key not in shortest_ways(edges, to)]
        valued = [way for way in one_way if way[-1] in values]
        if valued:
            found[key] = min(valued, key=lambda way: values[way[-1]])
    return found


@st.composite
def plans(draw: st.DrawFn) -> tuple[Edges, Values]:
    """Up to nine activities, any dependencies, few different objectives."""
    names = [f"a{number}" for number in range(draw(st.integers(1, 9)))]
    targets = st.lists(st.sampled_from(names), unique=True, max_size=4)
    hours = st.none() | st.integers(1, 4)
    edges = {name: tuple(draw(targets)) for name in names}
    given_values = {name: draw(hours) for name in names}
    return edges, {
        name: timedelta(hours=number) for name, number in given_values.items() if number is not None
    }


@given(plans())
def test_the_way_to_the_least_value(plan: tuple[Edges, Values]):
    edges, values = plan

    assert ways_to_least(edges, values) == plainly(edges, values)


@given(plans())
def test_circles_and_what_leads_to_a_goal(plan: tuple[Edges, Values]):
    edges, values = plan
    ways = {key: shortest_ways(edges, key) for key in edges}
    circle = in_one_circle(edges)

    for one in edges:
        for other in edges:
            both = other in ways[one] and one in ways[other]
            assert (circle[one] == circle[other]) is both
    assert reaching(edges, list(values)) == {key for key in edges if ways[key].keys() & values}


class Counted(dict[str, tuple[str, ...]]):
    """Edges that count how often they are looked at."""

    looks = 0

    def __getitem__(self, key: str) -> tuple[str, ...]:
        self.looks += 1
        return super().__getitem__(key)


def looks_at(size: int, *, circle: bool) -> int:
    """How often a circle or a chain is looked at to find the least value ahead of every node."""
    last = ("a0",) if circle else ()
    edges = Counted({f"a{at}": (f"a{at + 1}",) for at in range(size - 1)} | {f"a{size - 1}": last})
    values = {key: timedelta(hours=1) for key in edges}
    ways_to_least(edges, values)
    return edges.looks


def test_twice_the_activities_cost_twice_the_work_not_four_times():
    for circle in (True, False):
        assert looks_at(400, circle=circle) <= 2.1 * looks_at(200, circle=circle)
