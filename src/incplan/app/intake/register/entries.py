"""Incidents of the past: those of the plan by their declaration, and those that files tell."""

from dataclasses import dataclass
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.intake.contacts.drafts import name_words
from incplan.app.intake.register.events import Told
from incplan.app.intake.register.reading import PastDraft
from incplan.incident.events.scalars import parse_instant
from incplan.plan.privacy.folding import folded
from incplan.store.disk.safepath import read_regular
from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.incidents import incident_folder
from incplan.store.yaml.document import MAX_BYTES

_FOLDER: Final = "incidents"


@dataclass(slots=True)
class PastEntry:
    """An incident of the plan, or one that a register or a log tells, with what is known of it."""

    id: str
    day: str
    brief: str
    number: int
    year: int
    register_number: str
    draft: PastDraft | None = None
    table: str = ""
    type: str | None = None
    same_as: str = ""
    log: tuple[Told, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of the incident in the plan."""
        return f"{_FOLDER}/{self.id}"


def known_entry(desk: Desk, incident_id: str) -> PastEntry:
    """An incident of the plan by its declaration as written; else only its number is known."""
    _kind, year, number, _suffix = incident_id.split("-")
    bare = PastEntry(incident_id, "", "", int(number), int(year), "")
    first = next((item for item in desk.event_names(incident_id) if item.kind == "declared"), None)
    if first is None:
        return bare
    path = incident_folder(desk.root, incident_id) / first.filename
    try:
        read = read_event_text(read_regular(path, MAX_BYTES), path.name).value
        words = (
            {key: value for key, value in read.fields.items() if isinstance(value, str)}
            if read
            else {}
        )
        noticed = parse_instant(words.get("detected_at") or words["occurred_at"])
    except (OSError, ValueError, KeyError):
        return bare
    bare.day = noticed.astimezone(desk.zone).date().isoformat()
    bare.brief, bare.register_number = words.get("text", ""), words.get("register_number", "")
    return bare


def is_same(entry: PastEntry, other: PastEntry) -> bool:
    """Whether it is the same row again: the same words, day and number."""
    return entry.register_number == other.register_number and (
        folded(entry.brief) == folded(other.brief)
    )


def is_alike(entry: PastEntry, other: PastEntry) -> bool:
    """Whether two incidents of one day share half of the words that tell the shorter one."""
    one, two = name_words(entry.brief), name_words(other.brief)
    return len(one & two) * 2 >= max(min(len(one), len(two)), 1) and bool(one & two)
