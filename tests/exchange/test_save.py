"""The plan that is approved is the plan that is shared: save, approve, sync."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_plan_journal import APPROVE, accept_all_errors, change, journal
from tests.conftest import Company, run_command
from tests.exchange.clones import clone

PEOPLE = (
    *("--manager", "Anne Dupont", "--manager-phone", "0470000001"),
    *("--deputy", "Bart Maes", "--deputy-phone", "0470000002"),
    *("--bcp-manager", "Chloé Petit", "--bcp-phone", "0470000003"),
    *("--management", "David Roy", "--management-phone", "0470000004"),
)


@pytest.fixture
def fresh(tmp_path: Path) -> Company:
    """A plan as `init` starts it."""
    root = tmp_path / "fresh"
    environment = {"INCPLAN_NOW": "2026-11-23T08:00:00+01:00"}
    done = run_command("--lang", "en", "init", str(root), "--name", "Alpha", *PEOPLE,
                       environment=environment)  # fmt: skip
    assert done.code == 0, done.err
    return Company(root, by="david-roy")


@pytest.fixture
def shared(company: Company, tmp_path: Path) -> Company:
    """The demo with a remote."""
    subprocess.run(
        ["git", "clone", "-q", "--bare", str(company.root), str(tmp_path / "o.git")], check=True
    )
    company.git("remote", "add", "origin", str(tmp_path / "o.git"))
    company.git("fetch", "-q")
    return company


def changed_files(company: Company) -> set[str]:
    """The files of the last commit."""
    return set(company.git("show", "--format=", "--name-only", "--no-renames").split())


def test_what_is_approved_in_a_fresh_plan_is_what_a_clone_holds(fresh: Company, tmp_path: Path):
    change(fresh, "plan.yaml", "Alpha", "Beta")
    (fresh.root / "notes.txt").write_text("mine")
    (fresh.root / "staged.txt").write_text("mine")
    fresh.git("add", "staged.txt")
    answer = fresh.ok("approve", "--open-points", "known", "--json").json

    assert answer["saved"] == ["plan.yaml"]
    assert answer["unsaved"] == []
    assert fresh.git("status", "--porcelain").split("\n")[:-1] == ["A  staged.txt", "?? notes.txt"]
    assert changed_files(fresh) == {
        "plan.yaml",
        journal(fresh)[0].relative_to(fresh.root).as_posix(),
    }
    other = clone(fresh, tmp_path / "other", by="david-roy")
    assert "Beta" in (other.root / "plan.yaml").read_text()
    assert "Alpha → Beta" in fresh.ok("diff", "0.1..HEAD").out
    assert other.run("validate", "--select", "REV001", "--select", "REV002").out.count("REV00") == 0


def test_files_that_came_went_and_moved_are_part_of_the_approval(fresh: Company):
    (fresh.root / "contacts" / "insurer.yaml").rename(fresh.root / "contacts" / "axa.yaml")
    (fresh.root / "contacts" / "no-more-ransom.yaml").unlink()
    (fresh.root / "contacts" / "desktop.ini.swp").write_text("debris")
    (fresh.root / "contacts" / "desktop.ini.swp").unlink()
    (fresh.root / "templates").mkdir()
    (fresh.root / "templates" / "own.md").write_text("not of an approval")
    fresh.ok("approve", "--open-points", "known")

    assert fresh.git("status", "--porcelain") == "?? templates/\n"
    names = fresh.git("ls-files", "contacts").split()
    assert "contacts/axa.yaml" in names
    assert "contacts/insurer.yaml" not in names


def test_an_entry_left_over_is_committed_apart(fresh: Company):
    fresh.ok("plan", "reviewed", "--no-change", "--no-commit", "--by", "david-roy")
    (earlier,) = journal(fresh)
    change(fresh, "plan.yaml", "Alpha", "Beta")
    fresh.ok("approve", "--open-points", "known")

    assert fresh.git("status", "--porcelain") == ""
    assert earlier.relative_to(fresh.root).as_posix() not in changed_files(fresh)


def test_what_is_open_is_listed_and_nothing_recorded(fresh: Company):
    for words in ((), ("--yes",)):
        done = fresh.run("approve", *words)
        assert done.code == 5
        assert "contacts/electrician-2.yaml:11 CON031" in done.out
        assert "Never practised: 2" in done.out
        assert "--open-points known" in done.err
    listed = fresh.run("approve", "--json").json
    kinds = {item["kind"] for item in listed["open_points"]}
    assert kinds == {"placeholder", "never_exercised", "warning"}
    assert listed["approved"] is False
    assert journal(fresh) == []
    assert fresh.run("approve", "--open-points", "unknown").code == 2

    fresh.ok("approve", "--open-points", "known")
    text = journal(fresh)[0].read_text()
    assert "\nopen_points:\n" in text
    assert "- code: CON003\n  file: contacts/electrician-1.yaml\n" in text


@pytest.mark.parametrize(
    ("typed", "code", "recorded"), [("yes\n", 0, 1), ("no\n", 5, 0), ("", 130, 0)]
)
def test_on_a_terminal_it_asks(fresh: Company, monkeypatch, typed, code, recorded):
    monkeypatch.setattr("incplan.cli.commands.plan.approve.can_ask", lambda: True)
    done = fresh.run("approve", stdin=typed.encode())
    assert done.code == code
    assert "Approve the plan with what is still open?" in done.err
    assert "CON031" in done.err
    assert len(journal(fresh)) == recorded


def test_save_tells_what_changed_and_commits_it_all(company: Company):
    change(company, "activities/cold-storage.yaml", "rto: 2h", "rto: 45min")
    (company.root / "suppliers" / "sup-telecom-sambre.yaml").rename(
        company.root / "suppliers" / "sambre.yaml"
    )
    (company.root / "incidents" / "mine.txt").write_text("not a plan file")
    done = company.run("save")
    assert done.code == 5
    assert "incplan save --yes" in done.err
    assert "Recovery time objective (RTO): 2 h → 45 min" in done.out
    assert "suppliers/sup-telecom-sambre.yaml → suppliers/sambre.yaml (renamed)" in done.out
    assert company.git("log", "-1", "--format=%s") == "Plan\n"

    answer = company.ok("save", "Colder", "--yes", "--json").json
    assert {item["path"]: item["how"] for item in answer["files"]} == {
        "activities/cold-storage.yaml": "changed",
        "plan.yaml": "changed",
        "suppliers/sambre.yaml": "renamed",
    }
    assert company.git("log", "-1", "--format=%s") == "Colder\n"
    assert company.git("status", "--porcelain") == "?? incidents/mine.txt\n"
    assert company.ok("save").out == "Every plan file is saved.\n"


def test_save_leaves_alone_what_is_staged_ignored_or_no_plan_file(company: Company):
    (company.root / ".gitignore").write_text("contacts/secret.yaml\n/documents/\n.*.tmp\n")
    for name in ("contacts/secret.yaml", "contacts/ann (1).yaml", "contacts/desktop.ini", "x.txt"):
        (company.root / name).write_text("format: 1\n")
    company.git("add", "x.txt")
    done = company.run("save", "--yes")
    assert done.code == 4
    assert "Git ignores 1 plan file, so nobody else gets it: contacts/secret.yaml" in done.err

    assert changed_files(company) == {".gitignore", "plan.yaml"}
    assert company.git("status", "--porcelain").split("\n")[0] == "A  x.txt"


@pytest.mark.parametrize("rule", ["exclude", "global", "gitignore"])
def test_a_file_that_git_ignores_is_named_wherever_the_plan_is_shared(
    shared: Company, rule: str, tmp_path: Path
):
    rules = {
        "exclude": shared.root / ".git" / "info" / "exclude",
        "gitignore": shared.root / ".gitignore",
        "global": tmp_path / "mine",
    }[rule]
    rules.parent.mkdir(exist_ok=True)
    rules.write_text("/documents/\n.*.tmp\next*.yaml\n")
    if rule == "global":
        (tmp_path / "config").write_text(f"[core]\n\texcludesFile = {rules}\n")
        shared.environment["GIT_CONFIG_GLOBAL"] = str(tmp_path / "config")
    accept_all_errors(shared)
    shared.ok("save", "--yes")
    file = "contacts/ext-7.yaml"
    (shared.root / file).write_text("format: 1\nkind: external\nname: Extern\nto_fill: yes\n")
    said = f"Git ignores 1 plan file, so nobody else gets it: {file}"
    for command, code in (("plan", 0), ("status", 0), ("sync", 0), ("save", 4)):
        done = shared.run(command)
        assert done.code == code, done.err
        assert said in " ".join((done.out + done.err).split())
        listed = shared.run(command, "--json").json
        assert listed["ignored_files"] == [file]
        assert not listed.get("unsaved")
    assert "is the same here and at origin" in shared.ok("sync").out
    approved = shared.ok(*APPROVE, "--json").json
    assert approved["ignored_files"] == [file]
    for document in ("plan", "binder"):
        words = shared.ok("export", document, "--format", "md").out
        assert f"Printed with plan files that git ignores: {file}" in words[:2500]

    shared.git("add", "--force", file)
    shared.ok("save", "--yes")
    assert shared.ok("plan", "--json").json["ignored_files"] == []
    assert "Git ignores" not in shared.ok("status").err


def test_what_is_staged_only_is_not_saved(company: Company):
    change(company, "plan.yaml", "last_review: 2026-11-12", "last_review: 2026-11-19")
    company.git("add", "plan.yaml")
    assert company.ok("plan", "--json").json["unsaved"] == ["plan.yaml"]


def lock_out(company: Company) -> None:
    (company.root / ".git" / "MERGE_HEAD").write_text(company.git("rev-parse", "HEAD"))


@pytest.mark.parametrize(
    "weather", ["no git", "no repository", "merging", "detached"],
)  # fmt: skip
def test_where_git_cannot_commit(company: Company, weather: str, tmp_path: Path):
    accept_all_errors(company)
    change(company, "plan.yaml", "last_review: 2026-11-12", "last_review: 2026-11-19")
    if weather == "no git":
        company.environment["PATH"] = "/nowhere"
    elif weather == "no repository":
        (company.root / ".git").rename(tmp_path / "gone")
    elif weather == "merging":
        lock_out(company)
    else:
        company.git("checkout", "-q", "--detach")
    before = len(journal(company))
    done = company.run("save", "--yes")
    assert done.code == 4
    assert "git cannot commit now" in done.err
    done = company.ok(*APPROVE)
    assert "recorded on disk, not saved in git" in " ".join(done.err.split())
    assert len(journal(company)) == before + 1
    if weather in ("merging", "detached"):
        assert "plan.yaml" in done.err


def test_a_locked_index_keeps_plan_files_out(company: Company):
    """A commit the index does not know of would be undone by the user's next one."""
    accept_all_errors(company)
    lock = company.root / ".git" / "index.lock"
    lock.touch()
    assert company.run("save", "--yes").code == 4
    assert "not saved in git" in " ".join(company.ok(*APPROVE).err.split())
    lock.unlink()
    company.ok("save", "--yes")
    assert company.git("status", "--porcelain", "--", "*.yaml").count("accepted-findings") == 0


