"""A newer library: what it changes is shown, what the company wrote stays."""

import pytest

from incplan.plan.files.fiches import FicheAdoption
from incplan.plan.library.copies import ChangeKind, changes, copy_of, lines_to_change
from incplan.plan.values.reading import check
from incplan.store.plan.library_copies import copy_text, keep_copy, read_copy
from incplan.store.plan.loader import load_library
from tests.conftest import Company
from tests.fiches.adapting import append, older_copy, replace

TELECOM = "fiches/telecom.yaml"


def update(company: Company, fiche: str = "telecom") -> dict:
    (answer,) = company.ok("fiche", "update", fiche, "--json").json["fiches"]
    return answer


def read_older(company: Company) -> None:
    """The company read version 0.9: other words, one measure fewer, one that went since."""
    older_copy(
        company, "telecom", "0.9",
        preventive={"TEL-P13": None, "TEL-P02": {"en": "Failover works.", "fr": "Bascule."}},
        measures={"TEL-A03": {"en": "Open a ticket."}, "TEL-A98": {"en": "Fax the operator."}},
    )  # fmt: skip
    replace(company, TELECOM, 'library_version: "1.1"', 'library_version: "0.9"')
    replace(company, TELECOM, r"  TEL-P13:\n(    .*\n)+", "")


def test_what_was_read_is_what_is_shipped(company: Company) -> None:
    answer = company.ok("fiche", "update", "--json").json
    assert len(answer["fiches"]) == 8
    assert not any(item["changes"] or item["lines"] for item in answer["fiches"])


def test_new_reworded_and_gone_measures(company: Company) -> None:
    read_older(company)
    append(company, TELECOM, "replace:\n  TEL-A03: Call Sambre.\ndrop:\n  TEL-A98: No fax\n")
    answer = update(company)

    assert (answer["read_version"], answer["version"], answer["compared"]) == ("0.9", "1.1", True)
    told = {item["id"]: item for item in answer["changes"]}
    assert {key: item["kind"] for key, item in told.items()} == {
        "TEL-P13": "new", "TEL-P02": "reworded", "TEL-A03": "reworded", "TEL-A98": "gone",
    }  # fmt: skip
    assert told["TEL-P02"]["before"] == "Failover works."
    assert told["TEL-A03"]["uses"] == ["replace"]
    assert answer["lines"] == [
        'library_version: "1.1"',
        "reviewed: 2026-11-23",
        "adoption:",
        "  TEL-P13: {adopted: no}",
        "# - drop: TEL-A98",
    ]


def test_no_file_of_the_company_changes(company: Company) -> None:
    read_older(company)
    before = (company.root / TELECOM).read_bytes()
    out = company.ok("fiche", "update", "telecom").out

    assert (company.root / TELECOM).read_bytes() == before
    assert "Failover works." in out
    assert "TEL-P13: {adopted: no}" in out


def test_the_lines_once_written_settle_it(company: Company) -> None:
    read_older(company)
    replace(company, TELECOM, 'library_version: "0.9"', 'library_version: "1.1"')
    replace(company, TELECOM, "adoption:\n", "adoption:\n  TEL-P13: {adopted: no}\n")
    answer = update(company)
    assert (answer["changes"], answer["lines"]) == ([], [])


def test_without_the_words_that_were_read_only_ids_are_compared(company: Company) -> None:
    replace(company, TELECOM, 'library_version: "1.1"', 'library_version: "0.9"')
    replace(company, TELECOM, r"  TEL-P13:\n(    .*\n)+", "  TEL-P77: {adopted: no}\n")
    answer = update(company)

    assert answer["compared"] is False
    assert {item["id"]: item["kind"] for item in answer["changes"]} == {
        "TEL-P13": "new",
        "TEL-P77": "gone",
    }
    assert "was not kept" in " ".join(company.ok("fiche", "update", "telecom").out.split())


def test_a_copy_is_written_once(company: Company) -> None:
    first = company.ok("fiche", "update", "flood", "--keep", "--json").json["fiches"][0]["kept"]
    file = company.root / first
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = file.read_bytes()
    again = company.ok("fiche", "update", "flood", "--keep", "--json").json["fiches"][0]["kept"]

    assert (again, file.read_bytes()) == (None, before)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"fiche": 3}', "\x00"])
def test_a_broken_copy_counts_as_none(company: Company, content: str) -> None:
    read_older(company)
    kept = company.root / ".incplan" / "library" / "telecom-0.9.json"
    kept.write_text(content, encoding="utf-8")
    assert update(company)["compared"] is False


def test_a_version_never_names_a_file_elsewhere(company: Company) -> None:
    replace(company, TELECOM, 'library_version: "1.1"', 'library_version: "../../x"')
    assert update(company)["compared"] is False


def test_a_copy_says_what_the_fiche_says(tmp_path) -> None:
    for fiche in load_library()[0].values():
        copy = copy_of(fiche)
        assert keep_copy(tmp_path, copy) is not None
        assert read_copy(tmp_path, fiche.id, fiche.version) == copy
        assert copy_text(copy).endswith("}\n")
        assert changes(fiche, copy, FicheAdoption(library_version=fiche.version)) == ()


def test_a_new_plan_keeps_what_it_was_made_from(tmp_path) -> None:
    from tests.conftest import run_command

    people = [
        word
        for role, name in (
            ("manager", "Ann"), ("deputy", "Bob"), ("bcp-manager", "Cas"), ("management", "Dee")
        )
        for word in (f"--{role}", name, f"--{role.replace('-manager', '')}-phone", "0400 00 00 01")
    ]  # fmt: skip
    done = run_command("init", str(tmp_path / "plan"), "--name", "Zoo", *people)
    assert done.code == 0, done.err
    kept = sorted(file.name for file in (tmp_path / "plan/.incplan/library").iterdir())
    assert kept == sorted(f"{key}-{item.version}.json" for key, item in load_library()[0].items())


def test_measures_of_the_company_are_not_taken_for_gone_ones() -> None:
    fiche = load_library()[0]["telecom"]
    adoption = check(FicheAdoption, {
        "library_version": "0.9",
        "adoption": {"TEL-P51": {"adopted": "yes"}},
        "add_preventive": [{"id": "TEL-P51", "text": "Ours"}],
    })  # fmt: skip
    found = changes(fiche, None, adoption)
    assert all(item.kind is ChangeKind.NEW for item in found)
    lines = lines_to_change(fiche, found, adoption, "2026-11-23")
    assert f"  {fiche.preventive[0].id}: {{adopted: no}}" in lines
