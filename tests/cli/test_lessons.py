"""Actions and links I and J followed until somebody records them; search; reviews for readers."""

import csv
import io
import re
import shutil
from datetime import date

import pytest
from icalendar import Calendar

from incplan.documents.views.review.readers import without_people
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import translator
from incplan.store.plan.loader import load_plan
from incplan.vocabulary import Audience
from tests.conftest import DEMO, Company

OVERDUE = "2026-12-02T09:00:00+01:00"


def actions(company: Company, *words: str):
    return company.ok("actions", *words, "--json").json


def codes(company: Company, code: str):
    found = company.run("validate", "--select", code, "--json").json["diagnostics"]
    return [item for item in found if item["code"] == code]


def test_overdue_actions_come_first_and_validate_warns_until_done(company: Company):
    company.by = "ines"
    assert actions(company)["overdue"] == 0
    company.at(OVERDUE)
    found = actions(company)["actions"]

    assert found[0]["key"] == "INC-2026-005-bhev.2"
    assert found[0]["overdue"] is True
    (finding,) = codes(company, "REV013")
    assert finding["path"] == "incidents/INC-2026-005-bhev/review.yaml"
    assert finding["severity"] == "warning"

    company.ok("actions", "done", "bhev.2", "--evidence", "run on 8 December, list in the file")
    state = next(item for item in actions(company)["actions"] if item["key"] == found[0]["key"])
    assert state["done"]["proof"] == "run on 8 December, list in the file"
    assert codes(company, "REV013") == []
    company.refused("actions", "done", "bhev.2", "--evidence", "again")


@pytest.mark.parametrize(
    "words",
    [
        ("done",),
        ("done", "bp55.99", "--evidence", "x"),
        ("review",),
        ("review", "training", "--changed"),
        ("review", "contract"),
        ("mend", "x"),
        ("--format", "pdf"),
    ],
)
def test_what_cannot_be_meant_records_nothing(company: Company, words: tuple[str, ...]):
    company.refused("actions", *words, code=2)


def test_an_action_without_proof_is_refused_with_the_option_that_takes_it(company: Company):
    assert "--evidence" in company.refused("actions", "done", "bp55.3").err


def test_filters(company: Company):
    every = actions(company)["actions"]
    joris = actions(company, "--owner", "joris")["actions"]
    risk = actions(company, "--target", "risk_treatment", "--kind", "detect")["actions"]

    assert len(every) == 9
    assert {item["owner"] for item in joris} == {"joris"}
    assert [item["key"] for item in risk] == ["INC-2026-002-bp55.1"]
    assert len(actions(company, "-i", "bp55")["actions"]) == 3
    assert {item["due"] for item in actions(company, "--until", "2026-12-04")["actions"]} <= {
        str(date(2026, 11, day)) for day in range(1, 31)
    } | {f"2026-12-0{day}" for day in range(1, 5)}


def test_calendar_and_table_of_actions(company: Company):
    calendar = Calendar.from_ical(company.ok("actions", "--format", "ics").out)
    table = list(csv.reader(io.StringIO(company.ok("actions", "--format", "csv").out[1:])))
    events = [item for item in calendar.walk() if item.name == "VEVENT"]

    assert len(events) == 9 == len(table) - 1
    days = {str(item["uid"]): item.decoded("dtstart") for item in events}
    assert days["INC-2026-002-bp55.3@incplan"] == date(2026, 12, 4)


def waiting(company: Company, target: str):
    found = actions(company)["to_review"]
    return next(item for item in found if item["target"] == target)


def test_what_a_review_puts_in_question_waits_until_it_was_read_again(company: Company):
    company.by = "wim"
    shutil.rmtree(company.root / "journal")  # where it was read again once
    before = waiting(company, "risk_treatment")
    assert "INC-2026-002-bp55" in before["asked"]
    assert any(item["params"]["target"] == "risk_treatment" for item in codes(company, "REV014"))

    company.ok("actions", "review", "risk_treatment", "--changed", "--note", "alarm added")
    after = waiting(company, "risk_treatment")
    assert after["incidents"] == []
    assert after["last"] == "2026-11-23"
    assert not any(
        item["params"]["target"] == "risk_treatment" for item in codes(company, "REV014")
    )
    company.refused("actions", "review", "risk_treatment", "--no-change")


def test_a_closed_incident_asks_for_the_analyses_again(company: Company):
    """S-022: risk assessment, risk treatment and continuity plan after each incident."""
    company.by = "nadia"
    number = company.ok("declare", "Phishing", "--no-activity", "--json").json["incident"]
    company.ok("done", "contained")
    company.ok("done", "cause", "--found", "one mailbox")
    company.ok("close", "--waive", "duties", "--waive", "obligations", "--reason", "small")

    for target in ("risk_assessment", "risk_treatment", "bcp"):
        assert number in waiting(company, target)["incidents"]
    assert number not in waiting(company, "contract")["incidents"]
    assert any(number in item["params"]["which"] for item in codes(company, "REV010"))


