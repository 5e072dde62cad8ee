"""Telephone numbers as address books hold them: several in a cell, extensions, lost zeros, PINs."""

import re
from collections.abc import Iterator
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.privacy.folding import visible
from incplan.plan.values.phones import HOME, is_known_code, normalise_phone

_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OR: Final = r"(?:\bou\b|\bof\b|\boder\b|\bor\b|\bet\b|\ben\b|\bund\b|\band\b)"
_BETWEEN: Final = re.compile(rf"\s*(?::::|\n|\||\s/\s|{_OR})\s*|;\s*(?=[+0(])", re.IGNORECASE)
_EXTENSION_WORD: Final = (
    r"(?:x|ext(?:ension)?|poste|p\.|int(?:\.|erne?)?|toestel|tst|dw|durchwahl|app(?:arat)?|nebenst)"
)
_EXTENSION: Final = re.compile(
    rf"(?:[\s,;/-]*\b{_EXTENSION_WORD}[\s.:=]*|;ext=)(?P<number>\d{{1,5}})\s*", re.IGNORECASE
)
_PAUSE: Final = re.compile(r"(?<=\d)\s*[,pPwW]+\s*(?P<after>[\d#*,pPwW ]+)")
_INSIDE_LINE: Final = re.compile(r"(?<=\d);(?P<number>\d{1,5})$")
_WORDS: Final = re.compile(r"\((?P<words>[^()]*[^\W\d_][^()]*)\)")
_PRIVATE: Final = re.compile(r"priv|perso|prive", re.IGNORECASE)
_MOBILE: Final = re.compile(r"4\d{8}", re.ASCII)
_FIXED: Final = re.compile(r"[1-9]\d{7}", re.ASCII)
_SECRET_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Number:
    """A number to dial. `note` is what is dialled or known beside it."""

    value: str
    note: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be a number: which one is meant, if there is a guess; taken only when confirmed.

    `note` and `private` go with it.
    """

    code: str
    text: str
    proposal: str = ""
    note: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class NoNumber:
    """What is not taken, and why; the text is shown unless it is a secret."""

    code: str
    text: str


Found = Number | Doubt | NoNumber


def read_numbers(text: str, country: str = HOME) -> tuple[Found, ...]:
    """What a cell with numbers holds; national numbers are those of the country."""
    if _BIDI.search(text):
        return (Doubt("direction_marks", visible(text).strip()),)
    return tuple(_all(visible(text).strip(), country))


def _all(text: str, country: str) -> Iterator[Found]:
    text, notes = _without_words(text)
    private = any(_PRIVATE.search(words) for words in notes)
    note = ", ".join(words for words in notes if not _PRIVATE.search(words))
    last = ""
    if _is_one(text, country):
        yield Number(str(normalise_phone(text, country)), note, private)
        return
    for piece in _BETWEEN.split(text):
        piece = piece.strip(" ,;")
        if not piece:
            continue
        digits = re.sub(r"\D", "", piece)
        if last and 0 < len(digits) <= _SECRET_DIGITS and not re.search(r"[^\W\d]", piece):
            yield Doubt("two_numbers", text, last[: -len(digits)] + digits, note, private)
            continue
        for found in _one(piece, country):
            if isinstance(found, Number):
                last = found.value
                yield Number(found.value, found.note or note, private)
            elif isinstance(found, Doubt):
                yield Doubt(found.code, found.text, found.proposal, found.note or note, private)
            else:
                yield found


def _is_one(text: str, country: str) -> bool:
    """Whether it is one number with blanks around a slash: `+32 (0) 81 / 00 20 01`."""
    end = re.sub(r"\D", "", text.rpartition(" / ")[2])
    number = normalise_phone(text, country) if len(end) > _SECRET_DIGITS else None
    return number is not None and number.startswith("+")


def _without_words(text: str) -> tuple[str, list[str]]:
    """The text without words in brackets, and these."""
    words = [found["words"].strip() for found in _WORDS.finditer(text)]
    return _WORDS.sub(" ", text).strip(), words


def _one(text: str, country: str) -> Iterator[Found]:
    text = re.sub(r"^tel:", "", text, flags=re.IGNORECASE)
    if text.startswith(("*", "#")):
        yield NoNumber("network_code", text)
        return
    if _EXTENSION.fullmatch(text):
        yield NoNumber("extension_only", text)
        return
    extension = _EXTENSION.search(text)
    note = ""
    if extension and extension.end() == len(text):
        text, note = text[: extension.start()].strip(), f"ext. {extension['number']}"
    pause = _PAUSE.search(text)
    inside = _INSIDE_LINE.search(text)
    main = text[: pause.start()] if pause else text[: inside.start()] if inside else text
    found = _dialled(main.strip(), country, note)
    yield found
    if pause:
        after = pause["after"].strip()
        if len(re.sub(r"\D", "", after)) >= _SECRET_DIGITS:
            yield NoNumber("secret_after_pause", main.strip())
        elif isinstance(found, Number):
            yield Doubt("dial_through", text, found.value, f"then {after}")
    elif inside and isinstance(found, Number):
        yield Doubt("extension", text, found.value, f"ext. {inside['number']}")


def _dialled(text: str, country: str, note: str) -> Found:
    number = normalise_phone(text, country)
    if number is not None:
        known = number.startswith("+") or is_known_code(number)
        return Number(number, note) if known else NoNumber("operator_code", text)
    digits = re.sub(r"\D", "", text)
    if not digits:
        return NoNumber("no_number", text)
    if digits.startswith("32") and digits == text.strip() and normalise_phone(f"+{digits}"):
        return Number(f"+{digits}", note)
    if len(digits) <= _SECRET_DIGITS:
        return Doubt("extension_of_what", text, "", note)
    bare = _MOBILE.fullmatch(digits) or _FIXED.fullmatch(digits)
    proposal = normalise_phone(f"0{digits}") if bare and country == HOME else None
    if proposal is not None:
        return Doubt("lost_zero", text, proposal, note)
    return Doubt("which_number", text, "", note)


def numbers_in_prose(text: str) -> tuple[str, ...]:
    """Whole Belgian or international numbers in a note; never taken without a question."""
    found = re.findall(r"(?<!\d)(?:\+|0)[\d ./()-]{7,18}\d(?!\d)", visible(text))
    numbers = (normalise_phone(item) for item in found)
    return tuple(dict.fromkeys(item for item in numbers if item is not None))
