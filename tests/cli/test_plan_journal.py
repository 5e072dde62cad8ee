"""Approving a plan, what undoes the approval, and the other facts about the plan itself."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Company, Run
from tests.scenes import scene

APPROVE = ("approve", "--by", "claire", "--open-points", "known")


def print_it(company: Company, *words: str) -> Run:
    """The plan goes to paper."""
    target = str(company.root.parent / "plan.md")
    return company.ok("export", "plan", "--output", target, "--force", "--printed", *words)


def accept_all_errors(company: Company) -> list[str]:
    """Management lives with whatever is wrong in the demo; the codes of what that is."""
    found = company.run("validate", "--json").json["diagnostics"]
    wrong = [item for item in found if item["severity"] == "error"]
    entries = [
        f"  - code: {item['code']}\n    file: {item['path']}\n    reason: Known\n"
        f"    approved_by: claire\n    expires: 2027-11-23\n"
        for item in wrong
    ]
    if entries:
        write(company, "accepted-findings.yaml", "format: 1\naccepted:\n" + "".join(entries))
    return [item["code"] for item in wrong]


def write(company: Company, path: str, text: str) -> None:
    (company.root / path).write_text(text)


def change(company: Company, path: str, old: str, new: str) -> None:
    text = (company.root / path).read_text()
    assert old in text
    write(company, path, text.replace(old, new))


def found(company: Company, *, family: str = "REV") -> list[dict[str, Any]]:
    done = company.run("validate", "--select", family, "--json")
    assert "Traceback" not in done.err
    return list(done.json["diagnostics"])


def codes(company: Company) -> set[str]:
    return {item["code"] for item in found(company)}


def journal(company: Company) -> list[Path]:
    return sorted((company.root / "journal").glob("*.yaml"))


@scene
def company(company: Company) -> Company:
    """The demo organisation before anything was noted about its plan."""
    shutil.rmtree(company.root / "journal")
    company.git("commit", "-q", "-a", "-m", "No journal yet")
    return company


@scene
def accepted(company: Company) -> Company:
    """As well, with all that is wrong accepted and committed."""
    return all_accepted(company)


@scene
def approved(company: Company) -> Company:
    all_accepted(company).ok(*APPROVE)
    return company


def all_accepted(company: Company) -> Company:
    shutil.rmtree(company.root / "journal")
    company.git("commit", "-q", "-a", "-m", "No journal yet")
    accept_all_errors(company)
    company.git("add", "-A")
    company.git("commit", "-q", "--allow-empty", "-m", "Accept")
    return company


def test_a_plan_nobody_approved_says_so(company: Company):
    (signed,) = [item for item in found(company) if item["code"] in ("REV001", "REV007")]
    assert signed["params"]["case"] == "signed"
    assert "Signed on paper by Claire DELVAUX-NOVA on 16/11/2026" in company.ok("plan").out
    file = company.root / "plan.yaml"
    text = file.read_text()
    file.write_text(text.replace('signed_version: "2026.2"', 'signed_version: "2025.4"'))
    assert "REV007" in codes(company)
    file.write_text("".join(x for x in text.splitlines(True) if "signed_" not in x))
    assert "REV001" in codes(company)
    assert "Not approved yet" in company.ok("plan").out


def test_an_approval_is_a_sealed_committed_fact(approved: Company):
    (file,) = journal(approved)
    text = file.read_text()
    assert "by: claire" in text
    assert "function: management" in text
    assert text.splitlines()[-1].startswith("sum: sha256-")
    assert approved.git("status", "--porcelain") == ""
    assert approved.git("log", "-1", "--format=%s").startswith("plan: approved version 2026.2")
    assert not {"REV001", "REV002", "REV003"} & codes(approved)
    shown = approved.ok("plan").out
    assert "approved by Claire DELVAUX-NOVA on 23/11/2026" in shown


def test_only_management_approves(accepted: Company):
    for words, code in ((("--by", "nadia"), 5), ((), 2), (("--by", "nobody"), 5)):
        done = accepted.run("approve", *words)
        assert done.code == code
        assert journal(accepted) == []
    assert "claire" in accepted.run("approve", "--by", "nadia").err
    accepted.ok("approve", "--by", "wim", "--open-points", "known")  # the deputy may


def test_errors_stand_in_the_way_and_are_listed(accepted: Company):
    change(accepted, "activities/order-intake.yaml", "owner: pieter", "owner: pietre")
    done = accepted.run("approve", "--by", "claire")
    assert done.code == 5
    assert "activities/order-intake.yaml:10 (REF001)" in done.out
    assert journal(accepted) == []


def test_a_broken_plan_file_cannot_be_approved(company: Company):
    write(company, "plan.yaml", "format: 1\n\tbroken: tab\n")
    assert company.run("approve", "--by", "claire").code == 3
    assert journal(company) == []


def test_the_version_meant_is_the_one_on_the_pages(accepted: Company):
    done = accepted.run("approve", "--by", "claire", "--version", "2027.1")
    assert done.code == 5
    assert "2026.2" in done.err
    answer = accepted.ok(*APPROVE, "--version", "2026.2", "--function", "CEO", "--json").json
    assert (answer["version"], answer["function"], answer["by"]) == ("2026.2", "CEO", "claire")
    assert len(answer["fingerprint"]) == 16


def test_a_change_after_the_approval_names_the_file(approved: Company):
    change(approved, "activities/order-intake.yaml", "percent: 60", "percent: 70")
    (finding,) = [item for item in found(approved) if item["code"] == "REV002"]
    assert finding["severity"] == "error"
    assert finding["params"]["files"] == "activities/order-intake"
    assert approved.run("validate").code == 1
    assert "changed since: activities/order-intake" in approved.ok("plan").out
    approved.ok(*APPROVE)  # the finding itself does not stand in the way
    assert "REV002" not in codes(approved)


def test_a_comment_a_leave_and_a_delivery_leave_the_approval_alone(approved: Company):
    change(approved, "activities/order-intake.yaml", "format: 1", "format: 1   # read by Wim")
    change(approved, "contacts/claire.yaml", "last_verified: 2026-11-02", "absences: []")
    change(approved, "plan.yaml", "delivered: 2026-11-16", "delivered: 2026-11-20")
    change(approved, "plan.yaml", "last_review: 2026-11-12", "last_review: 2026-11-19")
    assert not {"REV002", "REV003"} & codes(approved)


def test_a_new_number_is_a_warning_only(approved: Company):
    change(approved, "contacts/claire.yaml", "00 01 01", "00 09 01")
    (finding,) = [item for item in found(approved) if item["code"] == "REV003"]
    assert (finding["severity"], finding["params"]["files"]) == ("warning", "contacts/claire")


def test_a_moved_objective_makes_contract_and_fiche_suspect(approved: Company):
    change(approved, "activities/order-intake.yaml", "rto: 4h", "rto: 3h")
    suspects = {(item["code"], item["path"]) for item in found(approved)}
    assert ("REV050", "suppliers/sup-telecom-sambre.yaml") in suspects
    assert ("REV051", "fiches/phishing.yaml") in suspects


def test_an_event_changed_by_hand_is_named(approved: Company):
    (file,) = journal(approved)
    file.write_text(file.read_text().replace("by: claire", "by: nadia"))
    paths = {item["path"] for item in found(approved, family="JRN003")}
    assert paths == {f"journal/{file.name}"}


def test_a_plan_without_git_is_approved_all_the_same(accepted: Company):
    accepted.environment["PATH"] = "/nowhere"
    done = accepted.ok(*APPROVE)
    assert "git" in done.err
    assert len(journal(accepted)) == 1


def test_an_incident_closed_later_asks_for_a_review(company: Company):
    company.by = "nadia"
    told = ("--level", "minor", "--reason", "x")
    number = company.ok("declare", "Un serveur est lent", *told, "--json").json["incident"]
    company.ok("done", "cause", "--found", "disque plein")
    company.ok("done", "contained")
    company.ok("agree", "--by", "nadia")
    company.ok("close", "--waive", "duties", "--waive", "obligations", "--reason", "essai")
    assert "REV010" in codes(company)
    assert number[:12] in company.ok("plan").out
    company.at("2026-12-27T09:00:00+01:00")
    late = {item["code"]: item["severity"] for item in found(company)}
    assert late["REV010"] == "error"
    assert late["REV012"] == "warning"
    change(company, "activities/order-intake.yaml", "percent: 60", "percent: 70")
    company.ok("plan", "reviewed", "--changed", "--note", "seuil d'alerte ajouté")
    assert "REV010" not in codes(company)


def test_a_false_alarm_asks_for_nothing(company: Company):
    company.by = "nadia"
    company.ok("declare", "Fumée", "--level", "minor", "--reason", "x")
    company.ok("cancel", "--reason", "vapeur")
    assert "REV010" not in codes(company)


def test_a_project_asks_for_a_review_until_there_was_one(company: Company):
    company.ok("plan", "project", "New web shop", "--by", "claire")
    assert "REV011" in codes(company)
    assert "New web shop" in company.ok("plan").out
    company.at("2026-11-24T09:00:00+01:00")
    company.ok("plan", "reviewed", "--no-change", "--by", "nadia")
    assert "REV011" not in codes(company)


def test_a_project_has_the_risk_assessment_read_again(company: Company):
    """Link B (S-013): a review of the plan alone does not do it."""
    company.by = "claire"
    asked = company.ok("plan", "project", "New web shop")
    assert "incplan actions review risk_assessment" in " ".join(asked.out.split())
    company.ok("plan", "project", "Robot at the packing line")
    company.at("2026-11-24T09:00:00+01:00")
    company.ok("plan", "reviewed", "--no-change")
    (finding,) = [item for item in found(company) if item["code"] == "REV045"]
    assert finding["params"]["which"] == "New web shop, Robot at the packing line"
    assert company.ok("plan", "--json").json["unread_projects"] == [
        "New web shop",
        "Robot at the packing line",
    ]
    assert "New web shop, Robot at the packing line (for each project)" in " ".join(
        company.ok("actions").out.split()
    )
    company.ok("actions", "review", "risk_assessment", "--changed")
    assert "REV045" not in codes(company)
    assert company.ok("plan", "--json").json["unread_projects"] == []
    company.refused("actions", "review", "risk_assessment", "--no-change")
    company.at("2026-11-25T09:00:00+01:00")
    company.ok("plan", "project", "New web shop")  # another one of that name
    assert "REV045" in codes(company)


def test_exercise_and_awareness_are_noted_for_a_day(company: Company):
    company.at("2027-12-01T09:00:00+01:00")
    assert {"REV021", "REV024"} <= codes(company)
    company.ok(
        "tests", "record", "flood", "--form", "walk_through", "--at", "2027-11-20", "--by", "nadia"
    )
    company.ok("awareness", "record", "All", "--present", "nadia", "--by", "nadia")
    assert not {"REV021", "REV024"} & codes(company)
    shown = company.ok("plan", "--json").json
    assert shown["exercise"] == {
        "last": "2027-11-20",
        "due": "2028-11-20",
        "source": "journal",
    }
    assert shown["awareness"]["last"] == "2027-12-01"


def test_verified_contacts_and_their_beginnings(company: Company):
    answer = company.ok("contacts", "verified", "marc", "elec-j", "--by", "elodie", "--json").json
    assert answer["details"] == {"contacts": ["marc", "elec-jambes"]}
    before = journal(company)
    done = company.run("contacts", "verified", "marcel", "--by", "elodie")
    assert done.code == 2
    assert "marc" in done.err
    assert journal(company) == before


def test_what_was_printed_and_changed_since(company: Company):
    print_it(company, "--copies", "4")
    assert "REV033" not in codes(company)
    change(company, "levels.yaml", "format: 1", "format: 1\nx-note: new")
    (finding,) = [item for item in found(company) if item["code"] == "REV033"]
    assert finding["params"]["files"] == "levels"


def test_the_sections_of_the_printed_binder_that_changed_are_named(company: Company):
    print_it(company)
    change(company, "contacts/nadia.yaml", "+32 400 00 00 03", "+32 400 00 00 93")
    (finding,) = [item for item in found(company) if item["code"] == "REV033"]
    named = finding["params"]["files"]
    assert named.endswith("(contacts/nadia)")
    assert named.startswith("Start here, Every incident, Chain of command")
    assert "Forms" not in named


@pytest.mark.parametrize(
    "words",
    [
        ("reviewed",),
        ("rewritten",),
        ("project",),
        ("verified", "marc"),
        ("reviewed", "--changed", "nadia"),
        ("exercised", "--form", "drill"),
        ("project", "tbd"),
        ("reviewed", "--changed", "--at", "2026-12-24"),
    ],
    ids=" ".join,
)
def test_words_that_cannot_be_meant_write_nothing(company: Company, words):
    done = company.run("plan", *words, "--by", "nadia")
    assert done.code == 2
    assert done.out == ""
    assert journal(company) == []


def test_words_that_cannot_be_written_are_kept_for_later(company: Company):
    from incplan.app.desk.waiting import find_waiting
    from incplan.store.spool.home import bring_home

    link = company.root / "journal"
    link.symlink_to(company.root.parent)  # incplan does not write through links
    done = company.run("plan", "reviewed", "--no-change", "--by", "nadia")
    assert done.code == 4
    link.unlink()

    waiting = find_waiting(company.root).ours
    assert len(waiting.files) == 1
    assert bring_home(company.root, waiting) == (journal(company)[0],)
    assert company.ok("plan", "--json").json["review"]["last"] == "2026-11-23"


def test_an_approval_that_git_does_not_hold_is_said_to_be_here_alone(company: Company):
    company.by = "claire"
    company.ok("tests", "record", "flood", "--form", "tabletop_90", "--no-commit")

    shown = company.ok("plan", "--json").json["facts_not_in_git"]

    assert [path.split("-", 1)[1][:6] for path in shown] == ["tested"]
    assert "not in git" in " ".join(company.ok("plan").out.split())
    company.ok("plan", "reviewed", "--no-change")
    assert company.ok("plan", "--json").json["facts_not_in_git"] == []
