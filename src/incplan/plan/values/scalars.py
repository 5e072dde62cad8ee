"""The base of all plan models: strict keys, frozen values, scalars read from text.

The YAML loader gives every scalar as the text a person wrote; the types here decide what it means,
so `0470 12 34 56`, `no` and `12:30` stay as written.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from typing import Annotated, Any, Final, Self
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.plan.values.durations import parse_duration, parse_length, parse_period
from incplan.plan.values.model import Before, Check, Model, WrongValueError, about
from incplan.plan.values.signs import odd_sign, without_blanks
from incplan.vocabulary import CONTACT_ROWS, LANGUAGES, RISKS, ROLES

ID_PATTERN: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?", re.ASCII)
FICHE_ID_PATTERN: Final = re.compile(r"[a-z][a-z0-9_]{1,40}", re.ASCII)
YES_WORDS: Final = frozenset({"yes", "true", "on", "oui", "ja", "y"})
NO_WORDS: Final = frozenset({"no", "false", "off", "non", "nee", "nein", "n"})


@dataclass(frozen=True, slots=True)
class Text:
    """What a company wrote: one text in the plan's main language, or one by language."""

    plain: str = ""
    translations: tuple[tuple[str, str], ...] = ()

    def get(self, language: str, main: str) -> tuple[str, str]:
        """The text and its language: the one asked for, else the main one, else any."""
        known = dict(self.translations)
        if self.plain:
            known.setdefault(main, self.plain)
        for candidate in (language, main, *LANGUAGES):
            if known.get(candidate):
                return known[candidate], candidate
        return "", main

    @property
    def wordings(self) -> tuple[str, ...]:
        """The text in every language it is written in."""
        plain = (self.plain,) if self.plain else ()
        return (*plain, *(words for _language, words in self.translations))

    def __bool__(self) -> bool:
        return bool(self.plain or self.translations)


def _text(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str) and value.strip():
        return Text(plain=value.strip())
    if isinstance(value, Mapping) and value:
        for language, item in value.items():
            if language not in LANGUAGES:
                raise WrongValueError(
                    "unknown_language", {"sub": (language,), "given": str(language)}
                )
            if not isinstance(item, str) or not item.strip():
                raise WrongValueError("text_expected", {"sub": (language,)})
        return Text(translations=tuple((key, str(item).strip()) for key, item in value.items()))
    raise WrongValueError("text_expected")


def _boolean(value: Any) -> Any:
    if isinstance(value, str):
        if value.lower() in YES_WORDS:
            return True
        if value.lower() in NO_WORDS:
            return False
        raise WrongValueError("yes_or_no_expected", {"given": value})
    return value


def _duration(value: Any) -> timedelta:
    if isinstance(value, timedelta):
        return value
    found = parse_duration(value) if isinstance(value, str) else None
    if found is None:
        raise WrongValueError("not_a_duration", {"given": str(value)})
    return found


def _length(value: Any) -> timedelta:
    if isinstance(value, timedelta):
        return value
    found = parse_length(value) if isinstance(value, str) else None
    if found is None:
        raise WrongValueError("not_a_duration", {"given": str(value)})
    return found


def _months(value: Any) -> int:
    if isinstance(value, int):
        return value
    found = parse_period(value) if isinstance(value, str) else None
    if found is None:
        raise WrongValueError("not_a_period", {"given": str(value)})
    return found


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise WrongValueError("not_a_date", {"given": str(value)})
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise WrongValueError("no_such_date", {"given": value}) from None


def _id(value: Any) -> str:
    if not isinstance(value, str) or not ID_PATTERN.fullmatch(value):
        raise WrongValueError("bad_id", {"given": str(value)[:80]})
    return value


def _fiche_id(value: Any) -> str:
    if not isinstance(value, str) or not FICHE_ID_PATTERN.fullmatch(value):
        raise WrongValueError("bad_id", {"given": str(value)[:80]})
    return value


def _integer(value: Any) -> Any:
    if isinstance(value, str):
        digits = without_blanks(value).removesuffix("%").replace("\u2212", "-")
        digits = _ungrouped(digits)
        if not re.fullmatch(r"-?\d{1,12}", digits, re.ASCII):
            raise WrongValueError("not_a_number", {"given": value, **_odd(value)})
        return int(digits)
    return value


def _ungrouped(digits: str) -> str:
    """A whole number without points or commas between groups of three, and cents of zero."""
    grouped = re.fullmatch(
        r"(-?\d{1,3}(?:\.\d{3})+)(?:,00?)?|(-?\d{1,3}(?:,\d{3})+)(?:\.00?)?", digits, re.ASCII
    )
    return re.sub("[.,]", "", grouped[1] or grouped[2]) if grouped else digits


def _euros(value: Any) -> Any:
    """A whole number of euros, with the sign or the word beside it."""
    if isinstance(value, str):
        bare = re.sub(r"^(?:€|eur\b)|(?:€|\beuros?|\beur)$", "", value.strip(), flags=re.IGNORECASE)
        return _integer(re.sub(r"[.,]00$", "", bare.strip()) if bare.strip() else value)
    return value


def _decimal(value: Any) -> Any:
    if isinstance(value, str):
        digits = without_blanks(value).removesuffix("%")
        if not re.fullmatch(r"\d{1,12}(?:[.,]\d{1,6})?", digits, re.ASCII):
            raise WrongValueError("not_a_number", {"given": value, **_odd(value)})
        return float(digits.replace(",", "."))
    return value


