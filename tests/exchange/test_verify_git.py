"""`incplan verify` on falsified, lost and damaged history: no failure of git is called none."""

import os
import re
import shutil
import subprocess

import pytest

from tests.conftest import Company
from tests.exchange.clones import clone
from tests.exchange.test_verify import commit, events, forge
from tests.exchange.verifying import found, rewritten_head, said, table


@pytest.mark.parametrize(("key", "value"), [("log.diffMerges", "off"), ("diff.renames", "true")])
def test_settings_of_git_hide_no_change(record: Company, key, value):
    record.git("config", key, value)
    record.git("branch", "side")
    record.ok("log", "Sur main")
    record.git("checkout", "-q", "side")
    record.ok("log", "Sur le côté")
    record.git("merge", "-q", "--no-commit", "--no-edit", "main")
    forge(events(record)[1])
    commit(record)

    assert "JRN041" in found(record, 1)


def changed_and_hidden(record: Company) -> tuple[str, str]:
    """A change in history and a commit after it: the guilty commit, and its parent."""
    before = record.git("rev-parse", "HEAD").strip()
    forge(events(record)[1])
    commit(record)
    guilty = record.git("rev-parse", "HEAD").strip()
    record.at("07:10").ok("log", "Suite")
    return guilty, before


def test_grafts_hide_nothing(record: Company):
    changed_and_hidden(record)
    head = record.git("rev-parse", "HEAD").strip()
    (record.root / ".git/info/grafts").write_text(f"{head}\n", "ascii")
    assert record.git("log", "--oneline", "--diff-filter=M", "--", "incidents") == ""

    assert {"JRN041", "JRN077"} <= found(record, 1).keys()


def test_grafts_alone_are_named(record: Company):
    head = record.git("rev-parse", "HEAD").strip()
    (record.root / ".git/info/grafts").write_text(f"# mine\n{head}\n", "ascii")

    assert found(record, 0).keys() == {"JRN077"}


def test_replaced_objects_hide_nothing(record: Company):
    guilty, before = changed_and_hidden(record)
    record.git("replace", "--graft", "HEAD", before)
    assert guilty not in record.git("log", "--format=%H")

    diagnostics = found(record, 1)

    assert "JRN041" in diagnostics
    assert diagnostics["JRN077"]["params"]["case"] == "replaced"


@pytest.fixture
def shared(record: Company, tmp_path) -> Company:
    """The record, pushed to a server."""
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "server.git")], check=True)
    record.git("remote", "add", "origin", str(tmp_path / "server.git"))
    record.git("push", "-q", "-u", "origin", "main")
    return record


@pytest.mark.parametrize("way", ["reset", "amend", "branch moved"])
def test_entries_that_this_branch_lost_are_disproved(shared: Company, way):
    if way == "amend":
        shared.git("rm", "-q", events(shared)[2].relative_to(shared.root).as_posix())
        shared.git("commit", "-q", "--amend", "--allow-empty", "-m", "x")
    else:
        shared.git(*(("reset", "-q", "--hard", "HEAD~2") if way == "reset" else
                     ("checkout", "-q", "-B", "main", "HEAD~2")))  # fmt: skip

    lost = found(shared, 1)["JRN074"]

    assert lost["params"]["count"] == (1 if way == "amend" else 2)
    shared.git("push", "-q", "--force")
    assert "JRN074" in found(shared, 1)


def test_entries_that_only_origin_still_has_were_not_checked(shared: Company):
    shared.git("reset", "-q", "--hard", "HEAD~2")
    shutil.rmtree(shared.root / ".git/logs")

    elsewhere = found(shared, 4)["JRN075"]

    assert (elsewhere["params"]["name"], elsewhere["params"]["count"]) == ("origin/main", 2)
    shared.ok("sync")
    assert found(shared, 0).keys() == set()


