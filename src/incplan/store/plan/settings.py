"""Read a few settings of `plan.yaml` without a YAML parser, for commands that must be fast.

Only unambiguous lines count; for anything unusual the real loader is used.
"""

import re
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.disk.safepath import read_regular
from incplan.vocabulary import LANGUAGES

_LIMIT: Final = 1 << 20
_LANGUAGE: Final = re.compile(r"^language: ([a-z]{2})[ \t]*(?:#.*)?$", re.MULTILINE)
_ZONE: Final = re.compile(r"^timezone: ([A-Za-z_]+(?:/[A-Za-z_+-]+)*)[ \t]*(?:#.*)?$", re.MULTILINE)
_COMMIT: Final = re.compile(
    r"^  commit: (auto|off)[ \t]*(?:#.*)?$|^git: \{commit: (auto|off)\}", re.M
)


@dataclass(frozen=True, slots=True)
class Quick:
    """The settings that are certain."""

    language: str | None = None
    timezone: str | None = None
    commit: bool = True


def quickscan(root: Path) -> Quick:
    """Language, time zone and git setting of a plan; empty where the file is unusual."""
    try:
        text = read_regular(root / "plan.yaml", _LIMIT).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Quick()
    language = _only(_LANGUAGE, text)
    commit = _COMMIT.search(text)
    return Quick(
        language=language if language in LANGUAGES else None,
        timezone=_only(_ZONE, text),
        commit=commit is None or "off" not in commit.groups(),
    )


def _only(pattern: "re.Pattern[str]", text: str) -> str | None:
    found = pattern.findall(text)
    return found[0] if len(found) == 1 else None
