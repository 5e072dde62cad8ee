"""Findings that may come from what could not be read alone: they are not given."""

from collections.abc import Iterator, Mapping
from typing import Final

from incplan.diagnostics import Finding, Route
from incplan.store.plan.loaded import LoadedPlan

#: Findings that rest on a value of another place, by code: "" is the file they are about.
_RESTS_ON: Final[Mapping[str, tuple[tuple[str, Route], ...]]] = {
    "REF002": (("plan", ("organisation", "sites")),),
    "LNG001": (("plan", ("language",)),),
    "CON025": (("plan", ("demo",)),),
    "CON033": (("plan", ("demo",)),),
    "REV007": (("plan", ("version",)), ("plan", ("preparation", "signed_version"))),
    "REV031": (("plan", ("version",)),),
    "RCO011": (("", ("contract",)),),
}


def is_doubtful(loaded: LoadedPlan, finding: Finding) -> bool:
    """Whether what a finding is about, or rests on, could not be read."""
    if loaded.lacks(finding.needs):
        return True
    if finding.subject not in loaded.salvaged and loaded.lacks(finding.subject):
        return True
    places = ((finding.subject, finding.route), *_RESTS_ON.get(finding.code, ()))
    return any(
        _touches(loaded.salvaged.get(subject or finding.subject, ()), route)
        for subject, route in places
    )


def _touches(left_out: tuple[Route, ...], route: Route) -> bool:
    """Whether a value that was left out lies on the way to a place, below it, or beside it.

    A finding about a file as a whole is about what is not in it; one value seldom changes that.
    """
    return bool(route) and any(
        all(one == other for one, other in zip(route, around, strict=False))
        for around in _around(left_out)
    )


def _around(left_out: tuple[Route, ...]) -> Iterator[Route]:
    """The mapping in which each value stood; a value at the top of a file stands alone."""
    for route in left_out:
        while len(route) > 1 and isinstance(route[-1], int):
            route = route[:-1]
        yield route[:-1] if len(route) > 1 else route
