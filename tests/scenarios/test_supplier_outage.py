"""The fibre is cut: the supplier fails, the incident manager is away, a deputy leads."""

from tests.conftest import Company


def test_a_supplier_outage_while_people_are_away(company: Company) -> None:
    # Nadia is on leave from 21 December; Joris, first deputy, from the 28th.
    company.now = "2026-12-30T22:00:00+01:00"
    company.by = "elodie"
    declared = company.ok(
        "declare", "Plus de téléphone ni d'internet à Namur", "--activity", "order-intake", "--json"
    ).json
    assert declared["type"] == "telecom"
    assert declared["assignment"]["person"] == "pieter"  # third deputy for that week
    assert declared["assignment"]["is_holder"] is False

    called = company.ok("call", "telecom_operator", "--json").json
    assert called["steps"], "the operator's number must be there"
    company.ok("call", called["steps"][0]["id"], "--reached", "--note", "ticket 4711")
    company.ok("eta", "+3h", "--activity", "order-intake")
    company.ok("eta", "--unknown")

    # He hands over in the morning.
    company.now = "2026-12-31T08:00:00+01:00"
    company.ok("handover", "incident_manager", "wim", "--by", "pieter")
    status = company.ok("status", "--json").json["incidents"][0]
    assert status["manager"]["id"] == "wim"
