"""A plan keeps its identity whatever its folder is called; the id belongs to no approval."""

from pathlib import Path

import pytest

from incplan.plan.maintenance.fingerprint import part_fingerprint
from incplan.store.journal.identity import identify, new_plan_id, plan_id_of, with_id
from incplan.store.plan.loader import load_plan
from tests.conftest import DEMO, run_command

PEOPLE = [
    word
    for option in ("manager", "deputy", "bcp", "management")
    for word in (
        ("--bcp-manager" if option == "bcp" else f"--{option}", f"Person {option}"),
        (f"--{option}-phone", "0470000001"),
    )
    for word in word
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("format: 1\nlanguage: fr\n", "format: 1\nid: k7m2q9x4wv3h8tzr\nlanguage: fr\n"),
        (
            "# ours\r\nformat: 1\r\nx: y\r\n",
            "# ours\r\nformat: 1\r\nid: k7m2q9x4wv3h8tzr\r\nx: y\r\n",
        ),
        ("\ufeffformat: 1 # one", "\ufeffformat: 1 # one\nid: k7m2q9x4wv3h8tzr\n"),
        ("language: fr", "language: fr\nid: k7m2q9x4wv3h8tzr\n"),
        ("id: id  # keep\nformat: 1\n", "id: k7m2q9x4wv3h8tzr  # keep\nformat: 1\n"),
        ('format: 1\nid: "old-one"\n', 'format: 1\nid: "k7m2q9x4wv3h8tzr"\n'),
        ("format: 1\nroles:\n  id: x\n", "format: 1\nid: k7m2q9x4wv3h8tzr\nroles:\n  id: x\n"),
    ],
)
def test_an_id_is_written_without_touching_anything_else(text: str, expected: str):
    assert with_id(text, "k7m2q9x4wv3h8tzr") == expected
    assert plan_id_of(expected) == "k7m2q9x4wv3h8tzr"


def test_no_two_ids_are_the_same_and_every_reader_sees_text():
    ids = {new_plan_id() for _ in range(200)}
    assert len(ids) == 200
    assert all(item[0].isalpha() and len(item) == 16 for item in ids)


def test_two_ids_in_a_file_are_none():
    assert plan_id_of("id: a\nid: b\n") is None


def test_the_id_is_no_part_of_what_was_approved():
    data = {"format": "1", "language": "fr"}
    assert part_fingerprint("plan", {**data, "id": "abc"}) == part_fingerprint("plan", data)


def test_the_demo_plan_without_an_id_still_says_whose_it_is():
    found = identify(DEMO)
    assert found.id is None
    assert found.organisation == load_plan(DEMO).plan.file.organisation.name


def test_a_broken_plan_file_still_says_which_plan_it_is(tmp_path: Path):
    (tmp_path / "plan.yaml").write_text("format: 1\nid: abc\norganisation: [\n", encoding="utf-8")
    assert identify(tmp_path).id == "abc"
    assert identify(tmp_path).organisation is None


def test_init_gives_each_plan_its_own_id(tmp_path: Path):
    for name in ("one", "two"):
        made = run_command(
            "init", str(tmp_path / name), "--name", "Ma SRL", "--lang", "fr", *PEOPLE
        )
        assert made.code == 0, made.err
    first, second = (identify(tmp_path / name) for name in ("one", "two"))
    assert first.id != second.id
    assert first.organisation == second.organisation == "Ma SRL"
    loaded = load_plan(tmp_path / "one")
    assert loaded.plan.file.id == first.id
