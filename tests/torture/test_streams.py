"""Screens and pipes that take nothing: the command does its work, the exit code tells the truth."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Company
from tests.effort import sampled
from tests.torture.evidence import environment

INCPLAN = f"{sys.executable} -m incplan"


@pytest.fixture
def shell(company: Company, tmp_path: Path):
    """Run a command of the shell on the company's plan."""
    company.ok("declare", "Ransom note on screen")

    def run(line: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["bash", "-c", f"set -o pipefail; {line}"],
            env={**environment(company.root, tmp_path / "state"), "INCPLAN_LANG": "en"},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


@pytest.mark.parametrize(
    "closed", sampled([">&-", "2>&-", "<&-", ">&- 2>&- <&-"], pytest.mark.torture, 3)
)
def test_a_closed_stream_changes_nothing_but_what_is_seen(shell, company: Company, closed):
    for words, code in (
        ("status", 0), ("--version", 0), ("--help", 0), ("log", 2), ("show --json -i nobody", 5),
    ):  # fmt: skip
        done = shell(f"{INCPLAN} {words} {closed}")
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), words

    done = shell(f'{INCPLAN} log "the line is dead" {closed}')

    assert done.returncode == 0, done.stderr
    assert "the line is dead" in company.ok("show").out
    assert company.git("status", "--porcelain") == ""
    checks = company.run("verify", "--json").json["checks"]
    assert sum(item["disproved"] for item in checks) == 0


@pytest.mark.parametrize("lost", ["| true", "> /dev/full"])
@pytest.mark.parametrize(
    "words",
    sampled(
        ["status", "--help", "--version", "status --watch --rounds 2 --interval 1"],
        pytest.mark.torture,
        0,
    ),
)
def test_output_that_nobody_takes_ends_with_141(shell, lost, words):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = shell(f"{INCPLAN} {words} {lost}")
    assert (done.returncode, done.stderr) == (141, "")


def test_an_entry_whose_answer_is_lost_is_named_aside(shell, company: Company):
    done = shell(f'{INCPLAN} log "the line is dead" | true')
    (file,) = (company.root / "incidents").glob("INC-2026-006-*/*-logged-*.yaml")
    assert done.returncode == 141
    assert file.stem.rsplit("-", 1)[1] in done.stderr


def test_full_standard_error_keeps_the_exit_code(shell):
    assert shell(f"{INCPLAN} log --nope 2> /dev/full").returncode == 2


def test_a_fault_of_ours_is_an_error_document_too(company: Company, monkeypatch):
    from incplan.cli.commands.response import status

    def broken(*_words: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(status, "status", broken)
    done = company.run("status", "--json")

    assert done.code == 70
    assert done.json["schema"] == "incplan/error/1"
    (error,) = done.json["errors"]
    assert error["code"] == "fault"
    Path(error["params"]["path"]).unlink()


@contextlib.contextmanager
def interruptible(words: list[str], given: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    """A command in a session of its own, with all that it starts; none outlives the test.

    It can be interrupted even where the suite cannot: whoever starts a job in the background
    lets it ignore the key, and every process started from there would do the same.
    """
    running = subprocess.Popen(
        [sys.executable, "-m", "incplan", *words],
        env=given, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        yield running
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        running.stderr.close()


def test_what_is_on_disk_is_said_when_somebody_interrupts(company: Company, tmp_path: Path):
    """Git is slow, the key is pressed: the entry is not to be typed again."""
    company.ok("declare", "Ransom note on screen")
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_text("#!/bin/sh\nsleep 20\n", "utf-8")
    (folder / "git").chmod(0o755)
    given = environment(company.root, tmp_path / "state")
    given["PATH"] = f"{folder}{os.pathsep}{given.get('PATH', '')}"
    with interruptible(["log", "the line is dead"], given) as running:
        for _turn in range(200):
            written = list((company.root / "incidents").glob("INC-2026-006-*/*-logged-*.yaml"))
            if written:
                break
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        _out, said = running.communicate(timeout=30)

    assert running.returncode == 130
    assert written[0].stem.rsplit("-", 1)[1] in said


def test_a_file_the_system_keeps_from_us_is_named_and_no_fault(company: Company):
    done = company.run("-C", "x" * 5000, "status")
    assert (done.code, "File name too long" in done.err) == (3, True)


@pytest.mark.parametrize("words", [("plan",), ("register", "--format", "csv")])
def test_an_export_never_replaces_a_device(company: Company, tmp_path: Path, words):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for target in (pipe, Path("/dev/full")):
        for force in ((), ("--force",)):
            assert company.run("export", *words, "-o", str(target), *force).code == 5
    assert pipe.is_fifo()
    assert Path("/dev/full").is_char_device()


def test_every_documented_exit_code_exists_and_the_other_way_round():
    import re

    from incplan import errors

    text = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    told = text.split("## Exit codes")[1].split("##")[0]
    codes = {value for name, value in vars(errors).items() if name.isupper()}
    assert {int(number) for number in re.findall(r"\b\d+\b", told)} == {0, *codes}
