"""Sentences about entries that cannot be used, of an incident or of the plan's journal."""

from collections.abc import Iterable, Sequence
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.i18n.text.lists import and_list
from incplan.incident.state.doubt import Doubt, Loss

#: How many entries are named in a sentence; `validate` names them all.
_NAMED: Final = 3


def doubt_words(translator: Translator, doubt: Doubt) -> str:
    """`cannot be read: escalated k7m2q9x4wv; gone: m2q9x4wvk7`."""
    named: dict[Loss, list[str]] = {how: [] for how in Loss}
    for item in doubt.unread:
        named[item.how].append(f"{label(translator, f'kind.{item.kind}')} {item.id}")
    unread, changed = named[Loss.UNREAD], named[Loss.CHANGED]
    lost = [*named[Loss.GONE], *doubt.missing]
    return translator.listed(
        (
            translator.t("cannot be read: {entries}", entries=_some(unread)) if unread else "",
            translator.t("gone: {entries}", entries=_some(lost)) if lost else "",
            translator.t("changed: {entries}", entries=_some(changed)) if changed else "",
        )
    )


def doubt_sentence(translator: Translator, doubt: Doubt) -> str:
    """A warning for everybody who reads about the incident; empty without doubt."""
    if not doubt:
        return ""
    told = translator.t(
        "IN DOUBT - not every entry can be relied on ({what}).",
        what=doubt_words(translator, doubt),
    )
    if doubt.level_may_be_higher:
        told += " " + translator.t("The level may be higher than shown.")
    return told


def plan_doubt_sentence(translator: Translator, doubt: Doubt) -> str:
    """A warning for everybody who reads the standing of the plan; empty without doubt."""
    if not doubt:
        return ""
    what = doubt_words(translator, doubt)
    return translator.t(
        "IN DOUBT - not every entry about the plan can be relied on ({what}).", what=what
    )


def in_doubt_sentence(translator: Translator, incidents: Iterable[str]) -> str:
    """A sentence naming those of several incidents that lack entries; empty when none does."""
    named = ", ".join(incidents)
    if not named:
        return ""
    return translator.t("IN DOUBT - not every entry can be relied on: {ids}.", ids=named)


def level_words(translator: Translator, name: str, doubt: Doubt | None) -> str:
    """The level, with a mark if an entry that may have raised it cannot be used."""
    level = label(translator, f"level.{name}")
    if not doubt or not doubt.level_may_be_higher:
        return level
    return translator.t("{level}, may be higher", level=level)


def _some(entries: list[str]) -> str:
    more = len(entries) - _NAMED
    shown = entries[:_NAMED] + ([f"+ {more}"] if more > 0 else [])
    return ", ".join(shown)


def unsure_sentence(translator: Translator, incidents: Sequence[str]) -> str:
    """That the time of an outage may be longer than shown, and why."""
    return translator.t(
        "An outage may have lasted longer than shown: not all of {incidents} can be read.",
        incidents=and_list(translator, incidents),
    )
