"""What the rules on people and scope know besides the plan: shipped data, unreadable files."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from incplan.plan.plan import Plan
from incplan.plan.validation.context.context import Context
from incplan.store.plan.cache import shipped_authorities, shipped_reference
from incplan.store.plan.library_copies import read_copy

if TYPE_CHECKING:
    from incplan.store.plan.loaded import LoadedPlan


def with_facts(context: Context, loaded: "LoadedPlan", root: Path) -> Context:
    """The context with the dated data of the package and the files nothing could be read of."""
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
        read_measures=_read_measures(root, plan),
    )


def _read_measures(root: Path, plan: Plan) -> dict[str, frozenset[str]]:
    """Ids of each fiche that leaves a measure unanswered, as it was when last read."""
    found = {}
    for key, adoption in plan.adoptions.items():
        fiche, version = plan.library.get(key), adoption.library_version
        if fiche is None or version is None:
            continue
        if all(item.id in adoption.adoption for item in fiche.preventive):
            continue
        copy = read_copy(root, key, version)
        if copy is not None:
            found[key] = frozenset(copy.texts)
    return found
