"""An incident with thousands of entries, such as a crisis of days leaves behind.

`python benchmarks/long_night.py FOLDER [ENTRIES]` adds them to an incident of the demo plan.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

SEED = 5
ZONE = ZoneInfo("Europe/Brussels")
PEOPLE = ("nadia", "joris", "wim", "sofie", "marc", "ines", "thomas", "pieter")
ACTIVITIES = ("order-intake", "it-platform", "cold-storage", "picking-delivery")
MEASURES = ("major.1", "major.2", "CMN-A02", "CMN-A03", "RAN-A01", "RAN-A02", "RAN-A03", "RAN-A04")
SAID = (
    "Provider on site, {n} machines isolated",
    "Chambre froide 2 : {n} degrés, porte fermée, température relevée par écrit",
    "Ronde {n} vertrokken op papier, chauffeur belt bij elk tweede adres",
    "Backup of {n} June restored to the test server: files open, no trace of the attacker",
    "Client n° {n} prévenu du retard, il attend un rappel avant midi",
    "Decided to keep the order desk on paper until {n}:00; phone list handed to the late shift",
    "Pare-feu : {n} connexions vers la même adresse, bloquée à la demande de Scheldt IT",
)


def add_entries(folder: Path, many: int) -> None:
    """Entries of three days and nights, each after the one before; some pairs by two at once.

    At the end all activities run again and the cause is known, so that it can be closed. The same
    entries each time.
    """
    from incplan.incident.events.codec import to_fields
    from incplan.store.journal.event_writing import emit
    from incplan.store.journal.folder import EventName, list_events

    before = list_events(folder)[-1]
    chance = random.Random(SEED)
    after, step = (before.event_id,), timedelta(days=3) / max(many, 1)
    at = before.recorded_at
    twin = None
    for number, (kind, words) in enumerate(chosen(chance, many)):
        at += step
        name = EventName(
            at.replace(microsecond=at.microsecond // 1000 * 1000), kind.KIND, f"z{number:09d}"
        )
        event = kind(
            id=name.event_id,
            incident=folder.name,
            occurred_at=name.recorded_at.astimezone(ZONE).replace(microsecond=0),
            recorded_at=name.recorded_at.astimezone(UTC),
            by=chance.choice(PEOPLE),
            after=after,
            **words,
        )
        (folder / name.filename).write_bytes(emit(to_fields(event)))
        if twin is None and chance.random() < 0.02:
            twin = event.id  # the next one has not seen this one
        else:
            after = (event.id,) if twin is None else (twin, event.id)
            twin = None


def chosen(chance: random.Random, many: int) -> Iterator[tuple]:
    """That many kinds of entries and their words."""
    from incplan.incident.events.course_events import Eradicated
    from incplan.incident.events.events import Restored

    ends = [(Restored, {"activity": activity}) for activity in ACTIVITIES]
    ends.append((Eradicated, {"cause_found": True, "cause": "A password used twice"}))
    yield from islice(happenings(chance), max(many - len(ends), 0))
    yield from ends


def happenings(chance: random.Random) -> Iterator[tuple]:
    """Kinds of entries and their words without end, as often as in a real journal."""
    from incplan.incident.events.coordination import SupplierActed
    from incplan.incident.events.events import (
        Affected,
        Called,
        Communicated,
        Estimated,
        HandedOver,
        Logged,
        MeasureTaken,
    )
    from incplan.incident.events.words import CallOutcome, EntryKind, MessageAudience, SupplierAct

    def said() -> str:
        return chance.choice(SAID).format(n=chance.randrange(1, 60))

    soon = datetime(2026, 11, 24, 18, 0, tzinfo=ZONE)
    makers = {
        lambda: (Logged, {"text": said(), "entry": chance.choice(list(EntryKind))}): 70,
        lambda: (Logged, {"text": said(), "effort": timedelta(minutes=chance.randrange(5, 90))}): 5,
        lambda: (
            Called,
            {"contact": chance.choice(PEOPLE), "outcome": chance.choice(list(CallOutcome))},
        ): 8,
        lambda: (
            Communicated,
            {"audience": chance.choice(list(MessageAudience)), "medium": "phone", "text": said()},
        ): 6,
        lambda: (MeasureTaken, {"measure": chance.choice(MEASURES), "text": said()}): 4,
        lambda: (
            Affected,
            {"activity": chance.choice(ACTIVITIES), "percent": chance.randrange(10, 90)},
        ): 3,
        lambda: (Estimated, {"activity": chance.choice(ACTIVITIES), "eta": soon}): 2,
        lambda: (HandedOver, {"role": "incident_manager", "to": chance.choice(PEOPLE)}): 1,
        lambda: (
            SupplierActed,
            {"supplier": "sup-scheldt-it", "act": chance.choice(list(SupplierAct)[:3])},
        ): 1,
    }
    while True:
        yield chance.choices(list(makers), list(makers.values()))[0]()


def main() -> None:
    """Add them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("entries", type=int, nargs="?", default=5_000)
    given = parser.parse_args()
    add_entries(given.folder, given.entries)


if __name__ == "__main__":
    main()