def test_a_commit_is_what_save_is_for(company: Company):
    assert company.run("save", "--no-commit").code == 2
    change(company, "plan.yaml", "commit: auto", "commit: off")
    company.ok("save", "--yes")
    assert changed_files(company) == {"plan.yaml"}


def test_sync_sends_what_is_saved_and_names_the_rest(shared: Company, tmp_path: Path):
    change(shared, "levels.yaml", "format: 1", "format: 1   # read")
    done = shared.ok("sync", "--json")
    assert done.json["unsaved"] == ["levels.yaml"]
    assert done.json["outcome"] == "done"
    said = shared.ok("sync")
    assert "What is saved is the same here and at origin." in said.out
    assert "1 plan file is not saved: levels.yaml" in said.err
    assert shared.git("status", "--porcelain") == " M levels.yaml\n"

    shared.ok("save", "--yes")
    assert "Plan files sent: 2" in shared.ok("sync").out
    assert shared.ok("sync", "--json").json["unsaved"] == []
    subprocess.run(["git", "clone", "-q", str(tmp_path / "o.git"), str(tmp_path / "c")], check=True)
    assert "# read" in (tmp_path / "c" / "levels.yaml").read_text()


def test_screens_and_paper_name_what_is_not_saved(company: Company):
    change(company, "contacts/marc.yaml", "00 00 06", "00 00 99")
    (company.root / "contacts" / "extern-1.yaml").write_text(
        "format: 1\nkind: external\nname: Extern\nto_fill: yes\n"
    )
    files = ["contacts/extern-1.yaml", "contacts/marc.yaml"]
    for command in ("plan", "status"):
        done = company.ok(command)
        assert f"2 plan files are not saved: {', '.join(files)}" in done.out + done.err
        assert company.ok(command, "--json").json["unsaved"] == files
    for document in ("plan", "binder"):
        words = company.ok("export", document, "--format", "md").out
        assert f"Printed with plan files that are not saved: {', '.join(files)}" in words[:2500]
    company.ok("save", "--yes")
    assert "Printed with" not in company.ok("export", "binder", "--format", "md").out[:2500]
    assert "not saved" not in company.ok("status").err


