"""What a review still lacks: answers, owners and dates of actions, a cause nobody found."""

import pytest

from incplan.incident.events.course_events import Cancelled, Eradicated
from incplan.incident.review.problems import MINOR_ROWS, review_needed, review_problems
from incplan.incident.review.questions import CAUSE, questions
from incplan.incident.review.template import ROWS, RowKind
from incplan.plan.files.review import ReviewFile
from incplan.plan.values.reading import ValidationError, check
from incplan.vocabulary import Level
from tests.small_plan import Story, small_plan

JUDGED = {key: "Yes." for key, row in ROWS.items() if row.kind is RowKind.JUDGEMENT}
COMPLETE = {
    "answers": JUDGED,
    "management_response": "fully_followed",
    "staff_readiness": "partly_prepared",
    "actions": [
        {"what": "Second line", "owner": "nadia", "due": "2027-01-31", "target": "contract"}
    ],
}


def codes(words, story=None):
    review = check(ReviewFile, words)
    incident = (story or Story().declared(level=Level.MAJOR)).incident
    return [(item.code, item.row) for item in review_problems(review, incident, small_plan())]


def test_a_complete_review_has_no_problem():
    assert codes(COMPLETE) == []


def test_an_empty_review_lacks_every_judgement_and_both_choices():
    found = codes({})

    missing = {row for code, row in found if code == "answer_missing"}
    assert missing == set(JUDGED)
    assert [row for code, row in found if code == "choice_missing"] == [
        "pir.management",
        "pir.readiness",
    ]


def test_a_minor_incident_is_asked_eight_things_at_most():
    """Also where its cause was not found; what is not asked may be answered all the same."""
    story = Story().declared(level=Level.MINOR)
    asked = questions(check(ReviewFile, {}), story.incident, small_plan())
    opened = [item for item in asked if item.asked and not item.computed]
    assert 3 <= len(opened) + len(CAUSE) <= 8
    assert {row for code, row in codes({}, story)} == set(MINOR_ROWS)
    assert codes({**COMPLETE, "answers": {key: JUDGED[key] for key in MINOR_ROWS}}, story) == []
    assert any(not item.asked for item in asked)


def test_actions_answer_the_row_on_measures():
    answers = {key: text for key, text in JUDGED.items() if key != "pir.prevention.measures"}

    assert codes({**COMPLETE, "answers": answers}) == []


def test_a_comment_alone_is_an_answer():
    answers = {**JUDGED, "pir.detection.fast": {"comment": "Nobody knows."}}

    assert codes({**COMPLETE, "answers": answers}) == []


def test_an_action_needs_an_owner_and_a_date():
    assert codes({**COMPLETE, "actions": [{"what": "Something"}]}) == [
        ("action_without_owner", "pir.prevention.measures"),
        ("action_without_date", "pir.prevention.measures"),
    ]


def test_an_owner_must_be_a_contact():
    actions = [{"what": "Something", "owner": "nobody", "due": "2027-01-31"}]

    assert codes({**COMPLETE, "actions": actions}) == [("unknown_owner", "pir.prevention.measures")]


def test_a_cause_not_found_needs_efforts_and_a_next_step():
    story = Story().declared().tell(Eradicated, 5, cause_found=False)
    answers = {**JUDGED, "pir.root_cause.underlying_found": {"answer": "yes"}}

    assert codes({**COMPLETE, "answers": answers}, story) == [
        ("efforts_missing", "pir.root_cause.found"),
        ("next_step_missing", "pir.root_cause.found"),
        ("next_step_owner_missing", "pir.root_cause.found"),
        ("underlying_found_without_cause", "pir.root_cause.underlying_found"),
    ]


def test_a_cause_not_found_can_be_accepted():
    story = Story().declared().tell(Eradicated, 5, cause_found=False, efforts="Logs read")
    search = {"next_step": "Keep logs one year", "owner": "nadia"}

    assert codes({**COMPLETE, "cause_search": search}, story) == []


def test_rows_that_do_not_exist_are_named():
    words = {
        **COMPLETE,
        "answers": {**JUDGED, "pir.detection.quick": "x", "pir.readiness.1": "yes"},
        "free_rows": {
            "pir.readiness": [{"element": "a", "information": "b"}],
            "pir.nothing": [{"element": "a", "information": "b"}],
            "pir.misc": [{"element": "a", "information": "b"}],
        },
    }

    assert codes(words) == [
        ("unknown_row", "pir.detection.quick"),
        ("row_is_a_choice", "pir.readiness.1"),
        ("no_free_rows_here", "pir.readiness"),
        ("unknown_section", "pir.nothing"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        {"answers": {"pir.detection.fast": ["a", "b"]}},
        {"answers": {"pir.detection.fast": {"anser": "x"}}},
        {"management_response": "good"},
        {"actions": [{"what": "x", "kind": "hope"}]},
        {"actions": [{"owner": "nadia"}]},
    ],
)
def test_what_cannot_be_read_is_refused(words):
    with pytest.raises(ValidationError):
        check(ReviewFile, words)


def test_a_row_left_empty_reads_as_unanswered():
    review = check(ReviewFile, {"answers": {"pir.detection.fast": None}})

    assert not review.answer("pir.detection.fast").said


def test_who_needs_a_review():
    assert review_needed(Story().declared().incident)
    assert not review_needed(Story().declared(level=Level.LOW).incident)
    assert not review_needed(Story().declared().tell(Cancelled, 5).incident)
