"""Levels: set, raised, lowered, confirmed, and what follows for duties and agreements."""

import pytest

from tests.conftest import Company


def briefing(company: Company) -> dict:
    return company.ok("status", "--json").json["incidents"][0]


def task(company: Company, key: str) -> dict:
    return next(item for item in briefing(company)["tasks"] if item["id"] == key)


def test_another_level_than_the_answers_give_needs_a_reason(company: Company) -> None:
    company.by = "nadia"
    done = company.refused("declare", "Serveur lent", "--organisation", "yes", "--level", "minor")
    assert "--reason" in done.err
    company.ok("declare", "Serveur lent", "--organisation", "yes", "--level", "minor",
               "--reason", "un seul poste")  # fmt: skip
    company.refused("classify", "--organisation", "yes", "--continuity", "no", "--level", "minor")
    shown = company.ok("classify", "--people", "unknown", "--json").json
    assert shown["level"] == "major"
    assert shown["rule"] == "people_unknown"


def test_lowering_a_crisis_step_by_step(company: Company) -> None:
    """TC03: reason and person; the highest level stays; the continuity plan stays activated."""
    company.by = "nadia"
    company.ok("declare", "Tout est arrêté", "--organisation", "yes", "--continuity", "yes",
               "--type", "ransomware")  # fmt: skip
    assert briefing(company)["level"] == "major"  # nadia may not confirm a crisis
    assert briefing(company)["crisis_awaits_confirmation"] is True
    company.refused("escalate", "--to", "crisis", "--confirmed-by", "elodie")
    company.ok("escalate", "--to", "crisis", "--by", "wim")
    assert briefing(company)["level"] == "crisis"
    company.ok("bcp", "activate", "--by", "wim")

    company.at("12:00")
    none = company.refused("classify", "--level", "major")
    assert "--reason" in none.err
    assert "--agreed-by" in none.err
    company.refused("classify", "--level", "major", "--reason", "sous contrôle",
                    "--agreed-by", "elodie")  # fmt: skip
    lowered = company.ok("classify", "--level", "major", "--reason", "sous contrôle",
                         "--agreed-by", "claire", "--json").json  # fmt: skip
    assert lowered["same_person"] is False
    company.refused("classify", "--level", "crisis", "--confirmed-by", "elodie")
    company.at("13:00")
    company.ok("classify", "--level", "minor", "--reason", "deux postes")
    now = briefing(company)
    assert (now["level"], now["highest_level"], now["bcp"]) == ("minor", "crisis", "activated")
    history = [item["level"] for item in company.ok("show", "--json").json["levels"]]
    assert history == ["major", "crisis", "major", "minor"]  # in force
    assert company.ok("register", "--json").json["entries"][-1]["highest_level"] == "crisis"


def test_one_person_who_lowers_a_crisis_alone_is_marked(company: Company) -> None:
    """TC25: allowed, and said."""
    company.by = "wim"
    company.ok("declare", "Compte détourné", "--level", "crisis")
    done = company.ok("classify", "--level", "major", "--reason", "compte repris")
    assert "One person decided and agreed." in done.out


def test_one_person_in_both_functions_closes_with_a_mark(company: Company) -> None:
    roles = (company.root / "plan.yaml").read_text(encoding="utf-8")
    start = roles.index("  bcp_manager:")
    holder = roles.index("holder: wim", start)
    (company.root / "plan.yaml").write_text(
        roles[:holder] + "holder: nadia" + roles[holder + len("holder: wim"):], encoding="utf-8"
    )  # fmt: skip
    company.by = "nadia"
    company.ok("declare", "Onduleur en panne", "--level", "major")
    company.ok("done", "cause", "--found", "batterie")
    done = company.ok(
        "close", "--waive", "duties", "--waive", "obligations", "--reason", "sur papier"
    )
    assert "One person agreed in both functions." in done.out


def test_a_phishing_mail_nobody_clicked_touches_no_activity(company: Company) -> None:
    """TC06: explicit none; the recovery outcome of the review is `not applicable`."""
    company.by = "nadia"
    declared = company.ok("declare", "Hameçonnage signalé", "--no-activity", "--json").json
    assert declared["level"] == "minor"
    kinds = {clock["kind"] for clock in declared["briefing"]["clocks"]}
    assert kinds == {"service_level", "acknowledge"}
    company.ok("done", "cause", "--found", "expéditeur bloqué")
    company.ok(
        "close", "--waive", "duties", "--waive", "obligations", "--reason", "rien d'autre à faire"
    )
    entry = company.ok("register", "--json").json["entries"][-1]
    review = company.ok("export", "pir", entry["id"]).out
    assert "| Actual time against RTO | not applicable" in review


def test_people_hurt_and_no_activity_touched(company: Company) -> None:
    """TC07: the level does not come from objectives alone."""
    company.by = "ann"
    declared = company.ok("declare", "Petit feu, un blessé à l'hôpital", "--people", "hurt",
                          "--no-activity", "--json").json  # fmt: skip
    assert declared["level"] == "major"
    assert declared["rule"] == "people_first"


