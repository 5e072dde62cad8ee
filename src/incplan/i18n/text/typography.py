"""Typographic finish of printed sentences."""

import re
from typing import Final

_BEFORE: Final = re.compile(r" (?=[:;?!»%€])")
_AFTER: Final = re.compile(r"(?<=«) ")


def typeset(text: str, language: str) -> str:
    """French high punctuation keeps to its word: its space does not break. Others unchanged."""
    if language != "fr":
        return text
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))
