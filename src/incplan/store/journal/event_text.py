"""Read an event file: quickly if incplan wrote it so, otherwise by the strict YAML loader."""

import re
import unicodedata
from typing import Any, Final

from incplan.diagnostics import Loaded
from incplan.frozen import dataclass
from incplan.store.journal.event_quick import quick_fields
from incplan.store.journal.event_writing import FieldValue, seal
from incplan.store.yaml.document import Document, parse_document

_SEAL: Final = rb"sum: (sha256-[0-9a-f]{16})\n?\Z"


@dataclass(frozen=True, slots=True)
class EventText:
    """Fields of an event file; `sealed` is None without a seal, False when it does not match."""

    fields: dict[str, FieldValue]
    sealed: bool | None
    document: Document | None = None


def read_event_text(raw: bytes, path: str) -> Loaded[EventText | None]:
    """The fields of an event file and the state of its seal."""
    fields = quick_fields(raw)
    if fields is not None:
        return Loaded(EventText(fields, True))
    return read_by_yaml(raw, path)


def read_by_yaml(raw: bytes, path: str) -> Loaded[EventText | None]:
    """The same for a file that incplan did not write as it stands."""
    loaded = parse_document(raw, path)
    if loaded.value is None:
        return Loaded(None, loaded.diagnostics)
    data = {str(key): value for key, value in loaded.value.data.items()}
    return Loaded(EventText(data, _seal_state(raw), loaded.value), loaded.diagnostics)


def _seal_state(raw: bytes) -> bool | None:
    flat = raw.replace(b"\r\n", b"\n")
    match = re.search(_SEAL, flat)
    if match is None:
        return None if b"\nsum:" not in flat else False
    return seal(flat[: match.start()]) == match[1].decode()


def clean_value(value: str | list[str] | list[dict[str, str]]) -> Any:
    """A field's value with every text cleaned, so that what is stored can be read again."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else clean_text(value)[0]
    return [
        {key: clean_value(text) for key, text in item.items()}
        if isinstance(item, dict)
        else clean_value(item)
        for item in value
    ]


def clean_text(text: str) -> tuple[str, int]:
    """A text for storing: LF line ends, NFC, no control characters; and how many were removed."""
    flat = re.sub("\r\n|\r|\u0085|\u2028|\u2029", "\n", text)
    flat = re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", flat)  # bytes that were no text
    kept = "".join(
        char
        for char in flat
        if char in "\n\t" or (unicodedata.category(char) not in ("Cc", "Cs") and char != "\ufeff")
    )
    return unicodedata.normalize("NFC", kept), len(flat) - len(kept)
