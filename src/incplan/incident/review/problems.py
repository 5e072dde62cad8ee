"""What a review needs before it can be completed (S-089, TC11)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from incplan.incident.review.template import MEASURES, ROWS, SECTIONS, RowKind, chosen
from incplan.incident.state.state import Incident
from incplan.plan.files.review import ReviewFile
from incplan.plan.plan import Plan
from incplan.vocabulary import Level

#: The rows of a short review, for weak signals: whether it was seen early, and lessons.
SHORT_ROWS: Final = ("pir.detection.fast", "pir.prevention.learned")

#: The rows of the review of a minor incident: was it seen and handled in time, is the cause known,
#: what does it teach, what is done against a repetition. With the three questions about a cause
#: that was not found these are eight at most; the other rows may be answered and are not asked.
MINOR_ROWS: Final = (
    "pir.detection.fast",
    "pir.evaluation.timely",
    "pir.root_cause.underlying_found",
    "pir.prevention.learned",
    MEASURES,
)
#: What a review asks where it does not ask every row, by the highest level reached.
LEVEL_ROWS: Final = {Level.LOW: SHORT_ROWS, Level.MINOR: MINOR_ROWS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend: a stable code, the row or section it is about, its parameters."""

    code: str
    row: str
    params: Mapping[str, object] = field(default_factory=dict)


def review_needed(incident: Incident) -> bool:
    """Whether a review is required: for every closed incident but false alarms and weak signals."""
    return may_be_reviewed(incident) and not is_short(incident) and not incident.is_past


def is_short(incident: Incident) -> bool:
    """Whether the short form is enough: the level never rose above `low` (S-038)."""
    return incident.highest_level is Level.LOW


def rows_asked(incident: Incident) -> tuple[str, ...] | None:
    """The rows that a review asks, by the highest level reached; None for all of them."""
    return LEVEL_ROWS.get(incident.highest_level)


def may_be_reviewed(incident: Incident) -> bool:
    """A false alarm has no review; it counts among the near misses (TC28)."""
    closure = incident.closure
    return not (closure is not None and closure.cancelled)


def review_problems(review: ReviewFile, incident: Incident, plan: Plan) -> tuple[Problem, ...]:
    """All problems, in the order of the review; none means it can be completed."""
    return (
        *unknown_keys(review),
        *_unanswered(review, rows_asked(incident)),
        *_cause(review, incident),
        *_actions(review),
        *_people(review, plan),
    )


def unknown_keys(review: ReviewFile) -> Iterator[Problem]:
    """Answers under keys that take none, and rows added where none may be."""
    for key in review.answers:
        if key not in ROWS:
            yield Problem(code="unknown_row", row=key)
        elif ROWS[key].kind is RowKind.ENUM:
            yield Problem(code="row_is_a_choice", row=key)
    takes = {section.key: section.takes_free_rows for section in SECTIONS}
    for key in review.free_rows:
        if key not in takes:
            yield Problem(code="unknown_section", row=key)
        elif not takes[key]:
            yield Problem(code="no_free_rows_here", row=key)


def _unanswered(review: ReviewFile, wanted: tuple[str, ...] | None) -> Iterator[Problem]:
    if wanted is not None:
        yield from (item for key in wanted for item in _open(review, key))
        return
    for section in SECTIONS:
        if any(row.kind is RowKind.ENUM for row in section.rows):
            if chosen(review, section.key) is None:
                yield Problem(code="choice_missing", row=section.key)
            continue
        for row in section.rows:
            if row.kind is RowKind.JUDGEMENT:
                yield from _open(review, row.key)


def _open(review: ReviewFile, row: str) -> Iterator[Problem]:
    if not is_answered(review, row):
        code = "measures_without_action" if review.answer(row).said else "answer_missing"
        yield Problem(code=code, row=row)


def is_answered(review: ReviewFile, row: str) -> bool:
    """Whether the row on measures has actions, or a no with the reason (S-089)."""
    answer = review.answer(row)
    if row == MEASURES:
        return bool(review.actions) or (answer.answer == "no" and bool(answer.comment))
    return answer.said


def _cause(review: ReviewFile, incident: Incident) -> Iterator[Problem]:
    """A cause that was not found needs the efforts made and a next step."""
    if incident.cause_found is not False:
        return
    row = "pir.root_cause.found"
    search = review.cause_search
    if not (incident.efforts or search.efforts):
        yield Problem(code="efforts_missing", row=row)
    if not search.next_step:
        yield Problem(code="next_step_missing", row=row)
    if search.owner is None:
        yield Problem(code="next_step_owner_missing", row=row)
    found = "pir.root_cause.underlying_found"
    if review.answer(found).answer.strip().lower() == "yes":
        yield Problem(code="underlying_found_without_cause", row=found)


def _actions(review: ReviewFile) -> Iterator[Problem]:
    row = MEASURES
    for number, action in enumerate(review.actions, start=1):
        words = {"number": number, "what": action.what}
        if action.owner is None:
            yield Problem(code="action_without_owner", row=row, params=words)
        if action.due is None:
            yield Problem(code="action_without_date", row=row, params=words)


def _people(review: ReviewFile, plan: Plan) -> Iterator[Problem]:
    owners = [(MEASURES, action.owner) for action in review.actions]
    owners.append(("pir.root_cause.found", review.cause_search.owner))
    for row, owner in dict.fromkeys(owners):
        if owner is not None and owner not in plan.contacts:
            yield Problem(code="unknown_owner", row=row, params={"owner": owner})
