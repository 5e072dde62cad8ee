"""Note how far a preventive measure is in place; the company's files stay as written (S-033)."""

from dataclasses import dataclass
from datetime import date, datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.naming import known_contact, known_measure
from incplan.app.desk.plan_facts import record_plan_fact
from incplan.errors import UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.plan_events import MeasureAdopted
from incplan.plan.files.fiches import AdoptionRecord
from incplan.plan.plan import Plan
from incplan.plan.values.answers import is_answer
from incplan.vocabulary import Adoption


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said about a measure. `proof` is the observable fact, `due` for what is to come."""

    adopted: Adoption = Adoption.YES
    proof: str = ""
    owner: str | None = None
    due: date | None = None
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """The answer is in the journal. `counts` is False when the file holds a later answer."""

    measure: str
    fiche: str
    text: str
    adopted: Adoption
    before: Adoption | None
    counts: bool
    owner: str | None
    due: date | None
    occurred_at: datetime
    event: str
    receipt: Receipt


def adopt(desk: Desk, measure: str, answer: Answer) -> Adopted:
    """Record an answer. Raises UsageError for an unknown measure, or when its proof is missing.

    What is in place needs a proof, what is not a day to come, what does not apply a reason.
    """
    plan: Plan = desk.plan()
    ids = {
        item.id: key
        for key in plan.fiche_ids()
        if (fiche := plan.fiche(key)) is not None
        for item in fiche.preventive
    }
    name = known_measure(plan, measure)
    written = _written(plan, ids[name], name)
    seen = (answer.at or desk.now).astimezone(desk.zone).date()
    if answer.due is not None and answer.due < seen:
        raise UsageError("due_has_passed", due=answer.due.isoformat(), measure=name)
    owner = known_contact(plan, answer.owner) if answer.owner else None
    _complete(name, answer, written)
    fact = record_plan_fact(
        desk,
        MeasureAdopted,
        occurred_at=answer.at,
        measure=name,
        adopted=answer.adopted,
        proof=answer.proof.strip(),
        owner=owner,
        due=answer.due,
        reason=answer.reason.strip(),
    )
    return Adopted(
        measure=name,
        fiche=ids[name],
        text=_text(plan, ids[name], name, desk.language),
        adopted=answer.adopted,
        before=written.adopted if written else None,
        counts=_is_latest(written, fact.occurred_at.date()),
        owner=owner or (written.owner if written else None),
        due=answer.due,
        occurred_at=fact.occurred_at,
        event=fact.event,
        receipt=fact.receipt,
    )


def _complete(measure: str, answer: Answer, written: AdoptionRecord | None) -> None:
    match answer.adopted:
        case Adoption.YES if not _says_something(answer.proof):
            raise UsageError("adopted_needs_proof", measure=measure)
        case Adoption.NOT_APPLICABLE if not _says_something(answer.reason):
            raise UsageError("not_applicable_needs_reason", measure=measure)
        case state if state.is_lacking:
            if answer.due is None and (written is None or written.due is None):
                raise UsageError("not_adopted_needs_due", measure=measure)
        case _:
            pass


def _says_something(words: str) -> bool:
    return not is_blank(words) and is_answer(words)


def _is_latest(written: AdoptionRecord | None, on: date) -> bool:
    """Whether no later answer about the measure is known."""
    return written is None or (written.last_looked_at or date.min) <= on


def _written(plan: Plan, fiche: str, measure: str) -> AdoptionRecord | None:
    answers = plan.adoptions.get(fiche)
    return answers.adoption.get(measure) if answers else None


def _text(plan: Plan, fiche_id: str, measure: str, language: str) -> str:
    fiche = plan.fiche(fiche_id)
    found = (item.text for item in (fiche.preventive if fiche else ()) if item.id == measure)
    return plan.text(next(found, None), language)
