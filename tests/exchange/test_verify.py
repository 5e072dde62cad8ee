"""`incplan verify`: what was changed shows, through merges and branches; what cannot is said."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.event_writing import emit
from tests.conftest import Company
from tests.exchange.clones import clone


def events(company: Company) -> list[Path]:
    return sorted((company.root / "incidents").glob("*/*.yaml"))


def codes(company: Company, code: int = 0) -> set[str]:
    done = company.run("verify", "--json")
    assert done.code == code, done.out + done.err
    return {item["code"] for item in done.json["diagnostics"]}


def forge(path: Path, words: str = "another story") -> None:
    """Change an event as somebody would who knows how seals are made."""
    text = read_event_text(path.read_bytes(), "x").value
    assert text is not None
    path.write_bytes(emit({k: v for k, v in {**text.fields, "text": words}.items() if k != "sum"}))


def commit(company: Company, *extra: str) -> None:
    company.git("add", "-A")
    company.git("commit", "-q", "-m", "x", *extra)


def test_an_untouched_record_is_sound(record: Company):
    done = record.ok("verify")

    assert "Nothing was changed" in done.out
    assert record.ok("verify", "--json").json["history"] == "full"
    assert codes(record) == set()


def test_the_digest_is_that_of_the_set_of_events(record: Company, tmp_path):
    other = clone(record, tmp_path / "other", by="joris")

    digests = {item.ok("verify", "--json").json["digest"] for item in (record, other)}

    assert len(digests) == 1
    other.ok("log", "Une de plus")
    assert other.ok("verify", "--json").json["digest"] not in digests


def test_a_change_under_a_fresh_seal_shows_in_history(record: Company):
    forge(events(record)[1])
    assert codes(record, 1) == {"JRN044"}

    commit(record)

    assert codes(record, 1) == {"JRN041"}
    assert "commit" in record.run("verify").out


def test_a_change_that_was_taken_back_still_shows(record: Company):
    path = events(record)[1]
    before = path.read_bytes()
    forge(path)
    commit(record)
    path.write_bytes(before)
    commit(record)

    assert codes(record, 1) == {"JRN041"}


def test_a_change_without_a_seal_shows_twice(record: Company):
    path = events(record)[1]
    path.write_bytes(path.read_bytes().replace(b"nadia", b"joris"))

    assert codes(record, 1) == {"JRN003", "JRN044"}


def test_removed_and_renamed_events_show(record: Company):
    _declared, first, second = events(record)
    first.unlink()
    assert "JRN045" in codes(record, 1)
    second.rename(second.with_name("20261123T070000000Z-logged-k7m2q9x4wv.yaml"))
    commit(record)

    assert {"JRN042", "JRN043"} <= codes(record, 1)


def test_a_change_hidden_in_a_merge_commit_shows(record: Company):
    record.git("branch", "side")
    record.ok("log", "Sur main")
    record.git("checkout", "-q", "side")
    record.ok("log", "Sur le côté")
    record.git("merge", "-q", "--no-commit", "--no-edit", "main")
    forge(events(record)[1])
    commit(record)

    plain = record.git("log", "--format=%H", "--diff-filter=M", "--", "incidents")

    assert plain == ""
    assert "JRN041" in codes(record, 1)


def test_a_change_on_another_branch_shows(record: Company):
    record.git("checkout", "-q", "-b", "side")
    forge(events(record)[1])
    commit(record)
    record.git("checkout", "-q", "main")

    assert codes(record, 1) == {"JRN041"}


def test_a_shallow_clone_says_what_it_cannot_prove(record: Company, tmp_path):
    target = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", record.root.as_uri(), str(target)], check=True
    )
    shallow = Company(target, now=record.now)

    assert codes(shallow, 4) == {"JRN046"}
    assert shallow.run("verify", "--json").json["history"] == "shallow"


def test_without_git_it_says_what_it_still_proves(record: Company):
    shutil.rmtree(record.root / ".git")
    assert codes(record, 4) == {"JRN055"}

    path = events(record)[1]
    path.write_bytes(path.read_bytes()[:-5])

    assert "JRN055" in codes(record, 1)


def test_a_plan_inside_a_larger_repository(record: Company, tmp_path):
    outer = tmp_path / "outer"
    shutil.copytree(record.root, outer / "plans" / "ours", ignore=shutil.ignore_patterns(".git"))
    inner = Company(outer / "plans" / "ours", now=record.now, by="nadia")
    subprocess.run(["git", "-C", str(outer), "init", "-q", "-b", "main"], check=True)
    subprocess.run(["git", "-C", str(outer), "add", "-A"], check=True)
    subprocess.run(["git", "-C", str(outer), "commit", "-q", "-m", "all"], check=True)
    assert codes(inner) == set()

    forge(events(inner)[1])
    inner.git("commit", "-q", "-a", "-m", "x")

    assert codes(inner, 1) == {"JRN041"}


def test_recorded_after_it_was_committed(record: Company):
    record.at("09:00").ok("log", "L'horloge avance")

    assert codes(record) == {"JRN047"}


def test_late_entries_and_clocks_that_disagree(record: Company, tmp_path):
    home = clone(record, tmp_path / "home", by="joris", now="2026-11-23T05:05:00+01:00")
    home.ok("log", "Deux heures de retard à l'horloge")
    record.at("07:29").ok("log", "Noté plus tard", "--at", "06:56")
    record.ok("merge", str(home.root))

    done = record.ok("verify")

    assert codes(record) == {"JRN048", "JRN049"}
    assert "The clock of joris was 2h behind that of nadia" in " ".join(done.out.split())


def test_evidence_changed_missing_and_unnamed(record: Company, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(name.encode())
        record.ok("log", name, "--file", str(tmp_path / name))
    assert codes(record) == set()
    first, second = sorted((record.root / "incidents").glob("*/evidence/*"))
    first.write_bytes(b"changed")
    second.rename(second.with_name("0" * 64))

    assert codes(record, 1) == {"JRN044", "JRN045", "JRN050", "JRN051", "JRN057"}


def test_evidence_that_no_entry_names(record: Company, tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    record.ok("log", "a", "--file", str(tmp_path / "a"))
    (kept,) = (record.root / "incidents").glob("*/evidence/*")
    stray = b"nobody named this"
    kept.with_name(hashlib.sha256(stray).hexdigest()).write_bytes(stray)

    assert codes(record) == {"JRN052", "JRN057"}


def test_what_is_not_committed_yet_is_named(record: Company):
    record.ok("log", "Pas encore", "--no-commit")

    assert codes(record) == {"JRN057"}


def test_git_settings_of_the_plan_run_nothing(record: Company, tmp_path):
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "log.showSignature"):
        record.git("config", key, str(script) if key != "log.showSignature" else "true")

    record.ok("verify")

    assert not (tmp_path / "ran").exists()
