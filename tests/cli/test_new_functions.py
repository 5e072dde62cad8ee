"""Who gets a function is told, and is a finding until briefed: however they came to it."""

import pytest

from tests.conftest import Company
from tests.scenes import scene

IN_60_DAYS = "2027-01-22T09:00:00+01:00"
HELD = "    holder: wim\n    deputies: [claire]"


@scene
def confirmed(company: Company) -> Company:
    """Everybody who holds a function confirmed the sheet of their role."""
    company.by = "elodie"
    people = "elodie,thomas,joris,marc,ann,nadia,pieter,wim,claire,sofie,lucas,ines"
    company.ok("distribute", "role", people)
    company.ok("received", people)
    return company


def replace_in(company: Company, path: str, old: str, new: str) -> None:
    file = company.root / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def found(company: Company, *codes: str) -> list[dict[str, object]]:
    shown = company.run("validate", "--select", ",".join(codes), "--json").json["diagnostics"]
    return [item["params"] for item in shown]


def new_holder(company: Company) -> None:
    replace_in(company, "plan.yaml", "    holder: nadia\n    deputies: [joris, pieter]",
               "    holder: sofie\n    deputies: [joris, pieter]")  # fmt: skip


def new_person(company: Company) -> None:
    replace_in(company, "contacts/sofie.yaml", "name: Sofie EXEMPEL", "name: Sofia NIEUW")


def promoted(company: Company) -> None:
    replace_in(company, "plan.yaml", "    holder: nadia\n    deputies: [joris, pieter]",
               "    holder: joris\n    deputies: [nadia, pieter]")  # fmt: skip


@pytest.mark.parametrize(
    ("change", "who", "about"),
    [
        (new_holder, "sofie", "incident_manager"),
        (new_person, "sofie", "activity_owner"),
        (promoted, "joris", "incident_manager"),
    ],
)
@pytest.mark.parametrize("briefed", ["received", "session"])
def test_three_ways_to_a_function(confirmed: Company, change, who: str, about: str, briefed: str):
    assert found(confirmed, "REV036", "REV029") == []
    change(confirmed)
    (told,) = found(confirmed, "REV036", "REV029")
    assert (told["person"], told["case"]) == (who, "new_function")
    assert about in told["functions"]
    said = confirmed.ok("save", "--yes")
    assert f"incplan export role {who}" in said.out
    assert [item["person"] for item in confirmed.ok("plan", "--json").json["to_brief"]] == [who]
    assert "(new)" in confirmed.ok("export", "role", who).out
    assert "Briefing of" in confirmed.ok("export", "calendar").out
    assert "new function: " in confirmed.ok("export", "plan").out

    if briefed == "received":
        confirmed.ok("received", who)
    else:
        confirmed.ok("awareness", "record", "Your page", "--audience", "holders", "--present", who)
    assert found(confirmed, "REV036", "REV029") == []
    assert confirmed.ok("plan", "--json").json["to_brief"] == []


def test_the_former_holder_and_who_steps_down_have_nothing_new(confirmed: Company):
    promoted(confirmed)
    assert [item["person"] for item in found(confirmed, "REV036")] == ["joris"]  # not nadia
    replace_in(confirmed, "contacts/joris.yaml", "name: Joris VAN DEMO", "name: Joris Van Demo")
    assert [item["person"] for item in found(confirmed, "REV036")] == ["joris"]


def test_a_term_of_thirty_days_and_who_sees_to_it(confirmed: Company):
    new_holder(confirmed)
    confirmed.ok("save", "--yes")
    line = next(item for item in confirmed.ok("awareness", "--json").json["people"]
                if item["person"] == "sofie")  # fmt: skip
    assert (line["untold"], line["owner"]) == (["incident_manager"], "ines")
    assert line["briefing_due"] is not None
    late = found(confirmed.at(IN_60_DAYS), "REV029")
    assert [(item["person"], item["case"]) for item in late] == [("sofie", "late")]


def test_without_any_copy_a_change_is_told_all_the_same(company: Company):
    """Who held their function since the plan began is nobody's new holder."""
    assert company.ok("plan", "--json").json["to_brief"] == []
    new_holder(company)
    (told,) = found(company, "REV029")
    assert (told["person"], told["functions"]) == ("sofie", ["incident_manager"])


def test_several_whose_term_runs_are_one_finding(company: Company):
    replace_in(company, "plan.yaml", "deputies: [joris, pieter]", "deputies: [ines, lucas]")
    (several,) = found(company, "REV029")
    assert (several["case"], several["count"]) == ("several", 2)
    company.ok("save", "--yes")
    late = found(company.at(IN_60_DAYS), "REV029")
    assert sorted(str(item["person"]) for item in late) == ["ines", "lucas"]
