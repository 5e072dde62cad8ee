"""Tests of procedures: recorded, listed, printed, and what an incident proves."""

import re

import pytest

from tests.conftest import Company
from tests.scenes import scene

RECORD = ("tests", "record")


@scene
def tested(company: Company) -> Company:
    """Two sheets were talked through, one system restored in time."""
    company.by = "nadia"
    company.ok(*RECORD, "ransomware", "phishing", "--form", "tabletop_90")
    company.ok(*RECORD, "restore:it-platform", "--form", "restore_test", "--took", "2h20")
    return company


def lines(company: Company) -> dict[str, dict[str, object]]:
    return {item["key"]: item for item in company.ok("tests", "--json").json["tests"]}


def test_each_procedure_is_listed_by_itself(tested: Company):
    found = lines(tested)
    restored = found["restore:it-platform"]
    assert (restored["last"], restored["due"]) == ("2026-11-23", "2027-05-23")
    assert restored["kept"] is True
    talked = found["fiche:ransomware"]
    assert (talked["form"], talked["by"]) == ("tabletop_90", "nadia")
    assert found["restore:order-intake"]["state"] == "never"
    shown = " ".join(tested.ok("tests").out.split())
    assert "Sheet: Ransomware 23/11/2026 tabletop, 90 minutes" in shown
    assert " of 3 h" in shown


def test_plan_sheets_calendar_and_approval_carry_it(tested: Company):
    plan = tested.ok("export", "plan").out
    assert "Last tested on 23 November 2026 (tabletop, 90 minutes), by Nadia EL FICTI." in plan
    assert "Last tested: never." in plan
    assert "Last tested on 23 November" in tested.ok("export", "binder", "--part", "reference").out
    assert "Test: Restore: " in tested.ok("export", "calendar").out
    never = [item for item in tested.run("validate", "--json").json["diagnostics"]
             if item["code"] == "REV015"]  # fmt: skip
    assert len(never) == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--form"),
        (("--form", "full"), 2, "what was tested"),
        (("ransomware",), 2, "--form"),
        (("restore:it-platform", "--form", "tabletop_90"), 5, "restore_test"),
        (("flooding", "--form", "tabletop_90"), 2, "fiche:flood"),
        (("flood", "fire", "--form", "tabletop_90", "--took", "1h"), 2, "--took"),
        (("evacuation:namur", "--from", "002"), 5, "evacuation_drill"),
        (("fiche:flood", "--from", "002"), 5, "does not show"),
    ],
)
def test_what_proves_nothing_is_refused(
    company: Company, words: tuple[str, ...], code: int, said: str
):
    company.by = "nadia"
    done = company.refused(*RECORD, *words, code=code)
    assert said in " ".join(done.err.lower().split())


def test_an_incident_that_is_reviewed_counts_for_what_it_used(company: Company):
    company.by = "nadia"
    kind = "phishing"
    company.ok(*RECORD, f"fiche:{kind}", "--from", "002")
    found = lines(company)[f"fiche:{kind}"]
    assert (found["form"], str(found["incident"])[:12]) == ("real", "INC-2026-002")


def test_a_test_in_a_form_of_exercise_is_an_exercise_of_the_plan(company: Company):
    company.by = "nadia"
    company.ok(*RECORD, "it-platform", "--form", "restore_test")
    before = company.ok("plan", "--json").json["exercise"]["last"]
    company.ok(*RECORD, "flood", "--form", "tabletop_30")
    after = company.ok("plan", "--json").json["exercise"]["last"]
    assert (before, after) == ("2026-11-17", "2026-11-23")


