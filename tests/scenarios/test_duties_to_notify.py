"""Duties to notify, through the command line: who decided what, until when, and what was sent."""

import re
from pathlib import Path
from typing import Any

from tests.conftest import DEMO, Company

#: Past incidents of the demo plan.
PAST = {path.name for path in (DEMO / "incidents").iterdir()}
DETECTED = "2026-11-20T18:00:00+01:00"  # a Friday evening


def duties(company: Company, *words: str) -> dict[str, Any]:
    """The duties of the incident by id."""
    found = company.ok("obligations", *words, "--json").json
    return {line["id"]: line for line in found["duties"]}


def declare(company: Company, text: str, *words: str) -> str:
    company.by = "nadia"
    done = company.ok("declare", text, "--no-activity", *words, "--json")
    return str(done.json["incident"])


def breaches(company: Company) -> list[dict[str, Any]]:
    """The internal register, without the company's past."""
    found = company.ok("obligations", "register", "--json").json["breaches"]
    return [item for item in found if item["incident"] not in PAST]


def scope(company: Company, **answers: str) -> None:
    """Change what the plan says about the company."""
    path = company.root / "obligations.yaml"
    lines = "".join(f"  {key}: {{answer: {word}}}\n" for key, word in answers.items())
    path.write_text(f"format: 1\nscope:\n{lines}", encoding="utf-8")


def test_a_personal_data_breach_from_detection_to_submission_in_time(company: Company) -> None:
    company.now = DETECTED
    declare(company, "Ransomware on the HR share", "--type", "ransomware", "--organisation", "yes")

    # Nobody has assessed it: shown as such, with the limit it would have.
    clock = _clock(company, "gdpr_art33")
    assert clock["rule"] == "obligation_if_it_applies"
    assert clock["limit_at"] == "2026-11-23T17:00:00Z"
    assert "If it applies" in company.ok("status").out

    company.at("19:00")
    company.refused("obligations", "assess", "--answer", "privacy_high_risk=no")
    company.ok("obligations", "assess", "--answer", "personal_data=yes", "--answer",
               "privacy_risk=yes", "--reason", "salary files encrypted and copied")  # fmt: skip
    company.ok("obligations", "assess", "--answer", "privacy_high_risk=yes", "--reason", "salaries")
    found = duties(company)
    assert found["gdpr_art33"]["state"] == "running"
    assert found["gdpr_art34"]["state"] == "running"
    assert found["gdpr_register"]["state"] == "submitted"
    assert found["gdpr_art33"]["contacts"][0]["name"].startswith("APD")
    assert _clock(company, "gdpr_art33")["rule"] == "obligation"

    company.now = "2026-11-23T16:00:00+01:00"
    sent = company.ok("obligations", "submit", "gdpr_art33", "--reference", "DBN-2026-0042")
    assert "in time" in sent.out
    stage = duties(company)["gdpr_art33"]["stages"][0]
    assert (stage["in_time"], stage["reference"]) == (True, "DBN-2026-0042")
    assert not _clocks(company, "gdpr_art33")

    # The persons concerned are still to be told, and closing says so.
    refusal = company.refused("close").err
    assert "incplan obligations submit gdpr_art34" in refusal.replace("\n    ", " ")
    register = breaches(company)
    assert [item["reference"] for item in register] == ["DBN-2026-0042"]
    assert "salaries" in " ".join(register[0]["effects"])


def _clocks(company: Company, subject: str) -> list[dict[str, Any]]:
    clocks = company.ok("status", "--json").json["incidents"][0]["clocks"]
    return [item for item in clocks if item["subject"].startswith(subject)]


def _clock(company: Company, subject: str) -> dict[str, Any]:
    (found,) = _clocks(company, subject)
    return found


def test_a_late_notification_is_a_fact_and_asks_for_the_reason(company: Company) -> None:
    company.now = DETECTED
    declare(company, "Phishing, one mailbox", "--type", "phishing")
    company.ok("obligations", "assess", "--answer", "personal_data=yes", "--answer",
               "privacy_risk=yes", "--reason", "mailbox copied")  # fmt: skip
    company.now = "2026-11-24T09:00:00+01:00"
    assert company.run("status", "--exit-code").code == 11

    late = company.ok("obligations", "submit", "gdpr_art33", "--reference", "DBN-1")

    assert "late" in late.err
    assert duties(company)["gdpr_art33"]["stages"][0]["in_time"] is False


