"""How long commands take, as multiples of starting the same Python: `make bench`.

Unit P is `python -c pass` of the same interpreter in the same run. CPU time of each process, the
least of several rounds in turn, so a busy machine changes little; `--wall` takes clock time.
Peers are measured only where they are installed. `--only WORD` picks rows.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
DEMO = ROOT / "plans" / "mosan-leie-foods"
INCPLAN = [sys.executable, "-c", "import sys; from incplan.cli.main import run; run()"]
NOW = "2026-11-23T06:55:00+01:00"


@dataclass
class Row:
    """One job; `prepare` runs before each round and is not timed."""

    name: str
    words: list[str]
    root: Path | None = None
    prepare: Callable[[], None] = lambda: None
    best: float = field(default=9e9)
    peak_mb: float = 0.0


def environment(place: Path, root: Path | None) -> dict[str, str]:
    """No setting of this machine; Python's compiled files are used, as in any installation."""
    kept = {k: os.environ[k] for k in ("PATH", "HOME", "LD_LIBRARY_PATH") if k in os.environ}
    return {
        **kept,
        "INCPLAN_NOW": NOW,
        "INCPLAN_BY": "nadia",
        "INCPLAN_LANG": "en",
        "INCPLAN_PLAN": str(root or DEMO),
        "XDG_STATE_HOME": str(place / "state"),
        "XDG_CACHE_HOME": str(place / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Bench",
        "GIT_AUTHOR_EMAIL": "bench@mlfoods.example",
        "GIT_COMMITTER_NAME": "Bench",
        "GIT_COMMITTER_EMAIL": "bench@mlfoods.example",
    }


def measure(row: Row, place: Path, *, wall: bool) -> None:
    """One round: the process and its children; of memory, the most any of them held."""
    row.prepare()
    start = time.perf_counter()
    with (place / "out").open("wb") as out, (place / "err").open("wb") as err:
        process = subprocess.Popen(
            row.words, env=environment(place, row.root), stdout=out, stderr=err
        )
        _pid, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, 4, 11):
        sys.exit(f"{row.name}: exit {process.returncode}\n{(place / 'err').read_text()}")
    row.best = min(row.best, seconds if wall else used.ru_utime + used.ru_stime)
    row.peak_mb = max(row.peak_mb, used.ru_maxrss / 1024)


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


FLOOR = """
import hashlib, os, sys
for folder, _folders, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), 'rb') as stream:
            hashlib.sha256(stream.read()).digest()
"""


def rows(place: Path) -> list[Row]:
    """Every job of the table."""
    one = plan_copy(place, "one", 1, 1)
    hundred = plan_copy(place, "hundred", 100, 10)
    many = plan_copy(place, "many", 10_000, 10)
    declared, changed = plan_copy(place, "declared", 1, 1), place / "changed"
    thousand = under_git(place, plan_copy(place, "thousand", 100, 10))
    night, beside = crisis(place), place / "beside"
    shutil.copytree(night, beside)
    known = {folder.name for folder in (beside / "incidents").iterdir()}
    small, big = repository(place, "tracked100", 100), repository(place, "tracked10000", 10_000)

    def nothing_open() -> None:
        shutil.rmtree(declared / "incidents", ignore_errors=True)

    def only_the_crisis() -> None:
        for folder in (beside / "incidents").iterdir():
            if folder.name not in known:
                shutil.rmtree(folder)

    def just_copied() -> None:
        shutil.rmtree(changed, ignore_errors=True)
        shutil.copytree(one, changed)

    declare = [*INCPLAN, "declare", "Power cut", "--no-commit"]
    binder = [
        *INCPLAN,
        "export",
        "binder",
        "--format",
        "pdf",
        "-o",
        str(place / "b.pdf"),
        "--force",
    ]
    log = [*INCPLAN, "log", "Provider on site"]
    return [
        Row("python -c pass", [sys.executable, "-c", "pass"]),
        Row("--help", [*INCPLAN, "--help"], one),
        Row("log, 1 event before", [*log, "--no-commit"], one),
        Row("log, 100,000 events before", [*log, "--no-commit"], many),
        Row("log, committed, 100 tracked files", log, small),
        Row("log, committed, 10,000 tracked files", log, big),
        Row("log, crisis of 30 entries", [*log, "--no-commit"], night),
        Row("log, crisis, committed", log, night),
        Row("status, crisis of 30 entries", [*INCPLAN, "status"], night),
        Row("declare beside a crisis", declare, beside, only_the_crisis),
        Row("declare", declare, declared, nothing_open),
        Row("declare, the plan just changed", declare, changed, just_copied),
        Row("status, 1 incident", [*INCPLAN, "status"], one),
        Row("status, 100 incidents", [*INCPLAN, "status"], hundred),
        Row("status, 10,000 incidents", [*INCPLAN, "status"], many),
        Row("validate the demo plan", [*INCPLAN, "validate"], DEMO),
        *same_files(place),
        Row("verify 1,000 events in git", [*INCPLAN, "verify"], thousand),
        Row("export plan", [*INCPLAN, "export", "plan"], one),
        Row("export binder, PDF", binder, DEMO),
        Row("read and hash 100,000 events", [sys.executable, "-c", FLOOR, str(many)], many),
        Row("register, 100,000 events", [*INCPLAN, "register"], many),
        *peers(),
    ]


