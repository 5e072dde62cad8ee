"""How days and times of the day are written before an entry: patterns for the readers of text."""

from typing import Final

#: What says that a time is only nearly so.
ABOUT: Final = (
    r"(?:±|~|≈|\+/?-|ca\.?|circa|env\.?|environ|vers(?:\sles)?|autour\sde|aux\salentours\sde|rond|omstreeks"
    r"|tegen|ongeveer|ong\.?|gegen|etwa|about|around|approx(?:\.|imately)?)"
)  # fmt: skip
#: Noon and midnight in words.
NOON: Final = (
    r"(?:['’]s\s?middags|in\sde\smiddag|de\smiddag|middag|midi|noon|midday|mittags?|12\sh\smidi)"
)
MIDNIGHT: Final = r"(?:minuit|midnight|middernacht|mitternachts?)"
#: What part of the day a clock of twelve hours means.
MORNING: Final = (
    r"(?:du\smatin|de\sla\snuit|['’]s\s?(?:morgens|ochtends|nachts)|morgens|vormittags|nachts|früh"
    r"|in\sthe\smorning)"
)
LATER: Final = (
    r"(?:de\sl['’]après-midi|du\ssoir|['’]s\s?(?:middags|namiddags|avonds)|nachmittags|abends"
    r"|in\sthe\s(?:afternoon|evening))"
)
CLOCK: Final = (
    r"(?:[01]?\d|2[0-4])(?:\s?[:.hu]\s?[0-5]\d(?:[:.][0-5]\d|\s?min\.?)?|\s?(?:heures?|uhr|uur|h|u)(?:\s[0-5]\d)?)"
    rf"(?:\s?(?:uhr|uur|h|u)\b)?(?:\s?[ap]\.?\s?m\b\.?)?(?:\s(?:{MORNING}|{LATER}))?(?![\w/]|:\d)"
)  # fmt: skip
#: A time before an entry, in any of these forms.
TIME: Final = (
    rf"(?:(?:{ABOUT})?\s?(?:(?:à|om|um|at)\s)?(?:{CLOCK})(?:\s(?:env\.?|environ|ongeveer|ca\.?))?"
    rf"|(?:(?:{ABOUT}|à|om|um|at)\s)?(?:{NOON}|{MIDNIGHT})(?!\w))"
)
DAY: Final = (
    r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
    r"|\d{1,2}(?:er|\.)?\s[^\W\d_]{3,10}\.?\s\d{4}"
    r"|[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})"
)
_RELATIVE: Final = r"aujourd['’]hui|hier|today|yesterday|vandaag|gisteren|heute|gestern"
_WEEKDAY: Final = (
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|maandag|dinsdag|woensdag|donderdag|vrijdag"
    r"|zaterdag|zondag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday"
)
_SHORT: Final = (
    r"(?:lun|mar|mer|jeu|ven|sam|dim|maa|din|woe|don|vri|zat|zon|mon|tue|wed|thu|fri|sat|sun"
    r"|ma|di|wo|do|vr|za|zo|mo|mi|fr|sa|so)\.?"
)
#: A day as windows of chats tell it: with or without a year, or only its name.
TOLD_DAY: Final = (
    rf"(?:(?:(?:{_WEEKDAY}|{_SHORT}),?\s)?(?:{DAY}|\d{{1,2}}[./-]\d{{1,2}}\.?)"
    rf"|{_RELATIVE}|{_WEEKDAY})"
)
#: A line that is only a day.
DAY_ALONE: Final = (
    r"(?:[^\W\d_]+,?\s)?\d{1,2}(?:er|\.)?\s[^\W\d_]+\.?\s\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    r"|(?:[^\W\d_]+,?\s)?[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}|{_RELATIVE}"
)
#: What stands between a day and its time.
BETWEEN: Final = r"(?:,?\s(?:(?:à|a|om|um|at)\s)?|T|\s?[;\t]\s?)"
NAME: Final = r"(?P<name>[^\W\d_][\w'’.-]*(?:,?\s[^\W\d_(][\w'’.-]*){0,4}(?:\s\([^()]{1,30}\))?)"
