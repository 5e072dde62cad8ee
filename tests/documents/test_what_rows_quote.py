"""What a row of a leaf gives whom it calls: the policy with the insurer, each number in a row."""

import pytest

from incplan.documents.views.kit.leaf import leaf
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import translator
from incplan.store.plan.loader import load_plan
from tests.conftest import ROOT

PLANS = ("drukkerij-lindeboom", "mosan-leie-foods", "ateliers-ardenne-eifel")


@pytest.fixture(params=PLANS, scope="module")
def plan(request):
    return load_plan(ROOT / "plans" / request.param).plan


def rows(plan, fiche):
    say = Wording(plan, translator("en"))
    phases = [part for part in leaf(say, plan.fiche(fiche)).sections if part.style == "phase"]
    return {row.id: row for part in phases for row in part.blocks[-1].items}


def insured(plan, row) -> bool:
    """Whether a party that the row names by its row of the directory insures us."""
    return any(
        contact.policies or any("insurer" in item for item in contact.rows)
        for contact in map(plan.contacts.get, plan.by_row(row))
        if contact is not None
    )


def test_every_row_that_calls_an_insurer_quotes_a_policy(plan):
    told = []
    for fiche in plan.fiche_ids():
        for measure in plan.fiche(fiche).measures:
            row = rows(plan, fiche).get(measure.id)
            named = (*measure.contacts, *measure.roles)
            if row is None or not any("insurer" in item for item in named):
                continue
            if any(insured(plan, item) for item in named if "insurer" in item):
                assert any("policy " in call.note for call in row.calls), measure.id
                told.append(measure.id)
    assert {"RAN-A08", "RAN-A16", "FIR-A19"} <= set(told)


def test_policies_are_those_for_the_type_of_incident_and_for_who_is_called():
    plan = load_plan(ROOT / "plans" / "mosan-leie-foods").plan
    flood, fire = rows(plan, "flood"), rows(plan, "fire")
    (claim,) = flood["FLD-A12"].calls
    assert "POL-FIRE-0001" in claim.note
    assert "POL-CYB-0002" not in claim.note
    hurt = next(call for call in fire["FIR-A19"].calls if "policy" in call.note)
    assert "POL-ACC-0003" in hurt.note


def test_an_insurer_who_acts_beside_another_firm_is_asked_for_the_policy():
    plan = load_plan(ROOT / "plans" / "mosan-leie-foods").plan
    acting = rows(plan, "ransomware")["RAN-A12"]
    assert [call.note for call in acting.calls] == ["contract C-2025-004", "policy POL-CYB-0002"]
    assert all(not actor.numbers for actor in acting.actors)


def test_who_is_called_by_a_short_number_is_named_by_what_it_is_for(plan):
    calls = [call for row in rows(plan, "flood").values() for call in row.calls]
    assert any(call.numbers == ("112",) for call in calls)
    assert all(call.name not in call.numbers for call in calls)
