"""Findings in words: what is wrong, how to mend it, why it matters, where it comes from."""

from collections.abc import Mapping
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.findings.contacts import CONTACTS
from incplan.i18n.findings.fiches import FICHES
from incplan.i18n.findings.functions import FUNCTIONS
from incplan.i18n.findings.journal import JOURNAL
from incplan.i18n.findings.plan import PLAN
from incplan.i18n.findings.schema import SCHEMA
from incplan.i18n.findings.scope import SCOPE
from incplan.i18n.findings.text import FindingText
from incplan.i18n.findings.yaml import YAML
from incplan.i18n.labels import shown

FINDINGS: Final[Mapping[str, FindingText]] = {
    **YAML,
    **SCHEMA,
    **PLAN,
    **FUNCTIONS,
    **CONTACTS,
    **FICHES,
    **SCOPE,
    **JOURNAL,
}


def finding_message(translator: Translator, code: str, params: Mapping[str, object]) -> str:
    """What is wrong, with the values found."""
    text = FINDINGS.get(code)
    return translator.t(text.message, **_words(translator, params)) if text else code


def finding_help(translator: Translator, code: str, params: Mapping[str, object]) -> str:
    """How to mend it; a name that was probably meant comes first."""
    text = FINDINGS.get(code)
    parts = []
    if params.get("suggestion"):
        parts.append(translator.t("Did you mean {suggestion}?", **params))
    elif params.get("known"):
        parts.append(translator.t("Known: {known}.", **params))
    if text and text.help:
        parts.append(translator.t(text.help, **_words(translator, params)))
    return " ".join(parts)


def _words(translator: Translator, params: Mapping[str, object]) -> dict[str, object]:
    return {name: shown(translator, name, value) for name, value in params.items()}
