"""Weekly windows in words."""

from incplan.i18n.catalogue import Translator
from incplan.i18n.dates import DAY_SIGNS
from incplan.plan.windows import Window


def window_words(translator: Translator, window: Window) -> str:
    """`Mon-Fri 08:30-17:30`, or day and night."""
    if window.always:
        return translator.t("24 hours a day, 7 days a week")
    signs = [sign.rstrip(".") for sign in DAY_SIGNS.get(translator.language, DAY_SIGNS["en"])]
    first, last = signs[window.days[0]], signs[window.days[-1]]
    days = first if len(window.days) == 1 else f"{first}-{last}"
    clock = "-".join(
        f"{minute // 60:02d}:{minute % 60:02d}" for minute in (window.start, window.end)
    )
    return f"{days} {clock}"
