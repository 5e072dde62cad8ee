"""Which incident a part of a number means to a command that writes: never another than was meant.

At night nobody types twenty signs. A fact of a running incident goes to a running one, whether it
is an incident or an exercise; what is closed is reached by its whole id only.
"""

from enum import StrEnum
from pathlib import Path

from incplan.errors import RefusedError
from incplan.store.journal.incidents import (
    MATCHES,
    candidates,
    known_incidents,
    open_incidents,
    resolve_incident,
)


class Reach(StrEnum):
    """Which incidents a part of an id may mean.

    `any` is for whoever reads, and for reviews: an incident before an exercise, an open one before
    a closed one. `running` is for facts: open ones only. `course` is for what no closed incident
    takes anyway: it says so itself, and the way on. `alone` is for what changes the course of an
    incident that has ended: no other may fit.
    """

    ANY = "any"
    RUNNING = "running"
    COURSE = "course"
    ALONE = "alone"


def resolve_meant(root: Path, part: str | None, reach: Reach) -> str:
    """The incident meant. Raises RefusedError and UnreadableError as `resolve_incident` does.

    And RefusedError `late_needs_whole_id` where the part fits closed ones only.
    """
    if part is None or reach is Reach.ANY:
        return resolve_incident(root, part)
    fitting = _fitting(root, part.strip().lower())
    if not fitting:
        return resolve_incident(root, part)
    if reach is not Reach.ALONE:
        opened = open_incidents(root)
        running = [item for item in fitting if item in opened]
        if not running and reach is Reach.RUNNING:
            raise RefusedError("late_needs_whole_id", details=candidates(fitting), given=part[:80])
        fitting = running or fitting
    if len(fitting) > 1:
        raise RefusedError("ambiguous_incident", details=candidates(fitting), given=part[:80])
    return fitting[0]


def _fitting(root: Path, wanted: str) -> list[str]:
    """Every incident and exercise that the words fit, the closest kind of fit only.

    Empty for a whole id, which means itself, and for words that fit nothing.
    """
    known = known_incidents(root)
    if wanted in (item.lower() for item in known):
        return []
    found = ([item for item in known if fits(item.lower(), wanted)] for fits in MATCHES)
    return next((items for items in found if items), [])
