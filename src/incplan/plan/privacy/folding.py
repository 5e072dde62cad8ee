"""Text in the form in which it is searched: the same for every spelling of a name or a number."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

#: A sign that no text holds: whatever is on its two sides is not read together.
END: Final = "\x1e"
#: Digits with up to this many signs between them, none of them a letter, are read as one number.
_RUN: Final = re.compile(rf"\d(?:(?:[^\w{END}]|_){{0,8}}\d)*")
#: How an at sign is written in links, and what is said in its place.
_ESCAPED_AT: Final = re.compile(r"%40|&#64;|&#x40;", re.IGNORECASE)
_SPOKEN_AT: Final = frozenset({"at", "arobase", "apenstaartje"})
#: Letters that no decomposition turns into those of an English keyboard.
_AS_TYPED: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
     "ŧ": "t", "ĸ": "k", "ŋ": "n"}
)  # fmt: skip
_PARTS: Final = re.compile(r"[^a-z0-9]+")

Token = tuple[str, int, int]
#: The digits of one number, and where each of them stands.
Reading = tuple[str, tuple[int, ...]]


def folded(text: str) -> str:
    """Words in small letters without accents, one blank between and around them.

    Everything that is neither letter nor digit parts words; signs that show nothing (soft hyphens,
    zero-width signs) are left out, and so is a spoken at sign (`ann [at] home.example`).
    """
    if not text.isascii():
        return f" {' '.join(word for word, _start, _end in tokens(text))} "
    words = _PARTS.split(_ESCAPED_AT.sub("@", text).casefold())
    return f" {' '.join(word for word in words if word and word not in _SPOKEN_AT)} "


def tokens(text: str) -> tuple[Token, ...]:
    """The same words, each with where it begins and ends in the text."""
    return tuple(item for item in all_tokens(text) if item[0] not in _SPOKEN_AT)


def all_tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in the same form, a spoken at sign among them, each with its place."""
    text = _ESCAPED_AT.sub(lambda found: "@" * len(found[0]), text)
    found: list[Token] = []
    word, start = "", 0
    for place, sign in enumerate(text):
        plain = _letters(sign)
        if plain and not word:
            start = place
        if plain is not None:
            word += plain
        elif word:
            found.append((word, start, place))
            word = ""
    if word:
        found.append((word, start, len(text)))
    return tuple(found)


def all_words(text: str) -> tuple[str, ...]:
    """The words of a text as `all_tokens` reads them, without their places."""
    if not text.isascii():
        return tuple(word for word, _start, _end in all_tokens(text))
    return tuple(filter(None, _PARTS.split(_ESCAPED_AT.sub("@", text).casefold())))


def _letters(sign: str) -> str | None:
    """What a sign adds to a word; nothing for an accent, None where it ends one."""
    if sign.isascii():
        return sign.lower() if sign.isalnum() else None
    category = unicodedata.category(sign)
    if category in ("Mn", "Me", "Cf"):
        return ""
    plain = unicodedata.normalize("NFKD", sign).casefold().translate(_AS_TYPED)
    return "".join(part for part in plain if part.isalnum()) or None


def visible(text: str) -> str:
    """The text with digits of any script as 0 to 9, without signs that show nothing.

    Positions may differ from those in the text where there are such signs.
    """
    if text.isascii():
        return text
    return "".join(_plain(sign) for sign in text)


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    if unicodedata.category(sign) in ("Cf", "Mn"):
        return ""
    found = unicodedata.digit(sign, None)
    return sign if found is None else str(found)


def digit_runs(text: str, pattern: re.Pattern[str] = _RUN) -> Iterator[Reading]:
    """Each number of a visible text: its digits, and where each of them stands."""
    for found in pattern.finditer(text):
        places = tuple(
            place for place in range(found.start(), found.end()) if text[place].isdecimal()
        )
        yield "".join(text[place] for place in places), places
