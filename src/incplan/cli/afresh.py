"""The same command once more, in a process that takes up nothing from earlier ones."""

import os
import subprocess
import sys

from incplan.store.plancache import AFRESH


def can_run_afresh(fault: Exception, written: bool) -> bool:
    """Whether a command that took up a kept plan wanted more of it than was kept.

    What it wrote must not be written twice.
    """
    bare = sys.modules.get("incplan.plan.bare")
    return bare is not None and isinstance(fault, bare.BareModelError) and not written


def run_afresh(words: list[str]) -> int:
    """Read all files, and answer. Returns the exit code."""
    line = [sys.executable, "-m", "incplan", *words]
    return subprocess.call(line, env={**os.environ, AFRESH: "1"})
