"""`close --ask`: each point that is missing by itself, each fact on disk at once."""

import os
import pty
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Company
from tests.scenes import scene


@scene
def nearly_over(company: Company) -> Company:
    """A minor incident: its cause, its tasks and Nadia's agreement are left."""
    company.by = "marc"
    company.ok("declare", "Printer on fire, put out", "--no-activity", "--people", "none",
               "--level", "minor")  # fmt: skip
    return company


def typed(company: Company, lines: str, *words: str, code: int) -> str:
    """Run on a terminal on which somebody types; what the screen said."""
    environment = {
        **os.environ,
        "INCPLAN_NOW": company.now,
        "INCPLAN_PLAN": str(company.root),
        "INCPLAN_LANG": "en",
        "INCPLAN_BY": "marc",
        "TERM": "dumb",
    }
    controller, terminal = pty.openpty()
    asking = subprocess.Popen(
        [sys.executable, "-m", "incplan", "close", "--ask", *words],
        stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, env=environment, cwd=ROOT,
    )  # fmt: skip
    os.close(terminal)
    os.write(controller, lines.encode())
    out, _ = asking.communicate(timeout=60)
    screen = os.read(controller, 65536).decode().replace("\r", "")
    os.close(controller)
    assert asking.returncode == code, (out, screen)
    return " ".join((screen + out.decode()).split())


def test_without_a_terminal_it_says_what_lists_the_points(nearly_over: Company) -> None:
    told = nearly_over.refused("close", "--ask").err
    assert "incplan close INC-2026-" in told


def test_what_is_asked_cannot_be_said_beside_it(nearly_over: Company) -> None:
    nearly_over.refused("close", "--ask", "--agreed-by", "nadia", code=2)


def test_nothing_is_said_by_a_key_that_was_pressed(nearly_over: Company) -> None:
    """Enter answers nothing: the question comes again, and the end of the input stops."""
    before = nearly_over.files()
    told = typed(nearly_over, "\n\n\n\x04", code=5)
    assert nearly_over.files() == before
    assert told.count("Which one?") == 4
    assert "cannot be closed yet" in told
    assert "has said yes" not in told


@pytest.mark.parametrize("way", ["one by one", "waived"])
def test_an_incident_is_closed_point_by_point(nearly_over: Company, way: str) -> None:
    told = "yes\nfuse\n" + (
        "done\nskip\nnobody was there\nwaive\nsettled on paper\n"
        if way == "one by one"
        else "waive\nsettled on paper\n"
    )
    before = nearly_over.files()
    screen = typed(nearly_over, told + "nadia\nwaive\nnobody hurt\n\x04", code=0)

    assert "Nadia EL FICTI has said yes (nadia)" in screen
    new = {name: text.decode() for name, text in nearly_over.files().items() if name not in before}
    kinds = [name.split("-")[-2] for name in sorted(new)]
    assert kinds.count("measure") == (2 if way == "one by one" else 0)
    assert kinds.count("agreed") == kinds.count("closed") == kinds.count("eradicated") == 1
    text = "".join(new.values())
    assert "duties: settled on paper; obligations: nobody hurt" in text
    assert "by: nadia" in text
