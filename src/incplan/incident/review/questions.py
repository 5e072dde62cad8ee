"""The questions of a review to people, in order, and which of them are still open."""

from collections.abc import Iterator
from dataclasses import dataclass

from incplan.incident.response.tasks import fiches_of
from incplan.incident.review.problems import is_answered, rows_asked
from incplan.incident.review.template import SECTIONS, RowKind, chosen
from incplan.incident.state.state import Incident
from incplan.plan.files.review import ManagementResponse, ReviewFile, StaffReadiness
from incplan.plan.plan import Plan

#: The two sections answered by choosing one word, and where that word stands in the file.
CHOICES = {
    "pir.management": ("management_response", tuple(item.value for item in ManagementResponse)),
    "pir.readiness": ("staff_readiness", tuple(item.value for item in StaffReadiness)),
}
CAUSE = ("efforts", "next_step", "owner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: its key, where the answer goes in the file, the usual or only answers.

    `computed` rows are answered by facts and take comments only; `closed` allows nothing but
    the choices; `optional` questions may stay open. What is not `asked` of an incident of this
    level may be answered all the same.
    """

    key: str
    route: tuple[str, ...]
    section: str
    choices: tuple[str, ...] = ()
    closed: bool = False
    computed: bool = False
    optional: bool = False
    asked: bool = True
    answered: bool = False
    text: str = ""


def questions(review: ReviewFile, incident: Incident, plan: Plan) -> tuple[Asked, ...]:
    """All questions in the order of the form; computed rows included."""
    return (
        *_rows(review, rows_asked(incident)),
        *_cause(review, incident),
        *_fiche_questions(review, incident, plan),
    )


def _rows(review: ReviewFile, wanted: tuple[str, ...] | None) -> Iterator[Asked]:
    for section in SECTIONS:
        if section.key in CHOICES:
            name, words = CHOICES[section.key]
            done = chosen(review, section.key) is not None
            yield Asked(
                key=section.key,
                route=(name,),
                section=section.key,
                choices=words,
                closed=True,
                answered=done,
                optional=wanted is not None,
                asked=wanted is None,
            )
            continue
        for row in section.rows:
            yield Asked(
                key=row.key,
                route=("answers", row.key),
                section=section.key,
                choices=row.choices,
                computed=row.kind is RowKind.COMPUTED,
                answered=is_answered(review, row.key),
                optional=wanted is not None and row.key not in wanted,
                asked=wanted is None or row.key in wanted,
            )


def _cause(review: ReviewFile, incident: Incident) -> Iterator[Asked]:
    """Questions for the case that the cause was not found (TC11)."""
    if incident.cause_found is not False:
        return
    search = review.cause_search
    for name in CAUSE:
        known = search.efforts or incident.efforts if name == "efforts" else getattr(search, name)
        yield Asked(
            key=f"cause_search.{name}",
            route=("cause_search", name),
            section="pir.root_cause",
            answered=bool(known),
        )


def _fiche_questions(review: ReviewFile, incident: Incident, plan: Plan) -> Iterator[Asked]:
    for fiche in (plan.fiche(key) for key in fiches_of(incident)):
        for question in fiche.review_questions if fiche else ():
            answer = review.questions.get(question.id)
            yield Asked(
                key=question.id,
                route=("questions", question.id),
                section="questions",
                optional=True,
                asked=rows_asked(incident) is None,
                answered=answer is not None and answer.said,
            )


def meant(asked: tuple[Asked, ...], given: str) -> tuple[Asked, ...]:
    """The questions a person may mean: by key, by name in the file, or by the end of the key."""
    wanted = given.strip().lower().replace("-", "_")
    for matches in (
        lambda item: item.key.lower().replace("-", "_") == wanted,
        lambda item: ".".join(item.route) == wanted,
        lambda item: item.key.lower().replace("-", "_").endswith(f".{wanted}"),
    ):
        found = tuple(item for item in asked if matches(item))
        if found:
            return found
    return ()
