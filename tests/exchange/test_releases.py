"""Releases made apart: both copies of the journal end with the same words for outsiders."""

from pathlib import Path

from tests.conftest import Company
from tests.exchange.clones import clone, journal_files


def _words(shown: str) -> list[str]:
    """All lines but that of the commit, which each copy has of its own."""
    return [line for line in shown.splitlines() if not line.lstrip().startswith("Commit ")]


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
    assert _words(read) == _words(other.ok("show", "--audience", "public").out)
    assert "All goods are safe" in read, "the later one counts"
    assert "Nothing was lost" not in read
    assert "Deliveries resume" in read
    assert "Open at 9" not in read


def test_a_release_whose_entry_is_not_here_yet_is_said(company: Company):
    """JRN012.released: outsiders read nothing of it until the other copy is merged."""
    company.by = "nadia"
    company.ok("declare", "Orders down", "--level", "minor", "--reason", "x")
    entry = company.ok("log", "Goods are safe", "--json").json["event"]
    company.ok("release", entry)
    (file,) = company.root.rglob(f"*-{entry}.yaml")
    company.git("rm", "-q", "--cached", str(file))
    file.unlink()
    said = company.run("validate", "--select", "JRN012", "--format", "concise").out
    assert "It releases an entry that is not here" in said
    assert "Goods are safe" not in company.run("show", "--audience", "public").out
