"""The time of entry after entry: a day is told once, and midnight is seldom written."""

import re
from datetime import date, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.reading.days import day_in, given_day, read_day
from incplan.app.intake.reading.moments import day_of, instant_of
from incplan.app.intake.reading.times import read_time
from incplan.app.intake.report import Dialogue
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Place

#: From this far back on, a time is more likely of the next day than written late.
_MIDNIGHT: Final = timedelta(hours=12)
_STEPS: Final = ("next_day", "same_day")
#: Hours before UTC of zones by name, as programs in four languages write them.
_NAMED: Final = {"Z": 0, "CET": 1, "MEZ": 1, "HNEC": 1, "CEST": 2, "MESZ": 2, "HAEC": 2}
_OFFSET: Final = re.compile(
    r"(?:UTC|GMT)?(?:(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?)|UTC|GMT", re.IGNORECASE
)
_RELATIVE: Final = frozenset(
    {"aujourd hui", "hier", "today", "yesterday", "vandaag", "gisteren", "heute", "gestern"}
)


class LogClock:
    """Reads times in their order; `zone` is where the clocks of those who wrote stood.

    `title` is a day that stands above all entries: it counts where none tells its own.
    """

    def __init__(self, zone: ZoneInfo, today: date, dialogue: Dialogue) -> None:
        self.zone, self.today, self.dialogue = zone, today, dialogue
        self.day: date | None = None
        self.last: datetime | None = None
        self.title: Value | None = None
        self._asked = False

    def entitle(self, text: str, place: Place) -> None:
        """Keep the day that a title, or the name of a sheet, tells."""
        day = day_in(text)
        if day and self.title is None:
            self.title = Value(day, place)

    def begin(self, cell: Value) -> None:
        """Read a day that holds for what follows; while it is not certain, nothing has a day."""
        before, self.last, self._asked = self.day, None, True
        if folded(cell.text).strip() in _RELATIVE:
            self.day = self._relative(cell, before)
            return
        year = before.year if before else None
        self.day = day_of(cell, self.dialogue, today=self.today, year=year)

    def _relative(self, cell: Value, before: date | None) -> date | None:
        """The day of `today` in a copy that nobody dated."""
        known = (before.isoformat(),) if before else ()
        said = self.dialogue.ask(
            cell.place, "which_today", (*known, "no"), free=given_day, text=tidy(cell.text)
        )
        return None if said is None or said == "no" else given_day(said)

    def at(self, cell: Value, *, told_day: bool, zone: str = "") -> datetime | None:
        """The instant of an entry, None while its day or its time is not certain.

        `told_day` says that its day was written beside it, and `zone` which clock showed it.
        """
        read = read_time(cell.text)
        if read is None:
            said = self.dialogue.ask(
                cell.place, "time_unclear", ("no",), free=read_time, text=tidy(cell.text)
            )
            read = read_time(said) if said is not None and said != "no" else None
        if read is None or not self._has_day(cell):
            return None
        assert self.day is not None
        if read.about:
            text, proposal = tidy(cell.text), f"{read.time:%H:%M}"
            said = self.dialogue.ask(
                cell.place, "time_about", ("yes", "no"), text=text, proposal=proposal
            )
            if said == "no":
                return None
        if self.last is not None and not told_day:
            self._turn(cell, datetime.combine(self.day, read.time))
        shift = offset_of(zone)
        if shift is None:
            found = instant_of(self.day, read.time, cell, self.zone, self.dialogue)
        else:
            written = datetime.combine(self.day, read.time, timezone(shift))
            found = written.astimezone(self.zone)
        if found is not None:
            self.last = found.replace(tzinfo=None, fold=0)
        return found

    def _has_day(self, cell: Value) -> bool:
        """Whether the day is known; asked once, where nothing tells the first one."""
        if self.day is None and not self._asked and self.title is not None:
            self.begin(self.title)
        if self.day is None and not self._asked:
            self._asked = True
            said = self.dialogue.ask(
                cell.place, "day_of_log", ("no",), free=given_day, text=tidy(cell.text)
            )
            self.day = None if said is None or said == "no" else given_day(said)
        return self.day is not None

    def _turn(self, cell: Value, moment: datetime) -> None:
        """A time before the one above: after midnight, or noted late; the likely one counts."""
        assert self.last is not None
        assert self.day is not None
        back = self.last - moment
        if back <= timedelta(0):
            return
        following = self.day + timedelta(days=1)
        likely = _STEPS[0] if back >= _MIDNIGHT else _STEPS[1]
        choices = (likely, *(step for step in _STEPS if step != likely))
        said = self.dialogue.ask(
            cell.place, "time_goes_back", choices, text=tidy(cell.text),
            known=f"{self.last:%H:%M}", proposal=likely, day=following.isoformat(),
        )  # fmt: skip
        if (said or likely) == _STEPS[0]:
            self.day = following
        else:
            self.last = None


def offset_of(zone: str) -> timedelta | None:
    """How far a zone behind a time is before UTC; None where no zone is told."""
    if zone.upper() in _NAMED:
        return timedelta(hours=_NAMED[zone.upper()])
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    shift = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    return -shift if found["sign"] == "-" else shift


def is_day(text: str) -> bool:
    """Whether a text names a day in any form."""
    return read_day(text).day is not None
