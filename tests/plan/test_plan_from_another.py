"""`init --from`: the files of another plan, without what happened there, under an id of its own."""

from pathlib import Path

import pytest

from incplan.store.journal.identity import identify
from tests.conftest import Company, run_command


def test_a_plan_starts_from_another_without_its_history(company: Company, tmp_path: Path):
    company.by = "nadia"
    company.ok("plan", "reviewed", "--no-change")
    company.ok("declare", "Theirs alone")
    target = tmp_path / "next"

    done = run_command("init", str(target), "--from", str(company.root), "--name", "Next SRL")

    assert done.code == 0, done.err
    assert "incidents/" in done.out
    made = Company(target, by="nadia")
    assert identify(target).organisation == "Next SRL"
    assert not (target / "journal").exists()
    assert list((target / "incidents").iterdir()) == []
    assert "Theirs alone" not in "".join(
        path.read_text("utf-8", "replace") for path in target.rglob("*.yaml")
    )
    assert made.git("status", "--porcelain") == ""
    for part in ("activities", "contacts", "suppliers", "fiches"):
        names = [sorted(path.name for path in (root / part).iterdir())
                 for root in (company.root, target)]  # fmt: skip
        assert names[0] == names[1]
    text = (company.root / "plan.yaml").read_text("utf-8")
    changed = [line for line in (target / "plan.yaml").read_text("utf-8").splitlines()
               if line not in text.splitlines()]  # fmt: skip
    assert [line.split(":")[0].strip() for line in changed] == ["id", "name"]
    assert made.ok("declare", "Ours").code == 0


def test_a_copy_has_another_id_each_time(company: Company, tmp_path: Path):
    first = run_command("init", str(tmp_path / "one"), "--from", str(company.root), "--json").json
    second = run_command("init", str(tmp_path / "two"), "--from", str(tmp_path / "one"), "--json")
    assert first["id"] == identify(tmp_path / "one").id
    assert second.json["id"] == identify(tmp_path / "two").id != first["id"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("{plan}/inside", "--from", "{plan}"), 2),
        (("{tmp}/new", "--from", "{tmp}"), 3),
        (("{tmp}/new", "--from", "{tmp}/missing"), 3),
        (("{tmp}/new", "--from", "{plan}", "--manager", "Anne"), 2),
        (("{plan}", "--from", "{plan}"), 5),
    ],
)
def test_what_cannot_be_copied_is_refused_and_nothing_written(
    company: Company, tmp_path: Path, words: tuple[str, ...], code: int
):
    filled = [word.format(plan=company.root, tmp=tmp_path) for word in words]
    done = run_command("init", *filled)
    assert done.code == code, done.err
    assert not (tmp_path / "new").exists()
    assert company.git("status", "--porcelain") == ""


def test_a_plan_that_takes_no_id_is_not_copied(company: Company, tmp_path: Path):
    (company.root / "plan.yaml").write_text("{format: 1, language: fr}\n", "utf-8")
    done = run_command("init", str(tmp_path / "new"), "--from", str(company.root))
    assert done.code == 3
    assert not (tmp_path / "new").exists()


def test_links_are_left_out_and_named(company: Company, tmp_path: Path):
    (company.root / "contacts" / "secret.yaml").symlink_to("/etc/hostname")
    done = run_command("init", str(tmp_path / "new"), "--from", str(company.root))
    assert "secret.yaml" in done.out
    assert not (tmp_path / "new" / "contacts" / "secret.yaml").exists()
