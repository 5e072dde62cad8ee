"""Short texts kept in the user's own cache by key: what was found out once, at some cost.

A note may be gone or odd at any time; it saves time and decides nothing that could not be found
out again.
"""

import contextlib
import os
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.cachedir import cache_directory

#: The most characters a note may have.
_LONGEST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes of one kind; keys are hexadecimal digits."""

    kind: str

    def read(self, key: str) -> str | None:
        """The note under a key; None without one, or with one that somebody else wrote."""
        try:
            with open(self._place(key), encoding="utf-8") as stream:  # noqa: PTH123 -- its info
                info = os.fstat(stream.fileno())
                text = stream.read(_LONGEST)
        except (OSError, ValueError, RuntimeError):
            return None
        own = not hasattr(os, "geteuid") or info.st_uid == os.geteuid()
        return text if own else None

    def write(self, key: str, text: str) -> None:
        """Keep a note. Never raises."""
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            place = self._place(key)
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary = place.with_name(f"{place.name}.{os.urandom(4).hex()}")
            with open(temporary, "x", encoding="utf-8") as stream:  # noqa: PTH123 -- as above
                stream.write(text)
            temporary.replace(place)

    def _place(self, key: str) -> Path:
        return cache_directory() / self.kind / f"{key}.txt"
