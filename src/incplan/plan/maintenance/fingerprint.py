"""Fingerprints of what plan files mean: comments, spacing and the order of keys do not count.

Neither does bookkeeping: the day something was last looked at, who is on leave, where the paper
copies lie, the plan's own id. Noting that a binder was delivered must not undo the approval of what
is in it.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

Way = tuple[str, ...]

#: By folder (or file): routes that are bookkeeping; `*` stands for every key of a mapping.
BOOKKEEPING: Final[Mapping[str, tuple[Way, ...]]] = {
    "plan": (
        ("id",),
        ("review", "last_review"),
        ("review", "last_exercise"),
        ("review", "last_awareness"),
        ("paper_copies",),
    ),
    "activities": (("reviewed",),),
    "contacts": (("last_verified",), ("absences",)),
    "suppliers": (("contract", "reviewed"),),
    "fiches": (("reviewed",), ("adoption", "*", "checked_on")),
}


def part_fingerprint(subject: str, data: Any) -> str:
    """The fingerprint of one file, by its path without `.yaml` and what was read in it."""
    content = data
    for way in BOOKKEEPING.get(subject.split("/", 1)[0], ()):
        content = _without(content, way)
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def plan_fingerprint(parts: Mapping[str, str]) -> str:
    """One short fingerprint over all files."""
    lines = "".join(f"{subject} {parts[subject]}\n" for subject in sorted(parts))
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def changed_files(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Files added, removed or changed between two states, by path without `.yaml`."""
    return tuple(
        subject for subject in sorted({*before, *now}) if before.get(subject) != now.get(subject)
    )


def _without(data: Any, way: Way) -> Any:
    """A copy without the value at the end of the route; a mapping left empty goes too."""
    if not isinstance(data, Mapping):
        return data
    head, rest = way[0], way[1:]
    kept = {}
    for key, value in data.items():
        if head not in ("*", key):
            kept[key] = value
        elif rest:
            left = _without(value, rest)
            if left or not value:
                kept[key] = left
    return kept
