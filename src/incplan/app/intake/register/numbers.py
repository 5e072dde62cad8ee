"""Numbers of past incidents: kept as they were, so that the next one follows."""

import hashlib
import re
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.privacy.folding import visible
from incplan.store.journal.ids import ALPHABET, LETTERS

_NUMBER: Final = re.compile(
    r"(?:[A-Za-z]{1,5}[-./ ]?)?(?:(?P<year>(?:19|20)\d\d)\s?[-/._ ]\s?)?0*(?P<number>\d{1,4})"
    r"(?P<part>\s?[-./]?\s?[a-z]|bis|ter)?(?:\s?[-/]\s?(?P<after>(?:19|20)\d\d))?"
    r"(?:-[a-z][0-9a-z]{3})?"
)
_SUFFIX: Final = 4


@dataclass(frozen=True, slots=True)
class OldNumber:
    """A number of a register: `5a` of 2025; 0 for one that is none."""

    number: int = 0
    year: int | None = None


def read_number(text: str) -> OldNumber:
    """`3`, `2025/3`, `3/2025`, `INC-2025-003`, `5a`."""
    found = _NUMBER.fullmatch(visible(text).strip(" .#"))
    if found is None:
        return OldNumber()
    year = found["year"] or found["after"]
    return OldNumber(int(found["number"]), int(year) if year else None)


def suffix_of(*facts: str) -> str:
    """A suffix that is the same in every copy that takes in the same row of the same register."""
    digest = hashlib.sha256("\n".join(facts).encode()).digest()
    signs = [LETTERS[digest[0] % len(LETTERS)]]
    signs += [ALPHABET[byte % len(ALPHABET)] for byte in digest[1:_SUFFIX]]
    return "".join(signs)
