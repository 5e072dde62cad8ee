"""The level in force says what it comes from, the same everywhere and whatever follows."""

import pytest

from tests.conftest import Company

HURT = "Why: people are in danger or hurt [S-043]"
NADIA = "Why: chosen by Nadia EL FICTI: customers wait"


def told(company: Company) -> set[str]:
    """What each surface says; one line where they agree."""
    texts = [
        company.ok("status", "006").out,
        company.ok("show", "006").out,
        company.ok("report", "-i", "006", "--for", "team").out,
        company.ok("report", "-i", "006", "--for", "bcp_manager").out,
    ]
    found = set()
    for text in texts:
        joined = " ".join(text.split())
        found.add(next((why for why in (HURT, NADIA) if why in joined), joined))
    (status,) = company.ok("status", "006", "--json").json["incidents"]
    shown = company.ok("show", "006", "--json").json["level_source"]
    assert shown == status["level_source"]
    return found | {shown["words"]}


@pytest.fixture
def chosen(company: Company) -> Company:
    """Orders are down, so the answers give major too; Nadia said it all the same."""
    company.by, company.now = "nadia", "2026-12-14T09:00:00+01:00"
    said = ("-a", "order-intake", "--level", "major", "--reason", "customers wait")
    assert NADIA in company.ok("declare", "Panne", *said).out
    return company


def test_a_level_that_somebody_named_is_theirs_though_a_rule_gives_the_same(chosen: Company):
    assert told(chosen) == {NADIA}


def test_what_does_not_set_the_level_leaves_its_source(chosen: Company):
    chosen.at("09:10").ok("log", "the printer works")
    assert "Why: chosen by Nadia" in chosen.ok("classify", "--type", "telecom", "--reason", "z").out
    chosen.ok("classify", "--site", "gent")
    assert told(chosen) == {NADIA}


def test_a_rule_stays_until_the_level_is_set_again(chosen: Company):
    assert HURT in chosen.at("09:10").ok("classify", "--people", "hurt", "--reason", "y").out
    chosen.at("09:20").ok("log", "an ambulance is there")
    chosen.ok("classify", "--type", "telecom", "--reason", "z", "--by", "wim")
    assert told(chosen) == {HURT}
    chosen.at("09:30").ok("restore", "order-intake")
    chosen.ok("done", "cause", "--found", "a switch")
    waived = ("--waive", "duties", "--waive", "obligations", "--agreed-by", "wim")
    chosen.ok("close", *waived, "--reason", "x")
    assert HURT in " ".join(chosen.ok("show", "006").out.split())
    chosen.ok("review", "006")
    assert HURT in chosen.ok("export", "pir", "006").out.replace("\\", "")


def test_an_unconfirmed_crisis_leaves_major_to_what_set_it(chosen: Company):
    chosen.at("09:10").ok("escalate", "--to", "crisis", "--reason", "x", "--by", "joris")
    assert told(chosen) == {NADIA}
    chosen.at("09:20").ok("escalate", "--to", "crisis", "--by", "wim", "--reason", "seen")
    (status,) = chosen.ok("status", "--json").json["incidents"]
    assert (status["level"], status["level_source"]["rule"]) == ("crisis", "confirm-crisis")


def test_a_corrected_level_is_that_of_whoever_corrected_it(chosen: Company):
    entry = chosen.ok("show", "--json").json["timeline"][0]["id"]
    said = ("--level", "minor", "--reason", "one order only", "--by", "joris")
    chosen.at("09:10").ok("correct", entry, *said)
    words = chosen.ok("show", "--json").json["level_source"]["words"]
    assert words == "Why: chosen by Joris VAN DEMO: one order only"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Pourquoi : choisi par Nadia EL FICTI : customers wait"),
        ("nl", "Waarom: gekozen door Nadia EL FICTI: customers wait"),
        ("de", "Warum: gewählt von Nadia EL FICTI: customers wait"),
    ],
)
def test_in_the_language_of_the_reader(chosen: Company, language: str, words: str):
    chosen.lang = language
    assert words in chosen.ok("status").out.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_entry_of_before_says_it_as_it_did(company: Company):
    """Written before `chosen` was: a level against the proposal is somebody's, else the rule's."""
    company.by, company.now = "nadia", "2026-12-14T09:00:00+01:00"
    company.ok("declare", "Panne", "-a", "order-intake", "--level", "major", "--reason", "x")
    (path,) = (company.root / "incidents").glob("INC-2026-006*/*declared*")
    text = path.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if "chosen" not in line]
    assert len(kept) == len(text.splitlines()) - 1
    path.write_text("".join(kept), encoding="utf-8")
    assert "[S-062]" in company.ok("show", "006").out


def test_activities_named_with_the_answers_count_until_others_are_named(company: Company):
    company.by = "nadia"
    company.ok("declare", "Invoices fail")
    company.at("07:00").ok(
        "classify", "-a", "cold-storage", "-a", "cold-storage", "--people", "none"
    )
    asked = company.at("07:05").ok("classify", "--growing", "no")
    assert "an essential activity is affected" in " ".join(asked.out.split())
    (entry,) = [
        path.read_text() for path in company.root.glob("incidents/*-006-*/*-classified-*")
        if "activities:" in path.read_text()
    ]  # fmt: skip
    assert "activities:\n- cold-storage\n" in entry
    company.at("07:10").ok("declare", "Another thing")
    told = company.at("07:12").ok("classify", "-i", "6", "-a", "order-intake", "--people", "none")
    assert "incplan affect order-intake -i 6" in " ".join((told.out + told.err).split())
    refused = company.refused("classify", "-i", "6", "-a", "nonsense", code=2)
    assert "nonsense" in refused.err
