"""What is still to be filled in counts for nothing: no electrician, no deputy, no copy holder."""

from datetime import date
from typing import Any

import pytest

from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import Fiche
from incplan.plan.files.organisation import PlanFile
from incplan.plan.maintenance.effective import with_record
from incplan.plan.record import PlanRecord
from incplan.plan.validation.contacts.outside_parties import electricians
from incplan.plan.validation.contacts.roles import deputies, required_roles
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.fiches.structure import required_contacts
from incplan.plan.validation.maintenance.completeness import activity_people
from incplan.plan.validation.maintenance.papers import paper_copies
from incplan.plan.values.reading import check
from tests.small_plan import CONTACTS, FICHE, PLAN_FILE, activity, small_plan

PLACE = {"kind": "external", "name": "to fill in", "to_fill": "yes"}
REAL = CONTACTS["elec"]


def second(name: str = "Autre", phone: str = "081 00 00 77") -> dict[str, Any]:
    return {**REAL, "name": name, "channels": [{"kind": "office", "phone": phone}]}


def context(contacts: dict[str, Any], **parts: Any) -> Context:
    known = {key: check(Contact, value) for key, value in contacts.items()}
    today = date(2026, 11, 23)
    plan = with_record(small_plan(contacts=known, **parts), PlanRecord(), today)
    return Context(plan=plan, today=today)


def codes(found: Any) -> list[tuple[str, str]]:
    return [(item.code, item.severity.value) for item in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([REAL, second()], []),
        ([REAL, {**PLACE, "rows": ["electrician"]}], [("CON003", "warning")]),
        ([{**PLACE, "rows": ["electrician"]}] * 2, [("CON003", "warning")]),
        ([{**PLACE, "rows": ["electrician"]}], [("CON003", "error")]),
        ([REAL, {**second(), "to_fill": "yes"}], [("CON003", "warning")]),
        ([REAL, second(), {**PLACE, "rows": ["electrician"]}], []),
        ([REAL, REAL, {**PLACE, "rows": ["electrician"]}], [("CON003", "error")]),
    ],
)
def test_a_placeholder_is_no_electrician(rows, expected):
    found = {f"e{place}": row for place, row in enumerate(rows)}
    assert codes(electricians(context(found))) == expected


def with_roles(**roles: Any) -> PlanFile:
    return check(PlanFile, {**PLAN_FILE, "roles": {**PLAN_FILE["roles"], **roles}})  # type: ignore[dict-item]


def test_a_placeholder_holds_no_function_and_stands_in_for_nobody():
    contacts = {**CONTACTS, "later": PLACE}
    held = with_roles(bcp_manager={"holder": "later"})
    assert ("ROLE001", "error") in codes(required_roles(context(contacts, file=held)))
    stand_in = with_roles(bcp_manager={"holder": "claire", "deputies": ["later"]})
    assert ("ROLE003", "warning") in codes(deputies(context(contacts, file=stand_in)))
    assert context(contacts, file=held).plan.available("bcp_manager", date(2026, 11, 23)) is None


def test_a_placeholder_is_no_deputy_of_an_activity():
    contacts = {**CONTACTS, "later": PLACE}
    given = {"orders": activity("Orders", deputy="later")}
    assert codes(activity_people(context(contacts, activities=given))) == [("OBJ012", "warning")]


def test_a_placeholder_answers_for_no_row_of_a_fiche():
    fiche = check(Fiche, {**FICHE, "required_contacts": ["insurer"]})
    rows = {"rows": ["insurer"]}
    for contact, expected in (
        ({**PLACE, **rows}, [("FIC007", "warning")]),
        ({**REAL, **rows}, []),
        ({**PLACE, **rows, "channels": REAL["channels"]}, []),
        ({**PLACE, **rows, "disabled": "yes"}, [("FIC007", "error")]),
    ):
        given = context({**CONTACTS, "axa": contact}, library={"phishing": fiche}, adoptions={})
        assert codes(required_contacts(given)) == expected


def test_a_placeholder_holds_no_copy():
    copies = [{"holder": "later", "place": "Safe"}]
    file = check(PlanFile, {**PLAN_FILE, "paper_copies": copies})
    contacts = {**CONTACTS, "later": PLACE}
    found = codes(paper_copies(context(contacts, file=file)))
    assert found == [("REV030", "warning"), ("REV035", "warning")]
    filled = {**CONTACTS, "later": {**PLACE, "channels": REAL["channels"]}}
    (listed,) = paper_copies(context(filled, file=file))
    assert (listed.code, listed.params["case"]) == ("REV030", "listed")  # until it has a number
