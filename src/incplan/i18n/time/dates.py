"""Dates and times as written in Belgium, in four languages, always on a 24-hour clock."""

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from incplan.errors import UsageError

_DAYS: Final = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
DAY_SIGNS: Final = {
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "de": ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS: Final = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_GERMAN_ZONES: Final = {"CET": "MEZ", "CEST": "MESZ"}


def plain_date(day: date, language: str) -> str:
    """`9 novembre 2026`, `9. November 2026`."""
    month = _MONTHS[_known(language)][day.month - 1]
    ordinal = {"de": ".", "fr": "er" if day.day == 1 else ""}.get(language, "")
    return f"{day.day}{ordinal} {month} {day.year}"


def long_date(day: date, language: str) -> str:
    """`lundi 9 novembre 2026`, `Montag, 9. November 2026`."""
    return _with_weekday(_DAYS[_known(language)][day.weekday()], day, language)


def medium_date(day: date, language: str) -> str:
    """`lun. 9 novembre 2026`, `ma 9 november 2026`."""
    return _with_weekday(DAY_SIGNS[_known(language)][day.weekday()], day, language)


def short_date(day: date, language: str) -> str:
    """`09/11/2026`, in German `09.11.2026`."""
    mark = "." if language == "de" else "/"
    return f"{day.day:02d}{mark}{day.month:02d}{mark}{day.year}"


def weekday_date(day: date, language: str) -> str:
    """`lun. 09/11/2026`: a day in a table that somebody plans by."""
    return f"{DAY_SIGNS[_known(language)][day.weekday()]} {short_date(day, language)}"


def clock_time(moment: datetime, language: str = "") -> str:
    """`06:55`; in the hour that exists twice, when clocks go back, with its zone: `02:30 CEST`."""
    return _clock(moment) + _zone(moment, language, wanted=exists_twice(moment))


def exists_twice(moment: datetime) -> bool:
    """Whether clocks in its zone showed this time of this day twice, an hour apart."""
    early, late = (moment.replace(fold=fold).utcoffset() for fold in (0, 1))
    return early is not None and late is not None and early > late


def local_time(naive: datetime, zone: ZoneInfo) -> datetime:
    """The one moment a local time means. Raises UsageError at a clock change."""
    early, late = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return early
    exists = early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == naive
    code = "time_ambiguous" if exists else "time_does_not_exist"
    readings = sorted((early, late), key=lambda item: item.astimezone(UTC))
    shown = [item.astimezone(UTC).astimezone(zone).isoformat("T", "minutes") for item in readings]
    raise UsageError(code, given=naive.isoformat(" ", "minutes"), first=shown[0], second=shown[1])


def _clock(moment: datetime) -> str:
    return f"{moment.hour:02d}:{moment.minute:02d}"


def long_datetime(moment: datetime, language: str, *, with_zone: bool = False) -> str:
    """`lundi 9 novembre 2026, 06:55`, on request followed by the zone: `CET`."""
    return f"{long_date(moment, language)}, {_clock(moment)}" + _zone(
        moment, language, wanted=with_zone or exists_twice(moment)
    )


def short_datetime(moment: datetime, language: str, *, with_zone: bool = False) -> str:
    """`09/11/2026 06:55`, on request followed by the zone: `CET`."""
    return f"{short_date(moment, language)} {_clock(moment)}" + _zone(
        moment, language, wanted=with_zone or exists_twice(moment)
    )


def near_datetime(moment: datetime, now: datetime, language: str) -> str:
    """As short as it stays clear beside `now`: `06:55` today, `09/11 06:55`, else with the year."""
    local_now = now.astimezone(moment.tzinfo)
    if moment.date() == local_now.date():
        return clock_time(moment, language)
    day = short_date(moment, language)
    if moment.year == local_now.year:
        day = day[:6] if language == "de" else day[:5]
    return f"{day} {clock_time(moment, language)}"


def zone_abbreviation(moment: datetime, language: str) -> str:
    """`CET` or `CEST`, in German `MEZ` or `MESZ`; an offset where the zone has no letters."""
    name = moment.tzname() or ""
    if name[:1] in "+-":
        return f"UTC{name}" if name else ""
    return _GERMAN_ZONES.get(name, name) if language == "de" else name


def _zone(moment: datetime, language: str, *, wanted: bool) -> str:
    name = zone_abbreviation(moment, language) if wanted else ""
    return f" {name}" if name else ""


def _with_weekday(weekday: str, day: date, language: str) -> str:
    comma = "," if language == "de" else ""
    return f"{weekday}{comma} {plain_date(day, language)}"


def _known(language: str) -> str:
    return language if language in _MONTHS else "en"
