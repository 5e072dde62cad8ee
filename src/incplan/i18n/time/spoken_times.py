"""Times as people say them in four languages, turned into the short forms `parse_time` reads.

Patterns are compiled when the first such time is read, not when the program starts.
"""

import re
from typing import Final

_BEFORE_CLOCK: Final = r"(?:^|(?<=\s))(?:à|om|um|at|tegen|gegen|by)\s+"
_AGO: Final = (
    r"il\s+y\s+a\s+(.+)",
    r"(.+?)\s+(?:geleden|ago)",
    r"vor\s+(.+)",
)
_AHEAD: Final = r"(?:dans|over|binnen|innerhalb(?:\s+von)?|within|in)\s+(.+)"
_ONE: Final = r"^(?:une?|een|één|eine[rmn]?|an?|one)\s+"
_NUMBERS: Final = {
    word: str(number)
    for number, words in enumerate(
        ("deux twee zwei two", "trois drie drei three", "quatre vier four", "cinq vijf fünf five",
         "six zes sechs", "sept zeven sieben seven", "huit acht eight", "neuf negen neun nine",
         "dix tien zehn ten"),
        start=2,
    )
    for word in words.split()
}  # fmt: skip
_HALVES: Final = {
    "demi-heure": "30m", "halfuur": "30m", "half uur": "30m", "halben stunde": "30m",
    "half an hour": "30m", "half hour": "30m",
    "quart d'heure": "15m", "quart d’heure": "15m", "kwartier": "15m", "viertelstunde": "15m",
    "quarter of an hour": "15m",
}  # fmt: skip
_LONG: Final = (
    r"(?:(?P<d>\d{1,3})\s*(?:jours?|j|dag(?:en)?|tag(?:en|e)?|days?|d)\b)?"
    r"(?:\s*(?P<h>\d{1,3})\s*(?:heures?|h|uur|uren|u|stunden?|std\.?|hours?))?"
    r"(?:\s*(?P<m>\d{1,4})\s*(?:minutes?|minuut|minuten?|min\.?|m)?)?"
)
_WORDED_CLOCK: Final = (
    r"(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?\s*(?:uur|uhr|heures?)(?:\s*(?P<n>\d{2}))?$"
)
#: `9.30` is a time of day, because 30 cannot be a month.
_DOTTED_CLOCK: Final = r"(?P<h>\d{1,2})\.(?P<m>1[3-9]|[2-5]\d|00)$"
_HALF_DAY: Final = r"(?P<h>\d{1,2})(?::(?P<m>\d{2}))?\s*(?P<half>[ap])\.?m\.?$"


def short_form(typed: str) -> str:
    """`il y a 20 minutes` is `-20m`, `gisteren om 9.30 uur` is `gisteren 9:30`; else unchanged.

    `typed` is in lower case, without spaces around it.
    """
    for pattern in _AGO:
        if (said := re.fullmatch(pattern, typed)) and (length := _length(said[1])):
            return f"-{length}"
    if (said := re.fullmatch(_AHEAD, typed)) and (length := _length(said[1])):
        return f"+{length}"
    bare = re.sub(_BEFORE_CLOCK, "", typed)
    plain = re.sub(_DOTTED_CLOCK, _clock, re.sub(_WORDED_CLOCK, _clock, bare))
    return re.sub(_HALF_DAY, _of_24, plain)


def _length(said: str) -> str:
    """A length of time as `1d2h30m`; empty when the words are none."""
    if said in _HALVES:
        return _HALVES[said]
    plain = re.sub(_ONE, "", said)
    if plain in _HALVES:
        return _HALVES[plain]
    first, _blank, rest = plain.partition(" ")
    plain = f"{_NUMBERS[first]} {rest}" if first in _NUMBERS else plain
    match = re.fullmatch(_LONG, plain if plain[:1].isdigit() else f"1 {plain}")
    if match is None or (match["m"] and not match["h"] and plain.isdigit()):
        return ""
    return "".join(f"{int(match[unit])}{unit}" for unit in "dhm" if match[unit])


def _clock(match: "re.Match[str]") -> str:
    parts = match.groupdict()
    return f"{parts['h']}:{parts.get('m') or parts.get('n') or '00'}"


def _of_24(match: "re.Match[str]") -> str:
    hour = int(match["h"])
    if not 1 <= hour <= 12:
        return match[0]
    return f"{hour % 12 + (12 if match['half'] == 'p' else 0)}:{match['m'] or '00'}"
