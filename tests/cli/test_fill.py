"""`fill`: what is open, and answers in place; nothing else of a file changes."""

from pathlib import Path

import pytest

from tests.conftest import Company


def text(company: Company, name: str) -> str:
    return (company.root / name).read_text()


def test_the_list_names_each_key_with_its_question(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    file.write_text("".join(line for line in file.read_text().splitlines(True)
                            if not line.startswith("mtpd:")))  # fmt: skip
    listed = company.ok("fill", "--list", "activities", "--json").json
    found = {item["key"]: item for item in listed["questions"]}
    assert found["activities/order-intake.mtpd"]["part"] == "activities"
    assert "MTPD" in found["activities/order-intake.mtpd"]["question"]
    assert found["activities/order-intake.mtpd"]["why"]
    assert listed["open"] == len(found) == listed["parts"]["activities"]
    company.ok("fill", "--set", "activities/order-intake.mtpd=3 jours")
    after = company.ok("fill", "--list", "--json").json["questions"]
    assert "activities/order-intake.mtpd" not in [item["key"] for item in after]


def test_an_answer_changes_its_value_and_nothing_else(company: Company):
    before = text(company, "activities/order-intake.yaml")
    done = company.ok("fill", "--set", "activities/order-intake.rto=6h", "--json").json
    after = text(company, "activities/order-intake.yaml")
    assert after == before.replace("rto: 4h", "rto: 6h") != before
    assert done["written"] == [
        {
            "key": "activities/order-intake.rto",
            "path": "activities/order-intake.yaml",
            "before": "4h",
            "after": "6h",
        }
    ]
    assert company.git("log", "-1", "--format=%s").strip() == (
        "plan: filled in activities/order-intake.yaml"
    )
    assert company.git("status", "--porcelain") == ""


def test_several_answers_are_one_commit(company: Company):
    count = int(company.git("rev-list", "--count", "HEAD"))
    company.ok("fill", "--set", "plan.organisation.staff=51",
               "--set", "suppliers/sup-winkelweb.contract.ends=31/12/2028")  # fmt: skip
    assert int(company.git("rev-list", "--count", "HEAD")) == count + 1
    assert "ends: 2028-12-31}   # open-ended" in text(company, "suppliers/sup-winkelweb.yaml")


def test_all_answers_or_none(company: Company):
    before = text(company, "plan.yaml")
    done = company.run("fill", "--set", "plan.organisation.staff=51",
                       "--set", "activities/order-intake.rto=shortly")  # fmt: skip
    assert (done.code, text(company, "plan.yaml")) == (2, before)
    assert "activities/order-intake.rto" in done.err


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("activities/order-intake.rto=", "Nothing is said"),
        ("activities/order-intake.rto=?", "stays open"),
        ("activities/order-intake.rto", "not KEY=VALUE"),
        ("activities/order-intake.colour=red", "No file of the plan holds"),
        ("somewhere=1", "is not a key"),
        ("activities/order-intake.owner=nobody-of-ours", "nobody-of-ours"),
        ("activities/order-intake.vital=perhaps", "yes, no"),
        ("fiches/flood.FLD-P99=yes", "FLD-P99"),
        ("fiches/flood.FLD-P01=n/a", "why it does not apply"),
        ("fiches/flood.FLD-P01=planned nadia 2026-01-31", "has passed"),
        ("fiches/flood.FLD-P01=perhaps", "how far"),
        ("contacts/nadia.channels=mobile nothing", "no way to reach"),
        ("contacts/newcomer.name=Ann", "kind"),
        ("suppliers/sup-winkelweb.sla=4h", "service_window"),
        ("plan.organisation.accent_colour=red", "accent_colour"),
    ],
)
def test_what_is_no_answer_is_refused_with_what_would_do(company: Company, answer, words):
    done = company.refused("fill", "--set", answer, code=2)
    assert words in " ".join(done.err.split())
    assert company.git("status", "--porcelain") == ""


def test_a_new_contact_begins_with_its_name(company: Company):
    company.ok("fill", "--set", "contacts/elec.kind=external", "--set", "contacts/elec.name=Élec",
               "--set", "contacts/elec.channels=emergency 081 00 00 77 24/7; elec@example.be")  # fmt: skip
    written = text(company, "contacts/elec.yaml")
    assert written.splitlines()[1:] == [
        "format: 1",
        "kind: external",
        'name: "Élec"',
        "channels:",
        "  - kind: emergency",
        '    phone: "081 00 00 77"',
        '    available: "24/7"',
        "  - kind: email",
        '    email: "elec@example.be"',
    ]
    assert "SCH" not in company.run("validate", "--select", "SCH").out


def test_a_way_to_reach_somebody_is_added_and_never_twice(company: Company):
    before = text(company, "contacts/nadia.yaml")
    answer = ("fill", "--set", "contacts/nadia.channels=mobile 0470 00 00 09 private")
    company.ok(*answer)
    added = '  - kind: mobile\n    phone: "0470 00 00 09"\n    private: yes\n'
    after = text(company, "contacts/nadia.yaml")
    assert after.replace(added, "") == before
    company.ok(*answer)
    assert text(company, "contacts/nadia.yaml") == after


def test_a_measure_is_answered_in_one_line(company: Company):
    company.ok("fill", "--set", "fiches/flood.FLD-P01=planned Nadia El Ficti 31/3/2027: too dear")
    record = text(company, "fiches/flood.yaml").partition("FLD-P01:")[2].partition("FLD-P02:")[0]
    for line in ("adopted: no", "owner: nadia", "due: 2027-03-31", 'reason: "too dear"'):
        assert f"    {line}\n" in record
    assert "evidence:" in record  # what else is written of it stays


def test_none_is_an_answer_where_the_file_can_say_it(company: Company):
    company.ok("fill", "--set", "activities/order-intake.resources.buildings=none",
               "--set", "activities/order-intake.rpo=aucune")  # fmt: skip
    written = text(company, "activities/order-intake.yaml")
    assert "buildings: []" in written
    assert "\nrpo: ~" in written


def test_changes_of_somebody_else_are_left_to_them(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    file.write_text(file.read_text() + "# half a thought\n")
    done = company.ok("fill", "--set", "activities/order-intake.rto=6h")
    assert "Not committed" in done.err
    assert "rto: 6h" in file.read_text()
    assert "half a thought" in company.git("diff", "HEAD")


def test_a_file_that_cannot_be_changed_safely_is_left(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    file.write_text("{format: 1, name: Orders}\n")
    done = company.run("fill", "--set", "activities/order-intake.rto=6h")
    assert (done.code, file.read_text()) == (5, "{format: 1, name: Orders}\n")


def test_line_ends_of_windows_stay(company: Company):
    file: Path = company.root / "activities" / "order-intake.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    company.git("commit", "-qam", "line ends")
    before = file.read_bytes()
    company.ok("fill", "--set", "activities/order-intake.rto=6h")
    assert file.read_bytes() == before.replace(b"rto: 4h", b"rto: 6h")


def test_a_list_of_an_unknown_part_names_the_parts(company: Company):
    done = company.refused("fill", "--list", "weather", code=2)
    assert "activities" in done.err