def test_awareness_differs_from_detection(company: Company) -> None:
    # TC19: alert on Friday at 18:00, personal data confirmed on Monday at 09:00.
    company.now = DETECTED
    declare(company, "Phishing, one mailbox", "--type", "phishing")
    company.ok("obligations", "assess", "--answer", "personal_data=yes", "--answer",
               "privacy_risk=yes", "--reason", "content seen")  # fmt: skip
    assert duties(company)["gdpr_art33"]["stages"][0]["start_event"] == "awareness_proposed"
    company.now = "2026-11-23T09:30:00+01:00"
    company.refused("obligations", "aware", "gdpr_art33", "--at", "09:00")

    company.ok("obligations", "aware", "gdpr_art33", "--at", "09:00", "--reason",
               "analysis of the mailbox finished")  # fmt: skip

    line = duties(company)["gdpr_art33"]
    assert [item["basis"] for item in line["aware"]] == ["proposed", "set"]
    assert line["aware"][0]["at"] == "2026-11-20T17:00:00Z"
    assert line["stages"][0]["limit_at"] == "2026-11-26T08:00:00Z"
    assert "analysis of the mailbox" in company.ok("obligations").out


def test_a_breach_of_no_risk_is_registered_and_new_knowledge_restarts_the_clock(
    company: Company,
) -> None:
    # TC20: an encrypted laptop is lost.
    company.now = "2026-11-02T10:00:00+01:00"
    number = declare(company, "Laptop lost on the train", "--type", "phishing")
    company.ok("obligations", "assess", "--answer", "personal_data=yes", "--reason", "HR files")
    company.ok("obligations", "assess", "--answer", "privacy_risk=no", "--reason",
               "disk encrypted, key not on it")  # fmt: skip
    shown = " ".join(company.ok("obligations").out.split())
    assert "NOT NOTIFIABLE" in shown
    assert "disk encrypted, key not on it" in shown
    assert "Nadia EL FICTI" in shown
    (breach,) = breaches(company)
    assert breach["authority"] == "not_notifiable"
    assert breach["authority_reason"] == "disk encrypted, key not on it"
    assert breach["notified_at"] is None

    company.now = "2026-11-12T08:00:00+01:00"
    company.ok("obligations", "assess", "--answer", "privacy_risk=yes", "--reason",
               "the key was on a note in the bag")  # fmt: skip

    line = duties(company)["gdpr_art33"]
    assert line["state"] == "running"
    assert line["aware"][-1]["basis"] == "renewed"
    assert line["aware"][-1]["follows"]
    assert line["stages"][0]["limit_at"] == "2026-11-15T07:00:00Z"
    assert number in company.ok("obligations", "register").out


def test_people_hurt_and_no_activity_prompts_the_work_accident_branch(company: Company) -> None:
    # TC07: a small fire, a worker in hospital, no activity stopped.
    company.at("08:10")
    declare(company, "Petit feu, une collègue à l'hôpital", "--type", "fire", "--people", "hurt")
    found = duties(company)
    assert found["work_accident_very_serious"]["state"] == "not_assessed"
    assert found["work_accident_insurer"]["hint"] == "people"

    company.at("08:25")
    company.ok("obligations", "assess", "--answer", "employee_hurt=yes", "--answer",
               "accident_very_serious=yes", "--answer", "accident_serious=yes")  # fmt: skip

    found = duties(company)
    stage = found["work_accident_very_serious"]["stages"][0]
    assert (stage["unit"], stage["limit_at"]) == ("immediate", "2026-11-23T07:10:00Z")
    assert stage["left"]["seconds"] == -15 * 60
    assert found["work_accident_insurer"]["stages"][0]["limit_at"] == "2026-12-01T22:59:00Z"
    assert found["work_accident_serious_report"]["stages"][0]["limit_at"] == "2026-12-03T22:59:00Z"
    assert "at once" in company.ok("obligations").out


