"""Erasure that is said is done: interrupted, it is finished; who still holds it is named."""

import shutil
import subprocess
from pathlib import Path

import pytest

from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.event_writing import emit
from tests.conftest import Company
from tests.exchange.erasing import (
    BYTES,
    WORDS,
    _spoken,
    clean,
    held,
    on_disk,
    redact,
    spoken,
    staged,
)
from tests.exchange.test_verify import codes

__all__ = ["_spoken", "spoken"]


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


def test_what_somebody_staged_while_a_merge_waits(company: Company):
    """An entry that no commit holds yet, added by hand: the commit of the merge holds no words."""
    _conflict(company)
    company.ok("declare", "Power cut", "--no-activity", "--by", "nadia")
    company.ok("log", WORDS, "--by", "nadia")
    company.git("add", "-A", "incidents")
    (entry,) = (name for name, raw in company.files().items() if BYTES in raw)
    redact(company, Path(entry).stem.rpartition("-")[2])
    assert not staged(company)
    company.git("checkout", "--ours", "plan.yaml")
    company.git("add", "plan.yaml")
    company.git("commit", "-q", "--no-edit")
    assert not held(company)


def test_while_a_merge_waits(spoken):
    company, entry = spoken
    _conflict(company)
    redact(company, entry)
    assert not staged(company)
    company.git("checkout", "--ours", "plan.yaml")
    company.git("add", "plan.yaml")
    company.git("commit", "-q", "--no-edit")
    assert not held(company)

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


def test_words_that_were_typed_again_after_a_cut_write_go_from_what_it_left(spoken):
    company, entry = spoken
    file = next(path for path in (company.root / "incidents").rglob(f"*{entry}.yaml"))
    name = f".{file.name.replace(entry, 'x1y2z3x4y5')}.0a1b2c3d.tmp"
    typed, another = file.with_name(name), file.with_name(name.replace("x1y2", "w1y2"))
    raw = read_event_text(file.read_bytes(), "").value
    assert raw is not None
    fields = {**raw.fields, "id": "x1y2z3x4y5", "reported_by": "the porter"}
    typed.write_bytes(emit({key: value for key, value in fields.items() if key != "sum"}))
    another.write_bytes(emit({**fields, "id": "w1y2z3x4y5", "text": "Something else"}))
    before = another.read_bytes()

    redact(company, entry)
    company.ok("log", "Later")

    assert BYTES not in typed.read_bytes()
    assert b"the porter" in typed.read_bytes()
    assert another.read_bytes() == before


def test_a_copy_beside_the_entry_loses_the_words_too(spoken):
    company, entry = spoken
    file = next(path for path in (company.root / "incidents").rglob(f"*{entry}.yaml"))
    shutil.copy(file, file.with_name(f"{file.stem}-LAPTOP.yaml"))
    redact(company, entry)
    company.ok("log", "Later")
    assert clean(company)


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
        ("noted", "ORIG_HEAD"),  # git stash notes it
    }
    said = " ".join(company.run("verify").out.split())
    for help_ in ("git branch -D old", "git tag -d v1", "git update-ref -d refs/notes/odd",
                  "git stash drop stash@{0}"):  # fmt: skip
        assert help_ in said
    company.git("branch", "-q", "-D", "old")
    company.git("tag", "-d", "v1")
    company.git("update-ref", "-d", "refs/notes/odd")
    company.git("update-ref", "-d", "refs/remotes/origin/main")
    company.git("update-ref", "-d", "ORIG_HEAD")
    assert company.run("sync").code == 1
    company.git("stash", "drop", "-q", "stash@{0}")
    assert codes(company) == {"JRN053"}
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


def test_a_folder_that_is_a_link_is_left_alone(spoken, tmp_path):
    """Git tracks the folder, and somebody put a link to another plan in its place."""
    company, entry = spoken
    redact(company, entry, "--no-commit")
    folder = next(path.parent for path in (company.root / "incidents").rglob(f"*{entry}.yaml"))
    company.git("add", "incidents")
    company.git("checkout", "-q", "HEAD", "--", folder.relative_to(company.root).as_posix())
    target = tmp_path / "theirs"
    folder.rename(target)
    folder.symlink_to(target)
    before = {path.name: path.read_bytes() for path in target.iterdir() if path.is_file()}

    company.ok("declare", "Another one", "--level", "minor", "--reason", "x")
    company.run("sync")

    assert {path.name: path.read_bytes() for path in target.iterdir() if path.is_file()} == before


