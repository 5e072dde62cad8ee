"""What a removal does to the fields of an event; every field that may hold a person's words."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.events.events import KINDS
from incplan.incident.events.plan_events import PLAN_KINDS
from incplan.incident.events.redaction import (
    FREE_WORDS,
    is_redaction,
    mark,
    redact_fields,
    without_words_of_either,
    words_left,
)

#: Fields of text that hold ids, words of a closed list, versions or hashes, never free words.
NO_WORDS = {
    "action", "activities", "activity", "after", "agreed_by", "answer", "approved_by", "audience",
    "by", "calls", "caught_up", "chair", "confirmed_by", "contact", "contacts", "corrects", "entry",
    "entry_id", "fields", "fingerprint", "function", "functions", "holder", "id", "incident",
    "incidents", "inputs", "joined", "language", "led_by", "left", "manager", "manager_role",
    "away", "form", "inject", "left_out", "measure", "number", "obligation", "other", "owner",
    "covers", "moved", "not_moved", "paper", "part", "participants", "people", "plan_commit",
    "plan_fingerprint", "present", "procedures", "reached", "without",
    "projects", "proposal", "question", "real", "redacted", "register_number", "related",
    "review_sha256", "role", "rule", "shifts",
    "scenario", "seen_by", "sent_to", "sheet", "shown_in", "site", "stage", "supplier", "tag",
    "target", "to", "type", "typed_by", "version", "waived", "who",
}  # fmt: skip


def test_every_field_with_free_words_can_be_removed():
    """A new field of text must be put into one of the two lists."""
    known = {
        item.name
        for cls in (*KINDS.values(), *PLAN_KINDS.values())
        for item in fields(cls)
        if "str" in str(item.type) and "StrEnum" not in str(item.type)
    }
    assert known - set(FREE_WORDS) <= NO_WORDS, known - set(FREE_WORDS) - NO_WORDS


words = st.text(min_size=1, max_size=8)
events = st.fixed_dictionaries(
    {"id": words},
    optional={
        "text": words,
        "reason": words,
        "worked": words,
        "evidence": st.lists(st.fixed_dictionaries({"sha256": words, "name": words}), min_size=1),
    },
)
names = st.lists(st.sampled_from(("text", "reason", "worked", "evidence")), unique=True)


@given(events, names)
def test_a_removal_leaves_nothing_and_changes_nothing_else(event, wanted):
    less = redact_fields(event, wanted)
    assert words_left(less, wanted) == ()
    assert redact_fields(less, wanted) == less
    kept = {name: value for name, value in event.items() if name not in wanted}
    assert {name: less[name] for name in kept} == kept
    if less["redacted"]:
        assert is_redaction(event, less)


@given(events, names, names)
def test_two_removals_meet_in_any_order(event, one, other):
    first, second = redact_fields(event, one), redact_fields(event, other)
    both = redact_fields(first, other)
    if both["redacted"]:
        assert without_words_of_either(first, second) == both
        assert without_words_of_either(second, first) == both
        assert without_words_of_either(both, event) == both


@given(events, words)
def test_another_text_is_no_removal(event, strange):
    less = redact_fields(event, ("text",))
    other = {**event, "text": strange}
    if event.get("text") not in (None, strange, mark(strange)) and strange != less["text"]:
        assert without_words_of_either(less, other) is None
