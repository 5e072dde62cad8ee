"""What rules on people and scope need besides the plan: shipped data, unreadable files."""

from dataclasses import replace
from typing import TYPE_CHECKING

from incplan.plan.validation.context.context import Context
from incplan.store.plan.cache import shipped_authorities, shipped_reference

if TYPE_CHECKING:
    from incplan.store.plan.loaded import LoadedPlan


def with_facts(context: Context, loaded: "LoadedPlan") -> Context:
    """The context with the shipped dated data and the files from which nothing could be read."""
    plan = context.plan
    folders = {
        "activities": plan.activities,
        "contacts": plan.contacts,
        "suppliers": plan.suppliers,
        "fiches": plan.adoptions,
    }
    known = {f"{folder}/{key}" for folder, items in folders.items() for key in items}
    shipped = shipped_reference()
    return replace(
        context,
        unreadable=frozenset(loaded.broken - known),
        broken=frozenset(loaded.broken),
        authorities=shipped_authorities(),
        size_limits=shipped.size_limits,
        pack=shipped.pack,
    )
