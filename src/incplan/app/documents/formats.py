"""Which formats each document has."""

from collections.abc import Mapping
from typing import Final

_TEXT: Final = ("md", "html", "docx", "pdf", "json")
_ROWS: Final = ("xlsx", "csv")
FORMATS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "plan": _TEXT,
    "binder": _TEXT,
    "fiche": _TEXT,
    "contacts": (*_TEXT, *_ROWS, "vcf"),
    "forms": _TEXT,
    "role": _TEXT,
    "cards": _TEXT,
    "activities": (*_TEXT, *_ROWS),
    "calendar": (*_TEXT, *_ROWS, "ics"),
    "register": (*_TEXT, *_ROWS),
    "journal": (*_TEXT, *_ROWS),
    "pir": _TEXT,
    "exercise": _TEXT,
    "scenario": _TEXT,
}
#: Formats that cannot be printed on a terminal.
BINARY: Final = frozenset({"pdf", "docx", "xlsx"})
EVERY: Final = (*_TEXT, *_ROWS, "vcf", "ics")