def test_a_plan_inside_a_larger_repository(company: Company, tmp_path: Path):
    top = tmp_path / "top"
    top.mkdir()
    company.root.joinpath(".git").rename(tmp_path / "aside")
    try:
        subprocess.run(["cp", "-r", str(company.root), str(top / "ours")], check=True)
    finally:
        (tmp_path / "aside").rename(company.root / ".git")
    (top / "other.txt").write_text("other")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "Both")):
        subprocess.run(["git", "-C", str(top), *words], check=True)
    ours = Company(top / "ours")
    change(ours, "levels.yaml", "format: 1", "format: 1   # read")
    (ours.root / "contacts" / "marc.yaml").unlink()
    (top / "other.txt").write_text("changed")
    ours.ok("save", "--yes")
    assert changed_files(ours) == {"ours/plan.yaml", "ours/levels.yaml", "ours/contacts/marc.yaml"}
    assert ours.git("status", "--porcelain") == " M other.txt\n"


def test_contacts_without_a_number_are_not_verified(company: Company):
    change(company, "contacts/marc.yaml", "channels:", "x-channels:")
    before = len(journal(company))
    done = company.run("contacts", "verified", "marc", "nadia", "--by", "elodie")
    assert done.code == 5
    assert "marc" in done.err
    assert len(journal(company)) == before


