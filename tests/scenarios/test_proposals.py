"""Escalations are proposed, explained, answered; nothing moves by itself."""

from tests.conftest import Company


def proposed(company: Company) -> list[str]:
    found = company.ok("status", "--json").json["incidents"][0]["proposals"]
    return [item["id"] for item in found]


def test_a_minor_incident_at_eight_hours_and_one_minute(company: Company) -> None:
    """TC21: proposed, then confirmed or refused with a reason by a person."""
    company.by = "nadia"
    company.now = "2026-11-23T08:00:00+01:00"
    company.ok("declare", "Imprimante des bons en panne", "--no-activity")
    company.at("15:59")
    assert proposed(company) == []
    company.at("16:01")
    status = company.ok("status", "--json").json["incidents"][0]
    (late,) = status["proposals"]
    assert (late["id"], late["rule"], late["source"]) == ("late-minor", "late_minor", "S-053")
    assert late["inputs"]["limit"].startswith("2026-11-23T16:00")
    assert late["addressees"][0]["id"] == "nadia"
    assert status["level"] == "minor"

    assert "--reason" in company.refused("escalate", "decline", "late-minor").err
    company.refused("escalate", "decline", "several-over", "--reason", "x", code=2)
    company.refused("escalate", "decline", "late-minor", "--to", "major", code=2)
    company.ok("escalate", "decline", "late-minor", "--reason", "pièce à 16:30")
    assert proposed(company) == []
    company.ok("escalate", "--reason", "la pièce ne vient pas")
    company.at("20:02")
    assert proposed(company) == ["late-major", "assess-bcp"]


def test_escalating_on_a_proposal_records_its_rule(company: Company) -> None:
    company.by = "nadia"
    company.now = "2026-11-23T08:00:00+01:00"
    company.ok("declare", "Imprimante des bons en panne", "--no-activity")
    company.at("16:01")
    done = company.ok("escalate", "--json").json
    assert (done["level"], done["rule"], done["rule_source"]) == ("major", "late-minor", "S-053")


def test_the_estimate_is_late_for_one_activity_of_two(company: Company) -> None:
    """TC22: the continuity manager hears of the first; both margins are shown."""
    company.by = "nadia"
    done = company.ok(
        "declare", "Panne chez l'opérateur", "--type", "electricity", "--activity", "order-intake",
        "--activity", "invoicing-payments",
    )  # fmt: skip
    assert "Proposed (warn-bcp-manager, S-017)" in done.err
    company.ok("call", "wim", "--reached")
    assert proposed(company) == []

    later = company.ok("eta", "16:55")  # ten hours
    assert "Proposed (return-late, S-062)" in later.err
    now = company.ok("status", "--json").json["incidents"][0]
    margins = {item["activity"]: item for item in now["margins"]}
    assert margins["order-intake"]["late"] is True
    assert margins["order-intake"]["margin"]["seconds"] == -6 * 3600
    assert margins["invoicing-payments"]["late"] is False
    assert margins["invoicing-payments"]["margin"]["seconds"] == 38 * 3600
    assert "6 h after its objective" in " ".join(company.ok("status").out.split())

    assert "Proposed" not in company.ok("log", "Le technicien est en route").err
    company.at("07:10")
    company.ok("call", "wim", "--reached")
    assert "return-late" not in proposed(company)
    company.ok("bcp", "assess")
    assert "Proposed (return-late" in company.ok("eta", "--unknown").err


def test_activities_at_and_below_their_minimum_level(company: Company) -> None:
    """TC23: orders may run at 60 %; the objective counts from the first drop below."""
    company.by = "pieter"
    company.ok("declare", "Centrale téléphonique instable", "--no-activity")
    company.ok("affect", "order-intake", "--percent", "60", "--since", "06:50")

    def rto() -> dict:
        clocks = company.ok("status", "--json").json["incidents"][0]["clocks"]
        return next(c for c in clocks if c["kind"] == "rto" and c["subject"] == "order-intake")

    assert rto()["state"] == "not_started"
    company.at("08:00")
    grown = company.ok("affect", "order-intake", "--percent", "30", "--since", "07:30")
    assert "Proposed (growing" in grown.err
    assert rto()["started_at"] == "2026-11-23T06:30:00Z"
    company.ok("affect", "order-intake", "--percent", "75", "--since", "07:50")
    company.at("23:00")
    assert rto()["used"]["seconds"] == 20 * 60
    assert rto()["kept"] is True


def test_status_leaves_with_a_code_that_scripts_understand(company: Company) -> None:
    company.by = "nadia"
    assert company.run("status", "--exit-code").code == 0
    company.ok("declare", "Boutique en panne", "--activity", "order-intake")
    assert company.run("status").code == 0
    assert company.run("status", "--exit-code").code == 10
    company.at("11:00")
    assert company.run("status", "--exit-code").code == 11
    assert company.run("status", "--exit-code", "--json").json["incidents"][0]["proposals"]


def test_whoever_confirmed_the_crisis_need_not_be_warned(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "ERP", "-a", "it-platform", "--level", "major", "--reason", "x")
    company.ok("escalate", "--to", "crisis", "--confirmed-by", "wim")
    (now,) = company.ok("status", "--json").json["incidents"]
    assert "warn-bcp-manager" not in [item["id"] for item in now["proposals"]]
    assert now["call_first"] is None or now["call_first"]["id"] != "wim"


def test_alike_incidents_of_the_last_weeks_are_named_at_once(company: Company) -> None:
    company.by = "nadia"
    first = company.ok("declare", "Faux virement", "--type", "ceo_fraud", "--json").json["incident"]
    company.now = "2026-12-10T08:00:00+01:00"
    said = company.ok("declare", "Encore un faux virement", "--type", "ceo_fraud")
    assert f"Like {first} of 23/11/2026" in " ".join(said.out.split())
    company.now = "2027-02-10T08:00:00+01:00"
    assert not company.ok("declare", "Virement", "--type", "ceo_fraud", "--json").json["alike"]


def test_a_supplier_is_counted_from_our_call_over_its_hours(company: Company) -> None:
    """The operator works on weekdays from eight and not on Christmas Day."""
    company.by = "pieter"
    company.now = "2026-12-24T17:00:00+01:00"
    told = ("--activity", "order-intake", "--supplier", "telecom-sambre")
    company.ok("declare", "Plus de téléphone", *told)
    now = company.ok("status", "--json").json["incidents"][0]
    clocks = {(c["kind"], c["subject"]): c for c in now["clocks"]}
    waiting = clocks["supplier_resolution", "sup-telecom-sambre"]
    assert waiting["state"] == "not_started"
    assert "sup-telecom-sambre" in [person["id"] for person in now["calls"]]

    company.ok("call", "sup-telecom-sambre", "--reached")
    now = company.ok("status", "--json").json["incidents"][0]
    clocks = {(c["kind"], c["subject"]): c for c in now["clocks"]}
    response = clocks["supplier_response", "sup-telecom-sambre"]
    assert response["limit_at"] == "2026-12-28T10:00:00Z"  # four office hours: one, then three
    assert clocks["supplier_resolution", "sup-telecom-sambre"]["limit_at"] == (
        "2026-12-28T17:00:00Z"
    )
