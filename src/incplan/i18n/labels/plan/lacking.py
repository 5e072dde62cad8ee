"""What a test of a procedure does not tell, in words."""

from collections.abc import Iterable
from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.labels import label
from incplan.i18n.text.lists import and_list

_LACKING: Final = {
    "proof": N_("the evidence"),
    "time": N_("the time measured"),
    "answered": N_("a count of those who answered"),
    "steps": N_("a count of the steps that could be done"),
    "roll_call": N_("the roll call"),
    "closed": N_("the time until all were counted"),
    "data_age": N_("the age of the data"),
    "two_hours": N_("two hours of work at least"),
    "rate": N_("the pace on paper"),
    "reentry": N_("the time to type in one unit"),
    "mistakes": N_("the mistakes found"),
    "out_of_hours": N_("a round outside office hours within a year"),
    "walk_through": N_("a walk-through on the spot within a year"),
}


def lacking_words(translator: Translator, codes: Iterable[str]) -> str:
    """What a test does not tell, as a list."""
    return and_list(translator, (_lacking(translator, code) for code in codes))


def _lacking(translator: Translator, code: str) -> str:
    kind, _colon, name = code.partition(":")
    if kind == "role":
        role = label(translator, f"role.{name}")
        return translator.t("somebody as {function}", function=role)
    if kind == "function":
        return translator.t("a try of {function}", function=label(translator, f"use.{name}"))
    if kind == "shift":
        return translator.t("a drill of the shift “{shift}” within two years", shift=name)
    return translator.t(_LACKING[code])
