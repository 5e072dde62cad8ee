"""Values of single plan files, cached by the hash of their content.

When one file of a plan changes, the others need neither YAML nor a check again. What is cached is
only what nothing was said about: a file with a remark is read as if there were no cache.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from incplan.frozen import dataclass
from incplan.store.cache.copies import code_stamps, read_copy, write_copy

#: Of one file: the hash of its content, its checked value, its fingerprint.
FileValue = tuple[str, Any, str]


@dataclass(slots=True, eq=False, repr=False)
class FileValues:
    """What is known of the files of a plan from an earlier reading, and what this one gives."""

    known: Mapping[str, FileValue] = field(default_factory=dict)
    kept: dict[str, FileValue] = field(default_factory=dict)

    def recall(self, subject: str, raw: bytes) -> FileValue | None:
        """The value that this content had, if it was read before."""
        found = self.known.get(subject)
        if found is None or found[0] != _hash(raw):
            return None
        self.kept[subject] = found
        return found

    def keep(self, subject: str, raw: bytes, value: object, fingerprint: str) -> None:
        """Note the value of a file that was read now."""
        self.kept[subject] = (_hash(raw), value, fingerprint)


def read_file_values(place: Path) -> FileValues:
    """What was cached at a place; nothing when it is missing, damaged or of other code."""
    try:
        return FileValues(read_copy(place, code_stamps()))
    except Exception:  # a damaged copy counts as none
        return FileValues()


def write_file_values(place: Path, values: FileValues) -> None:
    """Cache what was read, unless that is what is cached already. Never raises."""
    if values.kept != values.known:
        write_copy(place, values.kept, code_stamps())


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
