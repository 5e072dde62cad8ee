"""Copies handed out, confirmed, taken back; who holds one; the sheet of one person."""

import re

import pytest

from tests.conftest import Company, Run
from tests.scenes import scene

EVERYBODY = "elodie,thomas,joris,marc,ann,nadia,pieter,wim,claire,sofie,lucas,ines"


def print_it(company: Company, *words: str) -> Run:
    """The plan goes to paper."""
    target = str(company.root.parent / "plan.md")
    return company.ok("export", "plan", "--output", target, "--force", "--printed", *words)


@scene
def given(company: Company) -> Company:
    """Nadia and Wim got a binder of what the files say; Nadia confirmed hers."""
    company.by = "elodie"
    company.ok("distribute", "binder", "--to", "nadia,wim", "--place", "red shelf")
    company.ok("received", "nadia")
    return company


def found(company: Company, code: str) -> list[dict[str, object]]:
    shown = company.run("validate", "--select", code, "--json").json["diagnostics"]
    return [item["params"] for item in shown if item["code"] == code]


def holders(company: Company) -> dict[str, list[dict[str, object]]]:
    return company.ok("plan", "holders", "--json").json


def change(company: Company, path: str, old: str, new: str) -> None:
    file = company.root / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_each_copy_has_a_number_and_its_holder_confirms_it(given: Company):
    copies = given.ok("plan", "holders", "--json").json["copies"]
    told = [(item["number"], item["holder"], item["confirmed_on"]) for item in copies]
    assert told == [(1, "nadia", "2026-11-23"), (2, "wim", None)]
    shown = " ".join(given.ok("plan", "holders").out.split())
    assert "1 Emergency binder 2026.2 Nadia EL FICTI · red shelf 23/11/2026 23/11/2026" in shown
    assert "Wim VERLINDEN-TEST 2 never confirmed" in shown
    assert "Function holders with a confirmed current copy: 1 of 12" in shown
    assert given.git("log", "-1", "--format=%s").startswith("plan: received")


def test_one_binder_is_kept_off_site(given: Company):
    """DST03: a fire in the building takes all that are in it."""
    assert [item["copies"] for item in found(given, "REV047")] == ["1, 2"]
    given.ok("distribute", "binder", "--to", "claire", "--place", "at home", "--off-site")
    assert found(given, "REV047") == []
    given.ok("returned", "3")
    assert len(found(given, "REV047")) == 1


def test_private_numbers_outside_the_chains_are_an_error(given: Company):
    """DST04: the binder and the contacts hold them, the activities do not."""
    assert found(given, "REV048") == []
    given.ok("distribute", "contacts", "--to", "accountant")
    given.ok("distribute", "activities", "--to", "accountant")
    (one,) = found(given, "REV048")
    assert (one["number"], one["part"], one["holder"]) == (3, "contacts", "accountant")


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_who_has_an_old_copy_or_none_stands_on_the_first_screen(given: Company, language: str):
    given.ok("distribute", "contacts", "--to", "marc")
    change(given, "contacts/wim.yaml", "name: ", "name: Renamed ")
    given.lang = language
    first = "\n".join(given.ok("plan", "holders").out.split("\n")[:16])
    for name in ("EL FICTI (1)", "VERLINDEN-TEST (2)", "PROTOTYPE (3)"):  # old
        assert name in first
    for name in ("MAQUETTE", "SPECIMEN", "FACTICE"):  # none
        assert name in first


def test_who_holds_none_or_never_confirmed_is_a_finding_until_they_do(given: Company):
    states = {item["person"]: item["case"] for item in found(given, "REV036")}
    assert "nadia" not in states
    assert (states["wim"], states["claire"]) == ("unconfirmed", "")
    given.ok("distribute", "role", EVERYBODY)
    given.ok("received", EVERYBODY.replace("nadia,", ""))
    assert found(given, "REV036") == []


def test_a_new_holder_of_a_function_is_a_finding_until_briefed(given: Company):
    given.ok("received", "wim")
    assert "wim" not in [item["person"] for item in found(given, "REV036")]
    change(given, "plan.yaml", "deputies: [joris, pieter]", "deputies: [joris, wim]")
    (new,) = [item for item in found(given, "REV036") if item["person"] == "wim"]
    assert (new["case"], new["functions"]) == ("new_function", ["incident_manager"])
    assert "new function, to be briefed: Incident manager" in given.ok("plan", "holders").out
    given.ok("received", "wim")
    assert "wim" not in [item["person"] for item in found(given, "REV036")]


