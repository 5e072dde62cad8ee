"""The template's own words, which say nothing of the company: hints, explanations, empty labels."""

import re
import zlib
from functools import cache
from importlib import resources
from typing import Final

from incplan.app.intake.plans.vocabulary.wording import bare_words, composed, is_blank, plain

_LABEL: Final = re.compile(
    r"^(?:\d[).]\s*)?(?:telephone fixe|vaste telefoon|bureau|kantoor|maison|thuis|mobile|mobiel|gsm|e-?mail"
    r"|numero de compte|klantnummer|numero d'urgence(?: \(24/7\))?|noodnummer(?: \(24/7\))?"
    r"|email en cas d'incident|e-mail bij incident)?\s*:?\s*(?:\d[).])?$"
)
#: How hints begin in the languages of the template; questions are hints too.
_ASKING: Final = re.compile(
    r"^(?:dressez|n'oubliez pas|pensez a|assurez-vous|il s'agit d|identifiez|voir (?:aussi|egalement)"
    r"|apprenez a|denk eraan|vergeet niet|zorg ervoor|het gaat (?:om|erom)|maak u vertrouwd"
    r"|stel (?:de|een) lijst|zie ook|bepaal uw|remember to|make sure|make a list)"
)


@cache
def _known() -> frozenset[str]:
    text = resources.files("incplan.data").joinpath("template-texts.txt").read_text("ascii")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def is_template(text: str) -> bool:
    """Whether a text is one of the template, word for word."""
    return f"{zlib.crc32(bare_words(text).encode()):08x}" in _known()


def is_hint(text: str) -> bool:
    """Whether a text is the template's, an empty label, or tells the reader what to do."""
    bare = plain(composed(text)).strip()
    if is_blank(text) or _LABEL.match(bare) or is_template(text):
        return True
    return bool(_ASKING.match(bare)) or (bare.endswith("?") and "??" not in bare and len(bare) > 25)


def company_lines(text: str) -> tuple[str, ...]:
    """The lines of a cell that are not the template's own."""
    return tuple(line for line in text.split("\n") if not is_hint(line))
