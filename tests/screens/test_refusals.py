"""A refusal in a window: its headline stays, its last row can be typed as it stands."""

import shlex

import pytest

from incplan.cli.output.window.wrapping import last_command
from tests.conftest import Company
from tests.scenes import scene

#: Lines that are refused, or that nobody can mean, in a crisis with all activities down.
REFUSED = (
    "close",
    "close --waive duties",
    "cancel --reason non",
    "done",
    "done 999",
    "done cause",
    "call",
    "call fluv --reached",
    "call zzz",
    "restore zzz",
    "restore o",
    "eta",
    "affect zzz",
    "escalate --to minor",
    "bcp activate",
    "handover incident_manager zzz",
    "classify --people perhaps",
    "declare --fiche electricity brûle",
    "log",
    "communicate",
    "obligations submit zzz",
    "tests record zzz --form zzz",
    "plan reviewed zzz",
    "review survey zzz",
    "awareness record",
    "supplier zzz failed",
    "correct zzz mots",
    "adopt zzz",
    "adopt FIR",
    "fiche zzz",
    "contacts n",
    "review complete",
    "report --for zzz",
    "distribute zzz",
    "statuss",
    "status 99",
    "export zzz",
)
ALL = ("cold-storage", "it-platform", "order-intake", "picking-delivery", "invoicing-payments",
       "traceability-recall")  # fmt: skip


@scene
def burning(company: Company) -> Company:
    company.by = "nadia"
    company.now = "2026-11-30T10:05:00+01:00"
    company.environment = {"NO_COLOR": "1"}
    company.ok("declare", "Tout brûle", "--type", "fire", "--by", "wim", "--level", "crisis",
               "--reason", "tout", *(word for key in ALL for word in ("-a", key)))  # fmt: skip
    company.ok("bcp", "activate", "--by", "wim")
    return company


@pytest.mark.parametrize("window", [(80, 24), (40, 24)])
@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_headline_stays_and_the_last_row_can_be_typed(
    burning: Company, window: tuple[int, int], language: str
):
    for line in REFUSED:
        done = burning.run(*shlex.split(line), "--lang", language, window=window)
        if not done.err or done.code in (0, 1, 4):
            continue
        rows = done.err.splitlines()
        assert len(rows) <= window[1] - 2, (line, done.err)
        assert done.code != 70, (line, done.err)
        command = last_command(" ".join(rows[-1].split()))
        assert command, (line, rows)
        follow = burning.run(*shlex.split(command)[1:])
        assert follow.code not in (2, 70) or "terminal" in follow.err, (line, command, follow.err)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("tests record", "tests record"),
        ("tests --lang en record --frm x", "tests record"),
        ("--lang en obligations submit --zzz", "obligations submit"),
        ("done cause --zzz", "done cause"),
        ("done --zzz", "done tasks"),
        ("eta --zzz", "eta"),
        ("zzz", ""),
    ],
)
def test_help_is_that_of_the_word_that_was_typed(burning: Company, line: str, command: str):
    told = burning.run(*shlex.split(line), window=(80, 24))
    assert told.code == 2
    wanted = " ".join(["incplan", *command.split(), "--help"])
    assert last_command(" ".join(told.err.split())) == wanted, told.err


def test_a_long_list_is_counted_with_what_shows_all_of_it(burning: Company):
    rows = burning.run("close", window=(40, 24)).err.splitlines()

    assert "cannot be closed yet" in " ".join(rows[:2])
    (count,) = (row for row in rows if row.endswith("incplan close --json"))
    told = burning.run(*shlex.split(last_command(count))[1:])
    total = len(told.json["errors"][0]["details"])
    assert f"of {total}." in " ".join(rows)
    last = last_command(" ".join(rows).replace("  ", " "))
    assert last.startswith("incplan close INC-")
    assert last.endswith(" --ask")


def test_each_point_names_the_command_that_closes_without_it(burning: Company):
    """Whole, so that it can be typed; the reason is asked for, or refused without a terminal."""
    details = burning.refused("close", "--json").json["errors"][0]["details"]
    waivable = [item for item in details if "--waive" in item["message"]]
    assert {item["params"]["item"] for item in waivable} >= {"duties", "obligations"}
    for item in waivable:
        assert f"incplan {item['params']['waive']}" in item["message"]
        assert burning.run(*shlex.split(item["params"]["waive"])).code == 5


def test_of_several_incidents_the_line_is_shown_for_each(burning: Company):
    """Under its title, whole, so that it can be typed; nothing was recorded by the first try."""
    burning.ok("declare", "Fuite d'eau dans une cave assez loin d'ici pour que le titre soit trop "
               "long", "--no-activity", "--people", "none", "--level", "minor")  # fmt: skip
    before = burning.files()
    told = burning.run("log", "un mot d'ici", window=(40, 24)).err
    commands = [last_command(row) or row for row in told.splitlines() if " -i " in row]
    assert burning.files() == before
    assert len(commands) == 2
    for number, command in zip(("6", "7"), commands, strict=True):
        assert command.endswith(f"-i {number}")
        done = burning.ok(*shlex.split(command[command.index("incplan") :])[1:], "--json").json
        assert done["incident"].startswith(f"INC-2026-00{number}")
