"""Where copies meet, one with the words and one without, the removal wins."""

import shutil
import subprocess

import pytest

from tests.conftest import Company
from tests.exchange.clones import clone, copy, journal_files
from tests.exchange.erasing import (
    WORDS,
    _spoken,
    clean,
    forget_steps,
    held,
    on_disk,
    redact,
    spoken,
    staged,
)
from tests.exchange.test_verify import codes

__all__ = ["_spoken", "spoken"]


@pytest.fixture
def hub(spoken, tmp_path) -> tuple[Company, Company, Company, str]:
    """A server, and two clones of it: one has the entry with the words by stick only."""
    company, entry = spoken
    server = Company(tmp_path / "hub.git")
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(server.root)], check=True)
    first = company.git("rev-list", "--max-parents=0", "HEAD").strip()
    company.git("push", "-q", str(server.root), f"{first}:refs/heads/main")
    other = clone(server, tmp_path / "other", by="joris", now=company.now)
    company.git("remote", "add", "origin", str(server.root))
    stick = copy(company, tmp_path / "stick", by="nadia")
    other.ok("merge", str(stick.root))
    return company, other, server, entry


def test_by_stick_then_removed_then_exchanged(hub):
    """Both sides added the file, one without its words: no conflict whose advice restores them."""
    company, other, server, entry = hub
    redact(company, entry)
    company.ok("sync")

    other.ok("sync")
    company.ok("sync")

    for one in (company, other):
        assert clean(one)
        assert not held(one, "origin/main")
        assert codes(one) == {"JRN053"}
    assert not held(server, "main")


def test_removed_in_both_with_different_words(hub):
    company, other, _server, _entry = hub
    company.ok("sync")
    other.ok("sync")
    done = company.ok("communicate", WORDS, "--to", "management", "--medium", "Jan's phone",
                      "--json").json  # fmt: skip
    entry = done["event"]
    company.ok("sync")
    other.ok("sync")
    redact(company, entry)
    redact(other, entry, "--field", "medium")

    company.ok("sync")
    other.ok("sync")
    company.ok("sync")

    for one in (company, other):
        file = next(content for name, content in one.files().items() if entry in name)
        assert file.count(b"[redacted sha256:") == 2
        assert b"Jan's phone" not in file
    assert journal_files(company.root) == journal_files(other.root)


def test_a_conflict_elsewhere_leaves_the_removal_settled(hub):
    """The person mends the plan file; nothing asks them to choose the words."""
    company, other, _server, entry = hub
    redact(company, entry)
    for one, line in ((company, "# ours"), (other, "# theirs")):
        plan = one.root / "plan.yaml"
        plan.write_text(f"{line}\n{plan.read_text('utf-8')}", "utf-8")
        one.git("commit", "-q", "-a", "-m", line)
    company.ok("sync")

    done = other.run("sync", "--json")

    assert done.code == 5
    assert done.json["files"] == ["plan.yaml"]
    assert not on_disk(other)
    assert not staged(other)
    other.git("checkout", "--ours", "plan.yaml")
    other.git("add", "plan.yaml")
    other.git("commit", "-q", "--no-edit")
    other.ok("sync")
    assert clean(other)


@pytest.mark.parametrize("side", ["--ours", "--theirs"])
def test_a_plain_merge_that_chose_the_words_is_made_good(hub, side):
    company, other, _server, entry = hub
    redact(company, entry)
    company.ok("sync")
    other.git("fetch", "-q")
    subprocess.run(["git", "-C", str(other.root), "merge", "-q", "origin/main"], check=False,
                   capture_output=True)  # fmt: skip
    other.git("checkout", side, ".")
    other.git("add", "-A")
    other.git("commit", "-q", "--no-edit")

    other.ok("log", "Later")
    assert "ORIG_HEAD" in other.run("sync").err, "git merge noted where it was"
    forget_steps(other)
    other.ok("sync")
    company.ok("sync")

    assert clean(other)
    assert clean(company)
    assert codes(other) == {"JRN053"}
    assert journal_files(company.root) == journal_files(other.root)


def test_a_plain_merge_that_waits_is_settled_by_the_next_command(hub):
    company, other, _server, entry = hub
    redact(company, entry)
    company.ok("sync")
    other.git("fetch", "-q")
    subprocess.run(["git", "-C", str(other.root), "merge", "-q", "origin/main"], check=False,
                   capture_output=True)  # fmt: skip
    assert other.git("ls-files", "-u")

    other.ok("log", "Meanwhile")

    assert not other.git("ls-files", "-u")
    assert not on_disk(other)
    other.git("commit", "-q", "--no-edit")
    assert not held(other)


