"""The demo plan ten times larger, and what its binder costs: `python benchmarks/ten_times.py`.

Contacts, activities and suppliers are copied under new ids; everything else is as it was. Prints
clock time, CPU time and the most memory any process held, for the demo plan and the large one.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plans import DEMO, INCPLAN, environment

KINDS = ("contacts", "activities", "suppliers")
FORMATS = ("pdf", "html", "docx", "md")


def enlarged(folder: Path, times: int) -> Path:
    """A copy of the demo plan in git, with so many of each contact, activity and supplier."""
    shutil.copytree(DEMO, folder)
    for kind in KINDS:
        for path in sorted((folder / kind).glob("*.yaml")):
            for number in range(2, times + 1):
                shutil.copyfile(path, path.with_name(f"{path.stem}-{number}.yaml"))
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Plan")):
        subprocess.run(["git", *words], cwd=folder, env=environment(folder, folder), check=True)
    return folder


def cost(root: Path, form: str, target: Path) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of CPU, MB: measured in a child, which has its own count."""
    child = os.fork()
    if child == 0:
        words = ["export", "binder", "--format", form, "--force", "--output", str(target)]
        started = time.monotonic()
        done = subprocess.run(
            [*INCPLAN, *words],
            env=environment(target.parent, root),
            capture_output=True,
            check=False,
        )
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = (time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
        target.with_suffix(".cost").write_text(" ".join(f"{part:.2f}" for part in told))
        sys.stderr.buffer.write(done.stderr if done.returncode else b"")
        os._exit(done.returncode)
    if os.waitpid(child, 0)[1] != 0:
        raise SystemExit(f"export binder --format {form} failed")
    wall, cpu, peak = target.with_suffix(".cost").read_text().split()
    return float(wall), float(cpu), float(peak)


def main() -> None:
    """One table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        print(f"{'plan':6} {'format':6} {'wall s':>7} {'CPU s':>7} {'MB':>6}")
        for many in (1, times):
            root = enlarged(place / f"plan-{many}", many)
            for form in FORMATS:
                wall, cpu, peak = cost(root, form, place / f"binder-{many}.{form}")
                print(f"x{many:<5} {form:6} {wall:7.2f} {cpu:7.2f} {peak:6.0f}", flush=True)


if __name__ == "__main__":
    main()
