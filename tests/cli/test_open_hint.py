"""With many incidents behind it a plan is not listed for each entry; nothing open stays unseen."""

import os

import pytest

from incplan.store.cache import open_hint
from incplan.store.journal import endings
from tests.conftest import Company
from tests.scenes import scene


@pytest.fixture
def long_past(_long_past: Company, monkeypatch) -> Company:
    """Six hundred closed incidents and one open, and a cache of its own."""
    monkeypatch.setattr(open_hint, "_RACY_NS", 0)  # the folders of a test are younger than that
    monkeypatch.setenv("XDG_CACHE_HOME", str(_long_past.root.parent / "cache"))
    return _long_past


@scene
def _long_past(company: Company) -> Company:
    closed = company.root / "incidents" / "closed"
    closed.mkdir(exist_ok=True)
    for number in range(100, 700):
        name = f"INC-2025-{number}-k{number}"
        (company.root / "incidents" / name).mkdir()
        (closed / name).write_text("closed\n", encoding="utf-8")
    company.by = "nadia"
    company.ok("declare", "Panne", "--level", "minor", "--reason", "x")
    return company


@pytest.fixture
def listings(monkeypatch) -> list:
    """Each folder listed."""
    found = []
    real = endings._names

    def counted(folder):
        found.append(folder)
        return real(folder)

    monkeypatch.setattr(endings, "_names", counted)
    return found


def _hint(company: Company):
    (file,) = (company.root.parent / "cache" / "incplan" / "open").iterdir()
    return file


def test_the_second_entry_lists_nothing(long_past: Company, listings: list):
    company = long_past
    company.ok("log", "one", "--no-commit")
    listings.clear()
    company.ok("log", "two", "--no-commit")
    assert company.root / "incidents" not in listings


def test_what_is_declared_closed_or_reopened_elsewhere_is_seen(long_past: Company):
    company = long_past
    for _round in range(2):
        assert len(company.ok("status", "--json").json["incidents"]) == 1
    company.ok("declare", "Inondation", "--level", "minor", "--reason", "x")
    for _round in range(2):
        assert len(company.ok("status", "--json").json["incidents"]) == 2
    number = company.ok("status", "--json").json["incidents"][0]["id"]
    company.ok("cancel", number, "--reason", "wrong")
    for _round in range(2):
        assert len(company.ok("status", "--json").json["incidents"]) == 1
    company.ok("reopen", number, "--reason", "right after all")
    for _round in range(2):
        assert len(company.ok("status", "--json").json["incidents"]) == 2


@pytest.mark.parametrize("damage", ["", "end", "x\nINC-2025-100-k100\nend", "\udcff", None])
def test_a_damaged_hint_is_no_hint(long_past: Company, damage: str | None):
    company = long_past
    before = company.ok("status", "--json").json["incidents"]
    file = _hint(company)
    if damage is None:
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert company.ok("status", "--json").json["incidents"] == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give")
def test_a_hint_of_somebody_else_is_no_hint(long_past: Company):
    company = long_past
    company.ok("status")
    file = _hint(company)
    file.write_text(file.read_text().replace("INC-2026", "INC-2027"))
    os.chown(file, 12345, 12345)
    assert "INC-2026" in company.ok("status").out
