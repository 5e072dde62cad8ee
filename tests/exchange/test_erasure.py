"""Erasure that is said is done: interrupted, or met by a copy with the words, it is finished."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Company
from tests.exchange.clones import clone, copy, journal_files
from tests.exchange.conftest import at_the_time_of_the_story, recorded
from tests.exchange.test_verify import codes
from tests.scenes import scene

WORDS = "Jan Peeters is ill at home"
BYTES = WORDS.encode()


@pytest.fixture
def spoken(_spoken, monkeypatch) -> tuple[Company, str]:
    at_the_time_of_the_story(monkeypatch)
    return _spoken


@scene
def _spoken(company: Company) -> tuple[Company, str]:
    with pytest.MonkeyPatch.context() as patch:
        at_the_time_of_the_story(patch)
        done = recorded(company).ok("log", WORDS, "--json").json
        return company, done["event"]


def redact(company: Company, entry: str, *words: str) -> None:
    company.ok("redact", entry, "--reason", "request", "--by", "claire", *words)


def held(company: Company, ref: str = "HEAD") -> bool:
    """Whether a reference holds the words, as it would be checked out."""
    found = subprocess.run(
        ["git", "-C", str(company.root), "grep", "-q", "-F", WORDS, *([ref] if ref else [])],
        capture_output=True, check=False,
    )  # fmt: skip
    return found.returncode == 0


def staged(company: Company) -> bool:
    found = subprocess.run(
        ["git", "-C", str(company.root), "grep", "-q", "--cached", "-F", WORDS],
        capture_output=True, check=False,
    )  # fmt: skip
    return found.returncode == 0


def on_disk(company: Company) -> bool:
    return any(BYTES in content for content in journal_files(company.root).values())


def clean(company: Company) -> bool:
    return not (held(company) or staged(company) or on_disk(company))


def test_without_a_commit_the_next_command_commits_the_removal(spoken):
    company, entry = spoken
    redact(company, entry, "--no-commit")
    assert held(company)
    assert "JRN085" in codes(company, 1)

    company.ok("log", "Later")

    assert clean(company)
    assert "JRN085" not in codes(company)


def test_the_same_command_again_finishes_it(spoken):
    company, entry = spoken
    redact(company, entry, "--no-commit")
    redact(company, entry)
    assert clean(company)
    assert sum("-redacted-" in name for name in company.files()) == 1
    company.refused("redact", entry, "--reason", "request", "--by", "claire")


def test_on_a_detached_head(spoken):
    company, entry = spoken
    company.git("checkout", "-q", "--detach")
    redact(company, entry)
    assert held(company)
    company.git("checkout", "-q", "main")

    company.ok("log", "Later")

    assert clean(company)


def test_while_a_merge_waits(spoken):
    company, entry = spoken
    _conflict(company)
    redact(company, entry)
    company.git("checkout", "--ours", "plan.yaml")
    company.git("add", "plan.yaml")
    company.git("commit", "-q", "--no-edit")
    assert held(company)

    company.ok("log", "Later")

    assert clean(company)


def _conflict(company: Company) -> None:
    """Two branches that changed one line of the plan, and a merge that stopped at it."""
    plan = company.root / "plan.yaml"
    text = plan.read_text("utf-8")
    company.git("checkout", "-q", "-b", "other")
    plan.write_text(f"# theirs\n{text}", "utf-8")
    company.git("commit", "-q", "-a", "-m", "theirs")
    company.git("checkout", "-q", "main")
    plan.write_text(f"# ours\n{text}", "utf-8")
    company.git("commit", "-q", "-a", "-m", "ours")
    subprocess.run(["git", "-C", str(company.root), "merge", "-q", "other"], check=False,
                   capture_output=True)  # fmt: skip
    assert (company.root / ".git" / "MERGE_HEAD").is_file()


@pytest.mark.parametrize("lock", ["refs/heads/main.lock", "index.lock", "HEAD.lock"])
def test_behind_a_lock(spoken, lock):
    company, entry = spoken
    (company.root / ".git" / lock).write_bytes(b"")
    redact(company, entry)
    (company.root / ".git" / lock).unlink()
    if held(company) or staged(company):
        assert "JRN085" in codes(company, 1)

    company.ok("log", "Later")

    assert clean(company)


def test_a_plain_commit_after_a_locked_index_is_made_good(spoken):
    """The index still held the words, and the person committed it."""
    company, entry = spoken
    (company.root / ".git" / "index.lock").write_bytes(b"")
    redact(company, entry)
    (company.root / ".git" / "index.lock").unlink()
    (company.root / "notes.txt").write_text("x", "utf-8")
    company.git("add", "notes.txt")
    company.git("commit", "-q", "-m", "mine")
    assert held(company), "otherwise this test shows nothing"

    company.ok("sync")

    assert clean(company)
    assert company.git("show", "HEAD:notes.txt") == "x"


def test_a_kill_between_the_file_and_the_commit(spoken, monkeypatch):
    company, entry = spoken

    def killed(*_words: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("incplan.store.git.commits._commit", killed)
        company.run("redact", entry, "--reason", "request", "--by", "claire")
    assert held(company)
    assert not on_disk(company)

    company.ok("log", "Later")

    assert clean(company)


def test_a_kill_between_the_entry_and_the_file(spoken, monkeypatch):
    company, entry = spoken

    def killed(*_words: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", killed)
        company.run("redact", entry, "--reason", "request", "--by", "claire")
    assert on_disk(company)

    company.ok("log", "Later")

    assert clean(company)


def test_what_a_cut_write_of_the_entry_left_goes_too(spoken):
    company, entry = spoken
    file = next(path for path in (company.root / "incidents").rglob(f"*{entry}.yaml"))
    left = file.with_name(f".{file.name}.0a1b2c3d.tmp")
    left.write_bytes(file.read_bytes()[:-30])
    redact(company, entry)
    company.ok("log", "Later")
    assert not left.exists()


def test_a_copy_beside_the_entry_loses_the_words_too(spoken):
    company, entry = spoken
    file = next(path for path in (company.root / "incidents").rglob(f"*{entry}.yaml"))
    shutil.copy(file, file.with_name(f"{file.stem}-LAPTOP.yaml"))
    redact(company, entry)
    company.ok("log", "Later")
    assert clean(company)


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


def test_every_place_that_holds_the_words_is_named(spoken):
    company, entry = spoken
    company.git("branch", "old")
    company.git("tag", "-a", "-m", "x", "v1")
    company.git("update-ref", "refs/notes/odd", "HEAD")
    company.git("update-ref", "refs/remotes/origin/main", "HEAD")
    with (company.root / "plan.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# x\n")
    company.git("stash", "-q")
    redact(company, entry)

    done = company.run("verify", "--json")

    assert done.code == 1
    found = [item["params"] for item in done.json["diagnostics"] if item["code"] == "JRN085"]
    assert {(item["case"], item["name"]) for item in found} == {
        ("branch", "old"),
        ("tag", "v1"),
        ("other", "refs/notes/odd"),
        ("remote", "origin/main"),
        ("stash", "stash@{0}"),
    }
    said = " ".join(company.run("verify").out.split())
    for help_ in ("git branch -D old", "git tag -d v1", "git update-ref -d refs/notes/odd",
                  "git stash drop stash@{0}"):  # fmt: skip
        assert help_ in said
    company.git("branch", "-q", "-D", "old")
    company.git("tag", "-d", "v1")
    company.git("update-ref", "-d", "refs/notes/odd")
    company.git("update-ref", "-d", "refs/remotes/origin/main")
    assert company.run("sync").code == 1
    company.git("stash", "drop", "-q", "stash@{0}")
    assert codes(company) == {"JRN053"}
    company.ok("sync")


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
        ("remote", "origin/side")
    ]
    assert "origin/side" in company.run("sync").err
    server.git("branch", "-D", "side")
    company.git("fetch", "-q", "--prune")
    company.ok("sync")


def test_names_of_evidence_files(spoken, tmp_path):
    company, _entry = spoken
    photo = tmp_path / "Jan Peeters ill.jpg"
    photo.write_bytes(b"\xff\xd8\xff photo")
    entry = company.ok("log", "A photo", "--file", str(photo), "--json").json["event"]

    redact(company, entry, "--field", "evidence")

    assert not any(b"Peeters ill.jpg" in content for content in company.files().values())
    assert "Peeters ill.jpg" not in company.ok("export", "journal").out
    assert codes(company) == {"JRN053"}
    assert list((company.root / "incidents").rglob("evidence/*")), "the file itself stays"


def test_words_of_a_survey(spoken):
    company, _entry = spoken
    said = company.ok("review", "survey", "--by", "nadia", "--score", "2", "--worked", "Phones",
                      "--did-not-work", WORDS, "--wish", "More sleep", "--json").json  # fmt: skip

    redact(company, said["event"], "--field", "did_not_work")

    file = next(content for name, content in company.files().items() if said["event"] in name)
    assert BYTES not in file
    assert b"More sleep" in file
    assert codes(company) == {"JRN053"}


def test_two_removals_of_one_entry_both_count(spoken):
    company, _entry = spoken
    entry = company.ok("communicate", WORDS, "--to", "management", "--medium", "Jan's phone",
                       "--json").json["event"]  # fmt: skip
    redact(company, entry)
    redact(company, entry, "--field", "medium")
    file = next(company.root / name for name in company.files() if entry in name)
    company.git("checkout", "-q", "HEAD~2", "--", file.relative_to(company.root).as_posix())
    assert "JRN056" in codes(company, 1)

    company.ok("log", "Later")

    assert file.read_bytes().count(b"[redacted sha256:") == 2
    assert codes(company) == {"JRN053"}


def test_a_removal_without_an_entry_can_be_told_afterwards(spoken):
    company, entry = spoken
    redact(company, entry)
    next(path for path in (company.root / "incidents").rglob("*-redacted-*")).unlink()
    assert "JRN054" in codes(company, 1)

    redact(company, entry)

    assert "JRN054" not in codes(company, 1)


def test_an_interrupted_review_is_committed_by_the_next_command(spoken, monkeypatch):
    company, _entry = spoken
    company.ok("review")
    review = next((company.root / "incidents").rglob("review.yaml"))
    name = review.relative_to(company.root).as_posix()
    before = company.git("show", f"HEAD:{name}")
    with monkeypatch.context() as broken:
        broken.setattr("incplan.store.git.commits._commit", _raise)
        company.run("review", "answer", "detection.fast=in four minutes")
    assert review.read_text("utf-8") != before == company.git("show", f"HEAD:{name}")

    company.ok("log", "Later")

    assert company.git("show", f"HEAD:{name}") == review.read_text("utf-8")
    assert company.git("status", "--porcelain", "--", name) == ""


def test_a_review_that_somebody_is_typing_is_left_to_them(spoken):
    company, _entry = spoken
    company.ok("review")
    review = next((company.root / "incidents").rglob("review.yaml"))
    name = review.relative_to(company.root).as_posix()
    before = company.git("show", f"HEAD:{name}")
    review.write_text(before + "answers: [not\n", "utf-8")

    company.ok("log", "Later")

    assert company.git("show", f"HEAD:{name}") == before


def _raise(*_words: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_parallel_writers_make_no_empty_commit(spoken):
    company, _entry = spoken
    before = company.git("rev-parse", "HEAD").strip()
    environment = {**os.environ, "INCPLAN_PLAN": str(company.root), "INCPLAN_NOW": company.now,
                   "INCPLAN_BY": "nadia", "INCPLAN_LANG": "en"}  # fmt: skip
    crew = [
        subprocess.Popen(
            [sys.executable, "-m", "incplan", "log", f"writer {number}"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for number in range(12)
    ]
    assert [one.wait() for one in crew] == [0] * 12
    company.ok("sync")

    trees = company.git("log", "--format=%H %T %P", f"{before}..HEAD").split("\n")
    parents = {line.split()[0]: line.split()[1] for line in trees if line}
    parents[before] = company.git("rev-parse", f"{before}^{{tree}}").strip()
    empty = [
        line.split()[0] for line in trees if line and parents[line.split()[2]] == line.split()[1]
    ]
    assert empty == []
    assert company.git("status", "--porcelain") == ""


def test_comparing_a_review_runs_no_program_of_a_stranger(spoken, tmp_path):
    company, _entry = spoken
    company.ok("review")
    review = next((company.root / "incidents").rglob("review.yaml"))
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n", "utf-8")
    trap.chmod(0o755)
    (company.root / ".gitattributes").write_text("* filter=evil\n", "utf-8")
    company.git("config", "filter.evil.clean", str(trap))
    text = review.read_text("utf-8").replace("answers:", "answers: ", 1)
    review.write_text(text, "utf-8")

    company.ok("log", "Later")

    assert not (tmp_path / "sprung").exists()
    name = review.relative_to(company.root).as_posix()
    assert company.git("show", f"HEAD:{name}") == text


def test_the_index_hears_of_entries_where_filters_are_set_up(spoken):
    """As git-lfs does it, for everybody who has it."""
    company, entry = spoken
    for part, value in (("clean", "cat"), ("smudge", "cat"), ("required", "true")):
        company.git("config", f"filter.lfs.{part}", value)
    company.ok("log", "Later")
    redact(company, entry)
    assert company.git("status", "--porcelain") == ""


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

    two.ok("sync")
    one.ok("sync")

    for item in (one, two):
        assert clean(item)
        assert "JRN085" not in codes(item)
    assert journal_files(one.root) == journal_files(two.root)


def test_words_that_waited_elsewhere_and_were_removed_meanwhile_wait_no_more(spoken, tmp_path):
    """The plan's disk was full; the entry came by another way, and its words were removed."""
    from incplan.app.desk.waiting import whose_plan
    from incplan.store.spool.keeping import spool_event

    company, entry = spoken
    file = next(path for path in (company.root / "incidents").rglob(f"*{entry}.yaml"))
    kept = spool_event(whose_plan(company.root), file.parent.name, file.name, file.read_bytes())
    content = file.read_bytes()
    redact(company, entry)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(content)

    company.ok("log", "Later")

    assert not kept.exists()
    assert clean(company)


def test_removed_by_two_while_others_write(spoken):
    company, entry = spoken
    environment = {**os.environ, "INCPLAN_PLAN": str(company.root), "INCPLAN_NOW": company.now,
                   "INCPLAN_BY": "nadia", "INCPLAN_LANG": "en"}  # fmt: skip
    words = [("redact", entry, "--reason", "request")] * 2 + [("log", f"{n}") for n in range(4)]
    crew = [
        subprocess.Popen([sys.executable, "-m", "incplan", *line], env=environment,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in words
    ]  # fmt: skip
    said = [one.communicate()[1] for one in crew]
    assert [one.returncode for one in crew[2:]] == [0] * 4, said
    assert {one.returncode for one in crew[:2]} <= {0, 5}, said

    company.ok("log", "Later")

    assert clean(company)
    assert codes(company) == {"JRN053"}
