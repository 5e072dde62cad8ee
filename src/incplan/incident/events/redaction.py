"""Replace words of an event on request, so that the removal stays visible.

Each redacted field holds the hash of its words and is named in `redacted`; everything else stays.
Who still has the words can prove that they were these.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from incplan.incident.events.codec import FieldValue

#: Fields that hold free words, in which a person may be named.
FREE_WORDS: Final = (
    "text",
    "reason",
    "cause",
    "efforts",
    "reported_by",
    "team",
    "channel",
    "decision",
    "decisions",
    "task",
    "reference",
    "proof",
    "what",
)
_MARK: Final = re.compile(r"\[redacted sha256:[0-9a-f]{64}\]", re.ASCII)
_FLAG: Final = "redacted"


def mark(words: str) -> str:
    """The text that replaces the words: their SHA-256, computed over UTF-8."""
    return f"[redacted sha256:{hashlib.sha256(words.encode()).hexdigest()}]"


def is_mark(words: object) -> bool:
    """Whether a field's words were taken out before."""
    return isinstance(words, str) and _MARK.fullmatch(words) is not None


def redact_fields(fields: Mapping[str, FieldValue], names: Iterable[str]) -> dict[str, FieldValue]:
    """The fields of an event without these words, flagged; the seal is left to the writer."""
    found = {name: value for name, value in fields.items() if name not in (_FLAG, "sum")}
    flagged = _flagged(fields)
    for name in names:
        words = found.get(name)
        if isinstance(words, str) and words:
            found[name] = words if is_mark(words) else mark(words)
            flagged.append(name)
    found[_FLAG] = sorted(set(flagged))
    return found


def is_redaction(before: Mapping[str, FieldValue], after: Mapping[str, FieldValue]) -> bool:
    """Whether `after` is exactly `before` with the words of its redacted fields replaced."""
    flagged = _flagged(after)
    if not flagged or not set(_flagged(before)) <= set(flagged):
        return False
    if not set(flagged) <= set(FREE_WORDS):
        return False
    wanted = redact_fields(before, flagged)
    given = {name: value for name, value in after.items() if name != "sum"}
    return given == {**wanted, _FLAG: flagged}


def _flagged(fields: Mapping[str, FieldValue]) -> list[str]:
    flag = fields.get(_FLAG)
    return [str(name) for name in flag] if isinstance(flag, list) else []
