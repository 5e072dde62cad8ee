"""Weekly windows in words."""

from collections.abc import Iterable

from incplan.i18n.catalogue import Translator
from incplan.i18n.time.dates import DAY_SIGNS
from incplan.plan.values.windows import Window, parse_window


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


def windows_as_written(translator: Translator, text: str) -> str:
    """Windows in the notation of the plan (`mon-fri 08:00-18:00, 24/7`), with days in words."""
    return ", ".join(_in_a_sentence(translator, part) for part in text.split(", "))


def _in_a_sentence(translator: Translator, text: str) -> str:
    window = parse_window(text)
    return text if window is None or window.always else window_words(translator, window)
