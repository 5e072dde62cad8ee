"""Answers higher than their window: the beginning, a count, and the command for the rest."""

import re
import shlex

import pytest

from incplan.cli.output.screen import Screen
from incplan.cli.output.window.fold import folded
from tests.conftest import Company
from tests.effort import sampled
from tests.scenes import scene
from tests.screens.states import LANGUAGES, power_cut_told


def _told(company: Company) -> Company:
    power_cut_told(company)
    return company


night = scene(_told)
WORDS = (
    "obligations", "register", "search courant", "team", "meeting", "bcp", "handover", "plan",
    "validate", "contacts", "tests", "awareness", "actions", "review 5", "classify --people none",
    "escalate --to crisis", "contacts nadia --all",
)  # fmt: skip
#: What is long for other reasons than to be acted on; the rest is one command away.
READ = (
    "order", "rco", "stats", "show 5", "fiche electricity", "fiche prevention", "plan holders",
    "explain RCO004", "obligations register", "verify",
)  # fmt: skip
#: The line of long work, which is gone when the answer comes.
_PROGRESS = re.compile(r"\x1b\[\?25l.*\x1b\[1A\x1b\[2K", re.DOTALL)


@pytest.mark.parametrize("lang", sampled(LANGUAGES, pytest.mark.paper, 1))
@pytest.mark.parametrize("line", [*WORDS, *READ])
def test_it_fits_and_its_last_line_can_be_typed(night: Company, line: str, lang: str) -> None:
    night.environment, night.lang = {"NO_COLOR": "1"}, lang
    for window in ((80, 24), (40, 24)):
        done = night.run(*line.split(), window=window)
        assert done.code in (0, 1, 4), done.err
        lines = _PROGRESS.sub("", done.err + done.out).splitlines()
        assert len(lines) <= window[1] - 2
        if line in READ and len(lines) < window[1] - 6:
            continue  # whole, and nothing follows from it
        command = lines[-1][lines[-1].index("incplan ") :]
        follow = night.run(*shlex.split(command)[1:])
        assert follow.code not in (2, 70), f"{command}: {follow.err}"


def test_the_counted_rest_is_shown_by_the_command_that_is_named(night: Company) -> None:
    night.environment = {"NO_COLOR": "1"}
    shown = night.run("show", "5", window=(80, 24)).out.splitlines()
    assert shown[-1] == "20 of 62 lines. See all: incplan show 5 --all"
    every = night.run("show", "5", "--all", window=(80, 24)).out.splitlines()
    assert every[62:] == ["", "Next: incplan status INC-2026-005-bhev"]
    assert every[:20] == shown[:20]
    assert night.run("show", "5").out.splitlines() == every[:62]  # a pipe gets everything


def test_names_with_blanks_are_quoted_in_the_command_for_the_rest(night: Company) -> None:
    night.environment = {"NO_COLOR": "1"}
    shown = night.run("fiche", "énergie (électricité)", window=(80, 24)).out.splitlines()
    assert shown[-1].endswith("incplan fiche 'énergie (électricité)' --all")


def screen(rows: int, height: int | None, *ends: str) -> Screen:
    found = Screen(width=40, height=height)
    found.lines = [f"row {number}" for number in range(rows)]
    for command in ends:
        found.end(f"Next: {command}", command)
    return found


def test_the_last_command_stays_whatever_does_not_fit() -> None:
    lines = folded(screen(50, 10, "incplan close"), "incplan x --all")
    assert len(lines) == 10
    assert lines[-1] == "Next: incplan close"
    assert lines[-2] == "8 of 50 lines. See all: incplan x --all"


def test_a_command_that_is_too_long_stands_alone() -> None:
    command = f"incplan {'x' * 60}"
    assert folded(screen(3, 10, command), "")[-2:] == ["Next:", command]


def test_without_a_window_nothing_is_left_out() -> None:
    assert len(folded(screen(50, None, "incplan close"), "incplan x --all")) == 52


def test_no_heading_stands_alone_above_the_count() -> None:
    found = Screen(width=80, height=10)
    for number in range(8):
        found.line(f"row {number}")
    found.heading("HEADING")
    for number in range(8):
        found.line(f"below {number}")
    lines = folded(found, "incplan x --all")
    assert "HEADING" not in lines
    assert lines[-2] == "row 7"


def test_decisions_name_whoever_must_take_them(night: Company) -> None:
    night.environment = {"NO_COLOR": "1"}
    assert (
        "Once Joris VAN DEMO has agreed: incplan handover incident_manager joris"
        in night.ok("handover").out
    )
    assert night.ok("bcp", "--json").json["state"] == "not_activated"
    night.ok("bcp", "assess")
    said = "Once Wim VERLINDEN-TEST has decided so: incplan bcp activate --by wim"
    assert said in night.ok("bcp").out
    night.ok("bcp", "activate", "--by", "wim")
    assert "incplan bcp stand-down --by wim" in night.ok("bcp").out
