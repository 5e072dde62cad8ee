"""The words behind the ids of duties and measures."""

from collections.abc import Mapping

from incplan.documents.wording.wording import Wording
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text

Tasks = Mapping[str, Text]


def task_texts(plan: Plan) -> Tasks:
    """Text of every duty (`major.3`) and measure (`PHI-A01`) the plan has now."""
    fiches = (plan.fiche(fiche_id) for fiche_id in plan.fiche_ids())
    found = {duty.id: duty.text for rules in plan.levels.levels.values() for duty in rules.duties}
    for fiche in fiches:
        found |= {measure.id: measure.text for measure in (fiche.measures if fiche else ())}
    common = (*plan.common.opening, *plan.common.closing) if plan.common else ()
    return found | {measure.id: measure.text for measure in common}


def task_words(say: Wording, tasks: Tasks, task: str) -> str:
    """Id and text of a task; the id alone when the plan has it no longer."""
    text = say.text(tasks.get(task))
    return f"{task} {text}" if text else task
