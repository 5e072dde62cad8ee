"""Which procedures must be followed with a fiche: its own, those of tables and duties (S-098)."""

from collections.abc import Iterator

from incplan.plan.files.fiches import Fiche
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import DocumentRef


def documents_to_follow(plan: Plan, fiche: str) -> tuple[DocumentRef, ...]:
    """Those the fiche names, then those of tables and duties of the levels, each once.

    Of the latter only documents with a reference: others are what is written in the incident.
    """
    found: dict[str, DocumentRef] = {}
    own = plan.adoptions.get(fiche)
    for item in (*(own.procedures if own else ()), *_of_levels(plan)):
        found.setdefault(item.reference or "; ".join(item.name.wordings), item)
    return tuple(found.values())


def _of_levels(plan: Plan) -> Iterator[DocumentRef]:
    tables, levels = plan.levels.tables, plan.levels.levels
    for table in (tables.escalation, tables.handling, tables.deactivation):
        yield from (row.document for row in table if row.document and row.document.reference)
    for rules in levels.values():
        named = (duty.document for duty in rules.duties)
        yield from (item for item in named if item and item.reference)


def holds_out(plan: Plan, fiche: Fiche) -> tuple[str, ...]:
    """Activities that such an incident touches and that can hold out without what failed."""
    return tuple(
        key
        for key, activity in plan.activities.items()
        if fiche.id in activity.fiches and activity.workaround
    )
