"""Findings in words: what is wrong, how to mend it, why it matters, where it comes from."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.findings.contacts import CONTACTS
from incplan.i18n.findings.contracts import CONTRACTS
from incplan.i18n.findings.fiches import FICHES
from incplan.i18n.findings.functions import FUNCTIONS
from incplan.i18n.findings.journal import JOURNAL
from incplan.i18n.findings.plan import PLAN
from incplan.i18n.findings.proof import PROOF
from incplan.i18n.findings.reviews import ONE_DAY, REVIEWS
from incplan.i18n.findings.scenarios import SCENARIOS
from incplan.i18n.findings.schema import SCHEMA
from incplan.i18n.findings.scope import SCOPE
from incplan.i18n.findings.text import FindingText
from incplan.i18n.findings.whys import WHYS
from incplan.i18n.findings.yaml import YAML
from incplan.i18n.labels import shown
from incplan.i18n.labels.plan.lacking import lacking_words
from incplan.i18n.text.numbers import shortest
from incplan.i18n.time.dates import clock_time, medium_date, plain_date
from incplan.i18n.time.durations import human
from incplan.i18n.time.windows import windows_as_written
from incplan.plan.values.durations import parse_length

FINDINGS: Final[Mapping[str, FindingText]] = {
    **YAML,
    **SCHEMA,
    **PLAN,
    **CONTRACTS,
    **REVIEWS,
    **FUNCTIONS,
    **CONTACTS,
    **FICHES,
    **SCENARIOS,
    **SCOPE,
    **JOURNAL,
    **PROOF,
}


def finding_text(code: str, params: Mapping[str, object]) -> FindingText | None:
    """The text of a code; a `case` among the parameters picks one of several (`RCO003.none`)."""
    return FINDINGS.get(f"{code}.{params.get('case')}") or FINDINGS.get(code)


#: A length in working days in the plan's notation.
_WORKING_DAYS: Final = r"\d+(?:\.5)? working days?"
#: Parameters whose values are numbers.
_NUMBERS: Final = ("share", "percent", "staff", "turnover", "balance")
#: Parameters whose values are weekly windows.
_WINDOWS: Final = ("offered", "needed", "window")
_ISO: Final = len("2026-11-23")
#: The most characters of one value in a sentence.
MOST: Final = 400


def finding_message(translator: Translator, code: str, params: Mapping[str, object]) -> str:
    """What is wrong, with the values found."""
    text = finding_text(code, params)
    found = {name: _day(value) for name, value in params.items()}
    alone = ONE_DAY.get(code) if params.get("days") == 1 else None
    words = alone or (text.message if text else code)
    return translator.t(words, **_short(_worded(translator, found))) if text else code


def _day(value: object) -> object:
    """A day in a finding's parameters, formatted as a date; a text copied from the file stays."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == _ISO else value
    except ValueError:
        return value


def finding_help(translator: Translator, code: str, params: Mapping[str, object]) -> str:
    """How to mend it; a name that was probably meant comes first."""
    text = finding_text(code, params)
    params = _short(_worded(translator, params))
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
            return f"{medium_date(value, translator.language)} {clock_time(value, translator.language)}"
        if isinstance(value, date):
            return plain_date(value, translator.language)
        if name == "lacking" and isinstance(value, tuple | list):
            return lacking_words(translator, value)
        if name in _WINDOWS and isinstance(value, str):
            return windows_as_written(translator, value)
        if name == "promised" and isinstance(value, str):
            return _promise(translator, value)
        if name in _NUMBERS and isinstance(value, str):
            return _number(translator, value)
        if name != "given" and isinstance(value, str) and "working day" in value:
            return re.sub(_WORKING_DAYS, lambda found: _in_words(translator, found[0]), value)
        return shown(translator, name, value)

    return {name: worded(name, value) for name, value in params.items()}


def _in_words(translator: Translator, text: str) -> str:
    """A length in working days in the reader's words."""
    length = parse_length(text)
    return text if length is None else human(length, translator.language)


def _number(translator: Translator, text: str) -> str:
    """A number as the reader's language writes it; what is none as it is."""
    plain = text.replace("\u202f", "")
    written = re.fullmatch(r"\d+(\.\d+)?", plain, re.ASCII)
    return shortest(plain, translator.language) if written else text


def _promise(translator: Translator, text: str) -> str:
    """A promised time: working days in words, hours in the plan's notation."""
    days = re.fullmatch(r"(\d+) business days?", text)
    if days is None:
        return text
    return translator.n("{count} working day", "{count} working days", int(days[1]))


def finding_why(code: str) -> str:
    """Why a known code matters, not yet translated; cases of one code may share the reason."""
    own = FINDINGS.get(code)
    return (own.why if own else "") or WHYS.get(code.partition(".")[0], "")


def finding_source(code: str) -> str:
    """The requirement of the template, or the standard, a code comes from; cases share it."""
    own = FINDINGS.get(code)
    cases = (text.source for key, text in FINDINGS.items() if key.startswith(f"{code}."))
    return own.source if own else next((source for source in cases if source), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPage:
    """All there is to say about a code, without any particular values."""

    code: str
    message: str
    why: str
    help: str
    source: str


def finding_page(translator: Translator, code: str) -> FindingPage:
    """The page of a known code, or of its first case; values are shown by their names."""
    found = next(item for item in (code, *FINDINGS) if item in FINDINGS and _is(item, code))
    text = FINDINGS[found]
    said = (_open(translator.t(part)) for part in (text.message, finding_why(found), text.help))
    message, why, remedy = said
    return FindingPage(
        code=code, message=message, why=why, help=remedy, source=finding_source(code)
    )


def _is(item: str, code: str) -> bool:
    return item == code or item.startswith(f"{code}.")


def _codes() -> frozenset[str]:
    return frozenset(code.partition(".")[0] for code in FINDINGS)


def nearest_code(given: str) -> tuple[bool, str]:
    """Whether codes begin with `given`; if not, the codes that were probably meant."""
    short = re.fullmatch(r"([A-Z]{3,4})[- ]?(\d{1,2})", given)
    if short is not None and f"{short[1]}{short[2]:0>3}" in _codes():
        return True, f"{short[1]}{short[2]:0>3}"
    if given and any(code.upper().startswith(given) for code in FINDINGS):
        return True, given
    codes = sorted(FINDINGS)
    family = given.rstrip("0123456789")
    kin = [code for code in codes if family and code.startswith(family)]
    near = difflib.get_close_matches(given, kin or codes, n=3, cutoff=0.0)
    return False, ", ".join(sorted(near))


def _open(sentence: str) -> str:
    return re.sub(r"\{([a-z_]+)\}", r"<\1>", sentence)


def _short(params: Mapping[str, object]) -> dict[str, object]:
    """Values cut to what a sentence can hold, such as a circle of 500 names."""
    return {
        key: f"{value[:MOST]} ..." if isinstance(value, str) and len(value) > MOST else value
        for key, value in params.items()
    }
