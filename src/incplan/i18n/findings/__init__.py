"""Findings in words: what is wrong, how to mend it, why it matters, where it comes from."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.dates import clock_time, medium_date, plain_date
from incplan.i18n.findings.contracts import CONTRACTS
from incplan.i18n.findings.journal import JOURNAL
from incplan.i18n.findings.plan import PLAN
from incplan.i18n.findings.schema import SCHEMA
from incplan.i18n.findings.text import FindingText
from incplan.i18n.findings.yaml import YAML
from incplan.i18n.labels import shown

FINDINGS: Final[Mapping[str, FindingText]] = {**YAML, **SCHEMA, **PLAN, **CONTRACTS, **JOURNAL}


def finding_text(code: str, params: Mapping[str, object]) -> FindingText | None:
    """The text of a code; a `case` among the parameters picks one of several (`RCO003.none`)."""
    return FINDINGS.get(f"{code}.{params.get('case')}") or FINDINGS.get(code)


def finding_message(translator: Translator, code: str, params: Mapping[str, object]) -> str:
    """What is wrong, with the values found."""
    text = finding_text(code, params)
    return translator.t(text.message, **_worded(translator, params)) if text else code


def finding_help(translator: Translator, code: str, params: Mapping[str, object]) -> str:
    """How to mend it; a name that was probably meant comes first."""
    text = finding_text(code, params)
    params = _worded(translator, params)
    parts = []
    if params.get("suggestion"):
        parts.append(translator.t("Did you mean {suggestion}?", **params))
    elif params.get("known"):
        parts.append(translator.t("Known: {known}.", **params))
    if text and text.help:
        parts.append(translator.t(text.help, **params))
    return " ".join(parts)


def _worded(translator: Translator, params: Mapping[str, object]) -> dict[str, object]:
    """Days, moments and concepts as written in the reader's language; all else as it is."""

    def worded(name: str, value: object) -> object:
        if isinstance(value, datetime):
            return f"{medium_date(value, translator.language)} {clock_time(value)}"
        if isinstance(value, date):
            return plain_date(value, translator.language)
        return shown(translator, name, value)

    return {name: worded(name, value) for name, value in params.items()}