def test_a_crisis_without_the_continuity_plan(company: Company) -> None:
    """TC09: allowed and questioned; the continuity manager leads, and is called."""
    company.by = "claire"
    declared = company.ok("declare", "Compte social détourné, presse au téléphone",
                          "--outside", "severe", "--no-activity", "--json").json  # fmt: skip
    assert declared["level"] == "crisis"
    now = briefing(company)
    assert now["bcp"] == "not_activated"
    assert "crisis_without_continuity" in [item["code"] for item in now["nudges"]]
    assert "bcp_manager" in [person["role"] for person in now["calls"]]
    assert task(company, "crisis.1")["roles"]


def test_what_is_done_stays_done_when_the_level_rises(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Réseau instable", "--type", "electricity", "--no-activity")
    company.ok("done", "minor.1", "minor.5", "ENE-A01")
    before = {item["id"]: item["number"] for item in briefing(company)["tasks"]}
    company.ok("done", "minor.3")
    assert {item["id"]: item["number"] for item in briefing(company)["tasks"]} == before

    company.ok("escalate", "--reason", "second bâtiment")
    assert task(company, "major.1")["done"] is True  # contained, as at the lower level
    assert task(company, "major.8")["done"] is False  # more people must be informed now
    assert task(company, "major.4")["done"] is False  # new at this level
    assert task(company, "ENE-A01")["done"] is True

    company.ok("classify", "--level", "minor", "--reason", "un seul câble")
    assert task(company, "minor.1")["done"] is True


def test_skipping_says_why(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Réseau instable", "--type", "electricity")
    company.refused("done", "ENE-A01", "--skip", " ", code=2)
    company.ok("done", "ENE-A01", "--skip", "déjà fait hier")
    assert task(company, "ENE-A01")["skipped"] is True


def test_phishing_that_turns_into_fraud_keeps_what_was_done(company: Company) -> None:
    """TC27: the number and the ticks stay; the contacts of the second fiche are checked."""
    company.by = "nadia"
    first = company.ok("declare", "Faux courriel de la banque", "--type", "phishing",
                       "--json").json  # fmt: skip
    measure = next(t["id"] for t in first["briefing"]["tasks"] if t["id"].startswith("PHI-A"))
    company.ok("done", measure)
    for name in ("police-101.yaml", "banque-demo.yaml"):
        (company.root / "contacts" / name).unlink()
    switched = company.ok("classify", "--type", "ceo_fraud", "--json")
    now = briefing(company)
    assert now["id"] == first["incident"]
    assert now["type"] == "ceo_fraud"
    assert task(company, measure)["done"] is True
    assert "nobody is named" in switched.err
    assert switched.json["rows_without_contact"]


def test_smoke_that_was_steam(company: Company) -> None:
    """TC28: cancelled within minutes, counted as a near miss, no review due."""
    company.by = "marc"
    company.ok("declare", "Fumée au quai", "--type", "fire")
    company.at("07:05")
    company.refused("cancel", "--reason", " ")
    company.ok("cancel", "--reason", "vapeur du nettoyage")
    entry = company.ok("register", "--json").json["entries"][-1]
    assert (entry["status"], entry["near_miss"]) == ("cancelled", True)
    assert company.ok("status", entry["id"], "--json").json["incidents"][0]["clocks"] == []


def test_customers_hear_from_the_right_person(company: Company) -> None:
    """TC34: the incident manager at minor; the continuity manager once continuity is hit."""
    company.by = "nadia"
    company.ok("declare", "Boutique en ligne lente", "--no-activity", "--customers")
    words = ("communicate", "--to", "customers", "--medium", "site web", "Boutique lente")
    assert "link H" not in company.ok(*words).err
    company.ok("affect", "order-intake")
    assert "link H" in company.ok(*words).err
    assert "link H" not in company.ok(*words, "--by", "wim").err


def test_a_weak_signal_that_became_an_incident(company: Company) -> None:
    """TC40: a new incident, linked back."""
    company.by = "nadia"
    weak = company.ok("declare", "VPN sans correctif", "--happened", "no", "--json").json
    assert weak["level"] == "low"
    assert weak["briefing"]["clocks"] == []
    company.now = "2026-12-07T09:00:00+01:00"
    used = company.ok("declare", "Intrusion par le VPN", "--related", weak["incident"],
                      "--organisation", "yes", "--json").json  # fmt: skip
    assert used["incident"] != weak["incident"]
    shown = company.ok("show", used["incident"], "--json").out
    assert weak["incident"] in shown


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_a_day_of_objective_is_24_hours_at_a_clock_change(company: Company, day: str) -> None:
    """TC36: elapsed time, whatever the clock on the wall says."""
    path = company.root / "activities" / "invoicing-payments.yaml"
    text = path.read_text(encoding="utf-8").replace("rto: 48h", "rto: 1d")
    path.write_text(text, encoding="utf-8")
    company.by = "thomas"
    company.now = f"{day}T00:30:00Z"
    company.ok("declare", "Banque en ligne coupée", "--activity", "invoicing-payments")
    rto = next(c for c in briefing(company)["clocks"] if c["kind"] == "rto")
    assert rto["limit"]["seconds"] == 24 * 3600
    assert rto["left"]["seconds"] == 24 * 3600
