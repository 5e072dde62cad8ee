"""Copies of the shipped fiches as the organisation read them, in `.incplan/library/`.

Only incplan writes them, and a plan works without them.
"""

import json
import re
from pathlib import Path
from typing import Final

from incplan.plan.library.copies import LibraryCopy
from incplan.plan.values.reading import check
from incplan.store.disk.durable import create_file
from incplan.store.disk.safepath import read_regular

PLACE: Final = ".incplan/library"
_MOST: Final = 1_000_000
_VERSION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.]{0,19}", re.ASCII)


def copy_name(fiche: str, version: str) -> str:
    """File name of a copy; the copy of a version never changes."""
    return f"{fiche}-{version}.json"


def copy_text(copy: LibraryCopy) -> str:
    """The content of a copy's file."""
    body = {
        "fiche": copy.fiche,
        "version": copy.version,
        "preventive": {key: dict(text.translations) for key, text in copy.preventive.items()},
        "measures": {key: dict(text.translations) for key, text in copy.measures.items()},
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def read_copy(root: Path, fiche: str, version: str) -> LibraryCopy | None:
    """The copy of a fiche in a version; None when there is none that can be read."""
    if not _VERSION.fullmatch(version):
        return None
    try:
        content = read_regular(root / PLACE / copy_name(fiche, version), _MOST)
        return check(LibraryCopy, json.loads(content))
    except (OSError, ValueError):
        return None


def keep_copy(root: Path, copy: LibraryCopy) -> Path | None:
    """Write a copy; None when it exists already. Raises NotWrittenError."""
    name = copy_name(copy.fiche, copy.version)
    try:
        return create_file(root, tuple(PLACE.split("/")), name, copy_text(copy).encode())
    except FileExistsError:
        return None
