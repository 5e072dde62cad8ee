"""Typographic finish of printed sentences."""

import re
from typing import Final

_BEFORE: Final = re.compile(r" (?=[:;?!»%€])")
_AFTER: Final = re.compile(r"(?<=«) ")


def typeset(text: str, language: str) -> str:
    """Put no-break spaces before French high punctuation; other languages are unchanged."""
    if language != "fr":
        return text
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))