def test_a_clone_that_is_behind_has_lost_nothing(shared: Company, tmp_path):
    behind = clone(shared, tmp_path / "behind", by="joris")
    shared.at("07:12").ok("log", "Une de plus")
    behind.git("fetch", "-q")

    assert found(behind, 4).keys() == {"JRN075"}


def test_entries_on_another_branch_are_not_in_this_record(record: Company):
    record.git("switch", "-q", "-c", "draft")
    record.at("07:10").ok("log", "Sur le côté")
    record.git("switch", "-q", "main")

    elsewhere = found(record, 4)["JRN075"]
    assert elsewhere["params"]["name"] == "draft"

    record.git("branch", "-q", "-D", "draft")
    assert "JRN074" in found(record, 1)


def test_an_entry_written_anew_over_its_own_commit_is_disproved(record: Company):
    forge(events(record)[2])
    record.git("commit", "-q", "-a", "--amend", "-m", "x")
    assert record.git("log", "--diff-filter=M", "--", "incidents") == ""

    assert found(record, 1)["JRN076"]["path"].endswith(events(record)[2].name)


def test_what_was_taken_back_by_a_reset_is_no_change_of_the_record(record: Company):
    record.git("rm", "-q", events(record)[1].relative_to(record.root).as_posix())
    commit(record)
    rewritten_head(record, lambda text: re.sub(rb"(committer .*>) .*", rb"\1 0 +0000", text))
    assert {"JRN042", "JRN072"} <= found(record, 1).keys()

    record.git("reset", "-q", "--hard", "HEAD~1")

    assert found(record, 0).keys() == set()


def test_a_stash_is_no_change_of_the_record(record: Company):
    record.at("07:10").ok("log", "Rangée", "--no-commit")
    record.git("stash", "-q", "--include-untracked")

    assert found(record, 4).keys() == {"JRN075"}
    assert found(record, 4)["JRN075"]["params"]["name"] == "stash"
    record.git("stash", "pop", "-q")
    assert found(record, 0).keys() == {"JRN057"}


@pytest.mark.parametrize(
    ("who", "date"),
    [
        (b"committer", b"999999999999 +0000"),
        (b"author", b"999999999999 +0000"),
        (b"committer", b"99999999999999999999999 +0000"),
        (b"committer", b"-5 +0000"),
        (b"committer", b"0 +0000"),
        (b"committer", b""),
        (b"committer", b"4102444800 +0000"),
        (b"author", b"4102444800 +0000"),
    ],
)
def test_a_commit_date_that_cannot_be_is_disproved(record: Company, who, date):
    rewritten_head(record, lambda text: re.sub(rb"(%s .*>) .*" % who, rb"\1 " + date, text))

    impossible = found(record, 1)["JRN072"]

    assert impossible["params"]["commit"] == record.git("rev-parse", "HEAD")[:12]
    assert table(record, 1)["times"]["state"] == "disproved"
    record.ok("log", "Et pourtant")
    record.ok("export", "plan")
    record.ok("sync")


def test_a_deleted_history_is_not_no_history(record: Company):
    shutil.rmtree(record.root / ".git")
    (record.root / ".gitignore").write_text(".*.tmp\n", "utf-8")
    assert found(record, 4)["JRN055"]["params"]["case"] == "gone"
    assert table(record, 4)["unchanged"]["not_checked"] == 3

    for name in (".gitignore", ".gitattributes"):
        (record.root / name).unlink(missing_ok=True)
    assert found(record, 4)["JRN055"]["params"]["case"] == ""


def test_a_history_that_was_made_anew_proves_nothing(record: Company, monkeypatch):
    shutil.rmtree(record.root / ".git")
    record.git("init", "-q", "-b", "main")
    record.git("config", "log.showRoot", "false")
    assert found(record, 4).keys() == {"JRN083"}
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-11-25T09:00:00+01:00")
    commit(record)

    begun = found(record, 4)["JRN080"]

    assert (begun["params"]["count"], begun["params"]["total"]) == (3, 3)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-25T09:10:00+01:00")
    record.at("2026-11-25T09:10:00+01:00").ok("log", "La suite")
    assert found(record, 4)["JRN080"]["params"]["case"] == "some"
    for question in ("unchanged", "complete", "times"):
        row = table(record, 4)[question]
        assert (row["proven"], row["claimed"], row["not_checked"]) == (1, 0, 3)


