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
#: An event as nearly all begin: one id behind `after`, then the words of its kind.
USUAL = {
    **{name: FIELDS[name] for name in ("format", "id")},
    "incident": "INC-2026-006-k3s7",
    **{name: FIELDS[name] for name in ("kind", "occurred_at", "recorded_at", "by")},
    "after": ["h5m2q9x4wv"],
    **{name: FIELDS[name] for name in ("evidence", "text")},
}
BODY = emit(FIELDS)[:-29]
BODIES = (BODY.decode(), emit(USUAL)[:-29].decode())
SIGNS = (
    *("\n", " ", "  ", "- ", ": ", ":", '"', "\\", "|-", "[]", "#", "é", "\r", "\t", "0", "yes"),
    *("sum: x\n", "id: abc\n", "x:\n- a\n", "y: |-\n  b\n", "\x85", "\u202e", "\ufeff"),
)


def sealed(body: str) -> bytes:
    raw = body.encode()
    return raw + f"sum: {seal(raw)}\n".encode()


@pytest.mark.parametrize("fields", [FIELDS, USUAL])
@pytest.mark.parametrize("by", ["nadia", "null", "yes", "an-12", None])
def test_what_is_written_is_read_back(fields, by):
    written = {name: value for name, value in (fields | {"by": by}).items() if value is not None}
    read = quick_fields(emit(written))
    assert read is not None
    assert read.pop("sum").startswith("sha256-")
    assert list(read.items()) == list(written.items())


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(BODIES),
    st.lists(
        st.tuples(st.integers(0, len(BODY.decode())), st.sampled_from(SIGNS), st.integers(0, 6)),
        max_size=3,
    ),
)
@example(BODIES[0], [(0, "id: abc\n", 0)])
@example(BODIES[0], [(0, "sum: x\n", 0)])
@example(BODIES[0], [(len(BODY.decode()), "x:\n- a\n", 0)])
def test_another_text_is_left_to_yaml_or_read_alike(body, changes):
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
