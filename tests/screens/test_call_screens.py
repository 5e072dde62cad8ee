"""The call tree in a window: whom to call on which number, first things first, as it is kept.

`make golden` writes the kept screens again after a wanted change.
"""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import Company, same_as_golden
from tests.scenes import scene
from tests.screens.states import LANGUAGES, WINDOWS, commands_in, masked, night, power_cut

LOW = {name: WINDOWS[name] for name in ("80x24", "40x24")}
SHOWN = (("call",), ("call", "electrician"), ("call", "nadia"))


@scene
def silent(company: Company) -> Company:
    """Three people were silent in a row; of one of them the first number was wrong."""
    power_cut(company)
    night(company, "03:12", "marc").ok("call", "nadia", "--no-answer")
    company.at("2026-11-30T03:13:00+01:00").ok("call", "joris", "--wrong-number")
    company.at("2026-11-30T03:14:00+01:00").ok("call", "joris", "--left-message")
    company.at("2026-11-30T03:16:00+01:00").ok("call", "pieter", "--no-answer")
    return company


@scene
def nobody(company: Company) -> Company:
    """Everybody was tried once, and nobody answered."""
    power_cut(company)
    for minute, whom in enumerate(("nadia", "joris", "pieter", "wim", "claire"), 12):
        night(company, f"03:{minute}", "marc").ok("call", whom, "--no-answer")
    return company


def screens(company: Company, words: tuple[str, ...]) -> str:
    parts = []
    company.environment = {"NO_COLOR": "1"}
    for language in LANGUAGES:
        company.lang = language
        for name, window in LOW.items():
            done = company.run(*words, window=window)
            lines = done.out.splitlines()
            assert len(lines) <= window[1] - 2, (language, name)
            too_wide = [line for line in lines if len(line) > window[0] and "incplan " not in line]
            assert not too_wide, (language, name)
            assert "incplan " in lines[-1]
            parts += [f"=== {' '.join(words)} {language} {name}\n", masked(done.out)]
    return "".join(parts)


@pytest.mark.golden
def test_the_screens_of_three_silent_people_are_as_kept(silent: Company) -> None:
    shown = "".join(screens(silent, words) for words in SHOWN)
    same_as_golden("screen-call-silent.txt", shown)


@pytest.mark.golden
def test_the_screens_on_which_nobody_answered_are_as_kept(nobody: Company) -> None:
    shown = "".join(screens(nobody, words) for words in (("call",), ("status",)))
    same_as_golden("screen-call-nobody.txt", shown)


@pytest.mark.golden
def test_the_answer_to_a_recorded_call_is_as_kept(silent: Company, tmp_path: Path) -> None:
    parts = []
    for language in LANGUAGES:
        for name, window in LOW.items():
            copy = tmp_path / f"{language}-{name}"
            shutil.copytree(silent.root, copy, symlinks=True)
            there = Company(copy, now=silent.now, by="marc", lang=language)
            there.environment = {"NO_COLOR": "1"}
            out = there.run("call", "wim", "--no-answer", window=window).out
            parts += [f"=== {language} {name}\n", masked(out)]
            shutil.rmtree(copy)
    same_as_golden("screen-call-recorded.txt", "".join(parts))


@pytest.mark.parametrize("words", SHOWN)
def test_every_command_it_prints_can_be_typed(
    silent: Company, words: tuple[str, ...], tmp_path: Path
) -> None:
    silent.environment = {"NO_COLOR": "1"}
    found = commands_in(silent.run(*words, window=(80, 24)).out)
    assert len(found) >= 2
    for number, command in enumerate(found):
        copy = tmp_path / str(number)
        shutil.copytree(silent.root, copy, symlinks=True)
        done = Company(copy, now=silent.now, by="marc").run(*shlex.split(command)[1:])
        assert done.code == 0, command
        shutil.rmtree(copy)


def test_nobody_who_is_away_is_asked_to_agree(company: Company) -> None:
    file = company.root / "contacts" / "wim.yaml"
    text = file.read_text(encoding="utf-8")
    assert "absences:" not in text
    file.write_text(f"{text}absences:\n  - {{first: 2026-11-29, last: 2026-12-05}}\n")
    company.git("commit", "-qam", "away")
    power_cut(company)
    refused = company.run("close").err
    agreement = refused[refused.index("BCP manager") :].split("\n  - ")[0]
    assert "VERLINDEN" not in agreement
    assert "incplan agree --by claire" in " ".join(agreement.split()) or "Claire" in agreement
    company.now = "2026-12-06T09:00:00+01:00"
    assert "VERLINDEN" in company.run("close").err


def test_nobody_is_said_to_lead_who_was_called_and_did_not_answer(company: Company) -> None:
    company.environment = {"NO_COLOR": "1"}
    power_cut(company)
    assert "Nadia EL FICTI leads" in company.run("status", window=(80, 24)).out
    company.ok("call", "nadia", "--no-answer")
    shown = company.run("status", window=(80, 24)).out
    assert "Nadia EL FICTI should lead, not reached yet" in shown
    company.ok("call", "nadia", "--reached")
    assert "Nadia EL FICTI leads" in company.run("status", window=(80, 24)).out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_many_unreadable_entries_push_nothing_out_of_the_window(
    company: Company, lang: str
) -> None:
    company.environment, company.lang = {"NO_COLOR": "1"}, lang
    power_cut(company)
    for number in range(9):
        company.ok("log", f"Note {number}")
    (incident,) = (company.root / "incidents").glob("INC-2026-006*")
    for file in incident.glob("*logged*"):
        file.write_bytes(file.read_bytes()[:50])
    for window in WINDOWS.values():
        done = company.run("status", window=window)
        lines = (done.err + done.out).splitlines()
        rows = sum(max(-(-len(line) // window[0]), 1) for line in lines)
        assert rows <= window[1] - 1, lines
        assert any(line.startswith("006 ") for line in lines)
        assert any("+32 400" in line for line in lines)
        assert "incplan done" in lines[-1]


def test_where_nothing_runs_no_call_is_to_be_recorded(company: Company):
    company.by, company.environment = "nadia", {"NO_COLOR": "1"}
    shown = company.run("call", window=(80, 24)).out.splitlines()
    assert shown[-1] == "Next: incplan contacts nadia"
    assert company.run("contacts", "nadia").code == 0


def test_when_nobody_answers_the_recorded_call_says_how_else_to_reach_them(company: Company):
    company.now, company.by = "2026-11-30T03:10:00+01:00", "marc"
    company.environment = {"NO_COLOR": "1"}
    company.ok("declare", "Portes bloquées au dépôt de Gand", "-a", "picking-delivery",
               "--people", "none", "--type", "electricity")  # fmt: skip
    people = ("nadia", "joris", "pieter", "wim", "claire")
    for person in (*people, *people):
        done = company.run("call", person, "--no-answer", window=(40, 24))
    rows = done.out.splitlines()
    assert "NOBODY HAS ANSWERED" in done.out
    assert "Write to the group M&L crise, and send" in " ".join(done.out.split())
    assert len(rows) <= 22
    assert rows[-1].startswith("incplan call ")