def hits(company: Company, *words: str):
    return company.ok("search", *words, "--json").json["hits"]


def test_search_ignores_accents_and_says_where(company: Company):
    company.lang = "fr"
    plain = hits(company, "electrogene")

    assert plain == hits(company, "ÉLECTROGÈNE")
    assert {item["source"] for item in plain} >= {"incident", "review", "contact"}
    assert plain[0]["places"]
    assert all("lectrog" in place["excerpt"] for place in plain[0]["places"])


def test_search_ranks_things_with_all_the_words_first(company: Company):
    found = hits(company, "nadia", "phishing", "--most", "100")
    counts = [item["found"] for item in found]

    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 2
    assert hits(company, "zzzz") == []
    assert company.run("search", "!!!").code == 2
    assert company.run("search").code == 2


def secrets() -> set[str]:
    """Names of people and parties, and every number or address to reach them."""
    plan = load_plan(DEMO).plan
    found: set[str] = set()
    for contact in plan.contacts.values():
        found.add(contact.name)
        found |= {channel.value for channel in contact.channels}
        if contact.kind == "person":
            found |= {part for part in re.split(r"[\s-]+", contact.name) if len(part) > 3}
    return found


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize("audience", ["public", "customers"])
@pytest.mark.parametrize("incident", ["bp55", "czaj", "bhev"])
def test_no_name_and_no_number_leaves_the_company(company: Company, audience: str, incident: str):
    printed = company.ok("export", "pir", incident, "--audience", audience).out
    body = printed.split("\n", 2)[2]  # the organisation's own name stands in the title

    for secret in secrets():
        assert not re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", body), secret
        assert len(digits(secret)) < 8 or digits(secret) not in digits(body)


def test_what_people_wrote_stays_inside(company: Company):
    company.by = "nadia"
    secret = "Ask Nadia EL FICTI on 0470 12 34 56 <b>now</b>, x@y.example"
    company.ok(
        "review", "answer", f"prevention.learned={secret}",
        "--comment", f"admin.description={secret}", "-i", "bp55",
    )  # fmt: skip
    company.ok("review", "action", secret, "--owner", "nadia", "-i", "bp55")
    company.ok("review", "survey", "bp55", "--worked", secret)
    pages = {
        readers: company.ok("export", "pir", "bp55", "--audience", readers).out
        for readers in ("team", "management", "customers", "public")
    }

    assert "FICTI" in pages["team"]
    assert "FICTI" in pages["management"]
    assert "Incident manager" in pages["customers"]
    for readers in ("customers", "public"):
        assert "FICTI" not in pages[readers]
        assert "0470 12" not in pages[readers]
        assert "y.example" not in pages[readers]
    assert "<b>" not in "".join(pages.values())
    assert "What was learned" not in pages["public"]


def test_dates_and_amounts_are_no_telephone_numbers():
    say = Wording(load_plan(DEMO).plan, translator("en"), Audience.CUSTOMERS)
    text = "On 2026-06-11 (11/06/2026) 12 500 EUR were at stake, call +32 81 12 34 56"

    assert without_people(say, text) == (
        "On 2026-06-11 (11/06/2026) 12 500 EUR were at stake, call [...]"
    )


def test_the_charts_hold_no_script_and_no_clock(company: Company):
    first = company.ok("stats", "--format", "svg").out
    company.at("2026-11-23T08:00:00+01:00")

    assert first == company.ok("stats", "--format", "svg").out
    assert "<script" not in first
    assert "<title>" in first


def test_bars_have_an_ascii_form(company: Company):
    company.environment["INCPLAN_ASCII"] = "1"
    text = company.ok("stats").out

    assert "##" in text
    assert "█" not in text


def test_statistics_of_the_demo(company: Company):
    found = company.ok("stats", "--json").json

    assert (found["incidents"], found["near_misses"]) == (3, 2)
    assert found["levels"] == {"low": 0, "minor": 0, "major": 2, "crisis": 1}
    assert sum(month["near_misses"] for month in found["months"]) == 2


def test_the_timeline_of_several_days_on_a_terminal(company: Company):
    text = company.ok("show", "bhev", "--timeline").out

    assert "24/10/2026" in text
    assert "25/10/2026" in text
    assert "back after 1 h 50" in text
    assert company.ok("show", "bhev", "--timeline", "--json").json["schema"] == "incplan/timeline/1"
