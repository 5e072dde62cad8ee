"""Durations as people read them: `4 h`, `1 h 30`, `45 min`, `2 j`; time left, time late."""

from datetime import timedelta
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.plan.values.durations import WorkingDays

#: The units of day and hour; minutes are `min` in every language.
_SIGNS: Final = {"fr": ("j", "h"), "nl": ("d", "u"), "de": ("Tg.", "h"), "en": ("d", "h")}
#: A working day, several, half a one; the decimal sign.
_WORKING: Final = {
    "fr": ("jour ouvrable", "jours ouvrables", "une demi-journée de travail", ","),
    "nl": ("werkdag", "werkdagen", "een halve werkdag", ","),
    "de": ("Arbeitstag", "Arbeitstage", "ein halber Arbeitstag", ","),
    "en": ("working day", "working days", "half a working day", "."),
}
_MINUTE: Final = timedelta(minutes=1)
_DAYS_FROM: Final = 48 * 60


def human(value: timedelta, language: str) -> str:
    """A duration, exact to the minute (seconds are dropped); hours up to two days: `36 h`."""
    if isinstance(value, WorkingDays):
        return _working_days(value.half_days, language)
    return _joined(_parts(value), language)


def measured(value: timedelta, language: str) -> str:
    """A time that a watch gave: with its seconds where it is shorter than an hour."""
    seconds = int(value.total_seconds())
    if seconds >= 3600 or not seconds % 60:
        return human(value, language)
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest:02}" if minutes else f"{rest} s"


def rough(value: timedelta, language: str) -> str:
    """The duration, without minutes once it is shown in days."""
    if isinstance(value, WorkingDays):
        return _working_days(value.half_days, language)
    days, hours, minutes = _parts(value)
    return _joined((days, hours, 0 if days else minutes), language)


def _working_days(halves: int, language: str) -> str:
    one, several, half, comma = _WORKING.get(language, _WORKING["en"])
    whole, rest = divmod(halves, 2)
    if not whole:
        return half
    # French has a plural from two on, the others from anything above one.
    single = halves == 2 or (language == "fr" and whole == 1)
    return (
        f"{whole}{comma}5 {one if single else several}"
        if rest
        else (f"{whole} {one if single else several}")
    )


def left(translator: Translator, value: timedelta) -> str:
    """What remains before a limit: `2 h left`; when negative, `35 min late`."""
    if abs(value) < _MINUTE:
        return translator.t("due now")
    duration = rough(abs(value), translator.language)
    if value < timedelta(0):
        return translator.t("{duration} late", duration=duration)
    return translator.t("{duration} left", duration=duration)


def _parts(value: timedelta) -> tuple[int, int, int]:
    minutes = abs(value) // _MINUTE
    if minutes < _DAYS_FROM:
        return (0, *divmod(minutes, 60))
    days, rest = divmod(minutes, 24 * 60)
    return (days, *divmod(rest, 60))


def _joined(parts: tuple[int, int, int], language: str) -> str:
    days, hours, minutes = parts
    day, hour = _SIGNS.get(language, _SIGNS["en"])
    words = [f"{days} {day}"] if days else []
    if hours:
        words.append(f"{hours} {hour}")
    if minutes or not words:
        # `1 h 30` is clear without `min`; `2 j 30` would be read as hours.
        words.append(f"{minutes:02d}" if hours else f"{minutes} min")
    return " ".join(words)


def objective_words(span: timedelta | None, unanswered: bool, translator: Translator) -> str:
    """A recovery objective; that nobody has said it, or that the file has one nobody can read."""
    if span is not None:
        return human(span, translator.language)
    return translator.t("not answered yet") if unanswered else translator.t("not readable")
