"""Measures of duties to notify that are not for this organisation, by its own answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from incplan.plan.files.fiches import Measure
from incplan.plan.obligations.pack import Duty, ObligationPack, Scope, ScopeAnswer
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Answered:
    """Who said when that a duty is not for the organisation."""

    by: str | None
    on: date | None


def out_of_scope(
    plan: Plan, pack: ObligationPack | None, measures: Iterable[Measure]
) -> dict[str, Answered]:
    """By measure id, the answer for which it is left out: all its duties are out of scope.

    A measure without a duty stays, and so does one of which a duty is not known or not answered.
    """
    if pack is None:
        return {}
    found = {}
    for measure in measures:
        answers = [_no(plan, pack, pack.duty(key)) for key in measure.obligations]
        if answers and answers[0] is not None and all(answers):
            found[measure.id] = Answered(answers[0].by, answers[0].on)
    return found


def _no(plan: Plan, pack: ObligationPack, duty: Duty | None) -> ScopeAnswer | None:
    """The answer that puts a duty out of scope: no to a question that it needs a yes to."""
    for key in duty.when if duty else ():
        question, answer = pack.question(key), plan.scope.scope.get(key)
        if question and question.scope and answer and answer.answer is Scope.NO:
            return answer
    return None
