"""What the commands of a bad night load: a new edge to something heavy is to fail here at once."""

import ast
import os
import subprocess
import sys
import time

import pytest

from incplan import PACKAGE
from incplan.store.cache import copies
from tests.conftest import Company

#: Modules of ours after the command, with a kept plan; raised on purpose only, with the commit
#: that needs it (ADR 14).
BUDGETS = {
    ("log", "The provider is there"): 128,  # what earlier commands left: removals too; who may read
    ("status",): 263,  # names plan files that are not saved: asks git; who may read; exercises
    ("done", "1"): 231,
    ("order",): 185,  # reads the open incidents: whether any is in doubt
    ("declare", "Power cut"): 258,
}
#: Libraries that none of them needs while the plan is as it was last read.
HEAVY = {"pydantic", "ruamel", "yaml", "jinja2", "docx", "rich", "typst", "icalendar", "xlsxwriter"}
SCRIPT = """
import sys
from incplan.cli.main import main
code = main(sys.argv[1:])
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def night(company: Company, own_cache, monkeypatch: pytest.MonkeyPatch) -> Company:
    """An incident that runs, and a plan that a command has read before."""
    monkeypatch.setattr(copies, "_RACY_NS", 0)  # the files of a test are younger than that
    company.by = "nadia"
    company.ok("declare", "Files encrypted", "--type", "ransomware", "-a", "it-platform")
    company.ok("obligations")
    later = time.time() + 60
    for copy in own_cache.rglob("*.bin"):
        os.utime(copy, (later, later))
    return company


def loaded(company: Company, *words: str) -> set[str]:
    """The modules of a process that ran this command."""
    environment = {
        **os.environ,
        "INCPLAN_PLAN": str(company.root),
        "INCPLAN_NOW": company.now,
        "INCPLAN_BY": "nadia",
        "INCPLAN_LANG": "en",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {line for line in done.stderr.splitlines() if " " not in line}


def test_no_command_of_the_night_loads_more_than_its_budget(night: Company):
    over = {}
    for words, budget in BUDGETS.items():
        modules = loaded(night, *words)
        heavy = {name for name in modules if name.split(".")[0] in HEAVY}
        assert not heavy, f"{words} loads {sorted(heavy)[:5]}"
        ours = sum(name.split(".")[0] == "incplan" for name in modules)
        assert ours > budget - 15, f"{words} loads {ours}: lower its budget"
        if ours > budget:
            over[words] = ours
    assert not over


def test_log_loads_nothing_of_the_plan(night: Company):
    """Of `incplan.plan` a journal entry needs how durations are written, no file of the plan."""
    modules = loaded(night, "log", "The provider is there")
    plan = {name for name in modules if name.startswith("incplan.plan.")}
    assert plan <= {"incplan.plan.values", "incplan.plan.values.durations"}


def test_imports_inside_functions_stay_below_a_hundred():
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    late = {
        (path, node.lineno)
        for path in PACKAGE.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, functions)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert 0 < len(late) < 100
