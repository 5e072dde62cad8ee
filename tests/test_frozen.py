"""Values made by our decorator are what the standard one would have made."""

import copy
import pickle
import re
from dataclasses import FrozenInstanceError, field, fields, replace
from dataclasses import dataclass as standard
from pathlib import Path
from typing import Any

import pytest

import incplan
from incplan.frozen import dataclass as ours
from incplan.frozen import replace as our_replace


@ours(frozen=True, slots=True)
class Point:
    """A value others stand on."""

    x: int
    y: int = 2
    seen: list[int] = field(default_factory=list, compare=False)
    secret: str = field(default="s", repr=False)


@ours(frozen=True, slots=True, kw_only=True)
class Named(Point):
    """One more field, by name only."""

    name: str


def _twins(**options: Any) -> tuple[type, type]:
    body = {
        "__doc__": "Both.",
        "__qualname__": "Twin",
        "__annotations__": {"a": int, "b": str, "c": tuple[int, ...]},
        "b": "x",
        "c": (),
    }
    made = [type("Twin", (), dict(body)) for _ in range(2)]
    return ours(frozen=True, slots=True, **options)(made[0]), standard(
        frozen=True, slots=True, **options
    )(made[1])


@pytest.mark.parametrize("options", [{}, {"kw_only": True}, {"repr": False}, {"order": True}])
def test_a_value_is_what_the_standard_decorator_makes(options: dict[str, bool]) -> None:
    mine, theirs = _twins(**options)
    one, other = mine(a=1, b="y"), theirs(a=1, b="y")
    assert [item.name for item in fields(mine)] == [item.name for item in fields(theirs)]
    assert hash(one) == hash(other)
    assert mine.__match_args__ == theirs.__match_args__
    assert mine(a=1, b="y") == one != mine(a=2, b="y")
    assert one != other
    assert replace(one, c=(3,)) == mine(a=1, b="y", c=(3,))
    if "repr" not in options:
        assert repr(one) == repr(other)


def test_what_is_missing_or_too_much_is_refused_in_the_same_words() -> None:
    mine, theirs = _twins()
    for words in ({}, {"a": 1, "d": 2}):
        with pytest.raises(TypeError) as first:
            mine(**words)
        with pytest.raises(TypeError) as second:
            theirs(**words)
        assert str(first.value) == str(second.value)


def test_a_value_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del point.x
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'z'"):
        point.z = 2  # type: ignore[attr-defined]


def test_fields_of_their_own_rules_keep_them() -> None:
    assert Point(1, seen=[1]) == Point(1, seen=[2])
    assert hash(Point(1, seen=[1])) == hash(Point(1, seen=[2]))
    assert Point(1).seen is not Point(1).seen
    assert repr(Point(1)) == "Point(x=1, y=2, seen=[])"


def test_what_stands_on_another_value_has_its_fields_too() -> None:
    named = Named(1, 3, name="n")
    assert (named.x, named.y, named.name) == (1, 3, "n")
    assert named != Point(1, 3)
    with pytest.raises(TypeError):
        Named(1, 3, [], "s", "n")  # type: ignore[misc]


@pytest.mark.parametrize("value", [Point(1, 2, [3]), Named(1, name="n")])
def test_values_survive_being_stored_and_copied(value: Point) -> None:
    for other in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), copy.copy(value)):
        assert other == value
        assert other.seen == value.seen


def test_a_value_is_replaced_as_by_the_standard_function():
    one = Point(1, 2)

    assert our_replace(one, x=5) == replace(one, x=5)
    assert one == Point(1, 2)
    with pytest.raises(TypeError, match="nonsense"):
        our_replace(one, nonsense=1)


def test_no_class_made_here_keeps_a_computed_property():
    """`replace` copies the dictionary: what a property kept there would be the original's."""
    sources = Path(incplan.__file__).parent.rglob("*.py")
    texts = {path: path.read_text(encoding="utf-8") for path in sources}
    both = [
        path
        for path, text in texts.items()
        if "cached_property" in text and re.search(r"from incplan\.frozen import .*dataclass", text)
    ]
    assert both == []


CHECKED: list[int] = []


@ours(frozen=True, slots=True, kw_only=True)
class Busy:
    """A class that is called often."""

    a: int
    b: str = "b"
    c: tuple[int, ...] = field(default=(), init=False)
    values: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        CHECKED.append(self.a)


def test_a_class_that_is_called_often_stays_what_it_was():
    CHECKED.clear()
    first = Busy(a=1)
    for number in range(500):
        one = Busy(a=number, b="x", values=(number,))
    assert (one.a, one.b, one.c, one.values) == (499, "x", (), (499,))
    assert Busy(a=1) == first
    assert hash(Busy(a=1)) == hash(first)
    assert len(CHECKED) == 503
    with pytest.raises(TypeError, match="unexpected keyword argument 'd'"):
        Busy(a=1, d=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="missing"):
        Busy()  # type: ignore[call-arg]
