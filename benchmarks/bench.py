"""How long commands take, as multiples of starting the same Python: `make bench`.

Unit P is `python -c pass` of the same interpreter in the same run. CPU time of each process, the
least of several rounds in turn, so a busy machine changes little; `--wall` takes clock time.
Peers are measured only where they are installed. `--only WORD` picks rows.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from long_night import add_entries
from measuring import Row, measure
from plans import DEMO, INCPLAN, LATER, crisis, environment, plan_copy, repository, under_git


def long_night(place: Path, name: str, entries: int) -> tuple[Path, Path]:
    """A plan in a crisis with so many entries, and the folder of the crisis."""
    (place / name).mkdir()
    root = crisis(place / name)
    found = next((root / "incidents").glob("*/20261123*-declared-*.yaml"))
    add_entries(found.parent, entries - len(list(found.parent.glob("*.yaml"))))
    return root, found.parent


#: Writes down what `export binder` asks of typst, with copies of the templates.
REQUEST = """
import json, os, shutil, sys
from incplan.cli.main import main
from incplan.documents.formats.typst import compiler
place, run = sys.argv[1], compiler._run
def kept(request):
    asked = json.loads(request)
    if not asked["asked"]:
        shutil.rmtree(os.path.join(place, "root"), ignore_errors=True)  # parts may be set again
        shutil.copytree(asked["root"], os.path.join(place, "root"))
        asked["main"] = os.path.join(place, "root", os.path.basename(asked["main"]))
        asked |= {"root": os.path.join(place, "root"), "output": os.path.join(place, "bare.pdf")}
        with open(os.path.join(place, "request.json"), "w") as stream:
            json.dump(asked, stream)
    return run(request)
compiler._run = kept
for _time in range(2):  # only the second knows which parts are set tighter
    main(["export", "binder", "--format", "pdf", "-o", os.path.join(place, "b.pdf"), "--force"])
"""


def bare_typst(place: Path) -> Row:
    """Typst alone, with the very pages of the demo plan's binder."""
    from incplan.documents.formats.typst import process

    def request() -> Path:
        folder = place / "bare"
        folder.mkdir()
        words = [sys.executable, "-c", REQUEST, str(folder)]
        here = environment(place, DEMO)
        subprocess.run(words, env=here, check=True, stdout=subprocess.DEVNULL)
        return folder / "request.json"

    alone = [sys.executable, "-I", str(process.__file__)]
    return Row("typst alone, the same binder", alone, given=request)


def long_rows(place: Path) -> list[Row]:
    """What one long incident costs, and half of it."""

    @cache
    def night(entries: int) -> tuple[Path, Path]:
        return long_night(place, f"night{entries}", entries)

    def root() -> Path:
        return night(5_000)[0]

    def half() -> Path:
        return night(2_500)[0]

    def still_open() -> None:
        _root, folder = night(5_000)
        for name in ("*-closed-*.yaml", "*-agreed-*.yaml", "review.yaml"):
            for path in folder.glob(name):
                path.unlink()
        (folder.parent / "closed" / folder.name).unlink(missing_ok=True)

    close = ["close", "--waive", "duties", "--waive", "obligations", "--reason", "On paper"]
    jobs = [
        ("log, 5,000 entries", root, ["log", "Provider on site", "--no-commit"]),
        ("done, 5,000 entries", root, ["done", "major.3", "--no-commit"]),
        ("done, 2,500 entries", half, ["done", "major.3", "--no-commit"]),
        ("close, 5,000 entries", root, [*close, "--agreed-by", "wim", "--no-commit"]),
        ("review, 5,000 entries", root, ["review", "--no-commit"]),
    ]
    for form in ("pdf", "html", "docx"):
        target = str(place / f"journal.{form}")
        words = ["export", "journal", "6", "--format", form, "-o", target, "--force"]
        jobs += [(f"export journal, {form}, 5,000", root, words)]
        jobs += [(f"export journal, {form}, 2,500", half, words)]
    return [
        Row(name, [*INCPLAN, *words], where, still_open, now=LATER) for name, where, words in jobs
    ]


FLOOR = """
import hashlib, os, sys
for folder, _folders, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), 'rb') as stream:
            hashlib.sha256(stream.read()).digest()
"""


