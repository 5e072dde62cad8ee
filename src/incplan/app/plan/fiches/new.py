"""Start a fiche of the company's own: a commented skeleton with the structure of the others."""

import re
from dataclasses import dataclass
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.plan.fiches.skeleton import skeleton
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.plan.library.keywords import plain_words
from incplan.plan.plan import Plan
from incplan.store.disk.durable import create_file

#: Sub-commands of `incplan fiche`, which no fiche may be named after.
RESERVED: Final = ("new", "update", "prevention")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFiche:
    """What was written, and the letters its measures begin with."""

    fiche: str
    path: str
    prefix: str
    title: str


def new_fiche(desk: Desk, name: str, translator: Translator) -> NewFiche:
    """Write the skeleton. Raises UsageError for a name without letters, RefusedError when taken."""
    title = " ".join(name.split())
    if not title:
        raise UsageError("fiche_name_needed")
    key = re.sub(r"^[^a-z]+", "", "_".join(plain_words(title)))[:41].strip("_")
    if len(key) < 2 or key in RESERVED:
        raise UsageError("no_such_fiche_word", given=title[:40])
    plan: Plan = desk.plan()
    path = f"fiches/{key}.yaml"
    if key in plan.fiche_ids() or key == "common":
        raise RefusedError("fiche_exists", fiche=key, path=path)
    prefix = free_prefix(key, _prefixes(plan))
    today = desk.local_now.date().isoformat()
    text = skeleton(key, prefix, title, plan.file.language, today, _duties(plan), translator)
    try:
        create_file(desk.root, ("fiches",), f"{key}.yaml", text.encode())
    except FileExistsError:
        raise RefusedError("fiche_exists", fiche=key, path=path) from None
    return NewFiche(fiche=key, path=path, prefix=prefix, title=title)


def free_prefix(key: str, taken: set[str]) -> str:
    """Three letters no fiche uses yet: the first of the name, else others of it, else any."""
    letters = re.sub(r"[^a-z]", "", key).upper().ljust(3, "X")
    first, others = letters[0], letters[1:]
    pairs = (
        first + one + other for place, one in enumerate(others) for other in others[place + 1 :]
    )
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rest = (first + one + other for one in alphabet for other in alphabet)
    return next(
        item for choices in ((letters[:3],), pairs, rest) for item in choices if item not in taken
    )


def _prefixes(plan: Plan) -> set[str]:
    found = (plan.fiche(key) for key in plan.fiche_ids())
    return {"CMN", *(fiche.prefix for fiche in found if fiche is not None)}


def _duties(plan: Plan) -> tuple[str, ...]:
    """The duties to notify that the shipped fiches name: the usual ones of a company."""
    named = (duty for fiche in plan.library.values() for duty in fiche.obligations)
    return tuple(sorted(set(named)))
