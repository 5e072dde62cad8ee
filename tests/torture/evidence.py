"""What every torment needs: a plan, `log` as its own process, and the judgement afterwards."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import GIT_ENVIRONMENT
from tests.effort import LONG as LONG

INCIDENT = "INC-2026-001-k7f3"
NOW = "2026-11-23T12:00:00+01:00"
_ON_DISK = re.compile(r"On disk: ([a-z0-9]{10})")
PLAN = "format: 1\nlanguage: en\nversion: '1'\norganisation:\n  name: Acme\n"


def new_plan(root: Path) -> Path:
    """The smallest directory that `log` takes for a plan, with one open incident."""
    from incplan.store.journal.event_writing import emit
    from incplan.store.journal.folder import parse_event_name

    name = "20261123T100000000Z-declared-h5c1e8r0tz.yaml"
    assert parse_event_name(name)
    folder = root / "incidents" / INCIDENT
    folder.mkdir(parents=True)
    (root / "plan.yaml").write_text(PLAN, encoding="utf-8")
    fields = {
        "format": "1",
        "kind": "declared",
        "id": "h5c1e8r0tz",
        "incident": INCIDENT,
        "occurred_at": "2026-11-23T11:00:00+01:00",
        "recorded_at": "2026-11-23T10:00:00.000Z",
        "level": "minor",
        "text": "Servers down",
    }
    (folder / name).write_bytes(emit(fields))
    return root


def environment(root: Path, state: Path) -> dict[str, str]:
    """Of every process under torment."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("INCPLAN_")}
    return {
        **kept,
        **GIT_ENVIRONMENT,
        "INCPLAN_PLAN": str(root),
        "INCPLAN_NOW": NOW,
        "INCPLAN_BY": "ann",
        "INCPLAN_LANG": "en",
        "XDG_STATE_HOME": str(state),
        "PYTHONUNBUFFERED": "1",
    }


def log_command(text: str) -> list[str]:
    """One entry, git left alone: git is never part of the acknowledgement."""
    code = "import sys; from incplan.cli.main import main; sys.exit(main(sys.argv[1:]))"
    return [sys.executable, "-c", code, "log", text, "--no-commit"]


#: Writes entries as fast as it can through the same pen as `log`; prints each id once on disk.
WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo
from incplan.app.desk.desk import Desk, Pen
from incplan.incident.events.events import Logged
root, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
start = datetime(2026, 11, 23, 11, tzinfo=UTC)
for number in range(count):
    now = start + timedelta(milliseconds=number)
    desk = Desk(root=root, now=now, zone=ZoneInfo("UTC"), language="en", commit=False)
    event = Pen(desk, "INC-2026-001-k7f3").write(Logged, text=f"{who} {number}")
    if desk.kept:  # told as waiting outside the plan, with exit code 4
        sys.exit(4)
    sys.stdout.write(event.id + "\\n")
    sys.stdout.flush()
"""


def writer(root: Path, who: str, count: int) -> list[str]:
    """The command line of a process that writes `count` entries."""
    return [sys.executable, "-c", WRITER, str(root), who, str(count)]


@dataclass
class Verdict:
    """What came out: all three lists must be empty, and `present` is what a reader sees."""

    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    present: int = 0

    def __bool__(self) -> bool:
        return not self.lost and not self.torn


def judge(root: Path, acknowledged: list[str]) -> Verdict:
    """Every acknowledged entry is there whole; no file with an entry's name is anything less."""
    from incplan.store.journal.events import load_events

    log = load_events(root, INCIDENT)
    ids = {event.id for event in log.value.events}
    torn = [
        item.path
        for item in log.diagnostics
        if not item.path.endswith(".tmp") and item.severity.value == "error"
    ]
    torn += [item.path for item in log.value.files if item.sealed is not True]
    return Verdict([item for item in acknowledged if item not in ids], torn, len(ids))


def acknowledged_in(output: str) -> list[str]:
    """Ids that a command promised, by its sentence or one a line."""
    return _ON_DISK.findall(output) or re.findall(r"(?m)^([a-z][a-z0-9]{9})$", output)


def run(command: list[str], root: Path, state: Path, **more: object) -> subprocess.CompletedProcess:
    """Run to the end."""
    return subprocess.run(
        command,
        env=environment(root, state),
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        **more,
    )
