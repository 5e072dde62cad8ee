"""A fingerprint is of what a file means, bookkeeping left out."""

import pytest

from incplan.plan.maintenance.fingerprint import changed_files, part_fingerprint, plan_fingerprint


def test_the_order_of_keys_does_not_count_but_that_of_a_list_does() -> None:
    one = part_fingerprint("contacts/a", {"name": "A", "channels": ["x", "y"]})
    assert part_fingerprint("contacts/a", {"channels": ["x", "y"], "name": "A"}) == one
    assert part_fingerprint("contacts/a", {"name": "A", "channels": ["y", "x"]}) != one


@pytest.mark.parametrize(
    ("subject", "bookkeeping"),
    [
        ("plan", {"review": {"last_review": "2026-01-01", "last_exercise": "2026-01-01"}}),
        ("plan", {"paper_copies": [{"holder": "claire"}]}),
        ("contacts/nadia", {"last_verified": "2026-01-01", "absences": [{"first": "x"}]}),
        ("activities/orders", {"reviewed": "2026-01-01"}),
        ("suppliers/cloud", {"contract": {"reviewed": "2026-01-01"}}),
        ("fiches/fire", {"adoption": {"FIR-P01": {"checked_on": "2026-01-01"}}}),
    ],
)
def test_bookkeeping_leaves_no_trace(subject: str, bookkeeping: dict[str, object]) -> None:
    assert part_fingerprint(subject, {"x": "1", **bookkeeping}) == part_fingerprint(
        subject, {"x": "1"}
    )


@pytest.mark.parametrize(
    ("subject", "content"),
    [
        ("plan", {"review": {"every": "6 months"}}),
        ("plan", {"reviewed": "2026-01-01"}),
        ("suppliers/cloud", {"contract": {"ends": "2026-01-01"}}),
        ("fiches/fire", {"adoption": {"FIR-P01": {"adopted": "no"}}}),
    ],
)
def test_content_next_to_bookkeeping_counts(subject: str, content: dict[str, object]) -> None:
    assert part_fingerprint(subject, {"x": "1", **content}) != part_fingerprint(subject, {"x": "1"})


def test_changes_are_named_added_and_removed_files_too() -> None:
    before = {"plan": "1", "contacts/a": "2", "contacts/b": "3"}
    now = {"plan": "1", "contacts/a": "9", "contacts/c": "3"}
    assert changed_files(before, now) == ("contacts/a", "contacts/b", "contacts/c")
    assert plan_fingerprint(before) != plan_fingerprint(now)
    assert plan_fingerprint(before) == plan_fingerprint(dict(reversed(before.items())))