def same_files(place: Path) -> list[Row]:
    """check-jsonschema on the files that `validate` reads: all at once, and a schema a kind."""
    checker = Path(sys.executable).parent / "check-jsonschema"
    if not checker.exists():
        return []
    empty = place / "empty.json"
    empty.write_text("{}")
    files = [str(file) for file in sorted(DEMO.rglob("*.yaml"))]
    kinds = {"activity": "activities", "contact": "contacts", "supplier": "suppliers",
             "adoption": "fiches"}  # fmt: skip
    calls = []
    for kind, folder in kinds.items():
        schema = place / f"{kind}.json"
        words = [*INCPLAN, "schema", kind]
        done = subprocess.run(words, env=environment(place, DEMO), capture_output=True, check=True)
        schema.write_bytes(done.stdout)
        names = " ".join(str(file) for file in sorted((DEMO / folder).glob("*.yaml")))
        calls.append(f"{checker} --schemafile {schema} {names}")
    return [
        Row("check-jsonschema, same files, no schema",
            [str(checker), "--schemafile", str(empty), *files]),
        Row("check-jsonschema, plan files, 4 schemas", ["sh", "-c", " && ".join(calls)]),
    ]  # fmt: skip


def peers() -> list[Row]:
    """Tools people may know, where they are installed."""
    found = []
    for name in ("jrnl", "todo", "yamllint", "check-jsonschema"):
        path = Path(sys.executable).parent / name
        known = str(path) if path.exists() else shutil.which(name)
        if known:
            found.append(Row(f"{name} --help (peer)", [known, "--help"]))
    return found


SLOW = ("register", "validate", "read and hash", "export", "check-jsonschema,", "verify")
#: What a row may take, in starts of Python.
BARS = {
    "--help": 6.5,
    "log, crisis of 30 entries": 11,
    "status, crisis of 30 entries": 16.5,
    "declare beside a crisis": 16.5,
    "declare, the plan just changed": 30,
}
RATIOS = (
    ("log: 100,000 events / 1 event", "log, 100,000 events before", "log, 1 event before", 1.1),
    ("log: committed / plain", "log, committed, 100 tracked files", "log, 1 event before", 1.3),
    ("status: 10,000 / 1 incidents", "status, 10,000 incidents", "status, 1 incident", 1.15),
    (
        "validate / check-jsonschema, no schema",
        "validate the demo plan",
        "check-jsonschema, same files, no schema",
        1.0,
    ),
    (
        "log: committed / plain, 10,000 tracked",
        "log, committed, 10,000 tracked files",
        "log, 1 event before",
        1.7,
    ),
    ("register / reading", "register, 100,000 events", "read and hash 100,000 events", 4.0),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--slow-rounds", type=int, default=2)
    options.add_argument("--wall", action="store_true")
    options.add_argument("--only", default="")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="incplan-bench-") as name:
        place = Path(name)
        table = rows(place)
        wanted = [row for row in table if given.only in row.name or row.name == "python -c pass"]
        time.sleep(1.1)  # a plan touched in the last second is not trusted to stay as it is
        for turn in range(given.rounds + 1):
            for row in wanted:
                slow = row.name.startswith(SLOW)
                if slow and turn > given.slow_rounds:
                    continue
                measure(row, place, wall=given.wall)
                if turn == 0 and not slow:
                    row.best = 9e9  # the first round fills caches
    unit = wanted[0].best
    print(f"P = {unit * 1000:.1f} ms ({'clock' if given.wall else 'CPU'} time)\n")
    for row in wanted:
        print(
            f"{row.name:<40} {row.best * 1000:>9.1f} ms {row.best / unit:>8.1f} P"
            f" {row.peak_mb:>6.0f} MB" + (f"  (bar {BARS[row.name]} P)" if row.name in BARS else "")
        )
    times = {row.name: row.best for row in wanted}
    print()
    for title, above, below, target in RATIOS:
        if above in times and below in times:
            print(f"{title:<40} {times[above] / times[below]:>9.2f} x  (goal {target})")


if __name__ == "__main__":
    main()
