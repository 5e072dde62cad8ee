"""Erasure: the words go, the hash, the rest of the entry and a name stay."""

import hashlib

import pytest

from tests.conftest import Company
from tests.exchange.clones import clone
from tests.exchange.test_verify import codes, events, forge, record

__all__ = ["record"]
WORDS = "Jan Peeters is ill at home"


@pytest.fixture
def spoken(record: Company) -> tuple[Company, str]:
    done = record.ok("log", WORDS, "--json").json
    return record, done["event"]


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
    assert "JRN056" in codes(company)

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


def test_another_copy_is_told_and_neither_is_overwritten(spoken, tmp_path):
    company, entry = spoken
    other = clone(company, tmp_path / "other", by="joris")
    company.ok("redact", entry, "--reason", "request", "--by", "claire")

    here = company.ok("merge", str(other.root), "--json").json
    there = other.ok("merge", str(company.root), "--json").json

    assert [item["fate"] for item in here["noticed"]] == ["redacted_here"]
    assert [item["fate"] for item in there["noticed"]] == ["redacted_there"]
    other.ok("redact", entry, "--reason", "request", "--by", "claire")
    assert codes(other) == {"JRN053"}
    assert other.ok("merge", str(company.root), "--json").json["noticed"] == []


def test_an_entry_about_the_plan_too(record: Company):
    entry = record.ok("plan", "exercised", "--note", WORDS, "--json").json["event"]

    record.ok("redact", entry, "--reason", "request", "--by", "claire")

    assert not any(WORDS in path.read_text("utf-8") for path in (record.root / "journal").iterdir())
    assert codes(record) == {"JRN053"}
