"""Recognise by name the copies of plan files that cloud folders and file managers make.

`ann (1).yaml`, `ann-LAPTOP-7.yaml`, `ann.sync-conflict-20261125.yaml`, `Kopie von ann.yaml`: none
is a second person. A name that could be an id as well (`ann-laptop.yaml`) is only suspected.
"""

import re
from collections.abc import Iterable
from typing import Final

_COPY: Final = r"(?:cop(?:y|ie|ia)|kop(?:ie|ia)|duplicat[ae]?|kopi)"
_SPLIT: Final = r"(?:konflikt|conflict|in\W?konflikt|sfconflict|case.?conflict)"
# Suffixes of copies, behind the original's name. Compiled at first use: most folders hold no copy.
_BEHIND: Final = rf"""
      \s*[(\[].*                            # ann (1), ann (conflicted copy 2026-11-25), ann [2]
    | [\s_-]*{_COPY}(?:[\s_-]*\(?\d+\)?)?   # ann - Copy (2), ann copy 3, ann_kopie
    | \s*-\s+{_COPY}.*                      # ann - Kopie auf LAPTOP
    | \s+\d+                                # ann 2
    | [\s._-]*(?:sync-)?{_SPLIT}.*          # ann.sync-conflict-20261125-101500-ABCDEF7
    | _conf\W.*                             # ann_conf(1)
    """
#: A computer's name in capitals, or what git leaves of a merge (`ann_REMOTE_4711`).
_HOST: Final = r"(?s:[_-](?=[^_-]*[A-Z]).+)"
#: A computer's name, or a word for a copy, in a name that is also a valid id.
_SUSPECT: Final = (
    rf"(?s:[_-](?:(?:laptop|desktop|macbook|imac|thinkpad|notebook|pc)\d*(?:[_-].*)?"
    rf"|{_COPY}(?:[_-]?\d+)?|(?:sync-)?{_SPLIT}.*))"
)
#: What only programs write: a day and a time behind the word for a conflict. It tells a copy even
#: where the name is a valid id (ownCloud and Nextcloud: `ann_conflict-20261101-100000`).
_CERTAIN: Final = rf"(?is:[_-](?:sync-)?{_SPLIT}[_-]\d{{8}}-\d{{4,6}}.*)"
_BEFORE: Final = rf"(?is:{_COPY}\s(?:\(\d+\)\s)?(?:of|de|d['’]|di|van|von)\s?(?P<stem>.+))"
_STEM: Final = r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?"
_FLAGS: Final = re.VERBOSE | re.IGNORECASE | re.DOTALL
_LONGEST: Final = 250


def is_yaml(name: str) -> bool:
    """Whether the file's ending says that it is meant for the plan."""
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


def certain_original(stem: str, known: Iterable[str]) -> str | None:
    """The id whose copy this valid id is, whatever its file says; the original must be there."""
    if "onfli" not in stem:
        return None
    for item in sorted(known, key=len, reverse=True):
        if item != stem and stem.startswith(item) and re.fullmatch(_CERTAIN, stem[len(item) :]):
            return item
    return None


def _by_shape(stem: str) -> str | None:
    """The longest beginning that is an id and is followed by a suffix of copies."""
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
    """The id whose copy this id may be, by its name; the content of both files must decide."""
    if not re.search(_SUSPECT, stem):
        return None
    for item in sorted(known, key=len, reverse=True):
        if item != stem and stem.startswith(item) and re.fullmatch(_SUSPECT, stem[len(item) :]):
            return item
    return None
