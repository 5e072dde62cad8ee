"""Copies that cloud folders and file managers make of a plan's file, told by their names.

`ann (1).yaml`, `ann-LAPTOP-7.yaml`, `ann.sync-conflict-20261125.yaml`, `Kopie von ann.yaml`: none
is ever a second person. A name that could be an id as well (`ann-laptop.yaml`) is only suspected.
"""

import re
from collections.abc import Iterable
from typing import Final

_COPY: Final = r"(?:cop(?:y|ie|ia)|kop(?:ie|ia)|duplicat[ae]?|kopi)"
_SPLIT: Final = r"(?:konflikt|conflict|in\W?konflikt|sfconflict|case.?conflict)"
# Compiled at the first use: most folders hold no copy.
#: What follows the name of the original.
_BEHIND: Final = rf"""
      \s*[(\[].*                            # ann (1), ann (conflicted copy 2026-11-25), ann [2]
    | [\s_-]*{_COPY}(?:[\s_-]*\(?\d+\)?)?   # ann - Copy (2), ann copy 3, ann_kopie
    | \s*-\s+{_COPY}.*                      # ann - Kopie auf LAPTOP
    | \s+\d+                                # ann 2
    | [\s._-]*(?:sync-)?{_SPLIT}.*          # ann.sync-conflict-20261125-101500-ABCDEF7
    | _conf\W.*                             # ann_conf(1)
    """
#: The name of a computer, in capitals; what git leaves of a merge (`ann_REMOTE_4711`).
_HOST: Final = r"(?s:[_-](?=[^_-]*[A-Z]).+)"
#: The name of a computer or the word for a copy in a name that is a good id as well.
_SUSPECT: Final = (
    rf"(?s:[_-](?:(?:laptop|desktop|macbook|imac|thinkpad|notebook|pc)\d*(?:[_-].*)?"
    rf"|{_COPY}(?:[_-]?\d+)?|(?:sync-)?{_SPLIT}.*))"
)
_BEFORE: Final = rf"(?is:{_COPY}\s(?:\(\d+\)\s)?(?:of|de|d['’]|di|van|von)\s?(?P<stem>.+))"
_STEM: Final = r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?"
_FLAGS: Final = re.VERBOSE | re.IGNORECASE | re.DOTALL
_LONGEST: Final = 250


def is_yaml(name: str) -> bool:
    """Whether somebody meant a file of the plan, by its ending."""
    return name.lower().endswith((".yaml", ".yml"))


def original_of(name: str, known: Iterable[str]) -> str | None:
    """The id whose file this is a copy of; None for any other name.

    `known` are the ids whose files there are; a copy of one that is gone is known by its shape.
    """
    stem = name.rpartition(".")[0]
    if not is_yaml(name) or len(name) > _LONGEST:
        return None
    before = re.fullmatch(_BEFORE, stem)
    if before is not None and re.fullmatch(_STEM, before["stem"].lower(), re.ASCII):
        return before["stem"].lower()
    for item in sorted(known, key=len, reverse=True):
        rest = stem[len(item) :] if stem.lower().startswith(item) else None
        if rest is not None and (
            not rest or re.fullmatch(_BEHIND, rest, _FLAGS) or re.fullmatch(_HOST, rest)
        ):
            return item
    return _by_shape(stem)


def _by_shape(stem: str) -> str | None:
    """The longest beginning that is an id and is followed by what copies have behind it."""
    for end in range(len(stem) - 1, 0, -1):
        base = stem[:end].lower()
        if not re.fullmatch(_STEM, base, re.ASCII) or stem[end].isalnum():
            continue
        if re.fullmatch(_BEHIND, stem[end:], _FLAGS):
            return base
        if stem[:end] == base and re.fullmatch(_HOST, stem[end:]):
            return base
    return None


def suspected_original(stem: str, known: Iterable[str]) -> str | None:
    """The id that an id may be a copy of, by its name alone: what stands in both files decides."""
    if not re.search(_SUSPECT, stem):
        return None
    for item in sorted(known, key=len, reverse=True):
        if item != stem and stem.startswith(item) and re.fullmatch(_SUSPECT, stem[len(item) :]):
            return item
    return None