def test_a_planned_recovery_time_stands_beside_what_was_measured(company: Company):
    """S-068: planned, measured and objective, in the plan, in tests and in findings."""
    company.by = "nadia"
    file = company.root / "activities" / "it-platform.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("\nrto: 3h", "\nplanned_recovery: 2h\nrto: 3h"), "utf-8")
    said = company.ok(*RECORD, "restore:it-platform", "--form", "restore_test", "--took", "2h20",
                      "--loss", "50min")  # fmt: skip
    assert "Measured: 2 h 20 + 30 min of 3 h; data 50 min old; planned 2 h" in " ".join(
        said.out.split()
    )
    found = lines(company)["restore:it-platform"]
    assert (found["kept"], found["as_planned"]) == (True, False)

    def codes() -> set[str]:
        shown = company.run("validate", "--select", "REV017,REV019,OBJ021", "--json").json
        return {item["code"] for item in shown["diagnostics"]}

    assert codes() == {"REV019"}
    plan = company.ok("export", "plan").out.replace("\u00a0", " ")
    assert "- **Planned recovery time**: 2 h" in plan
    assert "planned 2 h" in plan
    file.write_text(file.read_text("utf-8").replace("_recovery: 2h", "_recovery: 3h30"), "utf-8")
    assert codes() == {"OBJ021"}
    company.ok("declare", "ERP stopped", "-a", "it-platform", "--since", "05:55")
    said = company.ok("restore", "it-platform")
    assert "down 1 h, planned 3 h 30, RTO 3 h" in " ".join(said.out.split())


def test_three_years_of_exercises(company: Company):
    """EX-10: what is older by a day does not count, talk is no try, a drill is one of fire."""
    company.by, company.now = "nadia", "2026-11-30T09:00:00+01:00"
    for day, words in (
        ("2026-11-17", ("ransomware", "--form", "tabletop_90")),
        ("2026-09-12", ("restore:it-platform", "--form", "restore_test")),
        ("2026-05-20", ("restore:order-intake", "--form", "restore_test")),
        ("2025-09-15", ("evacuation:namur", "--form", "evacuation_drill")),
        ("2023-11-29", ("restore:cold-storage", "--form", "restore_test")),
    ):
        company.ok(*RECORD, *words, "--at", day)
    cycle = company.ok("tests", "--json").json["cycle"]
    assert cycle["since"] == "2023-11-30"
    assert (cycle["activities"], cycle["all_activities"]) == (["it-platform", "order-intake"], 6)
    assert (cycle["fiches"], cycle["all_fiches"]) == (["fire", "ransomware"], 8)
    told = " ".join(company.ok("tests").out.split())
    assert "activities tried or done 2 of 6, fiches talked through 2 of 8" in told


def test_an_evacuation_is_measured_by_watch_and_roll_call(company: Company):
    """EX-06: alarm 10:00:00, last out 10:03:40, first count 26 of 27, closed 10:09:10."""
    company.by = "nadia"
    words = ("evacuation:namur", "--form", "evacuation_drill", "--took", "3min40s")
    said = company.ok(*RECORD, *words, "--counted", "26/27", "--closed", "9min10s")
    told = "3 min 40; counted 26 of 27 (96.3 %); all counted after 9 min 10"
    assert told in " ".join(said.out.split())
    found = lines(company)["evacuation:namur"]
    assert (found["took"]["seconds"], found["closed"]["seconds"]) == (220, 550)
    assert (found["counted"], found["expected"]) == (26, 27)
    refused = company.refused(*RECORD, *words, "--counted", "28/27", code=2)
    assert "26/27" in refused.err


def test_a_standby_is_held_against_its_promise_and_the_objective(company: Company):
    """EX-08: on the standby after 4 minutes 20; promised are five minutes, the RTO is 4 hours."""
    company.by = "nadia"
    company.ok(*RECORD, "standby:order-intake", "--form", "failover_test", "--took", "4min20s")
    found = lines(company)["standby:order-intake"]
    assert (found["took"]["seconds"], found["promised"]["seconds"]) == (260, 300)
    assert (found["promise_kept"], found["kept"]) == (True, True)


def test_a_supplier_counts_where_the_journal_shows_its_line(company: Company):
    company.by = "nadia"
    told = company.refused(*RECORD, "supplier:sup-winkelweb", "--from", "005")
    assert "does not show" in " ".join(told.err.split())
    company.ok(*RECORD, "supplier:sup-reeferrent", "--from", "005")


