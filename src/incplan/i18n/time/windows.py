"""Weekly windows in words."""

from collections.abc import Iterable
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.time.dates import DAY_SIGNS
from incplan.plan.values.windows import Window, parse_window

#: What follows the hours of a short window.
_UNITS: Final = {"fr": "\u00a0h", "nl": "\u00a0u.", "de": "\u00a0Uhr"}
_WEEK: Final = 7


def day_sign(translator: Translator, day: int) -> str:
    """`Mon` for 0, in the language of the reader."""
    return DAY_SIGNS.get(translator.language, DAY_SIGNS["en"])[day].rstrip(".")


def window_words(translator: Translator, window: Window) -> str:
    """`Mon-Fri 08:30-17:30`, or day and night."""
    if window.always:
        return translator.t("24 hours a day, 7 days a week")
    first, last = (day_sign(translator, window.days[end]) for end in (0, -1))
    days = first if len(window.days) == 1 else f"{first}-{last}"
    clock = "-".join(
        f"{minute // 60:02d}:{minute % 60:02d}" for minute in (window.start, window.end)
    )
    return f"{days} {clock}"


def windows_words(translator: Translator, windows: Iterable[Window]) -> str:
    """Several windows; days with the same hours after each other are not said twice."""
    return ", ".join(window_words(translator, window) for window in windows)


def short_windows(translator: Translator, windows: Iterable[Window]) -> str:
    """The same where room is short: `Mon–Fri 8–17`, `lun–ven 8–17 h`, `ma–vr 8.30–17.30 u.`."""
    return ", ".join(_short(translator, window) for window in windows)


def _short(translator: Translator, window: Window) -> str:
    if window.always:
        return "24/7"
    language = translator.language
    first, last = (day_sign(translator, window.days[end]) for end in (0, -1))
    every = len(window.days) == _WEEK
    days = "" if every else first if len(window.days) == 1 else f"{first}–{last}"
    full = window.start % 60 == window.end % 60 == 0
    clocks = [_short_clock(language, minute, full=full) for minute in (window.start, window.end)]
    hours = (
        f"{'–'.join(clocks)}{_UNITS.get(language, '')}"
        if full or language != "fr"
        else ("–".join(clocks))
    )
    return f"{days} {hours}".strip()


def _short_clock(language: str, minute: int, *, full: bool) -> str:
    """`8` beside another full hour; else `8 h 30`, `8.30`, `8:30`."""
    hour, rest = divmod(minute, 60)
    if full:
        return str(hour)
    if language == "fr":
        return f"{hour}\u00a0h" + (f"\u00a0{rest:02d}" if rest else "")
    mark = "." if language == "nl" else ":"
    return f"{hour}{mark}{rest:02d}"


def windows_as_written(translator: Translator, text: str) -> str:
    """Windows in the notation of the plan (`mon-fri 08:00-18:00, 24/7`), with days in words."""
    return ", ".join(_in_a_sentence(translator, part) for part in text.split(", "))


def _in_a_sentence(translator: Translator, text: str) -> str:
    window = parse_window(text)
    return text if window is None or window.always else window_words(translator, window)
