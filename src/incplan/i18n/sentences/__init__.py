"""Errors in words: what happened and what to do next, by stable code."""

from collections.abc import Mapping
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import LABELS, label
from incplan.i18n.sentences.commands import COMMANDS
from incplan.i18n.sentences.lifecycle import LIFECYCLE
from incplan.i18n.sentences.obligations import OBLIGATIONS
from incplan.i18n.sentences.review import REVIEW
from incplan.i18n.sentences.store import STORE

ERRORS: Final[Mapping[str, str]] = {
    **COMMANDS,
    **LIFECYCLE,
    **OBLIGATIONS,
    **REVIEW,
    **STORE,
}


def error_sentence(translator: Translator, code: str, params: Mapping[str, object]) -> str:
    """The sentence of an error; an unknown code is shown with its parameters."""
    sentence = ERRORS.get(code)
    if sentence is None:
        return f"{code} {dict(params)}" if params else code
    return translator.t(
        sentence, **{key: _shown(translator, key, item) for key, item in params.items()}
    )


def _shown(translator: Translator, key: str, value: object) -> object:
    """Levels and functions by name, lists with commas."""
    if key in ("level", "proposed", "current") and f"level.{value}" in LABELS:
        return label(translator, f"level.{value}")
    if key == "role" and f"role.{value}" in LABELS:
        return label(translator, f"role.{value}")
    if isinstance(value, tuple | list):
        return ", ".join(str(item) for item in value)
    return value