def _odd(value: str) -> dict[str, str]:
    # A word is no number with a sign too many, nor is a number with a word beside it.
    words = re.search(r"[^\W\d_]{2}", value) or not re.search(r"\d", value)
    odd = "" if words else odd_sign(value, r"[0-9.,%\s-]")
    return {"case": "odd", "odd": odd} if odd else {}


def _one_of(words: tuple[str, ...], name: str) -> Any:
    def check(value: Any) -> str:
        if value not in words:
            raise WrongValueError(
                "unknown_word", {"given": str(value), "list": name, "words": words}
            )
        return str(value)

    return check


def _timezone(value: Any) -> str:
    """A zone of the tz database; keys that look like paths are refused."""
    known = isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_+/-]{1,64}", value, re.ASCII)
    if known and ".." not in value and not value.startswith("/"):
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            known = None
        else:
            return str(value)
    raise WrongValueError("unknown_timezone", {"given": str(value)[:80]})


_LANGUAGE_TEXT_SCHEMA: Final = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {language: {"type": "string"} for language in LANGUAGES},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
_STRING: Final = {"type": "string"}
#: The pattern editors check: 0, a digit first and a unit after it, or ISO 8601.
DURATION_SHAPE: Final = (
    "^ *(?:0|P(?:[0-9]+W)?(?:[0-9]+D)?(?:T(?:[0-9]+H)?(?:[0-9]+M)?)?"
    "|[0-9]+(?:[.,][0-9]+)? *[A-Za-z][A-Za-z0-9 .,]*"
    "|(?:[Uu]ne?|[Ee]en|[Ee]ine?|[Aa]n?|[Oo]ne|[Hh]al[bf]|[Dd]emi)[A-Za-z'’ -]*) *$"
)

#: The same, or working days.
LENGTH_SHAPE: Final = (
    f"{DURATION_SHAPE.removesuffix(' *$')[:-1]}"
    "|[0-9]+(?:[.,/][0-9]+)? *½? *[A-Za-z\u00c0-\u017f. ]+|½ *[A-Za-z\u00c0-\u017f. ]+"
    "|(?:[Uu]ne |[Ee]en |[Ee]inen? )?"
    "(?:[Dd]emi|[Hh]al[bfv])[A-Za-z\u00c0-\u017f' -]*) *$"
)

LocalText = Annotated[Text, Check(_text, _LANGUAGE_TEXT_SCHEMA)]
YesNo = Annotated[bool, Before(_boolean)]
_A_DURATION: Final = Check(
    _duration, {**_STRING, "pattern": DURATION_SHAPE, "examples": ["4h", "30min", "2d", "PT4H"]}
)
Duration = Annotated[timedelta, _A_DURATION]
_A_LENGTH: Final = Check(
    _length,
    {
        **_STRING,
        "pattern": LENGTH_SHAPE,
        "examples": ["4h", "2d", "2 working days", "half a day"],
    },
)
#: A duration, or a length in working days.
Length = Annotated[timedelta, _A_LENGTH]
#: A length that a file must have: None stands for one that could not be read.
ReadableLength = Annotated[timedelta | None, _A_LENGTH]
Months = Annotated[
    int,
    Check(
        _months,
        {
            **_STRING,
            "pattern": "^ *[0-9]{1,3} *[A-Za-z]+ *$",
            "examples": ["12 months", "1 year"],
        },
    ),
]
Day = Annotated[
    date, Check(_date, {**_STRING, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"})
]
Id = Annotated[str, Check(_id, {**_STRING, "pattern": f"^{ID_PATTERN.pattern}$"})]
FicheId = Annotated[str, Check(_fiche_id, {**_STRING, "pattern": f"^{FICHE_ID_PATTERN.pattern}$"})]
Whole = Annotated[int, Before(_integer)]
#: A whole number of euros.
Euros = Annotated[int, Before(_euros)]
Number = Annotated[float, Before(_decimal)]
RoleKey = Annotated[str, Check(_one_of(ROLES, "roles"), {**_STRING, "enum": list(ROLES)})]
RowKey = Annotated[
    str, Check(_one_of(CONTACT_ROWS, "contact rows"), {**_STRING, "enum": list(CONTACT_ROWS)})
]
CalledKey = Annotated[
    str,
    Check(
        _one_of((*ROLES, *CONTACT_ROWS), "roles and contact rows"),
        {**_STRING, "enum": sorted({*ROLES, *CONTACT_ROWS})},
    ),
]
RiskKey = Annotated[str, Check(_one_of(RISKS, "risks"), {**_STRING, "enum": list(RISKS)})]
Language = Annotated[
    str, Check(_one_of(LANGUAGES, "languages"), {**_STRING, "enum": list(LANGUAGES)})
]
Timezone = Annotated[str, Check(_timezone, _STRING)]
FormatOne = Annotated[
    str, Check(_one_of(("1",), "formats"), {"anyOf": [{"const": 1}, {"const": "1"}]})
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef(Model):
    """A link to another document: its name and its reference (third column of S-062)."""

    name: LocalText
    reference: str | None = None

    @classmethod
    def named(cls, name: str) -> Self:
        """A document known by its name only."""
        return cls(name=Text(plain=name))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFileModel(Model):
    """The base of whole plan files, which begin with the version of their format."""

    format: FormatOne = field(
        default="1", metadata=about(description="Format of this file; always 1.")
    )