def test_a_commit_before_the_record_does_not_hide_that_it_came_at_once(
    record: Company, monkeypatch
):
    second = record.at("09:00").ok("declare", "Plus tard", "--json").json["incident"]
    assert second
    shutil.rmtree(record.root / ".git")
    record.git("init", "-q", "-b", "main")
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-11-25T09:00:00+01:00")
    record.git("add", "plan.yaml")
    record.git("commit", "-q", "-m", "Plan")
    commit(record)

    assert found(record, 4)["JRN080"]["params"]["count"] == 4


def test_a_first_entry_that_comes_late_is_a_claim(company: Company, tmp_path):
    shutil.rmtree(company.root / "incidents")
    for name in ("exercises", "journal"):
        shutil.rmtree(company.root / name, ignore_errors=True)
    shutil.rmtree(company.root / ".git")
    company.git("init", "-q", "-b", "main")
    commit(company)
    company.by = "nadia"
    company.at("2026-10-23T06:55:00+02:00").ok("declare", "Il y a un mois")

    assert found(company, 0).keys() == {"JRN073"}


@pytest.mark.parametrize(
    ("ruin", "case"),
    [
        (lambda git: (git / "HEAD").write_bytes(b""), "damaged"),
        (lambda git: shutil.rmtree(git / "objects"), "damaged"),
        (lambda git: (git / "config").write_text("[core\n", "ascii"), "failed"),
        (lambda git: (git / "refs/heads/desktop.ini").write_bytes(b"[x]"), "part"),
        (lambda git: (git / "refs/heads/main (1)").write_bytes(b""), "part"),
        (lambda git: (git / "refs/heads/old").write_text("1" * 40, "ascii"), "part"),
        (lambda git: (git / "refs/heads/main").write_bytes(b"junk"), "failed"),
    ],
    ids=["no HEAD", "no objects", "config", "debris", "copy", "missing object", "branch"],
)
def test_a_failure_of_git_is_told_as_what_it_is(record: Company, ruin, case):
    ruin(record.root / ".git")

    diagnostics = found(record, 4)

    assert diagnostics["JRN079"]["params"]["case"] == case
    assert "JRN055" not in diagnostics
    assert "no git history here" not in said(record.run("verify"))


def test_debris_in_the_references_hides_no_change(record: Company):
    (record.root / ".git/refs/heads/desktop.ini").write_bytes(b"[x]")
    forge(events(record)[1])
    commit(record)

    assert {"JRN041", "JRN079"} <= found(record, 1).keys()


def test_a_plan_whose_repository_is_damaged_is_not_proven_by_the_one_around(
    record: Company, tmp_path
):
    outer = tmp_path / "outer"
    shutil.copytree(record.root, outer / "plan")
    subprocess.run(["git", "-C", str(outer), "init", "-q", "-b", "main"], check=True)
    (outer / "plan/.git/HEAD").write_bytes(b"")

    assert (
        found(Company(outer / "plan", now=record.now), 4)["JRN079"]["params"]["case"] == "damaged"
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="chown needs root")
def test_a_repository_of_somebody_else_was_not_checked(record: Company):
    os.chown(record.root, 65534, 65534)
    os.chown(record.root / ".git", 65534, 65534)
    try:
        assert found(record, 4)["JRN079"]["params"]["case"] == "dubious_ownership"
    finally:
        os.chown(record.root, 0, 0)
        os.chown(record.root / ".git", 0, 0)


def test_without_the_program_git(record: Company, tmp_path):
    record.environment = {"PATH": str(tmp_path)}

    assert found(record, 4)["JRN079"]["params"]["case"] == "no_git"
