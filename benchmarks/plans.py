"""Plans to measure with: the demo plan with a past, in a repository, in a crisis."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
DEMO = ROOT / "plans" / "mosan-leie-foods"
INCPLAN = [sys.executable, "-c", "import sys; from incplan.cli.main import run; run()"]
NOW = "2026-11-23T06:55:00+01:00"
LATER = "2026-11-26T12:00:00+01:00"


def environment(place: Path, root: Path | None, now: str = NOW) -> dict[str, str]:
    """No setting of this machine; Python's compiled files are used, as in any installation."""
    kept = {k: os.environ[k] for k in ("PATH", "HOME", "LD_LIBRARY_PATH") if k in os.environ}
    return {
        **kept,
        "INCPLAN_NOW": now,
        "INCPLAN_BY": "nadia",
        "INCPLAN_LANG": "en",
        "INCPLAN_PLAN": str(root or DEMO),
        "XDG_STATE_HOME": str(place / "state"),
        "XDG_CACHE_HOME": str(place / "cache"),
        "TERM": "xterm-256color",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Bench",
        "GIT_AUTHOR_EMAIL": "bench@mlfoods.example",
        "GIT_COMMITTER_NAME": "Bench",
        "GIT_COMMITTER_EMAIL": "bench@mlfoods.example",
    }


def past_events(root: Path, incidents: int, each: int, *, open_ones: int = 1) -> None:
    """Incidents of `each` events; all but the last ones are closed and mirrored as such."""
    from incplan.store.journal.event_writing import emit

    folder = root / "incidents"
    closed = folder / "closed"
    shutil.rmtree(folder, ignore_errors=True)
    closed.mkdir(parents=True)
    for number in range(1, incidents + 1):
        name = f"INC-2025-{number:05d}-k{number % 1000:03d}"
        is_open = number > incidents - open_ones
        (folder / name).mkdir()
        for part in range(each):
            last = part == each - 1 and not is_open and each > 1
            kind = "declared" if part == 0 else ("closed" if last else "logged")
            write_event(folder / name, number, kind, part, emit)
        if not is_open:
            (closed / name).write_text(f"{name} was closed: see ../{name}/\n", encoding="utf-8")


def write_event(folder: Path, number: int, kind: str, part: int, emit: Callable) -> None:
    """A plausible event; nothing is synced, these are only read."""
    event, before = (f"a{number:05d}{item:04d}" for item in (part, max(part - 1, 0)))
    recorded = f"2025-06-01T{part // 3600 % 24:02d}:{part // 60 % 60:02d}:{part % 60:02d}"
    fields = {
        "format": "1",
        "kind": kind,
        "id": event,
        "incident": folder.name,
        "occurred_at": recorded + "+02:00",
        "recorded_at": recorded + ".000Z",
        "by": "nadia",
        "after": [before] if part else [],
        **({"level": "minor"} if kind == "declared" else {}),
        "text": "Provider on site, 20 machines isolated",
    }
    stamp = "".join(char for char in recorded if char.isdigit() or char == "T") + "000Z"
    if not fields["after"]:
        del fields["after"]
    (folder / f"{stamp}-{kind}-{event}.yaml").write_bytes(emit(fields))


def plan_copy(place: Path, name: str, incidents: int, each: int) -> Path:
    """The demo plan with a past."""
    root = place / name
    shutil.copytree(DEMO, root, ignore=shutil.ignore_patterns("incidents", "exercises"))
    past_events(root, incidents, each)
    return root


def repository(place: Path, name: str, files: int) -> Path:
    """The demo plan in a repository with that many more tracked files."""
    root = plan_copy(place, name, 1, 1)
    for number in range(files):
        path = root / "archive" / f"{number // 100:03d}" / f"{number:05d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{number}\n", encoding="utf-8")
    return under_git(place, root)


def under_git(place: Path, root: Path) -> Path:
    """A plan with everything in one commit."""
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Plan"]):
        subprocess.run(["git", "-C", str(root), *words], env=environment(place, root), check=True)
    return root


CRISIS = """\
declare "Files encrypted on the file server" --type ransomware --level major \
-a order-intake -a it-platform -a cold-storage
escalate --to crisis --confirmed-by wim --reason "three sites"
affect picking-delivery --percent 60
call wim --reached
communicate "We stop all shipments until noon" --to staff --medium phone
eta 18:00 --activity order-intake
"""


def crisis(place: Path) -> Path:
    """The demo plan in a repository, in a crisis with thirty entries."""
    root = place / "crisis"
    shutil.copytree(DEMO, root, ignore=shutil.ignore_patterns("exercises"))
    here = environment(place, root)
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Plan"]):
        subprocess.run(["git", "-C", str(root), *words], env=here, check=True)
    lines = [*CRISIS.splitlines(), *(f"done {number}" for number in range(1, 9))]
    lines += [f'log "Provider on site, {number} machines isolated"' for number in range(1, 18)]
    for line in lines:
        subprocess.run([*INCPLAN, *shlex.split(line)], env=here, check=True, capture_output=True)
    return root
