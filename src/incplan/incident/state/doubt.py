"""What is not certain about an incident: entries that cannot be read, are gone, or were changed.

An entry stands in a file whose name says its kind; what another entry names in `after` was there
once. Both may have said anything of their kind, so agreements are asked for as if they had.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass, replace
from incplan.incident.events.fact import Fact
from incplan.vocabulary import EventKind

#: Kinds that set a level. Unreadable, they count as a crisis for agreements.
_LEVELS: Final = frozenset({EventKind.DECLARED, EventKind.CLASSIFIED, EventKind.ESCALATED})
#: Kinds that only add words or a file: without them everything else stands as it is shown.
_NOTES: Final = frozenset({EventKind.LOGGED, EventKind.EVIDENCE})
#: Kinds that leave the level as it is; a correction may have been one of any entry.
_HARMLESS: Final = frozenset(EventKind) - {EventKind.CORRECTED}


class Loss(StrEnum):
    """What became of an entry.

    Its file gives none; or is gone, and only git has the name; or its seal no longer fits: it is
    counted as it stands, which is not how it was written.
    """

    UNREAD = "unread"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class UnreadEntry:
    """An entry that cannot be relied on, as far as the name of its file tells."""

    id: str
    kind: str
    recorded_at: datetime
    path: str
    how: Loss = Loss.UNREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What an incident, or the plan's own journal, is told without; empty when all is there.

    `level_unread` asks for agreements as in a crisis; clocks and legal limits stay with the level
    shown. `hinders` means that closing, cancelling and completing the review wait for somebody
    who says that it is known: not for a note.
    """

    unread: tuple[UnreadEntry, ...] = ()
    missing: tuple[str, ...] = ()
    level_unread: bool = False
    level_may_be_higher: bool = False
    both_must_agree: bool = False
    hinders: bool = False

    def __bool__(self) -> bool:
        return bool(self.unread or self.missing)


#: Nothing is missing.
CERTAIN: Final = Doubt()


def find_doubt(events: Iterable[Fact], unread: Iterable[UnreadEntry] = ()) -> Doubt:
    """What these events are told without: files that cannot be read, ids that lead nowhere."""
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


def find_plan_doubt(events: Iterable[Fact], unread: Iterable[UnreadEntry] = ()) -> Doubt:
    """The same for the plan's own journal, which has no level and nothing to close."""
    found = find_doubt(events, unread)
    return replace(
        found, level_unread=False, level_may_be_higher=False, both_must_agree=False, hinders=False
    )