def test_a_changed_file_makes_only_the_copies_old_that_show_it(given: Company):
    given.ok("distribute", "contacts", "--to", "claire", "--digital")
    change(given, "activities/order-intake.yaml", "percent: 60", "percent: 70")
    (old,) = found(given, "REV033")
    assert (old["case"], old["copies"], old["holders"]) == ("copies", "1, 2", "nadia, wim")
    assert "activities/order-intake" in str(old["files"])
    said = given.ok("distribute", "binder", "--to", "wim").err
    assert "still holds copy no. 2" in said
    assert "incplan returned 2" in " ".join(said.split())


def test_a_print_is_in_nobodys_hands_until_it_is_distributed(company: Company):
    company.by = "elodie"
    done = print_it(company, "--copies", "1")
    assert "incplan distribute binder --to NAME" in done.err
    assert [item["case"] for item in found(company, "REV030")] == ["printed"]
    change(company, "activities/order-intake.yaml", "percent: 60", "percent: 70")
    said = company.ok("distribute", "plan", "--to", "wim")  # what was printed is what is given
    assert "changed since: activities/order-intake" in " ".join(said.err.split())
    assert found(company, "REV030") == []
    (old,) = found(company, "REV033")
    assert old["holders"] == "wim"


def test_what_records_do_not_explain_is_told_and_found_until_it_is_mended(company: Company):
    company.by = "elodie"
    said = " ".join(company.ok("distribute", "binder", "--to", "wim,claire").err.split())
    assert "No print of it is noted" in said
    assert company.ok("distribute", "role", "--to", "marc").err == ""  # a sheet is no print run
    (odd,) = found(company, "REV034")
    assert (odd["case"], odd["copies"]) == ("unprinted", "1, 2")
    print_it(company, "--copies", "1")
    (odd,) = found(company, "REV034")
    assert (odd["case"], odd["copies"], odd["holders"]) == ("more", 1, 2)
    shown = company.ok("distribute", "plan", "--to", "nadia", "--json").json
    assert (shown["unprinted"], shown["printed"], shown["beyond"]) == (False, 1, 3)
    company.ok("returned", "2")
    company.ok("returned", "4")
    assert found(company, "REV034") == []


def test_one_number_of_copies_on_every_surface(company: Company):
    def told() -> tuple[int, int]:
        paper = company.ok("plan", "--json").json["paper"]["held"]
        return paper, company.ok("plan", "holders", "--json").json["on_paper"]

    assert told() == (4, 4)  # as plan.yaml lists them
    assert "without a number: claire, nadia, wim" in company.ok("plan", "holders").out
    company.by = "elodie"
    for part in ("binder", "plan", "contacts"):
        company.ok("distribute", part, "--to", "nadia")
    company.ok("distribute", "binder", "--to", "claire", "--digital")
    assert told() == (2, 2)
    assert "2 copies are held" in company.ok("plan").out


def test_a_sheet_alone_is_not_the_plan_on_paper(company: Company):
    company.by = "elodie"
    company.ok("distribute", "role", "--to", "nadia")
    assert [item["case"] for item in found(company, "REV030")] == [""]


def test_all_holders_are_one_finding_until_a_copy_has_a_number(company: Company):
    (told,) = found(company, "REV036")
    assert (told["case"], told["count"]) == ("nobody", 8)
    (listed,) = found(company, "REV030")  # by plan.yaml, which nobody signed for
    assert (listed["case"], listed["names"]) == ("listed", "claire, nadia, wim, marc")
    states = {item["person"]: item["state"] for item in holders(company)["people"]}
    assert (states["wim"], states["joris"]) == ("unconfirmed", "none")


def test_a_list_that_is_confirmed_tells_nobody_the_role(given: Company):
    given.ok("distribute", "contacts", "--to", "sofie")
    said = given.ok("received", "sofie")
    assert "distribute role --to sofie" in said.out
    (sofie,) = [item for item in found(given, "REV036") if item["person"] == "sofie"]
    assert (sofie["case"], sofie["copies"]) == ("", "")
    assert "holds no copy that tells the role" in " ".join(given.ok("plan", "holders").out.split())
    given.ok("distribute", "role", "--to", "sofie")
    (sofie,) = [item for item in found(given, "REV036") if item["person"] == "sofie"]
    assert (sofie["case"], sofie["copies"]) == ("unconfirmed", "4")  # the list is not in question


