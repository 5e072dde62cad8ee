"""Entries of an incident that are uncertain: unreadable, gone, or changed.

A file's name tells the kind of its entry; an id in another entry's `after` once existed. Either may
have been anything of its kind, so agreements are required as if it had been.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass, replace
from incplan.incident.events.fact import Fact
from incplan.vocabulary import EventKind

#: Kinds that set a level; if unreadable, agreements are required as in a crisis.
_LEVELS: Final = frozenset({EventKind.DECLARED, EventKind.CLASSIFIED, EventKind.ESCALATED})
#: Kinds that only add words or a file, so that all else is certain without them.
_NOTES: Final = frozenset({EventKind.LOGGED, EventKind.EVIDENCE})
#: Kinds that do not change the level; not corrections, which may have changed any entry.
_HARMLESS: Final = frozenset(EventKind) - {EventKind.CORRECTED}


class Loss(StrEnum):
    """What happened to an entry.

    Its file cannot be read; or it is gone and only git knows its name; or its seal is wrong, so
    that it counts although it was changed.
    """

    UNREAD = "unread"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class UnreadEntry:
    """An entry that is uncertain, with what its file name tells."""

    id: str
    kind: str
    recorded_at: datetime
    path: str
    how: Loss = Loss.UNREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """The uncertain entries of an incident or of the plan's journal; empty when all is there.

    `level_unread` requires agreements as in a crisis; clocks and legal limits keep the level shown.
    `hinders` means that closing, cancelling and completing the review need a waiver; notes do not.
    Of several incidents together, `incidents` names them.
    """

    unread: tuple[UnreadEntry, ...] = ()
    missing: tuple[str, ...] = ()
    level_unread: bool = False
    level_may_be_higher: bool = False
    both_must_agree: bool = False
    hinders: bool = False
    incidents: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.unread or self.missing or self.incidents)


#: No doubt.
CERTAIN: Final = Doubt()


def find_doubt(events: Iterable[Fact], unread: Iterable[UnreadEntry] = ()) -> Doubt:
    """The doubt about these events: files that cannot be read, and ids that lead nowhere."""
    known = tuple(events)
    lost = tuple(unread)
    present = {event.id for event in known}
    present.update(item.id for item in lost)
    named = (parent for event in known for parent in event.after if parent not in present)
    missing = tuple(sorted(set(named)))
    if not lost and not missing:
        return CERTAIN
    kinds = {item.kind for item in lost}
    level_unread = not kinds.isdisjoint(_LEVELS)
    may_be_higher = level_unread or bool(missing) or not kinds <= _HARMLESS
    return Doubt(
        unread=lost,
        missing=missing,
        level_unread=level_unread,
        level_may_be_higher=may_be_higher,
        both_must_agree=may_be_higher or EventKind.BCP in kinds,
        hinders=bool(missing) or not kinds <= _NOTES,
    )


def joined(doubts: Mapping[str, Doubt], besides: Doubt = CERTAIN) -> Doubt:
    """The doubt about several incidents as one, by their ids, and about something else with them.

    Where nothing is uncertain, that of the other thing alone.
    """
    found = {key: item for key, item in doubts.items() if item}
    every = (besides, *found.values())
    return Doubt(
        unread=tuple(entry for item in every for entry in item.unread),
        missing=tuple(entry for item in every for entry in item.missing),
        level_unread=any(item.level_unread for item in every),
        level_may_be_higher=any(item.level_may_be_higher for item in every),
        both_must_agree=any(item.both_must_agree for item in every),
        hinders=any(item.hinders for item in every),
        incidents=tuple(found),
    )


def find_plan_doubt(events: Iterable[Fact], unread: Iterable[UnreadEntry] = ()) -> Doubt:
    """The same for the plan's own journal, which has no level and nothing to close."""
    found = find_doubt(events, unread)
    return replace(
        found, level_unread=False, level_may_be_higher=False, both_must_agree=False, hinders=False
    )
