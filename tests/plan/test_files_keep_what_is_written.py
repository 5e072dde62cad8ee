"""`fill` and `accept` change what they say and nothing else, in files as people really write them.

No comment, no order and no key of one's own is ever lost, whatever is answered where.
"""

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.app.plan.accept import data_with_entry, with_entry
from incplan.app.plan.filling.steps import Step, meant, spliced
from incplan.plan.filling.catalogue import QUESTIONS
from incplan.plan.filling.shapes import Form, shape_at
from incplan.plan.validation.schemas import KINDS, kind_of
from incplan.store.yaml.document import parse_document
from incplan.store.yaml.splice import NotSpliceable, Plain
from tests.conftest import ROOT
from tests.effort import examples

PLAN = ROOT / "plans" / "mosan-leie-foods"
FOLDERS = ("activities", "contacts", "suppliers", "fiches")
FILES = sorted(
    str(path.relative_to(PLAN))
    for pattern in ("*.yaml", *(f"{name}/*.yaml" for name in FOLDERS))
    for path in PLAN.glob(pattern)
    if path.name not in ("accepted-findings.yaml", "roster.yaml")
)  # fmt: skip
#: A value of each form, one that must be quoted among them.
VALUES: dict[Form, tuple[Any, ...]] = {
    Form.TEXT: ("in words", 'half: "by hand" # no comment', "two\nlines", "no", "12:30"),
    Form.TEXTS: (("a", "b: c"), ()),
    Form.IDS: (("ann", "bert"), ()),
    Form.DURATION: (Plain("8h"), "2 working days"),
    Form.DAY: (Plain("2027-01-31"),),
    Form.NUMBER: (Plain("18"),),
    Form.YES_NO: (Plain("yes"),),
    Form.WINDOWS: (("mon-fri 08:00-12:00", "24/7"), "24/7"),
    Form.RECORDS: ((),),
}
ENTRY = {"code": "RCO014", "file": "activities/orders.yaml", "reason": "to: come # soon",
         "approved_by": "claire", "on": "2026-11-23", "expires": "2027-04-30"}  # fmt: skip
BLOCKS = (
    "  # from the audit\n  - code: REV005\n    file: plan.yaml   # the date\n    reason: January\n"
    "    approved_by: claire\n    expires: 2027-01-31\n",
    "  - {code: RCO010, file: suppliers/a.yaml, reason: 'x, y', approved_by: claire, "
    "expires: 2027-02-28}  # short\n",
    "  - code: CON012\n    x-ticket: 4711\n    file: contacts/ann.yaml\n    where: {name: Ann}\n"
    "    reason: >\n      two lines\n      of it\n    approved_by: claire\n"
    "    expires: 2027-03-31\n",
)


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


def load(text: str, name: str) -> Any:
    found = parse_document(text.encode(), name).value
    assert found is not None, text
    return found.data


@cache
def read(name: str) -> tuple[str, Any]:
    text = (PLAN / name).read_text(encoding="utf-8")
    return text, load(text, name)


@st.composite
def answers(draw: Any) -> tuple[str, list[Step]]:
    name = draw(st.sampled_from(FILES))
    kind = kind_of(name)
    routes = [item.route for item in QUESTIONS if item.kind == kind]
    steps = []
    for route in draw(st.lists(st.sampled_from(routes), min_size=1, max_size=4)) if routes else ():
        shape = shape_at(KINDS[str(kind)], route)
        choices = tuple(shape.choices) if shape and shape.form is Form.CHOICE else None
        values = choices or VALUES.get(shape.form if shape else Form.TEXT, ("x",))
        steps.append(Step(route, draw(st.sampled_from(values))))
    return name, steps


@settings(max_examples=examples(60), deadline=None)
@given(answers())
def test_an_answer_anywhere_in_the_plan_loses_nothing(case: tuple[str, list[Step]]) -> None:
    name, steps = case
    text, before = read(name)
    try:
        after = spliced(text, before, steps)
    except NotSpliceable:
        return  # it says so, and nothing is written
    found = load(after, name)
    assert found == meant(before, steps)
    kept = iter(comments(after))
    assert all(comment in kept for comment in comments(text))
    assert [key for key in found if key in before] == list(before)


@settings(max_examples=examples(60), deadline=None)
@given(
    blocks=st.permutations(BLOCKS),
    count=st.integers(0, len(BLOCKS)),
    place=st.none() | st.integers(0, len(BLOCKS) - 1),
    tail=st.sampled_from(("", "# read again in May\n", "x-ours: {a: 'no'}\n")),
)
def test_an_acceptance_loses_nothing(
    blocks: list[str], count: int, place: int | None, tail: str
) -> None:
    listed = "".join(blocks[:count])
    text = f"# Ours\nformat: 1\naccepted:{'' if listed else ' []'}\n{listed}{tail}"
    before = load(text, "accepted-findings.yaml")
    where = None if place is None or place >= count else place

    after = with_entry(text, ENTRY, where)

    found = load(after, "accepted-findings.yaml")
    assert found == data_with_entry(before, ENTRY, where)
    kept = iter(comments(after))
    assert all(comment in kept for comment in comments(text))
    assert [key for key in found if key in before] == list(before)
    for old, new in zip(before["accepted"] or (), found["accepted"], strict=False):
        assert [key for key in new if key in old] == list(old)
        assert new.get("x-ticket") == old.get("x-ticket")
