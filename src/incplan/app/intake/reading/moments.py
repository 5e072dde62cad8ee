"""The day of a cell, with what has to be asked about it."""

from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.reading.days import given_day, read_day, swapped
from incplan.app.intake.reading.times import instants, read_time
from incplan.app.intake.report import YES_NO, Dialogue

_TWICE: Final = ("first", "second")


def day_of(
    cell: Value,
    dialogue: Dialogue,
    *,
    today: date,
    year: int | None = None,
) -> date | None:
    """The day that a cell names, None while nobody is sure; a day that has not come is asked."""
    text = tidy(cell.text)
    read = read_day(text, year=year)
    if read.day is not None and read.day > today:
        return _asked(cell, "day_to_come", (read.day, swapped(read.day)), dialogue)
    if read.day is None:
        return _asked(cell, read.doubt, read.proposals, dialogue)
    if not read.doubt:
        return read.day
    # There is one reading only: it counts until somebody says otherwise.
    said = dialogue.ask(
        cell.place, read.doubt, YES_NO, free=given_day, text=text, proposal=read.day.isoformat()
    )
    if said == "no":
        return None
    return read.day if said is None or said == "yes" else given_day(said)


def _asked(
    cell: Value, code: str, proposals: tuple[date | None, ...], dialogue: Dialogue
) -> date | None:
    known = tuple(dict.fromkeys(item.isoformat() for item in proposals if item is not None))
    said = dialogue.ask(
        cell.place,
        code,
        (*known, "no"),
        free=given_day,
        text=tidy(cell.text),
        proposal=", ".join(known),
    )
    return None if said is None or said == "no" else given_day(said)


def instant_of(
    day: date, at: time, cell: Value, zone: ZoneInfo, dialogue: Dialogue
) -> datetime | None:
    """The instant at which clocks showed a time; None while it is not certain which, or none."""
    found = instants(day, at, zone)
    if len(found) == 1:
        return found[0]
    text, on = tidy(cell.text), day.isoformat()
    if found:
        said = dialogue.ask(cell.place, "time_twice", _TWICE, text=text, day=on)
        return None if said is None else found[_TWICE.index(said)]
    said = dialogue.ask(cell.place, "time_missing", ("no",), free=read_time, text=text, day=on)
    read = read_time(said) if said is not None and said != "no" else None
    again = instants(day, read.time, zone) if read else ()
    return again[0] if len(again) == 1 else None
