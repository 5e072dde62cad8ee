"""What has grown old, and what will within the horizon."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from incplan.diagnostics import Finding, Severity
from incplan.plan.files.contacts import Contact
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.suppliers import Supplier
from incplan.plan.maintenance.effective import with_record
from incplan.plan.record import (
    Approval,
    MeasureState,
    Objectives,
    PastIncident,
    PlanRecord,
    PrintRun,
    Project,
    TargetReview,
)
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance import links, papers, reviews, suspects
from incplan.plan.values.reading import check
from incplan.vocabulary import PROCEDURE_LINKS, Adoption
from tests.plan.edited_demo import added
from tests.small_plan import CONTACTS, PLAN_FILE, activity, small_plan

TODAY = date(2026, 11, 23)


def plan_file(**words: Any) -> PlanFile:
    return check(PlanFile, {**PLAN_FILE, **words})


def context(record: PlanRecord | None = None, **words: Any) -> Context:
    plan = words.pop("plan", None) or small_plan(file=plan_file(**words.pop("file", {})))
    known = record or PlanRecord()
    joined = with_record(plan, known, TODAY, words.get("parts", {}))
    return Context(plan=joined, today=TODAY, record=known, **words)


def codes(found: Iterator[Finding]) -> list[tuple[str, str]]:
    return [(item.code, item.severity.value) for item in found]


def approval(on: date, **words: Any) -> Approval:
    facts = {"by": "claire", "function": "management", "version": "3.0", "fingerprint": "f" * 16}
    return Approval(on=on, **{**facts, **words})


def test_a_plan_nobody_approved() -> None:
    assert codes(reviews.approval(context())) == [("REV001", "warning")]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"plan": "1", "contacts/a": "1"}, []),
        ({"plan": "2", "contacts/a": "1"}, [("REV002", "error")]),
        ({"plan": "1", "contacts/a": "2"}, [("REV003", "warning")]),
        ({"plan": "1"}, [("REV003", "warning")]),
        ({"plan": "1", "contacts/a": "1", "levels": "1"}, [("REV002", "error")]),
    ],
)
def test_a_change_after_the_approval(now: dict[str, str], expected: list[Any]) -> None:
    record = PlanRecord(
        approvals=(approval(TODAY, parts={"plan": "1", "contacts/a": "1"}),),
    )
    assert codes(reviews.approval(context(record, parts=now))) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2025-11-22", [("REV005", "error")]),
        ("2025-11-23", [("REV006", "warning")]),
        ("2026-01-22", [("REV006", "warning")]),
        ("2026-01-23", []),
        ("2027-01-01", []),  # a day to come is REV060
        (None, [("REV004", "warning")]),
    ],
)
def test_the_review_cycle_to_the_day(last: str | None, expected: list[Any]) -> None:
    cycle = {"last_review": last} if last else {}
    assert codes(reviews.review_cycle(context(file={"review": cycle}))) == expected


def test_the_finding_counts_the_days_left() -> None:
    file = {"review": {"last_review": "2025-12-03"}}
    (finding,) = reviews.review_cycle(context(file=file))
    assert (finding.params["days"], finding.params["due"]) == (10, "2026-12-03")
    assert codes(reviews.review_cycle(context(file=file, horizon=timedelta(days=9)))) == []


def test_a_review_in_the_journal_is_as_good_as_one_in_the_file() -> None:
    record = PlanRecord(reviews=(date(2026, 11, 1),))
    assert codes(reviews.review_cycle(context(record))) == []


def test_a_plan_approved_and_never_reviewed_grows_old_too() -> None:
    record = PlanRecord(approvals=(approval(date(2025, 6, 1)), approval(date(2026, 10, 1))))
    assert codes(reviews.review_cycle(context(record))) == [("REV005", "error")]


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (date(2026, 10, 1), []),  # the day of the review itself
        (date(2026, 10, 2), [("REV010", "error")]),
        (date(2026, 10, 23), [("REV010", "error")]),
        (date(2026, 10, 24), [("REV010", "warning")]),
    ],
)
def test_an_incident_asks_for_a_review(closed: date, expected: list[Any]) -> None:
    past = (PastIncident(id="INC-2026-001-k7f3", closed_on=closed, reviewed=True),)
    file = {"review": {"last_review": "2026-10-01"}}
    assert codes(reviews.after_events(context(file=file, incidents=past))) == expected


def test_a_project_asks_for_a_review() -> None:
    record = PlanRecord(projects=(Project(on=date(2026, 11, 2), what="New web shop"),))
    (finding,) = reviews.after_events(context(record))
    assert (finding.code, finding.params["which"]) == ("REV011", "New web shop")
    done = PlanRecord(projects=record.projects, reviews=(date(2026, 11, 3),))
    assert codes(reviews.after_events(context(done))) == []


def test_a_closed_incident_without_a_review_after_a_month() -> None:
    past = tuple(
        PastIncident(id=f"INC-2026-00{n}-aaaa", closed_on=TODAY - timedelta(days=days), reviewed=r)
        for n, (days, r) in enumerate(((31, False), (31, True), (30, False)))
    )
    found = list(reviews.missing_reviews(context(incidents=past)))
    assert [item.subject for item in found] == ["incidents/INC-2026-000-aaaa"]


def test_exercise_and_awareness_each_have_their_rhythm() -> None:
    file = {
        "review": {
            "last_exercise": "2025-05-01",
            "last_awareness": "2026-06-01",
            "awareness_every": "6 months",
        }
    }
    assert codes(reviews.practice(context(file=file))) == [
        ("REV021", "warning"),
        ("REV025", "warning"),
    ]
    record = PlanRecord(exercises=(date(2026, 9, 1),), awareness=(date(2026, 11, 1),))
    assert codes(reviews.practice(context(record, file=file))) == []
    assert codes(reviews.practice(context())) == [("REV020", "warning"), ("REV023", "warning")]


def test_paper_copies_of_another_version_or_older_than_the_approval() -> None:
    copies = [
        {"holder": "nadia", "place": "safe", "version": "3.1"},
        {"holder": "claire", "place": "home", "version": "3.0"},
        {"holder": "nadia", "place": "quay", "delivered": "2026-10-01"},
        {"holder": "claire", "place": "car", "delivered": "2026-11-20"},
    ]
    record = PlanRecord(approvals=(approval(date(2026, 11, 20)),))
    found = list(papers.paper_copies(context(record, file={"paper_copies": copies})))
    about = [(item.code, item.route[1]) for item in found if item.code != "REV030"]
    assert about == [("REV031", 1), ("REV032", 2)]
    assert codes(papers.paper_copies(context())) == [("REV030", "warning")]


def test_what_was_printed_last_is_compared_with_the_present() -> None:
    run = PrintRun(on=TODAY, version="3.1", fingerprint="f", parts={"plan": "1"})
    record = PlanRecord(printed=(run,))
    assert codes(papers.last_print_run(context(record, parts={"plan": "1"}))) == []
    (finding,) = papers.last_print_run(context(record, parts={"plan": "2"}))
    assert (finding.code, finding.params["files"]) == ("REV033", "plan")
    (nobody,) = papers.paper_copies(context(record))
    assert (nobody.code, nobody.params["case"]) == ("REV030", "printed")


def test_prior_documents_have_a_date_in_the_cycle() -> None:
    prior = {
        "risk_assessment": {"done": "yes"},
        "risk_treatment": {"done": "yes", "updated": "2025-11-22"},
        "business_continuity_plan": {"done": "yes", "updated": "2025-12-01"},
    }
    assert codes(papers.prior_documents(context(file={"prior_documents": prior}))) == [
        ("REV040", "warning"),
        ("REV041", "warning"),
        ("REV042", "warning"),
    ]


def test_what_changed_after_the_review_of_the_plan_asks_for_another() -> None:
    prior = {
        "risk_assessment": {"done": "yes", "updated": "2026-10-02"},
        "risk_treatment": {"done": "yes", "updated": "2026-10-01"},
        "business_continuity_plan": {"done": "yes", "updated": "2026-09-01"},
    }
    file = {"prior_documents": prior, "review": {"last_review": "2026-10-01"}}
    found = list(links.newer_than_review(context(file=file)))
    assert [(item.code, item.params["document"]) for item in found] == [
        ("REV043", "risk_assessment")
    ]
    read = PlanRecord(reviews=(date(2026, 10, 2),))
    assert not list(links.newer_than_review(context(read, file=file)))
    changed = TargetReview(on=date(2026, 11, 3), target="bcp", changed=True, incidents=())
    again = replace(read, targets=(changed,))
    found = list(links.newer_than_review(context(again, file=file)))
    assert [item.params["document"] for item in found] == ["business_continuity_plan"]
    same = replace(read, targets=(replace(changed, changed=False),))
    assert not list(links.newer_than_review(context(same, file=file)))


def test_a_link_that_nobody_organised_is_named() -> None:
    owned = {letter: {"owner": "nadia"} for letter in "ACDEFGHIJ"}
    (found,) = links.empty_links(context(file={"procedure_links": {**owned, "C": {}}}))
    assert (found.code, found.params["links"]) == ("REV044", "B, C")
    whole = {**owned, "B": {"note": "Before each new tool"}}
    assert not list(links.empty_links(context(file={"procedure_links": whole})))


@pytest.mark.parametrize("letter", PROCEDURE_LINKS)
@pytest.mark.parametrize(
    ("link", "empty"),
    [
        (None, True),
        ({}, True),
        ({"note": "tbd"}, True),
        ({"note": {"fr": "aucun", "nl": "-"}}, True),
        ({"owner": "to-name"}, True),
        ({"document": {"name": "à compléter"}}, True),
        ({"note": {"fr": "tbd", "nl": "Elke maandag"}}, False),
        ({"owner": "nadia"}, False),
        ({"document": {"name": "?", "reference": "RA-1"}}, False),
    ],
)
def test_each_link_alone_is_empty_or_says_something(letter: str, link, empty: bool) -> None:
    told = {key: {"owner": "nadia"} for key in PROCEDURE_LINKS if key != letter}
    known = told if link is None else {**told, letter: link}
    nobody = check(Contact, {"kind": "person", "name": "?", "to_fill": "yes", "channels": []})
    plan = small_plan(
        file=plan_file(procedure_links=known),
        contacts={"nadia": check(Contact, CONTACTS["nadia"]), "to-name": nobody},
    )
    found = list(links.empty_links(context(plan=plan)))
    assert [item.params["links"] for item in found] == ([letter] if empty else [])


FOUR, THREE = (Objectives(timedelta(hours=n), timedelta(hours=1)) for n in (4, 3))


def suspect(
    *approvals: tuple[str, Objectives], read: str | None, reviewed: str | None = None
) -> list[str]:
    """Codes when the RTO is 3 h now and approvals bear witness of these."""
    contract = {"reference": "C-1", **({"reviewed": read} if read else {})}
    dated = {"reviewed": reviewed} if reviewed else {}
    plan = small_plan(
        activities={
            "orders": activity(
                "Orders", rto="3h", suppliers=[{"supplier": "cloud", "function": "erp"}], **dated
            )
        },
        suppliers={
            "cloud": check(Supplier, {"name": "Nuage", "service": "Hosting", "contract": contract})
        },
    )
    known = tuple(
        approval(date.fromisoformat(on), objectives={"orders": value}) for on, value in approvals
    )
    found = suspects.suspect_links(context(PlanRecord(approvals=known), plan=plan))
    return [item.code for item in found]


def test_a_contract_read_before_the_objective_moved_is_suspect() -> None:
    old, new = ("2026-03-01", FOUR), ("2026-06-01", THREE)
    assert suspect(old, read="2026-02-01") == ["REV050"]
    assert suspect(old, read="2026-03-01") == ["REV050"]
    assert suspect(old, read=None) == ["REV050"]
    assert suspect(old, new, read="2026-06-01") == []
    assert suspect(old, new, read="2026-05-01") == ["REV050"]
    assert suspect(old, new, read="2026-05-01", reviewed="2026-04-20") == []
    # A day to come counts for nothing, in suspects as everywhere.
    assert suspect(old, read="2062-06-01") == ["REV050"]
    assert suspect(old, new, read="2026-05-01", reviewed="2062-04-20") == ["REV050"]


def test_without_a_witness_nothing_is_suspected() -> None:
    assert suspect(read="2020-01-01") == []
    assert suspect(("2026-03-01", THREE), read="2020-01-01") == []


def test_an_objective_that_came_back_was_away_in_between() -> None:
    away = (("2026-01-01", THREE), ("2026-03-01", FOUR), ("2026-06-01", THREE))
    assert suspect(*away, read="2026-02-01") == ["REV050"]
    assert suspect(*away, read="2026-07-01") == []


def test_of_file_and_journal_the_later_date_counts() -> None:
    written = check(Contact, {**CONTACTS["nadia"], "last_verified": "2026-05-01"})
    plan = small_plan(contacts={"nadia": written})
    for day, expected in ((1, date(2026, 5, 1)), (20, date(2026, 5, 20))):
        record = PlanRecord(verified={"nadia": date(2026, 5, day), "gone": TODAY})
        assert with_record(plan, record, TODAY).contacts["nadia"].last_verified == expected


@pytest.mark.parametrize(
    ("measure", "on", "expected"),
    [
        ("PHI-P01", date(2026, 5, 1), Adoption.NO),
        ("PHI-P02", date(2026, 5, 1), Adoption.NO),
        ("XXX-P09", date(2026, 5, 1), None),
    ],
)
def test_a_measure_adopted_from_the_command_line(
    measure: str, on: date, expected: Adoption | None
) -> None:
    state = MeasureState(on=on, by="nadia", adopted=Adoption.NO, proof="Seen", owner="claire")
    plan = with_record(small_plan(), PlanRecord(adopted={measure: state}), TODAY)
    record = plan.adoptions["phishing"].adoption.get(measure)
    assert (record.adopted if record else None) == expected
    if record:
        assert (record.on, record.owner) == (on, "claire")


def test_severity_is_an_error_only_for_what_is_wrong_today() -> None:
    soon = reviews.review_cycle(context(file={"review": {"last_review": "2025-12-01"}}))
    assert soon
    assert all(item.severity is not Severity.ERROR for item in soon)


@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("activities/order-intake.yaml", "reviewed: 2026-10-05"),
        ("contacts/nadia.yaml", "last_verified: 2026-11-02"),
        ("suppliers/sup-payescaut.yaml", "reviewed: 2026-10-08"),
        ("fiches/ransomware.yaml", "checked_on: 2026-11-03"),
        ("plan.yaml", "signed_on: 2026-11-16"),
        ("plan.yaml", "updated: 2026-09-15"),
        ("plan.yaml", "last_review: 2026-11-12"),
        ("plan.yaml", "last_exercise: 2026-11-17"),
    ],
)
def test_what_was_done_was_not_done_in_the_future(path, old):
    field = old.partition(":")[0]
    found, checked = added({path: [(old, f"{field}: 2062-10-05")]})

    assert found == {("REV060", path, checked.line(path, "2062-10-05"))}
