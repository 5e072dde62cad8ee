"""Whether a text has any visible character: some look empty and are not."""

import unicodedata
from typing import Final

#: Letters and signs that Unicode draws as nothing, which categories alone do not tell.
_DRAWN_AS_NOTHING: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
#: Controls, zero-width and directional marks, unassigned, separators, accents without a letter.
_SILENT: Final = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp", "Zs", "Mn", "Me"})


def is_blank(text: str) -> bool:
    """Whether the text has no visible character."""
    return all(sign in _DRAWN_AS_NOTHING or unicodedata.category(sign) in _SILENT for sign in text)


#: What messages print where a person has to write: older ones three dots, in each language a word.
_FORMS: Final = frozenset(
    {"...", "\u2026", "TEXT", "TEXTE", "TEKST", "VALUE", "VALEUR", "WAARDE", "WERT"}
)


def is_form(text: str) -> bool:
    """Whether somebody typed the form itself, such as --reason TEXT, and no words of their own."""
    return text.strip() in _FORMS
