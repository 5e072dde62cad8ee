"""Whom to call when something shares the failure; what to say; where things stand, from facts."""

import re

import pytest

from tests.conftest import Company
from tests.scenes import scene


@scene
def down(company: Company) -> Company:
    """Orders are down since half past six."""
    company.by = "nadia"
    company.ok("declare", "Central muet", "--activity", "order-intake", "--since", "06:30")
    return company


def values(order: dict, contact: str) -> list[str]:
    step = next(item for item in order["steps"] if item["id"] == contact)
    return [item["value"] for item in step["numbers"]]


def test_what_shares_the_failure_is_left_out_and_named(company: Company) -> None:
    order = company.ok("call", "bcp_manager", "--without", "telephony", "--json").json
    assert values(order, "wim") == [
        "+32400000002",
        "+32400000102",
        "wim@mlfoods.example",
        "M&L crise",
    ]
    assert {"contact": "wim", "value": "+3290000002"} in [
        {"contact": item["contact"], "value": item["number"]["value"]} for item in order["left_out"]
    ]

    order = company.ok("call", "bcp_manager", "--without", "b", "--json").json
    assert "+32400000002" not in values(order, "wim")
    assert "+3290000002" in values(order, "wim")
    assert "Wim VERLINDEN-TEST" in order["unknown_operator"]

    company.refused("call", "bcp_manager", "--without", "pigeons", code=2)


def test_without_any_way_left_all_numbers_stay_and_it_is_said(company: Company) -> None:
    file = company.root / "contacts" / "sup-nuage-hesbaye.yaml"
    assert "kind: mobile" in file.read_text(encoding="utf-8")
    only = (
        "format: 1\nkind: external\nname: Seul\n"
        "channels:\n  - kind: mobile\n    phone: +32 400 00 00 77\n"
    )
    file.write_text(only, encoding="utf-8")
    done = company.ok("call", "sup-nuage-hesbaye", "--without", "mobile")
    assert "+32 400 00 00 77" in done.out
    assert "No other way is left" in done.out


def test_whoever_took_over_is_called_first(down: Company) -> None:
    down.ok("handover", "incident_manager", "sofie")
    order = down.ok("call", "incident_manager", "--json").json
    assert order["steps"][0]["id"] == "sofie"


def test_a_draft_says_who_sends_it_and_invents_nothing(down: Company) -> None:
    done = down.ok("communicate", "draft", "--to", "customers", "--in", "nl")
    assert "Wim VERLINDEN-TEST" in done.out.splitlines()[0]
    assert "link H" in done.err
    draft = down.ok("communicate", "draft", "--to", "customers", "--in", "nl", "--json").json
    assert (draft["purpose"], draft["speaks"], draft["allowed"]) == ("first", "bcp_manager", False)
    assert "23/11/2026 06:30" in draft["text"]
    assert "Central muet" not in draft["text"]
    assert "{" not in draft["text"]

    down.ok("eta", "10:00", "--activity", "order-intake")
    draft = down.ok("communicate", "draft", "--to", "customers", "--in", "en", "--json").json
    assert "Expected back: 23/11/2026 10:00" in draft["text"]
    assert "[to fill in]" in draft["text"]


def test_the_purpose_of_a_draft_follows_the_facts(down: Company) -> None:
    def drafted(audience: str) -> dict:
        return down.ok("communicate", "draft", "--to", audience, "--in", "en", "--json").json

    down.ok("communicate", "ERP down", "--to", "bcp_manager", "--medium", "phone")
    now = drafted("bcp_manager")
    assert now["purpose"] == "update"
    assert "Next report: 23/11/2026 08:55" in now["text"]
    assert drafted("staff")["purpose"] == "first"
    down.at("09:00").ok("restore", "order-intake")
    assert drafted("staff")["purpose"] == "end"
    assert "Restored: 23/11/2026 09:00" in drafted("staff")["text"]
    sent = [name for name in down.files() if "INC-2026-006" in name and "communicated" in name]
    assert len(sent) == 1  # a draft records nothing
    down.refused("communicate", "text", "--to", "staff", code=2)


