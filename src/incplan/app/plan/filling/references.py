"""Whom and what a typed answer names: ids of files, found by id, its beginning or the name."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Final

from incplan.app.desk.naming import known
from incplan.errors import UsageError
from incplan.plan.library.keywords import plain_words
from incplan.plan.plan import Plan

#: Fields whose value names a file, and the folder it is in.
_FOLDERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "owner",
            "deputy",
            "holder",
            "deputies",
            "members",
            "drafted_by",
            "approved_by",
            "chair",
            "key_personnel",
            "external_contacts",
            "contact",
            "backup",
            "by",
        ),
        "contacts",
    ),
    **dict.fromkeys(("supplier", "standby_for", "independent_of"), "suppliers"),
    **dict.fromkeys(("fiches", "shared_risks"), "fiches"),
    "activities": "activities",
    "sites": "sites",
}
_KINDS: Final[Mapping[str, str]] = {
    "contacts": "contact",
    "suppliers": "supplier",
    "fiches": "fiche",
    "activities": "activity",
    "sites": "site",
}


def folder_of(subject: str, field: str) -> str | None:
    """The folder of the files that a field of a file names; None for ids of another kind."""
    if field == "depends_on":
        return subject.partition("/")[0]
    return _FOLDERS.get(field)


class References:
    """The ids and names of a plan, with those that the same answers make."""

    def __init__(self, plan: Plan, made: Iterable[tuple[str, str]]) -> None:
        main = plan.file.language
        self._names: dict[str, dict[str, str]] = {
            "contacts": {key: item.name for key, item in plan.contacts.items()},
            "suppliers": {key: item.name for key, item in plan.suppliers.items()},
            "activities": {key: plan.activity_name(key, main) for key in plan.activities},
            "sites": {
                site.id: site.name.get(main, main)[0] for site in plan.file.organisation.sites
            },
            "fiches": {
                key: fiche.title.get(main, main)[0]
                for key in plan.fiche_ids()
                if (fiche := plan.fiche(key)) is not None
            },
        }  # fmt: skip
        for key in plan.contact_ids:
            self._names["contacts"].setdefault(key, key)
        for key in plan.activity_ids:
            self._names["activities"].setdefault(key, key)
        for subject, name in made:
            folder, _slash, key = subject.partition("/")
            if key:
                self._names[folder][key] = name

    def one(self, folder: str, given: str) -> str:
        """The id meant. Raises UsageError when none is, or more than one."""
        names = self._names[folder]
        if given in names:
            return given
        wanted = plain_words(given)
        meant = [key for key, name in names.items() if wanted and plain_words(name) == wanted]
        meant = meant or [
            key for key, name in names.items() if wanted and set(wanted) <= set(plain_words(name))
        ]
        if len(meant) == 1:
            return meant[0]
        if not meant:
            return known(_KINDS[folder], given, names)
        close = difflib.get_close_matches(given, meant, n=1, cutoff=0.0)
        raise UsageError(
            f"unknown_{_KINDS[folder]}",
            given=given,
            suggestion=close[0] if close else "",
            known=", ".join(sorted(meant)),
        )
