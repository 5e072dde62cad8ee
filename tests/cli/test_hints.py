"""What a refusal proposes can be done, by the one who reads it, in the reader's language."""

import pytest

from tests.conftest import Company
from tests.scenes import scene


def joined(text: str) -> str:
    """The sentence without its line breaks."""
    return " ".join(text.split())


@scene
def running(company: Company) -> Company:
    """A major incident, seen by somebody who may not decide everything."""
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés", "--type", "ransomware", "--level", "major")
    return company


def test_nobody_is_invited_to_sign_for_somebody_else(running: Company) -> None:
    told = joined(running.refused("bcp", "activate").err)
    assert "--by wim" not in told
    assert "Wim VERLINDEN-TEST (wim)" in told
    assert "incplan call bcp_manager" in told
    running.ok("call", "bcp_manager")
    running.by = None
    assert "Say who decided" in joined(running.refused("bcp", "activate").err)
    running.ok("bcp", "activate", "--by", "wim")


def test_a_submission_without_a_reference_says_how_to_add_it(running: Company) -> None:
    sent = running.ok("obligations", "submit", "gdpr_art33")
    command = "obligations submit gdpr_art33 --stage notification --reference"
    assert command in joined(sent.err)
    running.at("08:10")
    added = running.ok(*command.split(), "DBN-7")
    assert "reference" not in added.err
    stage = next(
        line for line in running.ok("obligations", "--json").json["duties"]
        if line["id"] == "gdpr_art33"
    )["stages"][0]  # fmt: skip
    assert (stage["reference"], stage["submitted_at"]) == ("DBN-7", "2026-11-23T05:55:00Z")


def test_closing_names_people_activities_and_duties(running: Company) -> None:
    running.lang = "fr"
    running.ok("affect", "order-intake")
    running.ok("obligations", "assess", "--answer", "insured_damage=yes")
    told = joined(running.refused("close").err)
    assert "Prise de commandes (order-intake)" in told
    assert "Wim VERLINDEN-TEST +32 400 00 00 02" in told
    assert "Déclarer le sinistre (insurer_claim)" in told


def test_the_hint_of_escalate_names_the_next_level(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Panne")
    told = company.refused("escalate", "--confirmed-by", "wim", code=2).err
    assert "next level is Major" in joined(told)
    assert "incplan escalate --to major" in company.refused("escalate", "--to", "minor").err
    company.ok("escalate", "--to", "crisis", "--confirmed-by", "wim")
    told = joined(company.refused("escalate").err)
    assert "the highest there is" in told
    assert "classify --level major" in told


def test_a_crisis_asked_for_twice_is_not_said_to_be_confirmed(running: Company) -> None:
    running.ok("escalate", "--to", "crisis")
    again = running.ok("escalate", "--to", "crisis", "--json").json
    assert (again["level"], again["rule"]) == ("major", "")
    assert running.ok("escalate", "--by", "wim", "--json").json["rule"] == "confirm-crisis"


def test_an_empty_time_is_told(running: Company) -> None:
    told = joined(running.refused("eta", "", code=2).err)
    assert "empty" in told
    assert "incplan eta 14:30" in told
    assert "+3h" in running.refused("eta", "demain peut-être", code=2).err
    assert "needs a value" in running.refused("log", "x", "--at", " ", code=2).err


def test_no_command_of_a_screen_has_a_place_for_a_name(running: Company) -> None:
    running.ok("escalate", "--to", "crisis")
    for language in ("en", "fr", "nl", "de"):
        running.lang = language
        shown = joined(running.ok("status").out)
        assert "incplan escalate --to crisis" in shown
        assert not [word for word in ("NAME", "NOM ", "NAAM", "CONTACT", "TIME") if word in shown]


def test_unknown_codes_lead_to_codes_that_exist(company: Company) -> None:
    for given, family in (("con99", "CON0"), ("obj77", "OBJ"), ("xyz", "")):
        told = company.refused("explain", given, code=2).err
        near = told.split("Did you mean ")[1].split("?")[0].replace("\n", " ").split(",")
        for code in (item.strip() for item in near):
            assert code.startswith(family)
            company.ok("explain", code)


@pytest.mark.parametrize(
    "words",
    [
        ("close", "2"),
        ("cancel", "2", "--reason", "x"),
        ("escalate", "2"),
        ("bcp", "activate", "-i", "2", "--by", "wim"),
    ],
    ids=" ".join,
)
def test_what_has_ended_is_one_sentence_with_the_way_on(company: Company, words) -> None:
    company.by = "nadia"
    (problem,) = company.refused(*words, "--json").json["errors"]
    assert problem["code"] == "already_closed"
    assert problem["details"] == []
    assert "incplan reopen INC-2026-002-bp55" in problem["message"]


@pytest.mark.parametrize(("number", "word"), [("3", "cancelled"), ("5", "closed")])
def test_what_was_left_open_in_an_ended_incident_is_not_asked_for_again(
    company: Company, number: str, word: str
) -> None:
    company.by = "nadia"
    company.ok("declare", "Two others are open", "--no-activity")
    company.ok("declare", "This one too", "--no-activity")
    (problem,) = company.refused("close", number, "--json").json["errors"]
    assert (problem["code"], problem["details"]) == (f"already_{word}", [])


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("declare", "Fire", "--fiche", "fire"), "--type"),
        (("declare", "Fire", "--kind", "fire"), "--type"),
        (("log", "Called", "--when", "07:00"), "--at"),
        (("adopt", "RAN-P05", "--date", "2026-11-20"), "--on"),
    ],
)
def test_an_option_that_people_try_names_the_one_they_mean(company, words, meant):
    done = company.refused(*words, code=2)
    assert f"Did you mean {meant}?" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "undo", "abc"), "N : `abc` n’est pas un nombre entier."),
        (("review", "survey", "2", "--score", "9"), "--score : 9 n’est pas possible ici"),
    ],
)
def test_a_number_that_is_none_is_told_in_the_language_of_the_plan(
    company: Company, words: tuple[str, ...], said: str
) -> None:
    company.lang = "fr"
    told = company.refused(*words, code=2).err.replace("\u00a0", " ").replace("'", "’")
    assert said in told
    assert "valid" not in told
