"""What the rules on people and scope know besides the plan: shipped data, unreadable files."""

from dataclasses import replace
from typing import TYPE_CHECKING

from incplan.plan.validation.context.context import Context
from incplan.store.obligations.pack import load_pack
from incplan.store.obligations.reference import load_authorities, load_size_limits

if TYPE_CHECKING:
    from incplan.store.plan.loaded import LoadedPlan


def with_facts(context: Context, loaded: "LoadedPlan") -> Context:
    """The context with the dated data of the package and the files nothing could be read of."""
    plan = context.plan
    folders = {
        "activities": plan.activities,
        "contacts": plan.contacts,
        "suppliers": plan.suppliers,
        "fiches": plan.adoptions,
    }
    known = {f"{folder}/{key}" for folder, items in folders.items() for key in items}
    return replace(
        context,
        unreadable=frozenset(loaded.broken - known),
        broken=frozenset(loaded.broken),
        authorities=load_authorities(),
        size_limits=load_size_limits(),
        pack=load_pack(),
    )
