"""Models are plain values; what is said about their fields is met when data are checked."""

import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, field
from typing import Annotated, Literal

import pytest

from incplan.frozen import dataclass, replace
from incplan.plan.files.contacts import Contact
from incplan.plan.validation.schemas import KINDS
from incplan.plan.values.model import Before, Check, Model, Shape, Tagged, WrongValueError, about
from incplan.plan.values.reading import ValidationError, adapter, check


def _all(kind: type) -> list[type]:
    return [item for below in kind.__subclasses__() for item in (below, *_all(below))]


def test_no_model_forgot_its_decorator():
    assert KINDS  # every model is imported with the schemas of all kinds of files
    models = [item for item in _all(Model) if item.__module__.startswith("incplan.")]
    assert len(models) > 50
    for model in models:
        assert "__dataclass_fields__" in model.__dict__, model
        assert "__setattr__" in model.__dict__, model


def test_models_need_no_pydantic():
    program = (
        "import sys, incplan.plan.plan, incplan.plan.files.contacts\n"
        "print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr


def _letter(given: object) -> str:
    if not isinstance(given, str) or len(given) != 1:
        raise WrongValueError("bad_letter", {"given": str(given)})
    return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Model):
    """By telephone."""

    kind: Literal["call"]
    who: str = field(metadata=about(min_length=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class News(Model):
    """In a paper."""

    kind: Literal["news"]
    paper: Annotated[str, Check(_letter, {"type": "string"})] = "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Model):
    """Several kinds."""

    start: Annotated[int, Before(int)] = field(default=1, metadata=about(alias="from", ge=1))
    links: dict[Annotated[str, Shape("^[A-J]$")], str] = field(default_factory=dict)
    injects: tuple[Annotated[Call | News, Tagged("kind")], ...] = ()


def test_markers_decide_what_a_field_takes():
    story = check(
        Story, {"from": "3", "links": {"A": "a"}, "injects": [{"kind": "news", "paper": "y"}]}
    )
    assert story == Story(start=3, links={"A": "a"}, injects=(News(kind="news", paper="y"),))
    assert check(Story, {"x-ours": 1}) == Story()
    with pytest.raises(FrozenInstanceError):
        story.start = 4  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(story)) == replace(story, start=3)


def _one(inject: dict[str, str]) -> dict[str, object]:
    return {"injects": [inject]}


@pytest.mark.parametrize(
    ("data", "kind", "place"),
    [
        ({"from": "0"}, "greater_than_equal", ("from",)),
        ({"links": {"Z": "a"}}, "string_pattern_mismatch", ("links", "Z", "[key]")),
        ({"injects": [{"kind": "fax"}]}, "union_tag_invalid", ("injects", 0)),
        (
            {"injects": [{"kind": "call", "who": ""}]},
            "string_too_short",
            ("injects", 0, "call", "who"),
        ),
        (
            {"injects": [{"kind": "news", "paper": "yy"}]},
            "bad_letter",
            ("injects", 0, "news", "paper"),
        ),
        ({"other": 1}, "unexpected_keyword_argument", ("other",)),
        ([], "dataclass_type", ()),
    ],
)
def test_each_refusal_has_its_kind_and_place(data, kind, place):
    with pytest.raises(ValidationError) as caught:
        check(Story, data)
    (error,) = caught.value.errors()
    assert (error["type"], error["loc"]) == (kind, place)


def test_a_schema_names_each_part_once_and_keeps_the_docstring():
    made = adapter(Contact).json_schema()
    assert made["description"] == Contact.__doc__.strip()
    assert "Channel" in made["$defs"]
    part = {"$ref": "#/$defs/Channel"}
    assert made["properties"]["channels"]["anyOf"] == [{"type": "array", "items": part}, part]
