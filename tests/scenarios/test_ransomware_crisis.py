"""Ransomware on a Monday morning: from the first call to the review, through the command line."""

from tests.conftest import Company


def test_a_ransomware_day(company: Company) -> None:
    # 06:55. Élodie takes the call. One sentence is enough.
    company.by = "elodie"
    declared = company.ok(
        "declare",
        "Ransomware: files encrypted on the server, ransom note on screen",
        "--activity", "it-platform",
        "--activity", "order-intake",
        "--since", "06:30",
        "--organisation", "yes",
        "--continuity", "yes",
        "--json",
    ).json  # fmt: skip
    assert declared["schema"] == "incplan/declare/1"
    assert declared["type"] == "ransomware"
    number = declared["incident"]
    assert number.startswith("INC-2026-")

    # A crisis is asked for, but a helpdesk operator cannot confirm it: major until then.
    assert declared["proposed_level"] == "crisis"
    assert declared["briefing"]["level"] == "major"
    assert declared["briefing"]["crisis_awaits_confirmation"] is True

    # The incident manager leads; the RTO of each activity runs from the disruption.
    assert declared["assignment"]["person"] == "nadia"
    rto = {c["subject"]: c for c in declared["briefing"]["clocks"] if c["kind"] == "rto"}
    assert rto["it-platform"]["limit_at"] == "2026-11-23T08:30:00Z"  # 06:30 + 3 h, in UTC
    assert rto["order-intake"]["limit_at"] == "2026-11-23T09:30:00Z"

    # 07:10. Wim, business continuity manager, confirms the crisis and activates the plan.
    company.at("07:10").by = "wim"
    confirmed = company.ok("escalate", "--to", "crisis", "--json").json
    assert confirmed["level"] == "crisis"
    assert confirmed["briefing"]["crisis_awaits_confirmation"] is False
    company.ok("bcp", "activate", "--reason", "ERP down, return unknown")

    # Nadia works through the fiche; each tick is the journal entry.
    company.at("07:20").by = "nadia"
    company.ok("done", "RAN-A01", "RAN-A02", "RAN-A03", "--note", "segment isolated")
    company.ok("log", "Backups of 02:00 checked: clean", "--effort", "40min")
    company.refused("done", "RAN-A16")  # ransom: a decision must be written down
    company.ok("done", "RAN-A16", "--decision", "No payment; police and insurer informed")

    # Customers hear from the business continuity manager once continuity is hit (link H).
    told = company.ok("communicate", "Orders by phone today", "--to", "customers",
                      "--medium", "e-mail", "--json")  # fmt: skip
    assert told.json["flags"] == ["speaker_should_be_bcp_manager"]
    company.ok("communicate", "Orders by phone today", "--to", "customers", "--medium", "e-mail",
               "--approved-by", "wim")  # fmt: skip

    # 09:00. Minimum level within the RTO; full service in the afternoon.
    company.at("09:00")
    company.ok("restore", "it-platform", "--minimal", "--data-loss", "30min")
    company.at("10:50")
    company.ok("restore", "order-intake", "--minimal")
    company.at("16:00")
    company.ok("restore", "it-platform")
    company.ok("restore", "order-intake")
    company.ok("done", "contained", "--at", "08:15")
    company.ok("done", "cause", "--found", "stolen VPN password without second factor")

    # Personal data were touched: assessed, notified within 72 hours, complaint, claim.
    company.ok(
        "obligations", "assess", "--reason", "staff files encrypted for nine hours, clean copy",
        "--answer=personal_data=yes", "--answer=privacy_risk=yes",
        "--answer=privacy_high_risk=no", "--answer=crime=yes", "--answer=insured_damage=yes",
    )  # fmt: skip
    company.ok("obligations", "submit", "gdpr_art33", "--reference", "DBN-2026-0001")
    company.ok("obligations", "submit", "police_complaint", "--reference", "NA.11.L1.1/2026")
    company.ok("obligations", "submit", "insurer_claim", "--stage", "POL-CYB-0002")
    company.ok("obligations", "waive", "insurer_claim", "--reason", "no other policy touched")

    # Closing is refused with the whole list of what is missing.
    refusal = company.refused("close")
    assert "bcp" in refusal.err
    company.by = "wim"
    company.ok("bcp", "stand-down")
    company.by = "nadia"
    waived = ("--waive", "duties", "--waive", "obligations", "--reason", "settled on paper")
    refusal = company.refused("close", *waived)
    assert "wim" in refusal.err
    closed = company.ok("close", "--agreed-by", "wim", *waived, "--json").json
    assert closed["status"] == "closed"
    assert sorted(role for role, _person in closed["agreements"]) == [
        "bcp_manager",
        "incident_manager",
    ]

    # Everything is in git, one file an event, nothing rewritten.
    assert company.git("status", "--porcelain") == ""
    assert "M\t" not in company.git("log", "--name-status", "--format=")