def test_the_nis2_chain_across_a_month_end(company: Company) -> None:
    scope(company, nis2="yes", controller="yes")
    company.now = "2027-01-28T20:00:00+01:00"
    declare(company, "Ransomware", "--type", "ransomware", "--organisation", "yes")
    company.ok("obligations", "assess", "--answer", "nis2_significant=yes", "--reason", "all down")
    found = duties(company)
    assert found["nis2_early_warning"]["stages"][0]["limit_at"] == "2027-01-29T19:00:00Z"
    assert found["nis2_notification"]["stages"][0]["limit_at"] == "2027-01-31T19:00:00Z"
    assert found["nis2_final"]["stages"][0]["limit_at"] is None

    company.ok("obligations", "submit", "nis2_early_warning")
    company.now = "2027-01-31T18:30:00+01:00"
    company.ok("obligations", "submit", "nis2_notification", "--reference", "CCB-77")

    stage = duties(company)["nis2_final"]["stages"][0]
    assert stage["started_at"] == "2027-01-31T17:30:00Z"
    assert stage["limit_at"] == "2027-02-28T17:30:00Z"
    assert stage["rest_day"] == "weekend"


def test_an_unclear_scope_is_asked_and_never_assumed(company: Company) -> None:
    # TC38: one amount above the limit, one below.
    scope(company, nis2="unknown", controller="yes")
    path = company.root / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"turnover_eur: \d+", "turnover_eur: 10400000", text), encoding="utf-8")
    declare(company, "Ransomware", "--type", "ransomware", "--organisation", "yes")

    found = company.ok("obligations", "--json").json

    assert {line["id"]: line["state"] for line in found["duties"]}["nis2_early_warning"] == (
        "not_assessed"
    )
    assert "nis2" in [question["id"] for question in found["questions"]]
    assert found["nis2_size"] == "unclear"
    assert "atwork.safeonweb.be" in company.ok("obligations").out
    company.ok("obligations", "assess", "--answer", "nis2=no", "--reason", "test of the CCB made")
    line = duties(company)["nis2_early_warning"]
    assert (line["state"], line["from_plan"], line["by"]) == (
        "not_notifiable",
        False,
        "Nadia EL FICTI",
    )


def test_policies_give_each_claim_its_own_limit(company: Company) -> None:
    company.at("10:00")
    declare(company, "Incendie au quai", "--type", "fire", "--organisation", "yes")
    company.ok("obligations", "assess", "--answer", "insured_damage=yes")
    stages = {item["id"]: item for item in duties(company)["insurer_claim"]["stages"]}
    # Liability may be touched by anything; nobody knows yet who is hurt.
    assert stages.keys() == {"POL-FIRE-0001", "POL-ACC-0003", "POL-LIAB-0004"}
    assert stages["POL-FIRE-0001"]["limit_at"] == "2026-12-01T22:59:00Z"  # whole days
    assert "--stage" in company.refused("obligations", "submit", "insurer_claim", code=2).err

    company.ok("obligations", "submit", "insurer_claim", "--stage", "POL-FIRE-0001")
    company.ok("obligations", "waive", "insurer_claim", "--reason", "other policies not touched")

    assert duties(company)["insurer_claim"]["state"] == "submitted"


def test_a_contract_of_the_companys_own_is_assessed_directly(company: Company) -> None:
    declare(company, "Inondation au quai", "--type", "flood", "--organisation", "yes")
    assert duties(company)["own_schools"]["state"] == "not_assessed"

    company.ok("obligations", "assess", "--answer", "own_schools=yes")

    line = duties(company)["own_schools"]
    assert line["state"] == "running"
    assert line["stages"][0]["value"] == 4


def test_closing_needs_an_answer_or_a_waiver_with_its_reason(company: Company) -> None:
    declare(company, "Phishing, one mailbox", "--type", "phishing")
    company.ok("done", "contained")
    company.ok("done", "cause", "--found", "mail deleted")

    refusal = company.refused("close", "--waive", "duties", "--reason", "small").err
    assert "incplan obligations assess" in refusal.replace("\n    ", " ")

    company.ok("close", "--waive", "duties", "--waive", "obligations", "--reason", "spam only")


