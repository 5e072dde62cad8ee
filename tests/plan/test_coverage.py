"""Which part a file belongs to, and what changed since an approval, a print, an older event."""

from datetime import date

import pytest

from incplan.plan.maintenance.coverage import (
    COVERED,
    ON_PAPER,
    RECORDED,
    Part,
    changed_between,
    changed_since,
    content_fingerprint,
    covered_by,
    part_fingerprints,
    part_of,
)
from incplan.plan.maintenance.fingerprint import plan_fingerprint
from incplan.plan.record import Approval

FILES = {
    "plan": "1",
    "levels": "1",
    "activities/orders": "1",
    "contacts/ann": "1",
    "suppliers/cloud": "1",
    "fiches/flood": "1",
    "obligations": "1",
    "accepted-findings": "1",
    "roster": "1",
    "library/flood": "1",
}


def given(**words: object) -> Approval:
    facts = {"by": "ann", "function": "management", "version": "1", "fingerprint": "f" * 16}
    return Approval(on=date(2026, 11, 1), **{**facts, **words})  # type: ignore[arg-type]


def test_every_file_belongs_to_one_part_and_every_part_is_covered_or_recorded() -> None:
    assert [part_of(file) for file in FILES] == [
        *(Part.PLAN, Part.LEVELS, Part.ACTIVITIES, Part.CONTACTS, Part.SUPPLIERS, Part.FICHES),
        *(Part.OBLIGATIONS, Part.ACCEPTANCES, Part.ROSTER, Part.SHIPPED),
    ]
    assert {*COVERED, *RECORDED} == set(Part)
    assert not {*COVERED} & {*RECORDED}
    assert part_of("scenarios/fire") is None  # of a release to come


@pytest.mark.parametrize("file", FILES)
def test_a_change_undoes_the_approval_where_its_part_is_covered(file: str) -> None:
    now = {**FILES, file: "2"}
    voids = part_of(file) in COVERED

    assert changed_since(given(parts=FILES), now) == ((file,) if voids else ())
    assert (content_fingerprint(now) != content_fingerprint(FILES)) is voids
    assert changed_between(FILES, now, RECORDED) == (() if voids else (file,))
    changed = [part for part, value in part_fingerprints(now).items()
               if value != part_fingerprints(FILES)[part]]  # fmt: skip
    assert changed == [part_of(file)]


def test_a_file_of_a_part_that_was_empty_undoes_it_too() -> None:
    then = {key: value for key, value in FILES.items() if key != "obligations"}
    covers = tuple(part.value for part in COVERED)

    assert changed_since(given(parts=then, covers=covers), FILES) == ("obligations",)


def test_an_approval_covers_what_it_named() -> None:
    now = {**FILES, "obligations": "2", "levels": "2"}

    assert covered_by(("levels", "plan")) == (Part.PLAN, Part.LEVELS)
    assert changed_since(given(parts=FILES, covers=("plan", "levels")), now) == ("levels",)


def test_an_older_event_with_a_fingerprint_of_everything_is_still_read() -> None:
    own = {key: value for key, value in FILES.items() if key != "library/flood"}
    old = given(fingerprint=plan_fingerprint(own))  # acceptances included, as it once was

    assert changed_since(old, FILES) == ()
    assert "plan" in changed_since(old, {**FILES, "plan": "2"})


def test_shipped_texts_are_on_paper_where_the_print_noted_them() -> None:
    now = {**FILES, "library/flood": "2", "accepted-findings": "2"}
    then = {key: value for key, value in FILES.items() if key != "library/flood"}

    assert changed_between(FILES, now, ON_PAPER) == ("library/flood",)
    assert changed_between(then, now, ON_PAPER) == ()
