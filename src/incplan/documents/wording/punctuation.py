"""Signs that differ by language."""

from incplan.i18n.catalogue import translator


def colon(language: str) -> str:
    """What stands between a name and its value: in French a no-break space comes before it."""
    return translator(language).t("{name}: {value}", name="", value="").rstrip(" ")