def test_every_audience_has_every_message_in_every_language() -> None:
    from incplan.documents.views.binder.messages import _BLANKS
    from incplan.incident.events.words import MessageAudience
    from incplan.plan.files.messages import Purpose
    from incplan.store.obligations.reference import load_messages

    pack = load_messages()
    for audience in MessageAudience:
        for purpose in Purpose:
            texts = dict(pack.template(audience.value, purpose).text.translations)
            assert set(texts) == {"fr", "nl", "de", "en"}
            names = {lang: set(re.findall(r"\{(\w+)\}", text)) for lang, text in texts.items()}
            assert len(set(map(frozenset, names.values()))) == 1, (audience, purpose)
            assert names["en"] <= {*_BLANKS, "organisation"}


def test_the_binder_prints_the_messages_with_blanks(company: Company) -> None:
    out = company.ok("export", "binder", "--lang", "nl").out
    assert "Geachte klant" in out
    assert "{affected}" not in out
    assert r"Verwacht herstel: \_\_\_\_" in out


def test_a_handover_records_its_briefing_in_the_language_of_the_plan(down: Company) -> None:
    down.ok("done", "1")
    down.ok("communicate", "Commandes par GSM", "--to", "staff", "--medium", "sms")
    done = down.ok("handover", "bcp_manager", "--to", "claire", "--note", "fin de service")
    shown = " ".join(done.out.split())
    told = down.ok("show", "006", "--json").json["timeline"][-1]
    assert told["kind"] == "handover"
    assert told["text"].startswith("fin de service\n\n")
    for fact in ("Prise de commandes", "06:30", "Commandes par GSM", "RTO"):
        assert fact in told["text"]
        assert fact in shown
    down.refused("handover", "bcp_manager", "claire", "--to", "wim", code=2)
    asked = down.refused("handover", "bcp_manager").err
    assert "incplan handover bcp_manager" in asked


def test_the_report_has_a_shape_for_the_team_and_one_for_management(down: Company) -> None:
    down.ok("eta", "--unknown")
    team = down.ok("report", "--for", "team", "--json").json
    titles = [part["title"] for part in team["parts"]]
    unanswered = "Proposed, nobody has answered yet"
    assert titles == ["Activities", "Open limits", unanswered, "Next tasks"]
    assert "Wim VERLINDEN-TEST" in team["parts"][2]["lines"][0]
    assert len(team["parts"][3]["lines"]) == 3
    assert "down, since 06:30, return unknown" in team["text"]
    assert "until 10:30" in team["text"]

    told = down.ok("report", "--for", "bcp_manager", "--json").json["text"]
    assert "\n" not in told
    assert "(Central muet) is at level Major" in told
    assert "return unknown" in told
    assert "Next report due: 08:55." in told
    assert "{" not in told

    down.ok("restore", "order-intake", "--at", "06:50")
    after = down.ok("report", "--for", "management", "--json").json["text"]
    assert "restored, since 06:50" in after
    assert "If it applies" not in after


@pytest.mark.parametrize(
    ("whom", "contact"),
    [("112", "emergency-112"), ("ambulance", "emergency-112"), ("+32 400 00 00 10", "ines")],
)
def test_a_number_or_a_word_of_the_row_is_enough(company: Company, whom: str, contact: str) -> None:
    assert company.ok("call", whom, "--json").json["steps"][0]["id"] == contact
    assert "fire-1722" in company.refused("call", "pompiers", code=2).err


def test_a_call_to_a_function_is_one_to_the_first_of_its_order(down: Company) -> None:
    first = down.ok("call", "bcp_manager", "--json").json["steps"][0]["id"]
    done = down.ok("call", "bcp_manager", "--no-answer", "--json").json
    assert done["details"]["contact"] == first
    assert done["details"]["outcome"] == "no_answer"
    down.refused("call", "zzz", "--reached", code=2)


def test_an_escalation_says_which_proposal_it_followed_in_words(down: Company) -> None:
    down.at("14:00")
    said = down.ok("escalate").out
    assert "Why: " in said
    assert not re.search(r"Why: [a-z]+-[a-z-]+ ", said)
