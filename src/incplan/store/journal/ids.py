"""Ids that cannot be mistaken: short, easy to say on the phone, never a number or a path."""

import os
import re
from typing import Final

ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
LETTERS: Final = "abcdefghjkmnpqrstvwxyz"
#: The id of an event, as a regular expression.
EVENT_ID: Final = "[a-hj-kmnp-tv-z][0-9a-hj-kmnp-tv-z]{9}"
_EVENT: Final = "(?a)" + EVENT_ID
_INCIDENT: Final = re.compile(
    r"(?:INC|EXE)-\d{4}-\d{3,5}-[a-hj-kmnp-tv-z][0-9a-hj-kmnp-tv-z]{3}", re.ASCII
)
_PLAIN: Final = r"(?a)[a-z0-9][a-z0-9-]{0,63}"


def new_event_id() -> str:
    """A letter and nine base 32 characters, which no YAML reader takes for a number or a date."""
    return random_signs(10)


def new_incident_suffix() -> str:
    """A letter and three characters, by which two copies with the same number stay apart."""
    return random_signs(4)


def random_signs(length: int) -> str:
    """Random characters, uniformly distributed, with a letter first."""
    signs = ""
    while len(signs) < length:
        sign = ALPHABET[os.urandom(1)[0] % len(ALPHABET)]  # 32 divides 256
        if signs or sign in LETTERS:
            signs += sign
    return signs


def is_event_id(text: str) -> bool:
    """Whether `text` is the id of an event."""
    return re.fullmatch(_EVENT, text) is not None


def is_incident_id(text: str) -> bool:
    """Whether `text` is the whole id of an incident or exercise."""
    return _INCIDENT.fullmatch(text) is not None


def is_plain_id(text: str) -> bool:
    """Whether `text` can name a file of a plan."""
    return re.fullmatch(_PLAIN, text) is not None
