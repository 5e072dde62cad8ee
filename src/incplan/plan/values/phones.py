"""Telephone numbers: from notation to the number dialled, without ever changing it to another.

A national number is read in the country of its contact. Belgian numbers are read here, since their
lengths are few; those of other countries by the package `phonenumbers`, loaded for them alone.
"""

import re
from typing import Any, Final

from incplan.plan.values.model import WrongValueError
from incplan.plan.values.signs import odd_sign

SHORT_CODES: Final = frozenset({"100", "101", "105", "106", "107", "110", "112", "1722", "1718"})
HOME: Final = "BE"
_E164: Final = r"(?a)\+[1-9]\d{6,14}"
#: Characters allowed between digits: blanks, dashes, points, slashes, brackets.
_BETWEEN: Final = r"[ ./()\u00a0\u202f\u2009\u2010-\u2013-]"
_BETWEEN_NUMBERS: Final = r"[;,|\n]|/ |\b(?:ou|of|oder|or|et|en|und|and)\b"
_EXT: Final = ";ext="
#: What stands before an extension, in four languages.
EXTENSION_WORD: Final = (
    r"(?:#|(?<![^\W\d])(?:x|ext(?:ension|ensie)?|poste|interne?|int|toestel|tst|durchwahl|dw|nebenstelle|nst"
    r"|app(?:arat)?)(?![^\W\d]))"
)
_WITH_EXTENSION: Final = (
    rf"(?P<number>.*\d)(?:;ext=|[\s,;/(-]*{EXTENSION_WORD}[\s.:]*)(?P<extension>\d{{1,6}})\)?"
)
_LIEGE: Final = ("42", "43")


class NationalNumber(str):
    """A national number in the file of a contact abroad; `country` is ISO 3166 alpha-2."""

    __slots__ = ("country",)
    country: str

    @classmethod
    def of(cls, text: str, country: str) -> "NationalNumber":
        """A national number together with its country."""
        made = cls(text)
        made.country = country
        return made


def is_known_code(number: str) -> bool:
    """Whether a number is one of the Belgian short codes that incplan knows."""
    return number in SHORT_CODES or re.fullmatch(r"116\d{3}", number, re.ASCII) is not None


def is_short_code(number: str) -> bool:
    """Whether a number has the form of a Belgian short code, known or not: 112, 1733, 116117."""
    return is_known_code(number) or re.fullmatch(r"1\d{2,3}", number, re.ASCII) is not None


def normalise_phone(text: str, country: str = HOME) -> str | None:
    """E.164 form of a number, or a known short code; None when it cannot be one.

    `02 501 05 60`, `+32 (0)2 501 05 60` and `0032 2 501 05 60` all give `+3225010560`. A number
    without an international form is one of `country` (ISO 3166 alpha-2). Fictitious numbers pass:
    only a length that no number there has is refused.
    """
    digits = re.sub(_BETWEEN, "", re.sub(r"\(0\)", "", text.strip()))
    if is_known_code(digits) or (country == HOME and is_short_code(digits)):
        return digits
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if digits.startswith("0") and country == HOME:
        digits = f"+32{digits[1:]}"
    if digits.startswith("+32"):
        return digits if _is_belgian(digits[3:]) else None
    if digits.startswith("+") and not re.fullmatch(_E164, digits):
        return None
    return _foreign(digits, country)


def _is_belgian(national: str) -> bool:
    """Nine digits for mobiles, eight for all else; 42 and 43 are Liege (BIPT numbering plan)."""
    if not re.fullmatch(r"[1-9]\d+", national, re.ASCII):
        return False
    mobile = national.startswith("4") and not national.startswith(_LIEGE)
    return len(national) == (9 if mobile else 8)


def _foreign(digits: str, country: str) -> str | None:
    if not re.fullmatch(r"\+?\d{3,17}", digits, re.ASCII):
        return None
    if country == HOME and not digits.startswith("+"):
        return None
    import phonenumbers  # noqa: PLC0415 -- few plans name anybody abroad

    try:
        number = phonenumbers.parse(digits, None if digits.startswith("+") else country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def phone(value: Any) -> str:
    """The number of a field, with its extension as RFC 3966 writes it. Raises WrongValueError."""
    country = value.country if isinstance(value, NationalNumber) else HOME
    text, extension = split_extension(value) if isinstance(value, str) else ("", "")
    found = normalise_phone(text, country)
    if found is None:
        raise WrongValueError("not_a_phone", {"given": str(value)[:80], **why_no_phone(str(value))})
    return f"{found}{_EXT}{extension}" if extension else found


def split_extension(text: str) -> tuple[str, str]:
    """A number as typed without its extension, and the extension: `081 00 20 06 ext. 12`."""
    found = re.fullmatch(_WITH_EXTENSION, text.strip(), re.IGNORECASE)
    return (found["number"], found["extension"]) if found else (text, "")


def bare_number(value: str) -> str:
    """A number as stored, without its extension: what is dialled."""
    return value.partition(_EXT)[0]


def extension_of(value: str) -> str:
    """The extension of a number as stored; empty when it has none."""
    return value.partition(_EXT)[2]


def several_in(text: str) -> list[str]:
    """The parts of a cell in which several numbers or addresses may stand."""
    return [part for part in re.split(rf"\s*(?:{_BETWEEN_NUMBERS})\s*", text) if part]


def why_no_phone(text: str) -> dict[str, str]:
    """What hinders: several numbers in one, or a sign that no number holds."""
    parts = several_in(text)
    if len(parts) > 1 and all(normalise_phone(part) for part in parts):
        return {"case": "several"}
    odd = odd_sign(text, r"[0-9+ ./()\u00a0\u202f\u2009\u2010-\u2013-]")
    return {"case": "odd", "odd": odd} if odd else {}


def in_country(value: Any, country: object) -> Any:
    """The data of a contact whose national numbers are marked with its country."""
    if isinstance(value, dict):
        return {
            key: NationalNumber.of(item, str(country))
            if key in ("phone", "claim_phone") and isinstance(item, str)
            else in_country(item, country)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [in_country(item, country) for item in value]
    return value
