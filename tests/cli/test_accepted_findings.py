"""Findings management lives with: until when, by whom, and never for ever."""

from typing import Any

import pytest

from tests.conftest import Company


@pytest.fixture
def late(company: Company) -> Company:
    """The demo two years on: its review is overdue."""
    return company.at("2028-11-23T09:00:00+01:00")


def accept(company: Company, **changes: str) -> None:
    entry = {
        "code": "REV005",
        "file": "plan.yaml",
        "reason": "{fr: Revue fixée en janvier, nl: Nazicht in januari}",
        "approved_by": "claire",
        "expires": "2029-06-30",
        **changes,
    }
    lines = [f"    {key}: {value}" for key, value in entry.items() if value]
    text = "format: 1\naccepted:\n  -" + "\n".join(lines)[3:] + "\n"
    (company.root / "accepted-findings.yaml").write_text(text)


def checked(company: Company) -> dict[str, dict[str, Any]]:
    done = company.run("validate", "--select", "REV005", "--select", "REV09", "--json")
    assert "Traceback" not in done.err
    return {item["code"]: item for item in done.json["diagnostics"]} | {"exit": {"code": done.code}}


def test_the_demo_accepts_nothing(company: Company):
    assert not (company.root / "accepted-findings.yaml").exists()


def test_an_accepted_finding_is_a_note_with_its_end(late: Company):
    assert checked(late)["exit"]["code"] == 1
    accept(late)
    after = checked(late)
    assert after["exit"]["code"] == 0
    finding = after["REV005"]
    assert finding["severity"] == "info"
    assert finding["accepted"] == {
        "until": "2029-06-30",
        "by": "claire",
        "reason": "Revue fixée en janvier",
        "severity": "error",
    }
    shown = late.ok("validate", "--select", "REV005").out
    assert "accepted until 2029-06-30 by claire: Revue fixée en janvier" in shown


@pytest.mark.parametrize(
    ("expires", "code", "severity"),
    [("2028-11-22", "REV090", "error"), ("2028-11-23", "REV093", "warning")],
)
def test_the_last_day_counts_and_the_next_one_not(late: Company, expires, code, severity):
    accept(late, expires=expires)
    after = checked(late)
    assert after[code]["severity"] == severity
    assert after[code]["path"] == "accepted-findings.yaml"
    assert after["REV005"]["severity"] == ("error" if severity == "error" else "info")


def test_only_management_accepts(late: Company):
    accept(late, approved_by="nadia")
    after = checked(late)
    assert after["REV092"]["severity"] == "error"
    assert after["REV005"]["severity"] == "error"


def test_an_acceptance_about_nothing_is_reported(company: Company):
    accept(company)  # the review is not overdue yet
    after = checked(company)
    assert after["REV091"]["severity"] == "warning"
    assert (after["REV091"]["line"], after["exit"]["code"]) == (3, 0)


def test_one_finding_is_picked_by_its_values(late: Company):
    accept(late, where="{last: 2026-11-12}")
    assert checked(late)["REV005"]["severity"] == "info"
    accept(late, where="{last: 2026-11-13}")
    after = checked(late)
    assert after["REV005"]["severity"] == "error"
    assert "REV091" in after


def test_a_file_that_cannot_be_read_is_no_matter_of_judgement(company: Company):
    (company.root / "contacts" / "marc.yaml").write_text("name: [unclosed\n")
    code = company.run("validate", "--select", "YML", "--json").json["diagnostics"][0]["code"]
    accept(company, code=code, file="contacts/marc.yaml")
    done = company.run("validate", "--select", code, "--select", "REV094", "--json")
    severities = {item["code"]: item["severity"] for item in done.json["diagnostics"]}
    assert severities == {code: "error", "REV094": "error"}


def test_a_mistake_in_the_file_is_named_on_its_line(company: Company):
    accept(company, expires="soon")
    (item,) = company.run("validate", "--select", "SCH", "--json").json["diagnostics"]
    assert (item["code"], item["path"], item["line"]) == ("SCH011", "accepted-findings.yaml", 7)


def test_management_sees_what_it_lives_with_when_it_approves(company: Company):
    from tests.cli.test_plan_journal import APPROVE, accept_all_errors

    change = company.root / "activities" / "order-intake.yaml"
    change.write_text(change.read_text().replace("rto: 4h", "rto: 1h"))
    assert "OBJ001" in accept_all_errors(company)
    answer = company.ok(*APPROVE, "--json").json
    assert "OBJ001" in [item["code"] for item in answer["accepted"]]
    assert "accepted until 2027-11-23 by claire" in company.ok(*APPROVE).out


