"""An event file counts as written by incplan only if writing its fields gives the same bytes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incplan.store.journal.event_quick import quick_fields
from incplan.store.journal.event_writing import emit, seal
from incplan.store.yaml.document import parse_document

FIELDS = {
    "format": "1",
    "id": "k7m2q9x4wv",
    "kind": "logged",
    "occurred_at": "2026-11-23T06:55:00+01:00",
    "recorded_at": "2026-11-23T05:55:00.412Z",
    "by": "nadia",
    "after": ["h5m2q9x4wv", "yes", "a: b", "12:30"],
    "none": [],
    "evidence": [{"sha256": "0" * 64, "name": "log of 12:30.txt"}, {"sha256": "x", "name": "no"}],
    "text": "Line 1\n\n  Été: #2",
    "reason": 'said "no"',
}
BODY = emit(FIELDS)[:-29]
SIGNS = (
    *("\n", " ", "  ", "- ", ": ", ":", '"', "\\", "|-", "[]", "#", "é", "\r", "\t", "0", "yes"),
    *("sum: x\n", "id: abc\n", "x:\n- a\n", "y: |-\n  b\n", "\x85", "\u202e", "\ufeff"),
)


def sealed(body: str) -> bytes:
    raw = body.encode()
    return raw + f"sum: {seal(raw)}\n".encode()


def test_what_is_written_is_read_back():
    read = quick_fields(emit(FIELDS))
    assert read is not None
    assert read.pop("sum").startswith("sha256-")
    assert list(read.items()) == list(FIELDS.items())


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(BODY.decode())), st.sampled_from(SIGNS), st.integers(0, 6)),
        max_size=3,
    )
)
@example([(0, "id: abc\n", 0)])
@example([(0, "sum: x\n", 0)])
@example([(len(BODY.decode()), "x:\n- a\n", 0)])
def test_another_text_is_left_to_yaml_or_read_alike(changes):
    body = BODY.decode()
    for place, signs, cut in changes:
        body = body[:place] + signs + body[place + cut :]
    raw = sealed(body)
    read = quick_fields(raw)
    if read is None:
        return
    assert emit({name: value for name, value in read.items() if name != "sum"}) == raw
    document = parse_document(raw, "x.yaml").value
    assert document is not None
    assert {str(name): value for name, value in document.data.items()} == read


@pytest.mark.parametrize("body", ["", "text: a", "a: b\n\n", "text: a\ntext: a\n", "- a\n"])
def test_no_other_text_passes_for_one_of_ours(body):
    assert quick_fields(sealed(body)) is None
