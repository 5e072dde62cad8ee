"""Tables and the line of progress: on a terminal only."""

import os
import pty
import subprocess
import sys

import pytest

from tests.conftest import Company

SCRIPT = """
import sys
from incplan.cli.main import main
for line in " ".join(sys.argv[1:]).split(" + "):
    assert main(line.split()) == 0
print("RICH" if "rich" in sys.modules else "PLAIN")
"""
WORDS = ("register", "rco", "stats")


def on_a_terminal(company: Company, *words: str, **environment: str) -> str:
    """What commands, parted by `+`, show on a pseudo-terminal of 80 columns."""
    known = {"INCPLAN_PLAN": str(company.root), "INCPLAN_NOW": company.now, "INCPLAN_LANG": "en"}
    child, master = pty.fork()
    if child == 0:
        os.environ.update({**known, "TERM": "xterm", "COLUMNS": "80", **environment})
        os.execv(sys.executable, [sys.executable, "-c", SCRIPT, *words])
    parts = []
    try:
        while part := os.read(master, 65536):
            parts.append(part)
    except OSError:  # the other end is closed
        pass
    os.waitpid(child, 0)
    os.close(master)
    return b"".join(parts).decode()


@pytest.mark.parametrize("word", WORDS)
def test_tables_are_drawn_on_a_terminal(company: Company, word):
    shown = on_a_terminal(company, word, "--all", NO_COLOR="1")

    assert "RICH" in shown
    assert "\x1b[" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_tables_are_not_drawn_through_a_pipe_nor_where_nothing_can_be_drawn(company: Company):
    environment = {**os.environ, "INCPLAN_PLAN": str(company.root), "INCPLAN_NOW": company.now}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *" + ".join(WORDS).split()],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip

    assert done.stdout.splitlines()[-1] == "PLAIN"
    assert "PLAIN" in on_a_terminal(company, *" + ".join(WORDS).split(), TERM="dumb")
    assert "PLAIN" in on_a_terminal(company, *" --json + ".join(WORDS).split(), "--json")


def test_the_columns_of_the_register_stand_below_their_headings(company: Company):
    lines = on_a_terminal(company, "register", "--all", NO_COLOR="1").splitlines()
    place = lines[0].index("Level")

    rows = [line for line in lines[1:] if line.startswith("2026-")]
    assert rows
    assert all(line[place - 1] == " " and line[place] != " " for line in rows)


def test_the_wide_register_names_each_value_below_its_incident(company: Company):
    """Its columns are too many for a table: on a terminal as through a pipe."""
    shown = on_a_terminal(company, "register", "--wide", "--all", NO_COLOR="1").splitlines()
    piped = company.ok("register", "--wide").out.splitlines()

    assert shown == [*piped, "", "Next: incplan stats", "PLAIN"]
    assert max(map(len, shown)) <= 80
    found = [line.split()[1] for line in shown if line.startswith(" " * 10 + "Identifier ")]
    assert found == [item["id"] for item in company.ok("register", "--json").json["entries"]]
