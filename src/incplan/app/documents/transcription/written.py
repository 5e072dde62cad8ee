"""Read what stands in a box: a time, a letter that was ringed, a name. Raises UsageError."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import contact_names, meant
from incplan.documents.wording.sheets import LETTERS
from incplan.errors import UsageError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.i18n.time.dates import clock_time, local_time
from incplan.i18n.time.times import SKEW, parse_time
from incplan.incident.clocks.clock import elapsed
from incplan.incident.events.words import EntryKind

#: Ditto marks: the time of the line above.
_DITTO: Final = frozenset({"=", '"', "''", "”", "〃", "idem", "id.", "id"})
_SUMMER: Final = ("summer", "été", "ete", "zomer", "sommer")
#: A time of day alone, or with the season that the clock showed.
_CLOCK: Final = re.compile(
    r"(?P<time>\d{1,2}\s*(?:[:.hu]\s*\d{0,2}|uhr\s*\d{0,2})?\s*(?:uur|uhr|u\.)?)"
    r"(?:\s+(?P<season>summer|winter|été|ete|hiver|zomer|sommer))?",
    re.IGNORECASE,
)
#: A time that lies so far before the line above belongs to the next day.
_OVERNIGHT: Final = timedelta(hours=12)
_ENTRIES: Final = (
    EntryKind.INFORMATION,
    EntryKind.DECISION,
    EntryKind.ACTION,
    EntryKind.TELEPHONE,
    EntryKind.MESSAGE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """The day a sheet is about, and the last time written on it, from which clock times count."""

    on: date
    last: datetime | None = None


def read_moment(desk: Desk, words: str, day: Day, language: str) -> datetime:
    """`06:10`, `=` for the line above, `09/11 07:30`: a clock time is one of the sheet's day.

    A time half a day before the line above is one of the next day; `02:30 winter` is the second of
    two. Raises UsageError for what is no time, or lies in the future.
    """
    typed = words.strip()
    if typed.lower() in _DITTO:
        if day.last is None:
            raise UsageError("nothing_above", given=typed)
        return day.last
    clock = _CLOCK.fullmatch(typed)
    if clock is None:
        return parse_time(typed, now=desk.now, zone=desk.zone, language=language)
    found = _clock_on(desk, clock, day.on, language)
    if day.last is not None and elapsed(found, day.last) > _OVERNIGHT:
        found = _clock_on(desk, clock, day.on + timedelta(days=1), language)
    if elapsed(desk.now, found) > SKEW:
        told = f"{found:%d/%m/%Y} {clock_time(found)}"
        raise UsageError(
            "moment_in_future", given=typed[:60], now=clock_time(desk.local_now), moment=told
        )
    return found


def _clock_on(desk: Desk, clock: "re.Match[str]", on: date, language: str) -> datetime:
    """A clock time of a day; of two readings in October the one of the season beside it."""
    noon = local_time(datetime.combine(on, time(12)), desk.zone)
    season = (clock["season"] or "").lower()
    try:
        return parse_time(
            clock["time"], now=noon, zone=desk.zone, allow_future=True, language=language
        )
    except UsageError as problem:
        if problem.code == "time_ambiguous" and season:
            first = season in _SUMMER
            return datetime.fromisoformat(
                str(problem.params["first" if first else "second"])
            ).astimezone(desk.zone)
        if problem.code == "estimate_unreadable":
            raise UsageError("time_unreadable", given=clock[0][:60]) from None
        raise


def read_day(desk: Desk, words: str, language: str) -> date:
    """`8/11`, `2026-11-08`, `yesterday`: the day of the first line. Raises UsageError."""
    try:
        found = parse_time(f"{words} 00:00", now=desk.now, zone=desk.zone, language=language)
    except UsageError as problem:
        if problem.code != "time_unreadable":
            raise
        raise UsageError("day_unreadable", given=words[:60]) from None
    return found.date()


def read_due(desk: Desk, words: str, language: str) -> date:
    """A day that lies ahead. Raises UsageError."""
    try:
        then = parse_time(
            f"{words} 12:00", now=desk.now, zone=desk.zone, allow_future=True, language=language
        )
    except UsageError:
        raise UsageError("day_unreadable", given=words[:60]) from None
    return then.date()


def read_entry(words: str, language: str) -> EntryKind:
    """The letter ringed, in the language of who types or in another; nothing ringed is a fact."""
    typed = words.strip().upper()[:1]
    if not typed:
        return EntryKind.INFORMATION
    order = (language, *(item for item in LANGUAGES if item != language))
    for tongue in order:
        letters = translator(tongue).t(LETTERS).split()
        if typed in letters:
            return _ENTRIES[letters.index(typed)]
    raise UsageError("not_ringed", given=words.strip()[:40], known=translator(language).t(LETTERS))


def read_choice(words: str, known: tuple[str, ...], told: tuple[str, ...] = ()) -> str:
    """One of some answers by its number on the sheet, or by its word; `told` are those printed.

    Raises UsageError.
    """
    typed = words.strip().lower()
    told = told if len(told) == len(known) else known
    if typed.isdecimal() and len(typed) < 4 and 1 <= int(typed) <= len(known):
        return known[int(typed) - 1]
    names = zip(known, told, strict=True)
    found = [
        item
        for item, name in names
        if typed and (item.startswith(typed.replace("-", "_")) or name.lower().startswith(typed))
    ]
    if len(found) != 1:
        numbered = ", ".join(f"{place} {word}" for place, word in enumerate(told, start=1))
        raise UsageError("not_on_sheet", given=words.strip()[:40], known=numbered)
    return found[0]


def read_person(desk: Desk, words: str) -> str | None:
    """The contact whose name was written; None for somebody whom the plan does not know.

    Raises UsageError where several may be meant.
    """
    plan = desk.plan()
    given = words.strip()
    names = {key: contact_names(plan, key) for key in plan.contact_ids}
    found = meant(given, names)
    if len(found) > 1:
        raise UsageError("ambiguous_name", given=given[:80], count=len(found),
                         known=", ".join(found))  # fmt: skip
    return found[0] if found else None
