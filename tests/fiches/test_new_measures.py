"""A measure that a release adds to a shipped fiche waits for a term, then it is an error."""

from datetime import date, timedelta
from typing import Any

import pytest

from incplan.plan.facts import PlanFacts, Signature
from incplan.plan.files.fiches import Fiche, FicheAdoption
from incplan.plan.files.organisation import PlanFile
from incplan.plan.record import Approval, PlanRecord
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.fiches.answers import answered
from incplan.plan.validation.fiches.structure import required_contacts
from incplan.plan.values.reading import check
from tests.conftest import Company
from tests.fiches.adapting import findings, replace
from tests.fiches.test_update import TELECOM, read_older
from tests.small_plan import FICHE, PLAN_FILE, small_plan

RELEASED = date(2026, 10, 1)  # the day FICHE was last verified
READ = "0.9"
#: Once approved: before, what is left open is no error.
SIGNED = PlanFacts(signature=Signature(on=date(2026, 1, 15)))


def context(today: date, *, version: str = READ, since: str = "", **words: Any) -> Context:
    """The small plan, which answers PHI-P01 and not PHI-P02."""
    new = {**FICHE["preventive"][1], **({"since": since} if since else {})}
    fiche = check(Fiche, {**FICHE, "preventive": [FICHE["preventive"][0], new], **words})
    answers = {"library_version": version, "adoption": {"PHI-P01": {"adopted": "yes"}}}
    plan = small_plan(
        library={"phishing": fiche},
        adoptions={"phishing": check(FicheAdoption, answers)},
        facts=SIGNED,
    )
    return Context(plan=plan, today=today)


def said(given: Context) -> list[tuple[str, object]]:
    return [(item.severity.value, item.params.get("until")) for item in answered(given)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, [("warning", "2026-11-30")]),
        (60, [("warning", "2026-11-30")]),
        (61, [("error", None)]),
    ],
)
def test_what_another_version_than_the_one_read_asks_waits_sixty_days(days, expected):
    assert said(context(RELEASED + timedelta(days=days))) == expected


def test_what_was_read_and_left_open_is_an_error_at_once():
    assert said(context(RELEASED, version="1")) == [("error", None)]


def test_the_term_is_the_one_of_the_plan():
    given = context(RELEASED + timedelta(days=11))
    cycle = {**PLAN_FILE, "review": {"new_measures_within": "10d"}}
    shorter = Context(
        plan=small_plan(
            library=given.plan.library,
            adoptions=given.plan.adoptions,
            file=check(PlanFile, cycle),
            facts=SIGNED,
        ),
        today=given.today,
    )
    assert said(given) == [("warning", "2026-11-30")]
    assert said(shorter) == [("error", None)]


def test_the_day_a_measure_was_first_shipped_counts_when_it_is_known():
    assert said(context(date(2027, 3, 2), since="2027-03-01")) == [("warning", "2027-04-30")]
    assert said(context(date(2027, 5, 1), since="2027-03-01")) == [("error", None)]


def test_what_was_there_when_it_was_read_does_not_wait():
    given = context(RELEASED)
    known = Context(
        plan=given.plan, today=given.today, read_measures={"phishing": frozenset({"PHI-P02"})}
    )
    assert said(known) == [("error", None)]


def test_an_approval_that_noted_another_text_proves_that_it_is_new():
    given = context(date(2027, 1, 20), version="1")
    noted = Approval(
        on=date(2026, 12, 15), by="claire", function="management", version="1",
        fingerprint="f" * 16, parts={"library/phishing": "old"},
    )  # fmt: skip
    later = Context(
        plan=given.plan, today=given.today, record=PlanRecord(approvals=(noted,)),
        parts={"library/phishing": "new"},
    )  # fmt: skip
    assert said(later) == [("warning", "2027-02-13")]


def test_a_contact_that_only_changed_fiches_ask_for_waits_too():
    def told(today: date, version: str) -> list[str]:
        given = context(today, version=version, required_contacts=["restoration_company"])
        return [item.severity.value for item in required_contacts(given)]

    assert told(RELEASED, READ) == ["warning"]
    assert told(RELEASED + timedelta(days=61), READ) == ["error"]
    assert told(RELEASED, "1") == ["error"]


def test_on_the_day_of_a_release_no_check_fails(company: Company) -> None:
    read_older(company)
    assert company.run("validate", "--select", "FIC002").code == 0
    assert any("FIC002" in item for item in findings(company, TELECOM))
    said = company.ok("validate", "--select", "FIC002").out
    assert "New in the shipped fiche 1.1, without an answer: TEL-P13" in said
    company.at("2027-01-25T09:00:00+01:00")
    assert company.run("validate", "--select", "FIC002").code == 1
    replace(company, "plan.yaml", "\nreview:\n", "\nreview:\n  new_measures_within: 90d\n")
    assert company.run("validate", "--select", "FIC002").code == 0


def test_before_the_first_approval_what_is_left_open_is_no_error():
    given = context(RELEASED, version="1")
    draft = Context(
        plan=small_plan(library=given.plan.library, adoptions=given.plan.adoptions),
        today=given.today,
    )
    assert (said(given), said(draft)) == ([("error", None)], [("warning", None)])


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, ("warning", "2026-11-30")), (60, ("warning", "2026-11-30")), (61, ("error", None))],
)
def test_after_the_first_approval_what_is_left_open_has_the_same_term(days, expected):
    old = context(RELEASED, version="1").plan
    facts = PlanFacts(signature=Signature(on=RELEASED))
    plan = small_plan(library=old.library, adoptions=old.adoptions, facts=facts)
    assert said(Context(plan=plan, today=RELEASED + timedelta(days=days))) == [expected]
