"""A value put into a file people own: nothing but that value changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from incplan.store.yaml.splice import NotSpliceable, append_item, set_value
from tests.effort import examples

FORM = """\
# Review of the night
format: 1
answers:

  ## Detection
  # How: by phone
  # pir.detection.how:
  # Fast?
  pir.detection.fast:   # we still argue
  pir.detection.tools: "an alarm"  # Joris
  pir.detection.procedure: |
    Yes, all of it.
    By phone.

  ## Next
  pir.evaluation.correct: {answer: "yes", comment: "late"}
  pir.evaluation.timely:
    answer: "no"

# How management answered
management_response:
actions: []   # to come
"""

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


def load(text):
    return YAML(typ="safe", pure=True).load(text)


def comments(text):
    return [line.partition("#")[2] for line in text.splitlines() if "#" in line]


@pytest.mark.parametrize(
    "route",
    [
        ("answers", "pir.detection.fast"),
        ("answers", "pir.detection.tools"),
        ("answers", "pir.detection.procedure"),
        ("answers", "pir.evaluation.correct"),
        ("answers", "pir.evaluation.timely"),
        ("answers", "pir.detection.how"),
        ("answers", "pir.misc.new"),
        ("management_response",),
        ("staff_readiness",),
        ("questions", "RAN-Q01"),
    ],
)
@pytest.mark.parametrize("value", ["new words", "no", 'a "quote": # and\nlines', "2026-11-23"])
def test_only_the_value_asked_for_changes(route, value):
    edited = set_value(FORM, route, value)

    expected = load(FORM)
    place = expected
    for key in route[:-1]:
        place = place.setdefault(key, {})
    place[route[-1]] = value
    got = load(edited)
    for found in (got, expected):
        inner = found
        for key in route[:-1]:
            inner = inner[key]
        inner[route[-1]] = str(inner[route[-1]])
    assert got == expected
    assert all(words in edited for words in comments(FORM))


def test_an_answer_to_a_computed_row_stands_below_its_facts():
    edited = set_value(FORM, ("answers", "pir.detection.how"), "a neighbour")

    assert '  # pir.detection.how:\n  pir.detection.how: "a neighbour"\n  # Fast?' in edited


def test_a_key_whose_parents_are_missing_is_added_with_them():
    edited = set_value("a:\n  b: 1\n  # c:\nd: 2\n", ("a", "c", "e"), "new words")

    assert edited == 'a:\n  b: 1\n  # c:\n  c: {e: "new words"}\nd: 2\n'


def test_an_action_is_added_at_the_end_of_the_list():
    once = append_item(FORM, "actions", {"what": "Alarm", "owner": "joris"})
    twice = append_item(once, "actions", {"what": "Test: #2", "due": "2027-01-31"})

    assert [item["what"] for item in load(twice)["actions"]] == ["Alarm", "Test: #2"]
    assert "# to come" in twice


@pytest.mark.parametrize(
    "text",
    ["actions: [{what: a}]\n", "actions:\n- what: a\n# end\n", "actions:\n    - what: a", "x: 1\n"],
)
def test_lists_in_every_style_take_one_more(text):
    before = (load(text) or {}).get("actions") or []

    assert load(append_item(text, "actions", {"what": "b"}))["actions"] == [*before, {"what": "b"}]


@pytest.mark.parametrize("text", ["{a: 1}\n", "- a\n", "\ufeffa: 1\n", "a: [1\n"])
def test_what_cannot_be_changed_safely_is_refused(text):
    with pytest.raises(NotSpliceable):
        set_value(text, ("answers", "x"), "y")


@settings(max_examples=examples(40))
@given(
    st.dictionaries(st.sampled_from("abcdef"), WORDS, min_size=1),
    st.sampled_from("abcxyz"),
    WORDS,
)
def test_any_text_goes_in_and_comes_out(others, key, value):
    import json

    text = "answers:\n" + "".join(
        f"  {k}: {json.dumps(v, ensure_ascii=False)}  # {k}\n" for k, v in others.items()
    )
    edited = set_value(text, ("answers", key), value)

    assert load(edited)["answers"] == {**others, key: value}
