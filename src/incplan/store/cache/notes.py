"""Short texts in the user's cache, by key: results that took some time to find.

A note may be missing or damaged at any time; everything in it can be found out again.
"""

import contextlib
import os
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.cache.folder import cache_directory, is_own, put

#: The most characters a note may have.
_LONGEST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes of one kind; keys are hexadecimal digits."""

    kind: str

    def read(self, key: str) -> str | None:
        """The note under a key; None without one, or with one that another user wrote."""
        try:
            with open(self._place(key), encoding="utf-8") as stream:  # noqa: PTH123 -- its info
                info = os.fstat(stream.fileno())
                text = stream.read(_LONGEST)
        except (OSError, ValueError, RuntimeError):
            return None
        return text if is_own(info) else None

    def write(self, key: str, text: str) -> None:
        """Write a note. Never raises."""
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            put(self._place(key), text.encode())

    def _place(self, key: str) -> Path:
        return cache_directory() / self.kind / f"{key}.txt"
