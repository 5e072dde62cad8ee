"""Which incident a part of an id means to a command that writes.

Nobody types twenty characters at night: a part of the id will do, or the beginning of the title, or
of a word in it. Commands that record facts look among open incidents and exercises only; closed
ones must be named by their whole id.
"""

from enum import StrEnum
from pathlib import Path

from incplan.errors import RefusedError
from incplan.store.journal.incidents import (
    MATCHES,
    candidates,
    declared_title,
    known_incidents,
    open_incidents,
    resolve_incident,
)
from incplan.store.journal.waiting import NOTHING, Waiting

#: Fewer letters begin the title of too many.
_FEWEST = 2


class Reach(StrEnum):
    """Which incidents a part of an id may mean.

    `any` is for commands that read, and for reviews: an incident before an exercise, an open one
    before a closed one. `running` is for facts: open ones only. `course` is for commands that
    closed incidents refuse anyway, with a message of their own. `alone` is for commands that change
    an incident that has ended: the part may fit no other.
    """

    ANY = "any"
    RUNNING = "running"
    COURSE = "course"
    ALONE = "alone"


def resolve_meant(root: Path, part: str | None, reach: Reach, waits: Waiting = NOTHING) -> str:
    """The incident meant. Raises RefusedError and UnreadableError as `resolve_incident` does.

    And RefusedError `late_needs_whole_id` where the part fits closed ones only.
    """
    if part is None:
        return resolve_incident(root, part, waits)
    fitting = [] if reach is Reach.ANY else _fitting(root, part.strip().lower(), waits)
    if not fitting:
        try:
            return resolve_incident(root, part, waits)
        except RefusedError as refusal:
            fitting = _titled(root, part, waits) if refusal.code == "unknown_incident" else []
            if not fitting:
                raise
    if reach is not Reach.ALONE:
        opened = open_incidents(root, waits=waits)
        running = [item for item in fitting if item in opened]
        if not running and reach is Reach.RUNNING:
            raise RefusedError(
                "late_needs_whole_id", details=candidates(root, fitting), given=part[:80]
            )
        fitting = running or fitting
    if len(fitting) > 1:
        raise RefusedError("ambiguous_incident", details=candidates(root, fitting), given=part[:80])
    return fitting[0]


def _titled(root: Path, part: str, waits: Waiting) -> list[str]:
    """Every incident and exercise whose title, or a word in it, begins so.

    A number names none, nor does what looks like an id and is none.
    """
    if sum(sign.isalpha() for sign in part) < _FEWEST or not part.isprintable():
        return []
    if part.strip().lower().startswith(("inc-", "exe-")):
        return []
    # Late import: only for words that are part of no id.
    from incplan.app.desk.naming import meant

    titles = {item: (declared_title(root, item),) for item in known_incidents(root, waits)}
    return list(meant(part, titles))


def _fitting(root: Path, wanted: str, waits: Waiting) -> list[str]:
    """Every incident and exercise that the words fit, of the closest kind of fit.

    Empty for a whole id, and for words that fit nothing.
    """
    known = known_incidents(root, waits)
    if wanted in (item.lower() for item in known):
        return []
    found = ([item for item in known if fits(item.lower(), wanted)] for fits in MATCHES)
    return next((items for items in found if items), [])