def test_how_a_copy_ends(given: Company):
    assert "returned 2 --des" in given.refused("returned", "2", "--destroyed", code=2).err
    assert "returned 2 --lost" in given.refused("returned", "2", "--lost", code=2).err
    assert "Nadia" in given.refused("returned", "1", "--holder", "wim").err
    given.refused("returned", "1", "--destroyed", "--lost", code=2)
    given.refused("returned", "1", "--destroyed", "--seen-by", "nadia")  # her own
    given.ok("returned", "1", "--destroyed", "--seen-by", "marc")
    given.refused("returned", "1")
    given.refused("returned", "9")
    lost = given.ok("returned", "2", "--lost", "--reason", "left in the train")
    assert "breach of personal data" in " ".join(lost.err.split())
    assert given.ok("plan", "holders", "--json").json["copies"] == []
    assert [item["case"] for item in found(given, "REV030")] == [""]  # nobody has it on paper


def test_what_cannot_be_confirmed_is_refused_with_what_would_do(given: Company):
    said = " ".join(given.refused("received", "claire").err.split())
    assert "incplan distribute binder --to claire" in said
    assert "already" in given.refused("received", "nadia").err
    assert "Wim" in given.refused("received", "nadia", "--copy", "2").err
    given.refused("received", code=2)
    given.refused("distribute", "binder", code=2)
    assert "binder" in given.refused("distribute", "bindder", "--to", "wim", code=2).err
    given.ok("received", "wim", "--copy", "2")


def test_who_left_holds_no_copy_and_gives_theirs_back(given: Company):
    change(given, "contacts/wim.yaml", "kind: person", "kind: person\nleft_on: 2026-11-20")
    given.refused("distribute", "plan", "--to", "wim")
    assert [item["number"] for item in found(given, "REV038")] == [2]


@pytest.mark.parametrize("document", ["plan", "binder"])
def test_the_page_of_holders_follows_the_copies(given: Company, document: str):
    change(given, "levels.yaml", "format: 1", "format: 1\nx-note: new")
    page = given.ok("export", document).out
    rows = [line for line in page.splitlines() if "Wim" in line and "red shelf" in line]
    assert len(rows) == 1
    assert "2026.2, to be replaced" in rows[0]
    assert "Quay office" not in page  # a line of plan.yaml that nobody was handed


def test_the_sheet_of_a_person_is_one_page_with_their_duties_and_copies(given: Company):
    target = str(given.root.parent / "wim.pdf")
    made = given.ok("export", "role", "wim", "--format", "pdf", "--output", target, "--json")
    assert made.json["pages"] == 1
    text = given.ok("export", "role", "wim").out
    assert "Where the binder is: Nadia EL FICTI (red shelf); Wim" in text.replace("**", "")
    owner = given.ok("export", "role", "marc").out
    assert "| My activities | I am | RTO |" in owner
    assert "| BCP manager | holder |" in text
    assert "no. 2, version 2026.2 (red shelf)" in text
    assert "RAN-A" in text
    given.refused("export", "role", code=2)


def test_the_sheet_of_whoever_does_everything_is_one_page_too(company: Company):
    file = company.root / "plan.yaml"
    roles, rest = file.read_text().split("\nroles:", 1)
    held = re.sub(r"(?m)^(    holder:) \w+", r"\1 marc", rest.split("\n\n", 1)[0])
    file.write_text(f"{roles}\nroles:{held}\n\n{rest.split(chr(10) * 2, 1)[1]}")
    for activity in (company.root / "activities").glob("*.yaml"):
        activity.write_text(re.sub(r"(?m)^owner: \w+", "owner: marc", activity.read_text()))
    target = str(company.root.parent / "marc.pdf")
    made = company.ok("export", "role", "marc", "--lang", "de", "-o", target, "--json")
    assert made.json["pages"] == 1
    text = company.ok("export", "role", "marc").out
    assert text.count("Incident manager") == 1
    assert "FLD-A" in text


def test_a_copy_is_named_by_its_number_or_by_who_holds_it(given: Company):
    given.ok("distribute", "contacts", "--to", "wim")
    before = given.files()
    told = given.refused("returned", "wim", code=2).err
    assert "Emergency binder, given on 23/11/2026: incplan returned 2" in " ".join(told.split())
    assert "incplan returned 3" in told
    given.refused("returned", "joris")
    given.refused("returned", "nobody at all", code=2)
    assert given.files() == before
    assert given.ok("returned", "Nadia", "--json").json["number"] == 1
    assert "no copy" in given.refused("returned", "nadia").err
