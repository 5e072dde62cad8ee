"""Text in the form in which it is searched: the same for every spelling of a name or a number."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

#: Digits with up to this many signs between them, none of them a letter, are read as one number.
_RUN: Final = re.compile(r"\d(?:[\W_]{0,4}\d)*")
_AT: Final = re.compile(r"\s*[\[({<]\s*(?:at|@|arobase|apenstaartje)\s*[\])}>]\s*", re.IGNORECASE)
_ESCAPED_AT: Final = re.compile(r"%40|&#64;|&#x40;", re.IGNORECASE)


def folded(text: str) -> str:
    """Words in small letters without accents, one blank between and around them.

    Everything that is neither letter nor digit parts words; signs that show nothing (soft hyphens,
    zero-width signs) are left out.
    """
    text = _AT.sub("@", _ESCAPED_AT.sub("@", text))
    text = unicodedata.normalize("NFKD", text) if not text.isascii() else text
    kept = "".join(sign if sign.isalnum() else _between(sign) for sign in text.casefold())
    return f" {' '.join(kept.split())} "


def _between(sign: str) -> str:
    """A blank for a sign that parts words, nothing for an accent or a sign that shows nothing."""
    unseen = not sign.isascii() and unicodedata.category(sign) in ("Mn", "Me", "Cf")
    return "" if unseen else " "


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


def digit_runs(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each number of a visible text: its digits, and where each of them stands."""
    for found in _RUN.finditer(text):
        places = tuple(
            place for place in range(found.start(), found.end()) if text[place].isdigit()
        )
        yield "".join(text[place] for place in places), places
