"""Declarations at the same moment in one folder get a number each."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from incplan.store.disk import turn
from incplan.store.disk.turn import LOCK_FILE, own_turn
from incplan.store.journal.incidents import new_incident_id
from tests.conftest import Company

PEOPLE, EACH = 8, 6
#: Each opens the folder itself, as on a terminal; only starting Python is spared.
FORKED = multiprocessing.get_context("fork")


def declare_often(root: Path, count: int) -> None:
    """What `declare` does about numbers, with a pause where others could come between."""
    for _ in range(count):
        with own_turn(root, seconds=60) as held:
            assert held
            found = new_incident_id(root, 2026)
            time.sleep(0.002)
            (root / "incidents" / found).mkdir(parents=True)


REAL = turn._wait


def only_files(path: Path, flags: int, last: float) -> int | None:
    """A system on which a folder cannot be locked."""
    if path.is_dir():
        raise turn._NoLocksError
    return REAL(path, flags, last)


def declare_often_with_a_file(root: Path, count: int) -> None:
    """The same there."""
    turn._wait = only_files
    declare_often(root, count)


@pytest.mark.parametrize("task", [declare_often, declare_often_with_a_file])
def test_many_at_once_get_every_number_once(tmp_path: Path, task):
    people = [FORKED.Process(target=task, args=(tmp_path, EACH)) for _ in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
        assert person.exitcode == 0
    numbers = Counter(path.name.split("-")[2] for path in (tmp_path / "incidents").iterdir())
    assert numbers == Counter(f"{number:03d}" for number in range(1, PEOPLE * EACH + 1))
    assert not (tmp_path / LOCK_FILE).exists()


def test_the_command_takes_its_turn(company: Company):
    given = {
        **os.environ,
        "INCPLAN_PLAN": str(company.root),
        "INCPLAN_NOW": company.now,
        "INCPLAN_BY": "nadia",
    }
    line = [sys.executable, "-m", "incplan", "declare", "Fire", "--no-activity", "--no-commit"]
    running = [
        subprocess.Popen(line, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(3)
    ]
    assert [one.wait() for one in running] == [0] * 3
    names = [path.name for path in (company.root / "incidents").glob("INC-2026-*")]
    assert max(Counter(name.split("-")[2] for name in names).values()) == 1


HOLD = """
import sys, time
from pathlib import Path
from incplan.store.disk.turn import own_turn
with own_turn(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_kill_holds_nobody_up_and_a_sleeper_not_for_long(tmp_path: Path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with own_turn(tmp_path, seconds=0.05) as held:
        assert not held, "the block runs all the same"
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with own_turn(tmp_path, seconds=5) as held:
        assert held


def test_what_a_kill_left_is_free_and_nobody_reads_it(company: Company, monkeypatch):
    monkeypatch.setattr(turn, "_wait", only_files)
    (company.root / LOCK_FILE).write_bytes(b"")
    company.by = "nadia"
    before = company.run("validate", "--json").json["diagnostics"]
    company.ok("declare", "Fire", "--no-activity")
    assert not (company.root / LOCK_FILE).exists()
    assert not any(LOCK_FILE in item["path"] for item in before)


def test_a_plan_that_takes_no_file_still_gives_a_turn(tmp_path: Path):
    tmp_path.chmod(0o500)
    try:
        with own_turn(tmp_path) as held:
            assert held
    finally:
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []
