"""Values that an import takes or asks about, as people read them; files keep their own form."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.labels import LABELS, label
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.dates import plain_date, short_datetime
from incplan.i18n.time.durations import human
from incplan.i18n.time.windows import windows_as_written
from incplan.plan.values.durations import parse_length, parse_period

#: Words of files, by the field that holds them: the family of their labels.
_FAMILIES: Final = {
    "adopted": "adoption",
    "danger_to_persons": "danger",
    "form_read": "scope_answer",
    "holidays": "scope_answer",
    "languages": "language",
    "level": "level",
    "own_risk": "risk",
    "phase": "phase",
    "risk_assessment": "scope_answer",
    "risk_treatment": "scope_answer",
    "role": "role",
    "rows": "row",
    "serious_economic_impact_after": "impact",
}
_WORDS: Final = {
    "management_response": {
        "not_or_unsatisfactory": "pir.management.none",
        "partly_followed": "pir.management.partial",
        "fully_followed": "pir.management.full",
    },
    "staff_readiness": {
        "not_prepared": "pir.readiness.1",
        "partly_prepared": "pir.readiness.2",
        "fully_prepared": "pir.readiness.3",
    },
}
_KINDS: Final = {
    "information": N_("information"),
    "decision": N_("decision"),
    "action": N_("action"),
    "telephone": N_("telephone"),
    "message": N_("message"),
    "person": N_("a person inside"),
    "external": N_("somebody outside"),
}
_LENGTHS: Final = frozenset(
    {"rto", "rpo", "mtpd", "response_time", "resolution_time", "backup_interval"}
)
_DAYS: Final = frozenset({"contract_end", "date", "due", "first", "last", "on", "signed_on"})
_HOURS: Final = frozenset({"available", "days", "working_hours"})
_PEOPLE: Final = frozenset(
    {"approved_by", "backup", "external_contacts", "key_personnel", "owner", "people", "who"}
)
#: The folder of what the ids of a field name.
_FOLDERS: Final = {"depends_on": "activities", "type": "fiches"}
#: Words of answers that are not words of files.
_CHOICES: Final = {
    "yes": N_("yes"),
    "no": N_("no"),
    "keep": N_("keep it"),
    "take": N_("take this one"),
    "private": N_("take it as private"),
    "leave": N_("leave it out"),
    "next": N_("the next one"),
    "next_day": N_("the next day"),
    "same_day": N_("the same day"),
    "own": N_("a new card of your own"),
    "one": N_("one"),
    "two": N_("two"),
    "add": N_("add it"),
    "each": N_("an entry for each"),
    "first": N_("the first time"),
    "second": N_("the second time"),
    "new": N_("a past incident of its own, for the register"),
}
#: The field whose words the choices of a question are.
_CHOSEN: Final = {
    "dropped_as": "adopted",
    "group_team": "role",
    "level_of_past": "level",
    "managed_due": "phase",
    "managed_role": "role",
    "own_risk": "own_risk",
    "own_role": "role",
    "planned_as": "adopted",
    "sign_means": "adopted",
    "state_differs": "adopted",
    "state_unsaid": "adopted",
    "which_contact": "owner",
    "which_fiche": "type",
    "which_function": "role",
    "which_level": "level",
    "which_type": "type",
}
_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)

#: `contacts/ann` or `fiches/flood` to what it is called.
Names = Mapping[str, str]


def value_words(translator: Translator, field: str, value: str, names: Names) -> str:
    """A value of a field: labels, names, lengths, days and hours in the reader's language."""
    known = _WORDS.get(field, {}).get(value) or f"{_FAMILIES.get(field, '')}.{value}"
    if known in LABELS:
        return label(translator, known)
    if field == "kind":
        return translator.t(_KINDS[value]) if value in _KINDS else value
    if field in _PEOPLE or field.startswith(("function:", "deputy:")):
        return _named("contacts", value, names)
    if field in _FOLDERS:
        return _named(_FOLDERS[field], value, names) if value != "[]" else translator.t("none")
    shown = _MEASURED.get(field)
    return readable_phone(value) if shown is None else shown(translator, value)


def choice_words(translator: Translator, code: str, choice: str, names: Names) -> str:
    """What a word that answers a question means; the word itself where it says it already."""
    if code in _CHOSEN:
        said = value_words(translator, _CHOSEN[code], choice, names)
        if said != choice:
            return said
    if choice in _CHOICES:
        return translator.t(_CHOICES[choice])
    return subject_words(translator, _length(translator, choice))


def subject_words(translator: Translator, subject: str) -> str:
    """What values belong to: a moment of a log, a function of a roster, or a name as it is."""
    if f"level.{subject}" in LABELS:
        return label(translator, f"level.{subject}")
    role, _blank, rest = subject.partition(" ")
    if f"role.{role}" in LABELS:
        return f"{label(translator, f'role.{role}')} {rest}"
    return _day(translator, subject)


def _named(folder: str, value: str, names: Names) -> str:
    """Ids by what they are called; several stand with commas between them."""
    parts = value.split(", ")
    if not all(_ID.fullmatch(part) for part in parts):
        return value
    return ", ".join(names.get(f"{folder}/{part}", part) for part in parts)


def _length(translator: Translator, value: str) -> str:
    if value == "~":
        return translator.t("no data to lose")
    found = parse_length(value)
    return value if found is None else human(found, translator.language)


def _months(translator: Translator, value: str) -> str:
    found = parse_period(value)
    if found is None:
        return value
    return translator.n("{count} month", "{count} months", found)


def _day(translator: Translator, value: str) -> str:
    """A day or an instant; anything else as it is."""
    try:
        if len(value) == len("2026-04-14"):
            return plain_date(date.fromisoformat(value), translator.language)
        return short_datetime(datetime.fromisoformat(value), translator.language)
    except ValueError:
        return value


_MEASURED: Final[Mapping[str, Callable[[Translator, str], str]]] = {
    **dict.fromkeys(_LENGTHS, _length),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(_HOURS, windows_as_written),
    "review_every": _months,
}