def test_an_incident_that_ended_runs_no_limit_on_what_nobody_assessed(company: Company) -> None:
    company.now = DETECTED
    number = declare(company, "Smoke in hall 2", "--type", "fire")
    company.ok("obligations", "assess", "--answer", "employee_hurt=yes")
    running = company.ok("obligations", "--json").json
    assert {"work_accident_very_serious", "insurer_claim"} <= {d["id"] for d in running["duties"]}
    assert running["questions"]
    company.now = "2026-11-22T18:00:00+01:00"
    assert "!!" in company.ok("obligations").out

    company.ok("cancel", "--reason", "steam, not smoke")

    ended = company.ok("obligations", number, "--json").json
    assert ended["ended_at"]
    assert ended["questions"] == []
    assert "insurer_claim" in ended["never_assessed"]
    assert {line["state"] for line in ended["duties"]} <= {"not_notifiable", "submitted"}
    shown = company.ok("obligations", number).out
    assert "!!" not in shown
    assert "no limit runs" in shown


def test_what_was_said_to_apply_is_still_owed_after_closing(company: Company) -> None:
    company.now = DETECTED
    number = declare(company, "Laptop stolen from the car")
    company.ok("obligations", "assess", "--answer", "gdpr_art33=yes")
    company.ok("done", "contained")
    company.ok("done", "cause", "--not-found", "nobody saw it")
    company.ok(
        "close", "--waive", "duties", "--waive", "obligations", "--waive", "gdpr_art33",
        "--reason", "by letter",
    )  # fmt: skip

    left = company.ok("obligations", number, "--json").json

    assert [line["state"] for line in left["duties"] if line["id"] == "gdpr_art33"] == ["running"]
    assert "not_assessed" not in {line["state"] for line in left["duties"]}


def test_a_word_for_no_question_is_told_as_such(company: Company) -> None:
    declare(company, "Laptop stolen from the car")
    near = company.run("obligations", "assess", "--answer", "persnal_data=yes")
    far = company.run("obligations", "assess", "--answer", "zzz=yes")

    assert (near.code, far.code) == (2, 2)
    assert "Did you mean personal_data?" in near.err
    assert "No question or duty `zzz`. They are listed by: incplan obligations" in far.err
    assert "Did you mean" not in far.err


def test_words_that_mean_nothing_are_refused_with_a_proposal(company: Company) -> None:
    declare(company, "Phishing", "--type", "phishing")
    assert (
        "personal_data"
        in company.refused("obligations", "assess", "--answer", "personal_dta=yes", code=2).err
    )
    assert "gdpr_art33" in company.refused("obligations", "submit", "gdpr_33", code=2).err
    company.refused("obligations", "assess", "--answer", "personal_data", code=2)
    company.refused("obligations", "assess", "--answer", "personal_data=maybe", code=2)
    company.refused("obligations", "assess")  # nobody at the terminal
    company.refused("obligations", "draft", "newspaper", code=2)
    company.refused("obligations", "waive", "gdpr_art33")


def test_validate_knows_the_duties_a_plan_names(company: Company) -> None:
    path = company.root / "obligations.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  dora:", "  doora:"), "utf-8")
    _own_measure(company.root / "fiches" / "fire.yaml")

    found = company.run("validate", "--select", "REF009", "--json").json["diagnostics"]

    assert [(item["path"], item["params"]["suggestion"]) for item in found] == [
        ("fiches/fire.yaml", "gdpr_art33"),
        ("obligations.yaml", "dora"),
    ]


