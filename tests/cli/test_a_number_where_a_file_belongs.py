"""The number of an incident in the place of a file makes no file under that name."""

from pathlib import Path

import pytest

from tests.conftest import Company

COMMANDS = (
    ("export", "journal", "--sealed"),
    ("export", "journal", "--output"),
    ("export", "plan", "--format", "pdf", "--output"),
    ("export", "register", "--format", "csv", "--output"),
    ("export", "calendar", "--format", "ics", "-o"),
    ("show", "--svg"),
    ("status", "--ics"),
    ("stats", "--format", "svg", "--output"),
    ("actions", "list", "--format", "csv", "--output"),
    ("schema", "--all", "--output"),
)
NUMBERS = ("INC-2026-002-bp55", "inc-1", "2")


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("number", NUMBERS)
def test_it_is_refused_with_the_right_form(
    company: Company,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    number: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    done = company.run(*words, number)
    assert done.code == 2, done.out
    assert f"{number} is the number of an incident" in " ".join(done.err.split())
    assert "stands directly behind the name of the command" in " ".join(done.err.split())
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["journal-2.zip", "INC-2026-002-bp55.zip", "./2"])
def test_a_file_name_is_taken(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    given = name if not name.startswith(".") else f"{tmp_path}/2"
    company.ok("export", "journal", "2", "--sealed", given)
    assert (tmp_path / name).is_file()
    company.ok("verify", "file", given)