def rows(place: Path) -> list[Row]:
    """Every job of the table."""

    def past(name: str, incidents: int, each: int) -> Callable[[], Path]:
        return cache(partial(plan_copy, place, name, incidents, each))

    def tracked(files: int) -> Callable[[], Path]:
        return cache(partial(repository, place, f"tracked{files}", files))

    one, hundred, many = past("one", 1, 1), past("hundred", 100, 10), past("many", 10_000, 10)
    declared, small, big = past("declared", 1, 1), tracked(100), tracked(10_000)
    new = place / "new"

    @cache
    def thousand() -> Path:
        return under_git(place, plan_copy(place, "thousand", 100, 10))

    @cache
    def night() -> Path:
        return crisis(place)

    @cache
    def beside() -> Path:
        return Path(shutil.copytree(night(), place / "beside"))

    @cache
    def known() -> frozenset[str]:
        return frozenset(folder.name for folder in (night() / "incidents").iterdir())

    def nothing_open() -> None:
        shutil.rmtree(declared() / "incidents", ignore_errors=True)

    def only_the_crisis() -> None:
        for folder in (beside() / "incidents").iterdir():
            if folder.name not in known():
                shutil.rmtree(folder)

    def just_copied() -> None:
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(one(), new)

    @cache
    def changing() -> Path:
        return Path(shutil.copytree(one(), place / "changing"))

    def just_changed() -> None:
        """Nothing open, and one file that no earlier round has read as it is now."""
        shutil.rmtree(changing() / "incidents", ignore_errors=True)
        with (changing() / "contacts" / "ann.yaml").open("a", encoding="utf-8") as stream:
            stream.write("# Changed\n")

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
        Row("declare, the plan just changed", declare, changing, just_changed),
        Row("declare, the plan never read before", declare, lambda: new, just_copied),
        Row("status, 1 incident", [*INCPLAN, "status"], one),
        Row("status, 100 incidents", [*INCPLAN, "status"], hundred),
        Row("status, 10,000 incidents", [*INCPLAN, "status"], many),
        Row("validate the demo plan", [*INCPLAN, "validate"], DEMO),
        *same_files(place),
        Row("verify 1,000 events in git", [*INCPLAN, "verify"], thousand),
        Row("export plan", [*INCPLAN, "export", "plan"], one),
        Row("export binder, PDF", binder, DEMO),
        bare_typst(place),
        Row("read and hash 100,000 events", [sys.executable, "-c", FLOOR, "{root}"], many),
        Row("register, 100,000 events", [*INCPLAN, "register"], many),
        Row("status on a terminal", [*INCPLAN, "status"], night, terminal=True),
        Row("declare on a terminal", declare, beside, only_the_crisis, terminal=True),
        Row("register", [*INCPLAN, "register"], hundred),
        Row("register on a terminal", [*INCPLAN, "register"], hundred, terminal=True),
        *long_rows(place),
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
        names = " ".join(str(file) for file in sorted((DEMO / folder).glob("*.yaml")))
        calls.append(f"{checker} --schemafile {schema} {names}")

    def with_schemas() -> Path:
        here = environment(place, DEMO)
        for kind in kinds:
            words = [*INCPLAN, "schema", kind]
            done = subprocess.run(words, env=here, capture_output=True, check=True)
            (place / f"{kind}.json").write_bytes(done.stdout)
        return DEMO

    every = [str(checker), "--schemafile", str(empty), *files]
    by_kind = ["sh", "-c", " && ".join(calls)]
    return [
        Row("check-jsonschema, same files, no schema", every),
        Row("check-jsonschema, plan files, 4 schemas", by_kind, with_schemas),
    ]


def peers() -> list[Row]:
    """Tools people may know, where they are installed."""
    found = []
    for name in ("jrnl", "todo", "yamllint", "check-jsonschema"):
        path = Path(sys.executable).parent / name
        known = str(path) if path.exists() else shutil.which(name)
        if known:
            found.append(Row(f"{name} --help (peer)", [known, "--help"]))
    return found


SLOW = ("register, ", "typst", "validate", "read and hash", "export", "check-jsonschema,", "verify")
#: What a row may take, in starts of Python.
BARS = {
    "--help": 6.5,
    "log, crisis of 30 entries": 11,
    "status, crisis of 30 entries": 16.5,
    "declare beside a crisis": 16.5,
    "declare, the plan just changed": 30,
}
#: What a row of a long night may take: seconds, on the machine of the figures in the docs.
SECONDS = {
    "log, 5,000 entries": 0.3,
    "done, 5,000 entries": 0.6,
    "close, 5,000 entries": 0.6,
    "review, 5,000 entries": 0.6,
    "export journal, pdf, 5,000": 3,
}
#: What a row may take more than another, in starts of Python.
MORE = (
    ("status on a terminal", "status, crisis of 30 entries", 5),
    ("declare on a terminal", "declare beside a crisis", 5),
    ("register on a terminal", "register", 5),
)
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
    ("binder / typst alone", "export binder, PDF", "typst alone, the same binder", 2.0),
    ("done: 5,000 / 2,500 entries", "done, 5,000 entries", "done, 2,500 entries", 2.1),
    *(
        (
            f"journal, {form}: 5,000 / 2,500",
            f"export journal, {form}, 5,000",
            f"export journal, {form}, 2,500",
            2.1,
        )
        for form in ("pdf", "html", "docx")
    ),
    ("register / reading", "register, 100,000 events", "read and hash 100,000 events", 4.0),
)


def bar(name: str) -> str:
    """What a row may take, in words."""
    if name in BARS:
        return f"  (bar {BARS[name]} P)"
    return f"  (bar {SECONDS[name]} s)" if name in SECONDS else ""


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
        for row in wanted:
            row.build()
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
            f" {row.peak_mb:>6.0f} MB{bar(row.name)}"
        )
    times = {row.name: row.best for row in wanted}
    print()
    for title, above, below, target in RATIOS:
        if above in times and below in times:
            print(f"{title:<40} {times[above] / times[below]:>9.2f} x  (goal {target})")
    for above, below, most in MORE:
        if above in times and below in times:
            print(f"{above:<40} {(times[above] - times[below]) / unit:>9.1f} P more  (goal {most})")


if __name__ == "__main__":
    main()
