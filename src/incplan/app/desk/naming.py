"""Complete an id that a person typed, or raise an error that suggests the likely one."""

import difflib
from collections.abc import Iterable

from incplan.errors import UsageError
from incplan.plan.files.organisation import Site
from incplan.plan.library.sites import sites_meant


def known(kind: str, given: str, ids: Iterable[str]) -> str:
    """`given` when it is one of `ids`, or the only id it begins. Raises UsageError otherwise."""
    choices = tuple(ids)
    if given in choices:
        return given
    begun = [choice for choice in choices if choice.startswith(given)]
    if len(begun) == 1:
        return begun[0]
    close = difflib.get_close_matches(given, choices, n=3, cutoff=0.5)
    raise UsageError(
        f"unknown_{kind}" if close or kind not in ("contact", "contact_or_function") else "nobody",
        given=given,
        suggestion=close[0] if close else "",
        known=", ".join(sorted(choices)),
    )


def known_site(given: str, sites: Iterable[Site]) -> str:
    """The id of the site meant by an id, a name or the beginning of one. Raises UsageError."""
    choices = tuple(sites)
    meant = sites_meant(choices, given)
    if len(meant) == 1:
        return meant[0]
    close = difflib.get_close_matches(given, [site.id for site in choices], n=1, cutoff=0.5)
    raise UsageError(
        "ambiguous_site" if meant else "unknown_site",
        given=given,
        suggestion=close[0] if close else "",
        known=", ".join(meant or sorted(site.id for site in choices)),
    )
