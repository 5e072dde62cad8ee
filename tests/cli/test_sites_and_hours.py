"""At which site; who serves it; which number answers now (S-103, S-117)."""

import json

import pytest

from tests.conftest import Company

NIGHT = "2026-11-24T03:05:00+01:00"


def flat(text: str) -> str:
    return " ".join(text.split())


def sites(company: Company) -> list[str]:
    incident = company.ok("status", "--json").json["incidents"][0]
    return [item["id"] for item in incident["sites"]]


def step(company: Company, whom: str, place: int = 0) -> dict:
    return company.ok("call", whom, "--json").json["steps"][place]


@pytest.mark.parametrize("given", ["gent", "Gand", "drong", "GENT"])
def test_the_site_is_named_by_id_or_name(company: Company, given: str) -> None:
    done = company.ok("declare", "Plus de courant", "--site", given, "--by", "nadia", "--json").json
    assert (done["site"], done["site_suggested"]) == ("gent", False)
    assert sites(company) == ["gent"]
    assert "site: Gent (Drongen)" in flat(company.ok("show", "--lang", "nl").out)


def test_the_site_is_taken_from_the_words_and_that_is_said(company: Company) -> None:
    company.by = "nadia"
    done = company.ok("declare", "Plus de courant à Namur, froid arrêté")
    assert "Site: Namur (Jambes)" in done.out
    assert "incplan classify" in done.out
    assert sites(company) == ["namur"]
    company.ok("classify", "--site", "gent")
    assert sites(company) == ["gent"]
    company.ok("undo")
    assert sites(company) == ["namur"]


def test_words_that_name_no_site_or_two_say_nothing(company: Company) -> None:
    company.ok("declare", "Plus de courant", "--by", "nadia")
    assert sites(company) == []
    company.ok("declare", "Plus de courant à Namur et à Gand", "--by", "nadia")
    both = company.ok("status", "--json").json["incidents"]
    assert [item["sites"] for item in both] == [[], []]


def test_an_activity_can_be_down_at_another_site(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Plus de courant", "--site", "namur")
    done = company.ok("affect", "cold-storage", "--site", "gent")
    assert "down, Gand (Drongen)" in flat(done.out)
    assert sites(company) == ["namur", "gent"]
    assert company.ok("register", "--json").json["entries"][-1]["sites"] == ["namur", "gent"]
    refused = company.refused("affect", "cold-storage", "--site", "anvers", code=2)
    assert "gent (Gand (Drongen)), namur (Namur (Jambes))" in flat(refused.err)
    company.refused("declare", "Feu", "--site", "anvers", code=2)


def test_who_serves_the_site_is_called_first(company: Company) -> None:
    company.by = "nadia"
    assert step(company, "electricity_dso")["id"] in ("fluvius", "ores")
    company.ok("declare", "Plus de courant", "--site", "gent", "--type", "electricity")
    assert step(company, "electricity_dso")["id"] == "fluvius"
    assert step(company, "building_owner")["id"] == "vastgoed-leie"
    called = company.ok("call", "electrician").out
    assert "Élec Jambes Fictif SRL, Electrician, Namur (Jambes) and Gand (Drongen)" in flat(called)
    assert "Elektro Drongen Test BV, Electrician, Gand (Drongen) only" in flat(called)
    company.ok("classify", "--site", "namur")
    assert step(company, "electricity_dso")["id"] == "ores"
    assert step(company, "building_owner")["id"] == "immo-citadelle"
    # Who leads does not follow from the site.
    assert step(company, "management")["id"] == "claire"
    task = company.ok("status", "--json").json["incidents"][0]["tasks"]
    owners = [c["id"] for item in task for c in item["contacts"] if c["role"] == "electricity_dso"]
    assert set(owners[:1]) == {"ores"}


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (NIGHT, "+32400000060", "+3281000060"),  # the office opens at nine
        ("2026-11-24T10:00:00+01:00", "+3281000060", "+32400000060"),
        ("2026-11-24T17:00:00+01:00", "+32400000060", "+3281000060"),  # closed from 17:00 on
        ("2026-12-25T10:00:00+01:00", "+32400000060", "+3281000060"),  # Christmas
    ],
)
def test_the_number_that_answers_now_comes_first(
    company: Company, moment: str, first: str, last: str
) -> None:
    numbers = step(company.at(moment), "immo-citadelle")["numbers"]
    assert [item["value"] for item in numbers] == [first, last, "gestion@citadelle.example"]


def test_a_closed_number_says_when_it_opens(company: Company) -> None:
    shown = flat(company.at(NIGHT).ok("call", "immo-citadelle").out)
    assert "+32 81 00 00 60 (Mon-Fri 09:00-17:00; opens at 09:00)" in shown
    night = step(company, "immo-citadelle")["numbers"][1]
    assert (night["open"], night["opens_at"][:16]) == (False, "2026-11-24T08:00")
    friday = company.at("2026-12-25T10:00:00+01:00").ok("call", "immo-citadelle", "--lang", "fr")
    assert "ouvre le 28/12 09:00" in flat(friday.out)


def test_a_fiche_tells_the_operators_apart(company: Company) -> None:
    card = flat(company.ok("fiche", "electricity").out)
    assert "ORES (Namur (Jambes) only)" in card
    assert "Fluvius (Gand (Drongen) only)" in card
    assert "Elektro Drongen Test BV (Gand (Drongen) only)" in card


def test_the_helpdesk_on_a_card_is_the_number_that_answers_at_any_hour(company: Company) -> None:
    card = company.ok("fiche", "electricity", "--json").json
    helpdesk = next(item for item in card["for_everybody"] if item["role"] == "helpdesk_operator")
    assert [item["value"] for item in helpdesk["numbers"]] == ["+32400000004", "+3281000005"]
    paper = company.root / "binder.md"
    company.ok("export", "binder", "--format", "md", "--output", str(paper))
    text = paper.read_text(encoding="utf-8").replace("\xa0", " ")
    assert "| day and night | **Helpdesk** | +32 400 00 00 04 |" in text
    assert "**+32 78 35 35 00** Fluvius (Gand), EAN" in text


def test_one_site_needs_no_word(company: Company) -> None:
    """With one site there is nothing to tell apart, and the draft names it."""
    file = company.root / "plan.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("    - id: gent"), text.index("\npurpose:")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    company.ok("declare", "Plus de courant", "--by", "nadia")
    assert sites(company) == []
    assert step(company, "electrician")["sites"] == ""


def test_old_events_without_a_site_still_read(company: Company) -> None:
    company.ok("declare", "Plus de courant", "--by", "nadia")
    company.ok("affect", "cold-storage", "--by", "nadia")
    written = json.dumps([item.decode() for item in company.files().values()])
    assert "site:" not in written
    assert sites(company) == []
