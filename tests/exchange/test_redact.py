"""Erasure: the words go, the hash, the rest of the entry and a name stay."""

import errno
import hashlib

import pytest

from tests.conftest import Company
from tests.exchange.clones import clone
from tests.exchange.conftest import at_the_time_of_the_story, recorded
from tests.exchange.test_verify import codes, events, forge
from tests.scenes import scene

WORDS = "Jan Peeters is ill at home"


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


def test_the_words_go_and_all_else_stays(spoken):
    company, entry = spoken
    before = next(path for path in events(company) if entry in path.name).read_text("utf-8")

    company.ok("redact", entry, "--reason", "request of 12 November", "--by", "claire")

    after = next(path for path in events(company) if entry in path.name).read_text("utf-8")
    mark = f"[redacted sha256:{hashlib.sha256(WORDS.encode()).hexdigest()}]"
    assert WORDS not in after
    assert mark in after
    kept = [line for line in before.splitlines() if not line.startswith(("text:", "sum:"))]
    assert set(kept) <= set(after.splitlines())
    assert WORDS not in company.ok("export", "journal").out


def test_verify_tells_it_from_tampering(spoken):
    company, entry = spoken
    company.ok("redact", entry, "--reason", "request", "--by", "claire")

    assert codes(company) == {"JRN053"}
    assert "by claire" in " ".join(company.ok("verify").out.split())
    assert company.run("validate", "--select", "JRN003,JRN012", "--format", "concise").out == ""


def test_more_changed_than_the_words_is_tampering(spoken):
    company, entry = spoken
    company.ok("redact", entry, "--reason", "request", "--by", "claire")
    forge(next(path for path in events(company) if entry in path.name), "[redacted sha256:00]")
    company.git("commit", "-q", "-a", "-m", "x")

    assert "JRN041" in codes(company, 1)


def test_words_removed_without_a_name_fail(spoken):
    company, entry = spoken
    company.ok("redact", entry, "--reason", "request", "--by", "claire")
    fact = next(path for path in events(company) if "-redacted-" in path.name)
    fact.unlink()

    assert {"JRN045", "JRN054"} <= codes(company, 1)


def test_a_cut_between_the_two_writes_is_seen_and_finished(spoken):
    company, entry = spoken
    path = next(path for path in events(company) if entry in path.name)
    before = path.read_bytes()
    company.ok("redact", entry, "--reason", "request", "--by", "claire", "--no-commit")
    path.write_bytes(before)
    assert "JRN056" in codes(company, 1)

    company.ok("redact", entry, "--reason", "request", "--by", "claire")

    assert codes(company) == {"JRN053"}
    assert len([path for path in events(company) if "-redacted-" in path.name]) == 1


def test_it_needs_a_name_a_reason_and_words(spoken):
    company, entry = spoken
    company.by = None
    company.refused("redact", entry, "--reason", "x", code=2)
    company.by = "claire"
    company.refused("redact", entry, code=2)
    company.refused("redact", entry, "--reason", "x", "--field", "by", code=2)
    company.refused("redact", entry, "--reason", "x", "--field", "cause")
    company.refused("redact", "zzzzzzzz", "--reason", "x")
    company.ok("redact", entry[:5], "--reason", "x")
    company.refused("redact", entry, "--reason", "x")


def test_a_removal_comes_in_from_another_copy_and_words_do_not_come_back(spoken, tmp_path):
    company, entry = spoken
    other = clone(company, tmp_path / "other", by="joris")
    company.ok("redact", entry, "--reason", "request", "--by", "claire")

    here = company.ok("merge", str(other.root), "--json").json
    there = other.ok("merge", str(company.root), "--json").json

    assert [item["fate"] for item in here["noticed"]] == ["redacted_here"]
    assert [item["fate"] for item in there["noticed"]] == ["redacted_there"]
    assert not any(WORDS.encode() in content for content in other.files().values())
    assert codes(other, 1) == {"JRN053", "JRN085"}, "what was cloned from still holds them"
    other.git("update-ref", "-d", "refs/remotes/origin/main")
    assert codes(other) == {"JRN053"}
    assert other.ok("merge", str(company.root), "--json").json["noticed"] == []


def test_an_entry_about_the_plan_too(spoken):
    record, _entry = spoken
    entry = record.ok("plan", "exercised", "--note", WORDS, "--json").json["event"]

    record.ok("redact", entry, "--reason", "request", "--by", "claire")

    assert not any(WORDS in path.read_text("utf-8") for path in (record.root / "journal").iterdir())
    assert codes(record) == {"JRN053"}


def _fails(*_words: object, **_more: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["temporary", "fact", "sync of the fact", "replacement"])
def test_when_the_disk_refuses_nothing_is_half_done(spoken, monkeypatch, step):
    """No fact says that words are gone which still stand, here or in the user's own directory."""
    import os
    import stat
    from pathlib import Path

    from incplan.app.desk.waiting import find_waiting
    from incplan.store.disk import durable

    company, entry = spoken
    before = company.files()
    real_sync = os.fsync

    def sync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            _fails()
        real_sync(handle)

    with monkeypatch.context() as broken:
        match step:
            case "temporary":
                broken.setattr(durable, "_created", _fails)
            case "fact":
                broken.setattr(durable, "_write_all", _fails)
            case "sync of the fact":
                broken.setattr(durable.os, "fsync", sync)
            case "replacement":
                broken.setattr(Path, "replace", _fails)
        done = company.run("redact", entry, "--reason", "request", "--by", "claire")

    assert done.code == 4, done.err
    assert company.files() == before
    assert not find_waiting(company.root).ours
    company.ok("redact", entry, "--reason", "request", "--by", "claire")
    assert codes(company) == {"JRN053"}


def test_a_cut_between_the_fact_and_the_file_is_finished_by_the_same_command(spoken, monkeypatch):
    from pathlib import Path

    company, entry = spoken

    def killed(*_words: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", killed)
        assert company.run("redact", entry, "--reason", "request", "--by", "claire").code == 130
    assert "JRN056" in codes(company, 1)

    company.ok("redact", entry, "--reason", "request", "--by", "claire")

    assert codes(company) == {"JRN053"}
    assert sum("redacted" in path.name for path in events(company)) == 1
