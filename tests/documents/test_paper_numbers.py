"""Paper numbers are never given out twice."""

import re
import shutil

import pytest

from incplan.store.plan.paper_numbers import reserve
from tests.conftest import Company

NUMBER = re.compile(r"P-\d{4}-\d{3}-[a-z][0-9a-z]{2}")


def forms(company, target, *words):
    done = company.ok(
        *("export", "forms", "--format", "md", "--output", str(target), "--json", *words)
    )
    return done.json["numbers"]


def test_each_run_goes_on_where_the_last_one_ended(company: Company, tmp_path):
    first = forms(company, tmp_path / "a.md", "--copies", "3")
    second = forms(company, tmp_path / "b.md", "--copies", "2")

    assert [item[:10] for item in first] == ["P-2026-001", "P-2026-002", "P-2026-003"]
    assert [item[:10] for item in second] == ["P-2026-004", "P-2026-005"]
    assert set(NUMBER.findall((tmp_path / "a.md").read_text())) == set(first)


def test_what_was_given_out_is_committed(company: Company, tmp_path):
    forms(company, tmp_path / "a.md")

    assert company.git("status", "--porcelain") == ""
    assert "paper: P-2026-001" in company.git("log", "-1", "--format=%s")


def test_two_clones_never_give_out_the_same_number(company: Company, tmp_path):
    shutil.copytree(company.root, tmp_path / "clone" / "plan")
    clone = Company(tmp_path / "clone" / "plan")

    here = {number for place in range(2) for number in forms(company, tmp_path / f"h{place}.md")}
    there = {number for place in range(2) for number in forms(clone, tmp_path / f"t{place}.md")}

    assert len(here) == len(there) == 4
    assert {item[:10] for item in here} == {item[:10] for item in there}
    assert not here & there


def test_the_same_signs_twice_are_not_used(tmp_path, monkeypatch):
    drawn = iter("aaabbbbb" + "ccc" * 5)
    monkeypatch.setattr(
        "incplan.store.plan.paper_numbers.secrets.choice", lambda _signs: next(drawn)
    )
    folder = tmp_path / "paper"
    folder.mkdir()
    # Another process took these between our look and our write: same signs, overlapping numbers.
    (folder / "P-2026-001-004-aaa.yaml").write_text("")
    taken = iter([[], None])

    from incplan.store.plan import paper_numbers

    real = paper_numbers._taken

    def first_sees_nothing(root, year):
        blind = next(taken, None)
        return iter(blind) if blind is not None else real(root, year)

    monkeypatch.setattr(paper_numbers, "_taken", first_sees_nothing)
    numbers, _path = reserve(tmp_path, 2026, 2, {})

    assert numbers == ("P-2026-005-bbb", "P-2026-006-bbb")


@pytest.mark.parametrize(
    "words",
    [
        ("export", "forms"),
        ("export", "forms", "--draft", "--output", "f.md"),
        ("export", "binder", "--output", "b.md"),
        ("export", "contacts", "--output", "c.md"),
    ],
)
def test_nothing_is_spent_on_what_is_not_printed(company: Company, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    done = company.ok(*words)

    assert not (company.root / "paper").exists()
    assert not NUMBER.search(done.out)


def test_a_refused_export_spends_none(company: Company, tmp_path):
    target = tmp_path / "mine.md"
    target.write_text("my own notes\n")

    assert company.run("export", "forms", "--output", str(target)).code == 5
    assert not (company.root / "paper").exists()


def test_a_binder_that_goes_to_paper_has_numbers(company: Company, tmp_path):
    target = tmp_path / "b.md"
    words = ("export", "binder", "--output", str(target))
    done = company.ok(*words, "--printed", "--copies", "3", "--json")

    assert company.ok("plan", "--json").json["paper"]["copies"] == 3  # not the sets of forms
    company.refused(*words, "--force", "--copies", "3", code=2)
    assert len(done.json["numbers"]) == 2
    assert set(NUMBER.findall(target.read_text())) == set(done.json["numbers"])
    assert company.run("export", "binder", "--printed").code == 2
