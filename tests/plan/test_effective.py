"""Files and journal joined into one reading, and what of them cannot both be so."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.plan.facts import LastDone, Source
from incplan.plan.files.fiches import AdoptionRecord, FicheAdoption
from incplan.plan.files.organisation import PlanFile
from incplan.plan.maintenance.effective import _record, with_record, without_bookkeeping
from incplan.plan.plan import Plan
from incplan.plan.record import (
    Approval,
    Copy,
    CopyKey,
    MeasureState,
    PlainExercise,
    PlanRecord,
    PrintRun,
    TargetReview,
)
from incplan.plan.values.reading import check
from incplan.plan.values.scalars import Text
from incplan.vocabulary import Adoption
from tests.small_plan import PLAN_FILE, small_plan

TODAY = date(2026, 11, 23)
EARLIER = date(2026, 3, 2)
DAYS = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=10))


def plan_with(**words: Any) -> Plan:
    return small_plan(file=check(PlanFile, {**PLAN_FILE, **words}))


def answered(**words: Any) -> Plan:
    """The plan whose file answers for one measure."""
    written = check(FicheAdoption, {"adoption": {"PHI-P01": words}})
    return small_plan(adoptions={"phishing": written})


def said(adopted: Adoption, on: date, **words: Any) -> PlanRecord:
    state = MeasureState(on=on, by="nadia", adopted=adopted, **words)
    return PlanRecord(adopted={"PHI-P01": state})


@given(written=st.none() | DAYS, recorded=st.lists(DAYS, max_size=4))
def test_the_latest_day_that_has_come_counts_whoever_wrote_it(
    written: date | None, recorded: list[date]
) -> None:
    cycle = {"last_review": written.isoformat()} if written else {}
    record = PlanRecord(reviews=tuple(sorted(recorded)))
    review = with_record(plan_with(review=cycle), record, TODAY).facts.review

    days = [day for day in (written, *recorded) if day and day <= TODAY]
    assert review.on == max(days, default=None)
    assert (review.source is None) == (not days)
    if review.source is Source.FILE:
        assert review.on == written
        assert review.on not in recorded
    if review.source is Source.JOURNAL:
        assert review.on in recorded


def test_a_day_to_come_is_told_from_none() -> None:
    plan = plan_with(review={"last_exercise": "2062-01-01"})
    facts = with_record(plan, PlanRecord(), TODAY).facts

    assert facts.exercise == LastDone(to_come=True)
    assert [item.code for item in facts.conflicts] == ["REV060"]
    assert ("plan", ("review", "last_exercise")) in facts.days_to_come


@pytest.mark.parametrize(
    ("words", "adopted", "on", "expected"),
    [
        ({"adopted": "no", "on": "2026-05-01"}, Adoption.YES, date(2026, 5, 1), ""),
        ({"adopted": "no", "on": "2026-05-03"}, Adoption.YES, date(2026, 5, 2), "later"),
        ({"adopted": "yes"}, Adoption.NO, date(2026, 5, 2), "undated"),
        ({"adopted": "no"}, Adoption.YES, date(2026, 5, 2), None),  # as files begin
        ({"adopted": "yes", "on": "2026-05-02"}, Adoption.YES, date(2026, 5, 2), None),
    ],
)
def test_answers_that_differ_are_told_where_the_file_is_not_older(
    words: dict[str, str], adopted: Adoption, on: date, expected: str | None
) -> None:
    found = with_record(answered(**words), said(adopted, on), TODAY).facts.conflicts

    assert [item.params["case"] for item in found] == ([] if expected is None else [expected])
    assert all(item.code == "REV062" for item in found)


def test_another_owner_in_a_later_file_is_told() -> None:
    plan = answered(adopted="yes", on="2026-05-03", owner="claire")
    (found,) = with_record(
        plan, said(Adoption.YES, date(2026, 5, 2), owner="nadia"), TODAY
    ).facts.conflicts

    assert (found.params["owner"], found.params["said_owner"]) == ("claire", "nadia")


@pytest.mark.parametrize(
    ("signed", "conflict"),
    [
        ({"signed_on": "2026-11-01", "signed_version": "3.1"}, False),
        ({"signed_on": "2026-11-01", "signed_version": "3.0"}, True),
        ({"signed_on": "2026-11-01", "approved_by": "nadia"}, True),
        ({"signed_on": "2026-11-02"}, True),
    ],
)
def test_a_signature_beside_an_approval(signed: dict[str, str], conflict: bool) -> None:
    given = Approval(
        on=date(2026, 11, 1), by="claire", function="CEO", version="3.1", fingerprint="f"
    )
    plan = plan_with(preparation={"approved_by": "claire", **signed})
    facts = with_record(plan, PlanRecord(approvals=(given,)), TODAY).facts

    assert [item.code for item in facts.conflicts] == (["REV061"] if conflict else [])
    assert facts.approval is not None
    assert facts.approval.given is given  # only the journal approves


def copied(**words: str) -> Plan:
    return plan_with(paper_copies=[{"holder": "claire", "place": "Quay", **words}])


def handed(on: date) -> PlanRecord:
    key = CopyKey("e", 1)
    copy = Copy(key=key, part="plan", to="claire", on=on, version="3.1", fingerprint="f")
    return PlanRecord(handed=(copy,))


def assessed(day: str) -> Plan:
    prior = {**PLAN_FILE["prior_documents"], "risk_assessment": {"done": "yes", "updated": day}}
    return plan_with(prior_documents=prior)


def verified(day: str) -> Plan:
    plan = small_plan()
    elec = replace(plan.contacts["elec"], last_verified=date.fromisoformat(day))
    return replace(plan, contacts={**plan.contacts, "elec": elec})


#: Each fact that a file and the journal may both hold: its file, its journal, where it is told.
TWO_SOURCES = {
    "review": (
        lambda day: plan_with(review={"last_review": day}),
        lambda on: PlanRecord(reviews=(on,)),
        ("plan", ("review", "last_review")),
    ),
    "exercise": (
        lambda day: plan_with(review={"last_exercise": day}),
        lambda on: PlanRecord(exercises=(on,)),
        ("plan", ("review", "last_exercise")),
    ),
    "exercise without a scenario": (
        lambda day: plan_with(review={"last_exercise": day}),
        lambda on: PlanRecord(plain=(PlainExercise(on=on, acted=("nadia", "claire")),)),
        ("plan", ("review", "last_exercise")),
    ),
    "awareness": (
        lambda day: plan_with(review={"last_awareness": day}),
        lambda on: PlanRecord(awareness=(on,)),
        ("plan", ("review", "last_awareness")),
    ),
    "prior document": (
        assessed,
        lambda on: PlanRecord(
            targets=(TargetReview(on=on, target="risk_assessment", changed=True),)
        ),
        ("plan", ("prior_documents", "risk_assessment", "updated")),
    ),
    "copy": (
        lambda day: copied(delivered=day),
        handed,
        ("plan", ("paper_copies", 0, "delivered")),
    ),
    "contact": (
        verified,
        lambda on: PlanRecord(verified={"elec": on}),
        ("contacts/elec", ("last_verified",)),
    ),
    "adoption": (
        lambda day: answered(adopted="yes", on="2026-01-05", checked_on=day),
        lambda on: said(Adoption.YES, on),
        ("fiches/phishing", ("adoption", "PHI-P01", "adopted")),
    ),
    "another answer, older": (
        lambda day: answered(adopted="no", on=day),
        lambda on: said(Adoption.YES, on),
        ("fiches/phishing", ("adoption", "PHI-P01", "adopted")),
    ),
    "approval": (
        lambda day: plan_with(preparation={"approved_by": "claire", "signed_on": day}),
        lambda on: PlanRecord(
            approvals=(
                Approval(on=on, by="claire", function="CEO", version="3.1", fingerprint="f"),
            )
        ),
        ("plan", ("preparation", "signed_on")),
    ),
}
#: Facts of which another finding tells that the file is later; a document of the company may change
#: without being read for an incident.
TOLD_OTHERWISE = {"another answer, older": "REV062", "approval": "REV061", "prior document": ""}


@pytest.mark.parametrize("fact", TWO_SOURCES)
@pytest.mark.parametrize(
    ("written", "recorded", "case"),
    [
        ("2026-05-04", date(2026, 8, 3), "older"),
        ("2026-08-03", date(2026, 5, 4), "later"),
        ("2026-05-04", date(2026, 5, 4), None),
        ("2026-05-04", date(2027, 5, 4), None),  # the journal's has not come yet
    ],
)
def test_days_that_differ_are_a_note_whatever_the_fact(
    fact: str, written: str, recorded: date, case: str | None
) -> None:
    of_file, of_journal, place = TWO_SOURCES[fact]
    facts = with_record(of_file(written), of_journal(recorded), TODAY).facts
    if fact in TOLD_OTHERWISE and case != "older":
        assert {item.code for item in facts.conflicts} <= {TOLD_OTHERWISE[fact]}
        return

    told = [item for item in facts.conflicts if item.code == "REV063"]
    assert [(item.params["case"], (item.subject, item.route)) for item in told] == (
        [(case, place)] if case else []
    )
    assert len(facts.contradictions) == (case == "later"), "what is older is only a note"


def test_an_exercise_of_one_person_alone_contradicts_no_day() -> None:
    record = PlanRecord(plain=(PlainExercise(on=TODAY, acted=("nadia",)),))
    facts = with_record(plan_with(review={"last_exercise": "2026-05-04"}), record, TODAY).facts

    assert facts.conflicts == ()
    assert facts.exercise == LastDone(date(2026, 5, 4), Source.FILE)


def test_contacts_checked_on_other_days_are_one_note() -> None:
    plan = small_plan()
    old = {key: replace(who, last_verified=EARLIER) for key, who in plan.contacts.items()}
    record = PlanRecord(verified=dict.fromkeys(old, TODAY))
    (found,) = with_record(replace(plan, contacts=old), record, TODAY).facts.conflicts

    assert (found.code, found.params["case"]) == ("REV063", "older_several")
    assert found.params["count"] == len(old)


def test_an_approval_knows_what_changed_since() -> None:
    given = Approval(
        on=TODAY, by="claire", function="CEO", version="3.1", fingerprint="f", parts={"plan": "1"}
    )
    record = PlanRecord(approvals=(given,))
    for parts, changed in (({"plan": "1"}, ()), ({"plan": "2"}, ("plan",)), ({}, ())):
        approval = with_record(small_plan(), record, TODAY, parts).facts.approval
        assert approval is not None
        assert approval.changed == changed


def test_a_prior_document_read_again_is_as_old_as_its_last_change() -> None:
    prior = {
        **PLAN_FILE["prior_documents"],
        "risk_assessment": {"done": "yes", "updated": "2026-01-01"},
    }
    read = (
        TargetReview(on=date(2026, 3, 1), target="risk_assessment", changed=True),
        TargetReview(on=date(2026, 5, 1), target="risk_assessment", changed=False),
        TargetReview(on=date(2026, 6, 1), target="contract", changed=True),
    )
    facts = with_record(
        plan_with(prior_documents=prior), PlanRecord(targets=read), TODAY
    ).facts.prior_documents

    assert facts["risk_assessment"].updated == LastDone(date(2026, 3, 1), Source.JOURNAL)
    assert facts["risk_assessment"].read == LastDone(date(2026, 5, 1), Source.JOURNAL)
    assert facts["business_continuity_plan"].read == LastDone()


def test_what_was_only_looked_at_again_is_not_in_a_page_code() -> None:
    record = PlanRecord(
        reviews=(TODAY,),
        exercises=(TODAY,),
        awareness=(TODAY,),
        printed=(PrintRun(on=TODAY, version="3.1", fingerprint="f"),),
        verified={"elec": TODAY},
    )
    plan = plan_with(review={"last_review": "2026-03-02"})
    noted = with_record(plan, record, TODAY)
    before = with_record(plan, PlanRecord(), TODAY)

    assert noted != before
    assert without_bookkeeping(noted) == without_bookkeeping(before)


def test_another_answer_on_a_measure_brings_its_own_words():
    """What the file says of its answer, the reason and the day, is not said of another one."""
    written = AdoptionRecord(
        adopted=Adoption.PARTIAL,
        reason=Text(plain="Ghent waits"),
        evidence=Text(plain="old photo"),
        due=date(2027, 3, 31),
        owner="marc",
    )
    answered = _record(
        written,
        MeasureState(on=date(2026, 11, 1), by="wim", adopted=Adoption.YES, proof="photo 88"),
    )
    assert (str(answered.evidence.plain), answered.reason, answered.due, answered.owner) == (
        "photo 88",
        None,
        None,
        "marc",
    )
    same = _record(written, MeasureState(on=date(2026, 11, 1), by="wim", adopted=Adoption.PARTIAL))
    assert (same.reason, same.due) == (written.reason, written.due)
