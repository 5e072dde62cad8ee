"""kill -9 at random moments and at every system call of a write; many writers at once."""

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.effort import sampled
from tests.torture.evidence import (
    LONG,
    Verdict,
    acknowledged_in,
    environment,
    judge,
    log_command,
    new_plan,
    run,
    writer,
)

KILLS = int(os.environ.get("INCPLAN_TORTURE_KILLS", "10000")) if LONG else 24
#: Of them in `make test`.
FEW = 8
#: More entries in one incident than anybody writes would only make each look slow.
AN_INCIDENT = 400
WRITERS, ENTRIES = (64, 200) if LONG else (8, 10)


@pytest.mark.parametrize("least", sampled([FEW, KILLS], pytest.mark.torture, 0))
def test_random_kills_lose_nothing(tmp_path: Path, least: int):
    """Writers at full speed; each is killed at a random moment, hundreds of times an incident."""
    chance = random.Random(20261123)
    kills, acknowledged, present, bad = 0, 0, 0, Verdict()
    while kills < least:
        root = new_plan(tmp_path / f"plan{kills}")
        planned = min(AN_INCIDENT, least - kills)
        promised = _killed(root, tmp_path / "state", planned, chance)
        verdict = judge(root, promised)
        kills += planned
        acknowledged += len(promised)
        present += verdict.present - 1
        bad = Verdict(bad.lost + verdict.lost, bad.torn + verdict.torn)
        shutil.rmtree(root)
        print(f"{kills} kills, {acknowledged} acknowledged, {present} present, "
              f"{len(bad.lost)} lost, {len(bad.torn)} torn", flush=True)  # fmt: skip
    assert acknowledged >= least
    assert bad, bad


def _killed(root: Path, state: Path, kills: int, chance: random.Random) -> list[str]:
    """What writers promised until each was killed, eight at a time."""
    promised: list[str] = []
    for start in range(0, kills, 8):
        crew = [
            subprocess.Popen(
                writer(root, str(n), 500),
                env=environment(root, state),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            for n in range(min(8, kills - start))
        ]
        first = [one.stdout.readline() for one in crew]  # all are writing now
        for one in crew:
            time.sleep(chance.uniform(0, 0.004))
            one.send_signal(signal.SIGKILL)
        for line, one in zip(first, crew, strict=True):
            promised.extend(acknowledged_in(line + one.stdout.read()))
            one.wait()
            one.stdout.close()
    return promised


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize(
    "call",
    sampled(["openat", "write", "fsync", "linkat", "unlinkat"], pytest.mark.torture, 3),
)
def test_a_kill_at_every_system_call_is_no_false_promise(tmp_path: Path, call: str):
    """`log` dies at the n-th call of each kind on the incident's folder, for every n there is."""
    root = new_plan(tmp_path / "plan")
    folder = root / "incidents"
    deaths = 0
    for when in range(1, 12):
        done = run(
            [
                "strace", "-qq", "-o", str(tmp_path / "trace"),
                *(_paths(folder) if call == "openat" else ()),
                "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={when}",
                *log_command(f"{call} {when}"),
            ],
            root,
            tmp_path / "state",
        )  # fmt: skip
        verdict = judge(root, acknowledged_in(done.stdout))
        assert verdict, (call, when, verdict)
        if done.returncode == 0:
            assert acknowledged_in(done.stdout)
            break
        deaths += 1
    print(f"{call}: died at {deaths} points, nothing promised was missing")
    assert done.returncode == 0, "the last run has no call left to die at"
    assert deaths > 0, "nothing was killed"


def _paths(folder: Path) -> list[str]:
    """Only opens below the incidents: Python opens hundreds of files of its own."""
    names = [str(folder), *(str(path) for path in folder.iterdir() if path.is_dir())]
    return [part for name in names for part in ("-P", name)]


def test_many_writers_at_once(tmp_path: Path):
    """No lock, no lost entry: every process writes into the same incident."""
    root = new_plan(tmp_path / "plan")
    crew = [
        subprocess.Popen(
            writer(root, str(n), ENTRIES),
            env=environment(root, tmp_path / "state"),
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(WRITERS)
    ]
    promised = [item for one in crew for item in acknowledged_in(one.communicate()[0])]
    assert [one.returncode for one in crew] == [0] * WRITERS
    verdict = judge(root, promised)
    print(f"{WRITERS} processes x {ENTRIES}: {len(promised)} acknowledged, "
          f"{verdict.present - 1} present")  # fmt: skip
    assert len(promised) == WRITERS * ENTRIES == verdict.present - 1
    assert verdict, verdict
