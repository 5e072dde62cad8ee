"""Which procedures must be followed with a fiche: documents that tables and duties name (S-098)."""

from collections.abc import Iterator

from incplan.plan.files.fiches import Fiche
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import DocumentRef


def documents_to_follow(plan: Plan) -> tuple[DocumentRef, ...]:
    """Of the tables and duties of the levels, in their order, each once."""
    found: dict[str, DocumentRef] = {}
    for item in _named(plan):
        if item.reference:
            found.setdefault(item.reference, item)
    return tuple(found.values())


def _named(plan: Plan) -> Iterator[DocumentRef]:
    tables, levels = plan.levels.tables, plan.levels.levels
    for table in (tables.escalation, tables.handling, tables.deactivation):
        yield from (row.document for row in table if row.document)
    for rules in levels.values():
        yield from (duty.document for duty in rules.duties if duty.document)


def holds_out(plan: Plan, fiche: Fiche) -> tuple[str, ...]:
    """Activities that such an incident touches and that can hold out without what failed."""
    return tuple(
        key
        for key, activity in plan.activities.items()
        if fiche.id in activity.fiches and activity.workaround
    )
