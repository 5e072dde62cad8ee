"""What an attacker or a tired hand puts in: kept readable, or refused, never half."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Company


@pytest.fixture
def started(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "A server is slow")
    return company


@pytest.mark.parametrize(
    "text", ["a\x1b[31mred", "x\x7f", "half \udcff byte", "non\uffffchar", "\u2028line", "a\u0085b"]
)
def test_what_was_acknowledged_can_be_read_again(started: Company, text):
    before = len(started.ok("show", "--json").json["timeline"])
    started.ok("log", text)

    shown = started.ok("show", "--json").json
    assert len(shown["timeline"]) == before + 1
    assert shown["unreadable"] == []
    started.ok("status")


def test_a_declaration_with_control_characters_is_an_incident(company: Company):
    company.by = "nadia"
    number = company.ok("declare", "a\x1b[31mred", "--json").json["incident"]

    assert number[:12] in company.ok("status").out
    company.ok("show", number)


@pytest.mark.parametrize(
    "at", ["1950-01-01T00:00", "0001-01-01T00:00", "9999-12-31T23:59-23:59", "9" * 5000]
)
def test_a_time_no_event_may_name_is_refused(started: Company, at):
    assert started.run("log", "x", "--at", at).code == 2
    assert started.run("declare", "x", "--at", at).code == 2
    started.ok("status")


@pytest.mark.parametrize("number", ["²", "9" * 5000])
def test_a_number_that_is_none(started: Company, number):
    assert started.run("done", number).code == 2
    assert started.run("done", f"1-{number}").code == 2
    assert started.run("log", "x", "-i", number).code in (2, 5)


def test_the_last_number_does_not_stop_the_next_declaration(company: Company):
    company.by = "nadia"
    (company.root / "incidents/INC-2026-99999-zzzz").mkdir()

    first = company.ok("declare", "One", "--json").json["incident"]
    second = company.ok("declare", "Two", "--json").json["incident"]

    assert first != second


def test_a_link_is_not_committed_with_what_it_points_at(started: Company, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", "utf-8")
    (started.root / "incidents/zz.yaml").symlink_to(secret)
    (started.root / "journal").mkdir(exist_ok=True)
    (started.root / "journal/a\nb.yaml").write_text("x: 1\n", "utf-8")

    started.ok("log", "hello")

    assert "hello" in started.git("log", "-p", "--all")
    assert "hunter2" not in started.git("log", "-p", "--all")
    assert "incidents/zz.yaml" not in started.git("ls-files")


@pytest.mark.parametrize("mode", [0o644, 0o755])
def test_a_git_that_cannot_run_loses_no_entry(started: Company, tmp_path, mode, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_bytes(b"\0")
    (folder / "git").chmod(mode)
    monkeypatch.setenv("PATH", str(folder))
    started.ok("log", "the line is dead")
    monkeypatch.undo()

    assert "the line is dead" in started.ok("show").out


@pytest.mark.parametrize("name", ["plan.yaml", "incidents/x.yaml", ".git/config"])
def test_an_export_never_replaces_a_file_of_the_plan(company: Company, name):
    target = company.root / name
    before = target.read_bytes() if target.exists() else None

    assert company.run("export", "plan", "--format", "md", "-o", str(target), "--force").code == 5

    assert (target.read_bytes() if target.exists() else None) == before


def test_a_damaged_repository_is_not_called_sound(started: Company):
    started.ok("verify")
    (started.root / ".git/HEAD").write_bytes(b"")

    assert started.run("verify").code == 1


def test_a_full_disk_behind_the_screen_is_no_fault_of_the_entry(started: Company):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "incplan", "-C", str(started.root), "status"],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode != 70
