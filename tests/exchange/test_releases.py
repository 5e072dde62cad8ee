"""Releases made apart: both copies of the journal end with the same words for outsiders."""

from pathlib import Path

from tests.conftest import Company
from tests.exchange.clones import clone, journal_files


def test_two_clones_that_both_release_converge(company: Company, tmp_path: Path):
    company.by = "nadia"
    company.ok("declare", "Orders down", "--level", "minor", "--reason", "x")
    entry = company.ok("log", "Goods are safe", "--json").json["event"]
    other = clone(company, tmp_path / "other", by="joris")
    company.at("07:10").ok("release", entry, "--text", "All goods are safe")
    withdrawn = company.ok("log", "Open at 9", "--public", "--json").json["event"]
    other.at("07:05").ok("release", entry, "--text", "Nothing was lost")
    other.ok("log", "Deliveries resume", "--public")
    company.ok("undo", withdrawn)

    company.ok("merge", str(other.root))
    other.ok("merge", str(company.root))

    assert journal_files(company.root) == journal_files(other.root)
    other.now = company.now
    read = company.ok("show", "--audience", "public").out
    assert read == other.ok("show", "--audience", "public").out
    assert "All goods are safe" in read, "the later one counts"
    assert "Nothing was lost" not in read
    assert "Deliveries resume" in read
    assert "Open at 9" not in read
