"""The end of an incident: refusals with the whole list, agreements, returns."""

from tests.conftest import Company

WAIVED = ("--waive", "duties", "--waive", "obligations", "--waive", "cold-storage")


def status_of(company: Company, number: str) -> dict:
    return company.ok("status", number, "--json").json["incidents"][0]


def test_closing_names_everything_that_is_missing_and_its_remedy(company: Company) -> None:
    """TC35: refused without the agreements; each is recorded with person and time."""
    company.by = "elodie"
    company.ok("declare", "Panne du froid", "--activity", "cold-storage", "--type", "electricity")
    company.ok("bcp", "activate", "--by", "wim")
    done = company.refused("close", "--json")
    details = done.json["errors"][0]["details"]
    assert [item["code"] for item in details] == [
        "activity_not_restored",
        "bcp_still_active",
        "cause_not_settled",
        "duties_open",
        "agreement_missing",
        "agreement_missing",
        "obligations_not_assessed",
    ]
    for item in details[:5] + details[6:]:
        assert "incplan" in item["message"]

    company.refused("close", "--waive", "cold-storage", "--reason", "x", code=2)
    company.ok("restore", "cold-storage", "--minimal")
    company.ok("bcp", "stand-down", "--by", "wim")
    company.ok("done", "cause", "--not-found", "journaux relus, rien")
    company.refused("close", *WAIVED)  # no reason
    left = company.refused("close", *WAIVED,
                           "--reason", "suivi lundi", "--json").json  # fmt: skip
    assert {item["code"] for item in left["errors"][0]["details"]} == {"agreement_missing"}
    # Nobody is handed a command that records two agreements nobody gave.
    told = [item["message"] for item in left["errors"][0]["details"]]
    assert "When Nadia EL FICTI has agreed: incplan agree --by nadia" in told[0]
    assert "incplan" not in told[1]
    company.refused("agree")  # elodie holds neither function
    company.ok("agree", "--by", "nadia")
    company.at("18:00")
    closed = company.ok("close", *WAIVED, "--reason",
                        "suivi lundi", "--agreed-by", "wim", "--json").json  # fmt: skip
    assert closed["agreements"] == [["incident_manager", "nadia"], ["bcp_manager", "wim"]]
    assert closed["waived"] == ["duties", "obligations", "cold-storage"]
    assert company.run("validate", "--json").code in (0, 1)
    assert "LIF00" not in company.run("validate").out


def test_a_weak_signal_needs_no_agreement(company: Company) -> None:
    company.by = "elodie"
    company.ok("declare", "Porte coupe-feu calée", "--near-miss")
    company.ok("close", "--note", "porte libérée")


def test_the_continuity_plan_has_its_own_timeline(company: Company) -> None:
    """TC08: only its manager activates it; closing while it runs is refused."""
    company.by = "nadia"
    first = company.ok("declare", "Inondation", "--level", "major", "--json").json
    company.at("07:55")
    company.refused("bcp", "activate")
    company.ok("bcp", "activate", "--by", "wim")
    company.at("15:55")
    company.ok("bcp", "stand-down", "--by", "wim")
    assert status_of(company, first["incident"])["bcp"] == "stood_down"
    company.refused("bcp", "stand-down", "--by", "wim")
    company.ok("done", "cause", "--found", "pluie")
    company.ok(
        "close",
        "--waive",
        "duties",
        "--waive",
        "obligations",
        "--reason",
        "papier",
        "--agreed-by",
        "wim",
    )
    company.refused("bcp", "activate", "--by", "wim", "-i", first["incident"])
    assert "| BCP activated? | yes" in company.ok("export", "pir", first["incident"]).out


def test_an_incident_that_comes_back(company: Company) -> None:
    """TC10: same number, a new period, the review to be made again."""
    company.by = "nadia"
    first = company.ok("declare", "Règles de transfert trouvées", "--type", "phishing",
                       "--activity", "order-intake", "--json").json["incident"]  # fmt: skip
    company.at("07:55")
    company.ok("restore", "order-intake")
    company.ok("done", "cause", "--found", "mot de passe volé")
    company.ok(
        "close",
        "--waive",
        "duties",
        "--waive",
        "obligations",
        "--reason",
        "papier",
        "--agreed-by",
        "wim",
    )

    company.now = "2026-11-26T09:00:00+01:00"
    company.refused("reopen", first, "--reason", " ")
    done = company.ok("reopen", first, "--reason", "mêmes règles")
    assert "30 days" not in done.err
    company.refused("reopen", first, "--reason", "encore")
    company.ok("affect", "order-intake")
    company.at("10:30")
    now = status_of(company, first)
    rto = next(c for c in now["clocks"] if c["kind"] == "rto" and c["state"] != "not_started")
    assert rto["used"]["seconds"] == (60 + 90) * 60
    assert rto["longest"]["seconds"] == 90 * 60
    level = next(c for c in now["clocks"] if c["kind"] == "service_level")
    assert level["start_event"] == "reopening"

    company.ok("restore", "order-intake")
    assert "cause_not_settled" in company.refused("close", "--json").out  # settled anew
    company.ok("done", "cause", "--found", "jeton oublié")
    company.ok(
        "close",
        "--waive",
        "duties",
        "--waive",
        "obligations",
        "--reason",
        "papier",
        "--agreed-by",
        "wim",
    )
    assert status_of(company, first)["status"] == "closed"

    company.now = "2027-01-15T09:00:00+01:00"
    assert "--related" in company.ok("reopen", first, "--reason", "de nouveau").err


def test_agreeing_to_a_lower_level_is_not_agreeing_to_close(company: Company) -> None:
    """Who agreed to leave the crisis can still agree to closing, and that is recorded (TC35)."""
    company.by = "nadia"
    company.ok("declare", "Panne", "--type", "telecom", "--activity", "order-intake")
    company.ok("escalate", "--to", "crisis", "--by", "wim")
    company.at("09:00").ok("restore", "order-intake")
    company.ok("classify", "--level", "minor", "--reason", "tout est revenu", "--agreed-by", "wim")
    company.ok("done", "cause", "--found", "fibre coupée")
    company.ok("agree", "--by", "wim")
    waived = ("--waive", "duties", "--waive", "obligations", "--reason", "papier")
    closed = company.ok("close", *waived, "--json").json
    assert closed["agreements"] == [["bcp_manager", "wim"], ["incident_manager", "nadia"]]