def _named(company: Company) -> set[tuple[str, str]]:
    """Kind and name of each place that `verify` says to hold words; exit code 1 with any."""
    done = company.run("verify", "--json")
    found = [item["params"] for item in done.json["diagnostics"] if item["code"] == "JRN085"]
    assert done.code == (1 if found else 0), done.err
    assert company.run("sync").code == done.code
    return {(item["case"], item["name"]) for item in found}


def test_places_that_have_no_branch_or_another_folder_are_named(spoken, tmp_path):
    company, entry = spoken
    file = next(path for path in company.files() if entry in path)
    blob = company.git("rev-parse", f"HEAD:{file}").strip()
    company.git("tag", "photo", blob)
    company.git("tag", "tree", "HEAD^{tree}")
    company.git("tag", "-a", "-m", "x", "inner", "tree")
    company.git("tag", "-a", "-m", "x", "outer", "inner")
    company.git("update-ref", "refs/original/refs/heads/main", "HEAD")
    company.git("notes", "add", "-C", blob, "HEAD")
    company.git("checkout", "-q", "-b", "moved")
    (company.root / "plans").mkdir()
    company.git("mv", *(path.name for path in company.root.iterdir()
                        if path.name not in (".git", "plans")), "plans")  # fmt: skip
    company.git("commit", "-q", "-m", "moved")
    company.git("checkout", "-q", "-b", "renamed", "main")
    company.git("mv", file, "incidents/old.yaml.bak")
    company.git("commit", "-q", "-m", "renamed")
    company.git("checkout", "-q", "main")
    redact(company, entry)

    assert _named(company) == {
        ("tag", "photo"), ("tag", "tree"), ("tag", "inner"), ("tag", "outer"),
        ("other", "refs/original/refs/heads/main"), ("other", "refs/notes/commits"),
        ("branch", "moved"), ("branch", "renamed"),
    }  # fmt: skip
    said = company.run("verify").out
    assert f"plans/{file}" in said
    company.git("tag", "-d", "photo", "tree", "inner", "outer")
    company.git("update-ref", "-d", "refs/original/refs/heads/main")
    company.git("update-ref", "-d", "refs/notes/commits")
    company.git("branch", "-q", "-D", "moved", "renamed")
    assert _named(company) == set()


def test_other_work_trees_are_named_until_they_are_clean(spoken, tmp_path):
    company, entry = spoken
    away, staged_there = tmp_path / "away", tmp_path / "staged"
    company.git("worktree", "add", "-q", "--detach", str(away))
    company.git("worktree", "add", "-q", "-b", "second", str(staged_there))
    redact(company, entry)
    company.git("update-ref", "refs/heads/second", "main")  # its index stays behind

    assert _named(company) == {("worktree", str(away)), ("worktree", str(staged_there))}
    company.git("worktree", "remove", "--force", str(away))
    there = Company(staged_there, now=company.now, by="nadia")
    there.git("reset", "-q", "--hard")
    there.git("update-ref", "-d", "ORIG_HEAD")
    assert _named(company) == set()


def test_what_git_notes_of_its_last_steps_is_named(spoken):
    company, entry = spoken
    company.git("fetch", "-q", ".", "main")
    company.git("update-ref", "ORIG_HEAD", "HEAD")
    redact(company, entry)

    assert _named(company) == {("noted", "FETCH_HEAD"), ("noted", "ORIG_HEAD")}
    assert "git update-ref -d FETCH_HEAD" in " ".join(company.run("verify").out.split())
    company.git("update-ref", "-d", "FETCH_HEAD")
    company.git("update-ref", "-d", "ORIG_HEAD")
    assert _named(company) == set()
    assert held(company, "HEAD@{1}"), "the log of a branch is not meant: docs/erasure.md"
