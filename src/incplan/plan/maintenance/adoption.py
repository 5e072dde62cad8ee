"""Which preventive measures are in place: adopted x of y applicable (S-033, TC39)."""

import calendar
from dataclasses import dataclass
from datetime import date

from incplan.plan.files.fiches import AdoptionRecord, FicheAdoption, PreventiveMeasure
from incplan.plan.plan import Plan
from incplan.vocabulary import Adoption


@dataclass(frozen=True, slots=True)
class AdoptionCount:
    """Partly adopted counts as not adopted; overdue counts as adopted, with a warning."""

    adopted: int
    applicable: int
    overdue: int
    unanswered: int


def count_adopted(plan: Plan, fiche_id: str, today: date) -> AdoptionCount:
    """Counts of one fiche."""
    fiche = plan.fiche(fiche_id)
    own = plan.adoptions.get(fiche_id)
    measures = fiche.preventive if fiche else ()
    records = {item.id: own.adoption.get(item.id) if own else None for item in measures}
    applicable = [
        key
        for key, record in records.items()
        if record is None or record.adopted is not Adoption.NOT_APPLICABLE
    ]
    adopted = [item for item in measures if _adopted(records[item.id])]
    return AdoptionCount(
        adopted=len(adopted),
        applicable=len(applicable),
        overdue=sum(1 for item in adopted if is_overdue(plan, fiche_id, item, today)),
        unanswered=sum(1 for record in records.values() if record is None),
    )


def is_overdue(plan: Plan, fiche_id: str, measure: PreventiveMeasure, today: date) -> bool:
    """Whether the measure's check is older than its own rhythm, or than the plan's."""
    own = plan.adoptions.get(fiche_id)
    record = own.adoption.get(measure.id) if own else None
    day = next_check(measure, record)
    if day is not None:
        return day < today
    return own is not None and record is not None and forgotten(plan, own, measure, record, today)


def forgotten(
    plan: Plan,
    fiche: FicheAdoption,
    measure: PreventiveMeasure,
    record: AdoptionRecord,
    today: date,
) -> bool:
    """Whether a measure without a rhythm was not checked for the plan's review period.

    The plan is reviewed every year (S-023), and its measures with it. A review of the fiche counts
    for measures without a check of their own.
    """
    if record.review_every or measure.review_every:
        return False
    last = record.checked_on or max(record.on or date.min, fiche.reviewed or date.min)
    return last != date.min and add_months(last, plan.file.review.every) < today


def next_check(measure: PreventiveMeasure, record: AdoptionRecord | None) -> date | None:
    """The day by which the measure must be checked again."""
    if record is None:
        return None
    months = record.review_every or measure.review_every
    last = record.checked_on or record.on
    return add_months(last, months) if months is not None and last is not None else None


def day_to_act(measure: PreventiveMeasure, record: AdoptionRecord | None) -> date | None:
    """The next check if it is in place, otherwise the promised day."""
    if record is None or record.adopted is Adoption.NOT_APPLICABLE:
        return None
    return next_check(measure, record) if record.adopted is Adoption.YES else record.due


def add_months(day: date, months: int) -> date:
    """The same day number some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _adopted(record: AdoptionRecord | None) -> bool:
    return record is not None and record.adopted is Adoption.YES