def _own_measure(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "add_measures" not in text
    measure = (
        "add_measures:\n  - id: FIR-A90\n    phase: T24\n    roles: [dpo]\n"
        "    text: Prévenir l'autorité\n    obligations: [gdpr_art_33]\n"
    )
    path.write_text(f"{text.rstrip()}\n{measure}", encoding="utf-8")


def test_a_new_plan_asks_every_question_on_scope(tmp_path: Path, company: Company) -> None:
    target = tmp_path / "new"
    made = company.run(
        "init", str(target), "--name", "Test SA", "--lang", "fr",
        "--manager", "Anne Dupont", "--manager-phone", "0470000001", "--deputy", "Bart Peeters",
        "--deputy-phone", "0470000002", "--bcp-manager", "Chloé Martin", "--bcp-phone",
        "0470000003", "--management", "Dirk Maes", "--management-phone", "0470000004",
    )  # fmt: skip
    assert made.code == 0, made.err
    text = (target / "obligations.yaml").read_text(encoding="utf-8")
    assert "nis2: {answer: unknown}" in text
    fresh = Company(target)
    assert [
        item["code"]
        for item in fresh.run("validate", "--json").json["diagnostics"]
        if item["path"] == "obligations.yaml"
    ] == ["SCO006"]


def test_an_exercise_shows_duties_and_starts_no_legal_clock(company: Company) -> None:
    # TC17: the same questions, nothing legal.
    company.by = "nadia"
    made = company.ok("declare", "Exercise: ransomware", "--exercise", "--type", "ransomware",
                      "--organisation", "yes", "--no-activity", "--json").json  # fmt: skip
    company.ok("obligations", "assess", "--answer", "personal_data=yes", "--answer",
               "privacy_risk=yes", "--reason", "as the scenario says")  # fmt: skip

    shown = company.ok("obligations")
    found = company.ok("obligations", "--json").json

    assert made["incident"].startswith("EXE-")
    assert "EXERCISE: no legal limit runs" in shown.out
    assert found["exercise"] is True
    stages = [stage for line in found["duties"] for stage in line["stages"]]
    assert stages
    assert all(stage["limit_at"] is None for stage in stages)
    assert not [item for item in _clocks(company, "") if item["kind"] == "obligation"]
    assert breaches(company) == []
    assert "EXERCISE" in company.ok("obligations", "draft", "gdpr").out


def test_the_journal_tells_every_step_with_its_reason(company: Company) -> None:
    declare(company, "Phishing, one mailbox", "--type", "phishing")
    company.ok("obligations", "assess", "--answer", "personal_data=yes", "--reason", "names seen")
    company.at("08:00")
    company.ok("obligations", "aware", "gdpr_art33", "--at", "07:45", "--reason", "log analysed")
    company.ok("obligations", "submit", "gdpr_art33", "--reference", "DBN-9")
    company.ok("obligations", "waive", "insurer_claim", "--reason", "below the excess")

    for words in (("show",), ("export", "journal")):
        told = " ".join(company.ok(*words).out.split())
        for part in ("answered", "names seen", "log analysed", "DBN-9", "below the excess"):
            assert part in told, (words, part)


def test_a_policy_that_covers_nothing_of_it_has_no_limit(company: Company) -> None:
    company.at("10:00")
    declare(company, "Fichiers chiffrés", "--type", "ransomware", "--organisation", "yes")
    said = ("insured_damage=yes", "employee_hurt=no")
    answers = (word for item in said for word in ("--answer", item))
    company.ok("obligations", "assess", *answers, "--reason", "asked everybody")
    stages = {item["id"]: item for item in duties(company)["insurer_claim"]["stages"]}
    assert stages.keys() == {"POL-CYB-0002", "POL-LIAB-0004"}
    assert stages["POL-CYB-0002"]["limit_at"] == "2026-11-25T09:00:00Z"


def test_a_progress_report_does_not_end_the_duty_to_file_the_final_one(company: Company) -> None:
    company.at("10:00")
    declare(company, "Fichiers chiffrés", "--type", "ransomware", "--level", "major")
    for answer in ("nis2=yes", "nis2_significant=yes"):
        company.ok("obligations", "assess", "--answer", answer, "--reason", "x")
    company.ok("obligations", "submit", "nis2_notification", "--reference", "7")
    company.now = "2026-12-22T10:00:00+01:00"
    assert "progress" in company.refused("obligations", "submit", "nis2_final", code=2).err

    company.ok("obligations", "submit", "nis2_final", "--stage", "progress")
    assert duties(company)["nis2_final"]["state"] == "running"

    company.now = "2026-12-24T10:00:00+01:00"  # a month after the notification: it still runs
    final = {item["id"]: item for item in duties(company)["nis2_final"]["stages"]}["final"]
    assert (final["limit_at"], final["start_event"]) == (None, "end")
    company.ok("done", "cause", "--found", "a stolen password", "--at", "09:00")
    final = {item["id"]: item for item in duties(company)["nis2_final"]["stages"]}["final"]
    assert final["limit_at"] == "2027-01-24T08:00:00Z"