def test_a_revert_does_not_bring_the_words_back(spoken):
    company, entry = spoken
    redact(company, entry)
    file = next(name for name in company.files() if entry in name)
    company.git("checkout", "-q", "HEAD~1", "--", file)
    company.git("commit", "-q", "-m", "back")
    assert held(company)

    company.ok("log", "Later")

    assert clean(company)


def test_a_removal_that_nobody_tells_of_is_not_taken(spoken, tmp_path):
    """A stick could otherwise take any words out of the journal."""
    company, entry = spoken
    stick = copy(company, tmp_path / "stick", by="joris")
    redact(stick, entry)
    for notice in (stick.root / "incidents").rglob("*-redacted-*"):
        notice.unlink()

    done = company.run("merge", str(stick.root), "--json")

    assert done.code == 1
    assert [item["fate"] for item in done.json["noticed"]] == ["redacted_untold"]
    assert on_disk(company)


@pytest.mark.parametrize("commit", [(), ("--no-commit",)])
def test_words_that_come_back_by_stick_are_not_even_written_to_history(spoken, tmp_path, commit):
    """The removal came first, the entry later."""
    company, entry = spoken
    stick = copy(company, tmp_path / "stick", by="joris")
    bare = clone(company, tmp_path / "bare", by="joris")
    file = next(name for name in bare.files() if entry in name)
    bare.git("rm", "-q", file)
    bare.git("commit", "-q", "-m", "not there yet")
    redact(company, entry)
    notice = next(name for name in company.files() if "-redacted-" in name)
    shutil.copy(company.root / notice, bare.root / notice)
    before = bare.git("rev-parse", "HEAD").strip()

    bare.ok("merge", str(stick.root), *commit)

    assert not on_disk(bare)
    assert WORDS not in bare.git("log", "-p", f"{before}..HEAD")


@pytest.fixture
def below(spoken, tmp_path) -> tuple[Company, Company, str]:
    """Two clones of a repository that keeps the plan in a folder; one has the entry by stick."""
    company, entry = spoken
    above = tmp_path / "office"
    shutil.copytree(company.root, above / "plans" / "ours", ignore=shutil.ignore_patterns(".git"))
    for file in (above / "plans" / "ours" / "incidents").rglob(f"*{entry}.yaml"):
        file.unlink()
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Plan")):
        subprocess.run(["git", "-C", str(above), *words], check=True)
    server = tmp_path / "office.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(above), str(server)], check=True)
    crew = []
    for name in ("one", "two"):
        subprocess.run(["git", "clone", "-q", str(server), str(tmp_path / name)], check=True)
        crew.append(Company(tmp_path / name / "plans" / "ours", now=company.now, by="nadia"))
        crew[-1].ok("log", f"This is {name}")  # or both would make the very same commit
        crew[-1].ok("merge", str(company.root))
    return crew[0], crew[1], entry


def test_a_plan_in_a_folder_of_its_repository(below):
    one, two, entry = below
    redact(one, entry, "--no-commit")
    assert {"JRN085"} <= codes(one, 1)
    one.ok("sync")
    two.git("fetch", "-q")
    subprocess.run(["git", "-C", str(two.root), "merge", "-q", "origin/main"], check=False,
                   capture_output=True)  # fmt: skip
    assert two.git("ls-files", "-u")
    two.ok("log", "Meanwhile")
    assert not two.git("ls-files", "-u")
    two.git("merge", "--abort")
    forget_steps(two)

    two.ok("sync")
    one.ok("sync")

    for item in (one, two):
        assert clean(item)
        assert "JRN085" not in codes(item)
    assert journal_files(one.root) == journal_files(two.root)


def test_sync_says_after_its_work_who_still_holds_them(hub):
    company, _other, server, entry = hub
    company.ok("sync")
    server.git("branch", "side", "main")
    company.git("fetch", "-q")
    redact(company, entry)

    done = company.run("sync", "--json")

    assert done.code == 1
    assert done.json["outcome"] == "done"
    assert not held(server, "main")
    assert [(item["kind"], item["name"]) for item in done.json["still_held"]] == [
        ("remote", "origin/side"),
        ("noted", "FETCH_HEAD"),
    ]
    assert "origin/side" in company.run("sync").err
    server.git("branch", "-D", "side")
    company.git("fetch", "-q", "--prune")
    company.ok("sync")