def test_a_file_that_cannot_be_read_is_saved_and_not_said_to_be_gone(company: Company):
    (company.root / "contacts" / "marc.yaml").write_text("name: [unclosed\n")
    done = company.ok("save", "--yes")
    assert "contacts/marc.yaml (changed)" in done.out
    assert "removed" not in done.out
    assert "contacts/marc.yaml" in done.out + done.err
    assert changed_files(company) == {"contacts/marc.yaml", "plan.yaml"}


def test_a_plan_without_an_id_gets_one_with_what_is_saved(company: Company):
    accept_all_errors(company)
    company.ok("save", "--yes")
    text = (company.root / "plan.yaml").read_text("utf-8")
    (plan_id,) = re.findall(r"^id: ([a-z0-9]{16})$", text, re.MULTILINE)
    company.ok(*APPROVE)
    without = text.replace(f"id: {plan_id}\n", "")
    (company.root / "plan.yaml").write_text(without, "utf-8")
    change(company, "contacts/marc.yaml", "00 00 06", "00 00 06   # read")
    before = company.ok("plan", "--json").json["approval"]
    asked = company.run("save")
    assert asked.code == 5
    assert "The plan gets an id of its own, in plan.yaml." in asked.out
    assert (company.root / "plan.yaml").read_text("utf-8") == without

    done = company.ok("save", "--yes", "--json").json
    assert done["new_id"] not in (None, plan_id)
    assert (company.root / "plan.yaml").read_text("utf-8") == text.replace(plan_id, done["new_id"])
    assert company.ok("plan", "--json").json["approval"] == before
    assert company.git("status", "--porcelain") == ""
    change(company, "contacts/marc.yaml", "# read", "# read again")
    assert "an id of its own" not in company.ok("save", "--yes").out


def test_a_missing_id_is_enough_to_save(company: Company):
    company.ok("save", "--yes")
    path = company.root / "plan.yaml"
    path.write_text(re.sub(r"(?m)^id: .*\n", "", path.read_text("utf-8")), "utf-8")
    company.git("commit", "-q", "-m", "Without an id", "plan.yaml")
    asked = company.run("save")
    assert asked.code == 5
    assert "plan.yaml (changed)" in asked.out
    assert "The plan gets an id of its own" in asked.out
    done = company.ok("save", "--yes", "--json").json
    assert f"id: {done['new_id']}" in company.git("show", "HEAD:plan.yaml")
    assert company.ok("save").out == "Every plan file is saved.\n"


@pytest.mark.parametrize("broken", ["name: [unclosed\n", "\nid: ''\n"])
def test_a_plan_that_cannot_be_read_gets_no_id(company: Company, broken: str):
    path = company.root / "plan.yaml"
    path.write_text(path.read_text("utf-8") + broken, "utf-8")
    before = path.read_bytes()
    assert company.ok("save", "--yes", "--json").json["new_id"] is None
    assert path.read_bytes() == before