GIVEN = ("--reason", "Revue fixée en janvier", "--until", "2029-06-30", "--by", "claire")


def test_accept_writes_what_was_written_by_hand(late: Company):
    done = late.ok("accept", "rev005", *GIVEN)
    assert "REV005 in plan.yaml is accepted until 30 June 2029." in done.out
    after = checked(late)
    assert after["exit"]["code"] == 0
    assert after["REV005"]["accepted"]["reason"] == "Revue fixée en janvier"
    assert late.git("status", "--porcelain", "--", "accepted-findings.yaml") == ""
    assert "accepted REV005 in plan.yaml until 2029-06-30" in late.git("log", "-1", "--format=%s")


def test_accepting_again_renews_the_entry_and_keeps_every_other_sign(late: Company):
    late.ok("accept", "REV005", "plan", *GIVEN)
    file = late.root / "accepted-findings.yaml"
    text = f"# ours\r\n{file.read_text()}".replace("\n", "\r\n").replace("\r\r", "\r")
    file.write_bytes(text.encode())
    late.git("commit", "-qam", "a comment, and line ends of Windows")
    done = late.ok("accept", "REV005", *GIVEN[:3], "2029-09-30", "--by", "claire", "--json")
    assert (done.json["renewed"], done.json["until"]) == ("2029-06-30", "2029-09-30")
    assert file.read_bytes().decode() == text.replace("2029-06-30", "2029-09-30")


def test_other_changes_of_the_file_are_left_to_their_writer(late: Company):
    late.ok("accept", "REV005", *GIVEN)
    file = late.root / "accepted-findings.yaml"
    file.write_text(f"{file.read_text()}# half a thought\n")
    done = late.ok("accept", "REV005", *GIVEN[:3], "2029-10-01", "--by", "claire")
    assert "held other changes" in done.err
    assert "2029-06-30" in late.git("show", "HEAD:accepted-findings.yaml")
    assert "2029-10-01" in file.read_text()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("REV005", *GIVEN[:5], "nadia"), 5, "management does. Who may: claire"),
        (("REV005", *GIVEN[:4]), 2, "Say who accepts it"),
        (("REV005", "--reason", "tbd", *GIVEN[2:]), 2, "Say why"),
        (("REV005", *GIVEN[:3], "2028-11-22", "--by", "claire"), 2, "22/11/2028 is past"),
        (("REV005", *GIVEN[:2], "--by", "claire"), 2, "Say until which day"),
        (("REV005", "suppliers/telecom", *GIVEN), 2, "plan.yaml:"),
        (("SCH001", *GIVEN), 5, "cannot be accepted"),
        (("REV", *GIVEN), 2, "No finding has the code `REV`"),
        (("REV042", "--only", "due", *GIVEN), 2, "is not KEY=VALUE"),
        (("CON001", *GIVEN), 2, "No finding CON001 stands now"),
    ],
)
def test_what_cannot_be_accepted_is_refused(late: Company, words, code, said):
    done = late.refused("accept", *words, code=code)
    assert said in done.err
    assert not (late.root / "accepted-findings.yaml").exists()


def test_of_several_in_one_file_one_is_named(late: Company):
    found = late.run("validate", "--json").json["diagnostics"]
    first = next(
        item
        for item in found
        if item["severity"] in ("error", "warning")
        and not item["code"].startswith(("YML", "SCH", "JRN"))
        and sum((o["code"], o["path"]) == (item["code"], item["path"]) for o in found) > 1
    )
    place = (first["code"], first["path"])
    asked = late.refused("accept", *place, *GIVEN, code=2)
    assert "--every" in asked.err
    told = " ".join(asked.err.split()).partition("--only ")[2].partition(")")[0]
    done = late.ok("accept", *place, "--only", told, *GIVEN, "--json")
    assert done.json["findings"] == 1
    every = late.ok("accept", *place, "--every", *GIVEN, "--json")
    assert every.json["findings"] > 1


def test_a_file_in_a_form_that_cannot_be_changed_is_left_alone(late: Company):
    file = late.root / "accepted-findings.yaml"
    file.write_text("{format: 1, accepted: []}\n")
    done = late.refused("accept", "REV005", *GIVEN)
    assert "cannot be changed safely" in done.err
    assert file.read_text() == "{format: 1, accepted: []}\n"
