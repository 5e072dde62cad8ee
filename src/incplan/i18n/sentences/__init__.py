"""Errors in words: what happened and what to do next, by stable code."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import shown
from incplan.i18n.labels.doubt import doubt_words
from incplan.i18n.labels.plan.parts import part_name
from incplan.i18n.sentences.commands import COMMANDS
from incplan.i18n.sentences.corrections import CORRECTIONS
from incplan.i18n.sentences.exchange import EXCHANGE
from incplan.i18n.sentences.exercises import EXERCISES
from incplan.i18n.sentences.fiches import FICHES
from incplan.i18n.sentences.filling import FILLING
from incplan.i18n.sentences.intake.errors import INTAKE
from incplan.i18n.sentences.lifecycle import LIFECYCLE
from incplan.i18n.sentences.obligations import OBLIGATIONS
from incplan.i18n.sentences.paper import PAPER
from incplan.i18n.sentences.plan_journal import PLAN_JOURNAL
from incplan.i18n.sentences.readers import READERS
from incplan.i18n.sentences.review import REVIEW
from incplan.i18n.sentences.store import STORE
from incplan.i18n.time.dates import short_date
from incplan.incident.state.doubt import Doubt

ERRORS: Final[Mapping[str, str]] = {
    **COMMANDS,
    **CORRECTIONS,
    **EXCHANGE,
    **EXERCISES,
    **FICHES,
    **FILLING,
    **INTAKE,
    **LIFECYCLE,
    **OBLIGATIONS,
    **PAPER,
    **PLAN_JOURNAL,
    **READERS,
    **REVIEW,
    **STORE,
}


#: Parameters that hold a day.
_DAYS: Final = frozenset({"until", "due", "day", "on", "last", "since", "expires"})
_ISO: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d{2}", re.ASCII)


def error_sentence(translator: Translator, code: str, params: Mapping[str, object]) -> str:
    """The sentence of an error; an unknown code is shown with its parameters.

    A sentence about a `count` of things has a case `.one` for one of them, one that gives `names`
    a case `.nobody` for none, one that suggests a name `.unlike` where none comes near, one whose
    turn comes `later` a case for that.
    """
    alone = ERRORS.get(f"{code}.one") if params.get("count") == 1 else None
    nobody = ERRORS.get(f"{code}.nobody") if params.get("names") == () else None
    later = ERRORS.get(f"{code}.later") if params.get("later") else None
    unlike = ERRORS.get(f"{code}.unlike") if params.get("suggestion") == "" else None
    sentence = alone or nobody or unlike or later or ERRORS.get(code)
    if sentence is None:
        return f"{code} {dict(params)}" if params else code
    return translator.t(
        sentence, **{key: _shown(translator, key, item) for key, item in params.items()}
    )


def _shown(translator: Translator, key: str, item: object) -> object:
    if key in _DAYS and isinstance(item, str) and _ISO.fullmatch(item):
        try:
            return short_date(date.fromisoformat(item), translator.language)
        except ValueError:  # no such day
            return item
    if key == "part":
        return part_name(translator, str(item))
    return (
        doubt_words(translator, item) if isinstance(item, Doubt) else shown(translator, key, item)
    )
