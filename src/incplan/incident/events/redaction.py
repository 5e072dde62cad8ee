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
    "medium",
    "worked",
    "did_not_work",
    "wish",
    "topic",
    "place",
    "evidence",
    "answered_by",
    "dialled",
)
#: In a field of records, such as `evidence`, the words are the names.
_NAME: Final = "name"
_MARK: Final = re.compile(r"\[redacted sha256:[0-9a-f]{64}\]", re.ASCII)
_FLAG: Final = "redacted"


def mark(words: str) -> str:
    """The text that replaces the words: their SHA-256, computed over UTF-8."""
    return f"[redacted sha256:{hashlib.sha256(words.encode()).hexdigest()}]"


def is_mark(words: object) -> bool:
    """Whether a field's words were taken out before."""
    return isinstance(words, str) and _MARK.fullmatch(words) is not None


def removed_from(fields: Mapping[str, FieldValue], name: str) -> FieldValue | None:
    """What would stand in the place of a field's words; None where there are none."""
    return _removed(fields.get(name))


def words_left(fields: Mapping[str, FieldValue], names: Iterable[str]) -> tuple[str, ...]:
    """Those of the named fields in which words still stand."""
    return tuple(name for name in names if _removed(fields.get(name)) != fields.get(name))


def redact_fields(fields: Mapping[str, FieldValue], names: Iterable[str]) -> dict[str, FieldValue]:
    """The fields of an event without these words, flagged; the seal is left to the writer."""
    found = {name: value for name, value in fields.items() if name not in (_FLAG, "sum")}
    flagged = _flagged(fields)
    for name in names:
        words = found.get(name)
        removed = _removed(words)
        if words and removed is not None:
            found[name] = removed
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


def without_words_of_either(
    one: Mapping[str, FieldValue], other: Mapping[str, FieldValue]
) -> dict[str, FieldValue] | None:
    """One event of which two copies lost different words, or only one of them: what both lost.

    None when the two differ by anything else, or when no words were removed from either.
    """
    flagged = {*_flagged(one), *_flagged(other)}
    if not flagged or not flagged <= set(FREE_WORDS):
        return None
    first, second = (redact_fields(fields, sorted(flagged)) for fields in (one, other))
    return first if first == second else None


def _removed(words: FieldValue | None) -> FieldValue | None:
    """What stands in the place of a field's words; None for a field that holds none."""
    if isinstance(words, str):
        return _marked(words)
    if not isinstance(words, list):
        return None
    records = [item for item in words if isinstance(item, dict)]
    if len(records) != len(words):
        return words
    return [
        {
            key: _marked(text) if key == _NAME and isinstance(text, str) else text
            for key, text in item.items()
        }
        for item in records
    ]


def _marked(words: str) -> str:
    return words if is_mark(words) or not words else mark(words)


def _flagged(fields: Mapping[str, FieldValue]) -> list[str]:
    flag = fields.get(_FLAG)
    return [str(name) for name in flag] if isinstance(flag, list) else []