def test_what_an_incident_tried_has_its_day_and_its_time(company: Company):
    company.by = "nadia"
    company.ok(*RECORD, "restore:cold-storage", "--from", "005")
    found = lines(company)["restore:cold-storage"]
    assert found["last"] < company.now[:10]
    assert found["took"] is not None


def test_of_one_day_the_last_result_counts(company: Company):
    company.by = "nadia"
    for at, took in (("06:00", "2h"), ("06:30", "2h50")):
        company.ok(*RECORD, "restore:it-platform", "--form", "restore_test", "--took", took,
                   "--at", at)  # fmt: skip
    assert lines(company)["restore:it-platform"]["took"] == {"text": "2h50", "seconds": 10200}


def test_a_test_says_that_the_plan_changed_since(company: Company):
    """Of a restore its RTO, of a standby who is in it; both are tried again by the half period."""
    company.by = "nadia"
    company.ok(*RECORD, "restore:it-platform", "--form", "restore_test", "--took", "1h")
    standby = next(item["key"] for item in company.ok("tests", "--json").json["tests"]
                   if str(item["key"]).startswith("standby:"))  # fmt: skip
    company.ok(*RECORD, str(standby), "--form", "failover_test", "--took", "4min")
    assert [lines(company)[str(key)]["before"] for key in (standby, "restore:it-platform")] == [
        None, None,
    ]  # fmt: skip
    file = company.root / "activities" / "it-platform.yaml"
    file.write_text(file.read_text("utf-8").replace("\nrto: 3h", "\nrto: 2h30"), "utf-8")
    file = company.root / "activities" / f"{str(standby).partition(':')[2]}.yaml"
    text = file.read_text("utf-8")
    old = next(line for line in text.split("\n") if "standby_for" in line)
    file.write_text(text.replace(old, re.sub(r"standby_for: \S+", "standby_for: sup-scheldt-it",
                                             old)), "utf-8")  # fmt: skip
    found = lines(company)
    restored, stands = found["restore:it-platform"], found[str(standby)]
    assert (restored["before"], restored["due"], restored["state"]) == (
        "rto",
        "2027-02-23",
        "current",
    )
    assert (stands["before"], stands["due"]) == ("supplier", "2027-02-23")
    assert "before a change of the RTO" in " ".join(
        company.ok("tests", "restore:it-platform").out.split()
    )
    assert "before a change of the RTO" in company.ok("export", "plan").out


def test_each_shift_leaves_its_site_in_a_drill_within_two_years(company: Company):
    company.by = "nadia"
    file = company.root / "plan.yaml"
    named = "    - id: namur\n"
    with_shifts = f"{named}      shifts: [early, late, Night]\n"
    file.write_text(file.read_text("utf-8").replace(named, with_shifts), "utf-8")
    told = ("--took", "4min", "--counted", "20/20", "--closed", "9min", "--proof", "minutes")

    def drill(*more: str) -> list[str]:
        company.ok(*RECORD, "evacuation:namur", "--form", "evacuation_drill", *told, *more)
        found = lines(company)["evacuation:namur"]["lacking"]
        assert isinstance(found, list)
        return found

    assert drill() == ["shift:early", "shift:late", "shift:Night"]
    refused = company.refused(*RECORD, "evacuation:namur", "--form", "evacuation_drill",
                              "--shifts", "noon", code=2)  # fmt: skip
    assert "early, late, Night" in " ".join(refused.err.split())
    assert drill("--shifts", "early,night") == ["shift:late"]
    company.at("2027-11-20T09:00:00+01:00")
    assert drill("--shifts", "late") == []
    assert "“late” within two years" not in company.ok("tests", "evacuation:namur").out
    company.at("2028-11-24T09:00:00+01:00")
    assert drill("--shifts", "early") == ["shift:Night"]
    assert "“Night” within two years" in " ".join(
        company.ok("tests", "evacuation:namur").out.split()
    )
