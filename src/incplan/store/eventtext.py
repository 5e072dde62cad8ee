"""The canonical text of an event file: written by hand-made rules, read by the strict loader.

The last line is a checksum of everything above it: a cut YAML file is often valid YAML, and
only the missing seal shows it.
"""

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from incplan.diagnostics import Loaded
from incplan.frozen import dataclass
from incplan.store.yamldoc import Document, parse_document
from incplan.store.yamltext import may_be_suspicious

FieldValue = str | list[str] | list[dict[str, str]]
_SEAL: Final = re.compile(rb"sum: (sha256-[0-9a-f]{16})\n?\Z")
#: Scalars no YAML 1.1 or 1.2 reader takes for anything but text, or that we read as text anyway.
_PLAIN: Final = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9_+./@-]*(?: [A-Za-z0-9_+./@(-][A-Za-z0-9_+./@)-]*)*", re.ASCII
)
_AMBIGUOUS: Final = re.compile(
    r"(?i:yes|no|on|off|true|false|y|n|null|nan|inf)|[-+.0-9][-+.0-9_eExXoOa-fA-F:]*|.*:.*|.* -.*",
    re.DOTALL,
)
#: Up to here a value is worth remembering as written.
_SHORT: Final = 40
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_BLOCK: Final = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]*")


@dataclass(frozen=True, slots=True)
class EventText:
    """Fields of an event file; `sealed` is None without a seal, False when it does not match."""

    fields: dict[str, FieldValue]
    sealed: bool | None
    document: Document | None = None


def emit(fields: Mapping[str, FieldValue]) -> bytes:
    """Canonical YAML of the fields in their order, sealed."""
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, str):
            short = len(value) <= _SHORT
            lines.append(f"{name}: {_short(value) if short else _scalar(value, 0)}")
        elif not value:
            lines.append(f"{name}: []")
        else:
            lines.append(f"{name}:")
            for item in value:
                lines.extend(_item(item))
    body = ("\n".join(lines) + "\n").encode()
    return body + b"sum: " + seal(body).encode() + b"\n"


def seal(body: bytes) -> str:
    """Checksum of the lines above, over their LF form and without a byte order mark."""
    flat = body.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
    return "sha256-" + hashlib.sha256(flat).hexdigest()[:16]


def _item(item: str | dict[str, str]) -> list[str]:
    if isinstance(item, str):
        return [f"- {_scalar(item, 2)}"]
    lead = "- "
    lines = []
    for name, value in item.items():
        lines.append(f"{lead}{name}: {_scalar(value, 4)}")
        lead = "  "
    return lines


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    """The same names, words and times stand in event after event."""
    return _scalar(text, 0)


def _scalar(text: str, indent: int) -> str:
    if _TIME.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and not _AMBIGUOUS.fullmatch(text):
        return text
    if "\n" in text and not indent and _fits_block(text):
        return "|-\n" + "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
    return _quoted(text)


def _fits_block(text: str) -> bool:
    """Whether a literal block gives the text back exactly."""
    edges = text[:1] not in (" ", "\n", "\t") and not text.endswith("\n")
    lines = text.split("\n")
    return bool(edges and _BLOCK.fullmatch(text)) and not any(
        line != line.rstrip() or (line and not line.strip()) for line in lines
    )


_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def _quoted(text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    parts = ['"']
    for char in text:
        if char in _ESCAPES:
            parts.append(_ESCAPES[char])
        elif char.isprintable() or char in " \u00a0":
            parts.append(char)
        elif ord(char) > 0xFFFF:
            parts.append(f"\\U{ord(char):08X}")
        else:
            parts.append(f"\\u{ord(char):04X}")
    parts.append('"')
    return "".join(parts)


def read_event_text(raw: bytes, path: str) -> Loaded[EventText | None]:
    """The fields of an event file and the state of its seal."""
    fields = _fast(raw)
    if fields is not None:
        return Loaded(EventText(fields, True))
    loaded = parse_document(raw, path)
    if loaded.value is None:
        return Loaded(None, loaded.diagnostics)
    data = {str(key): value for key, value in loaded.value.data.items()}
    return Loaded(EventText(data, _seal_state(raw), loaded.value), loaded.diagnostics)


def _seal_state(raw: bytes) -> bool | None:
    flat = raw.replace(b"\r\n", b"\n")
    match = _SEAL.search(flat)
    if match is None:
        return None if b"\nsum:" not in flat else False
    return seal(flat[: match.start()]) == match[1].decode()


_LINE: Final = re.compile(r"([a-z_0-9]+): (.*)")


def _fast(raw: bytes) -> dict[str, FieldValue] | None:
    """Our own files line by line; the result counts only when writing it gives the same bytes."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    fields = _fast_fields(text.split("\n"))
    if fields is None:
        return None
    given = fields.pop("sum", None)
    if given is None or emit(fields) != raw or may_be_suspicious(text):
        return None
    return {**fields, "sum": given}


def _fast_fields(lines: list[str]) -> dict[str, FieldValue] | None:
    fields: dict[str, FieldValue] = {}
    place = 0
    while place < len(lines) - 1:
        line = lines[place]
        place += 1
        if line.endswith(":") and line[:-1].isidentifier():
            items, place = _fast_items(lines, place)
            if items is None:
                return None
            fields[line[:-1]] = items
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        name, value = match[1], match[2]
        if value == "|-":
            block = []
            while place < len(lines) and (lines[place].startswith("  ") or not lines[place]):
                if not lines[place] and place == len(lines) - 1:
                    break
                block.append(lines[place][2:])
                place += 1
            fields[name] = "\n".join(block)
        elif value == "[]":
            fields[name] = []
        else:
            scalar = _fast_scalar(value)
            if scalar is None:
                return None
            fields[name] = scalar
    return fields


def _fast_items(lines: list[str], place: int) -> tuple[FieldValue | None, int]:
    texts: list[str] = []
    maps: list[dict[str, str]] = []
    while place < len(lines) and lines[place].startswith(("- ", "  ")):
        line = lines[place]
        place += 1
        match = _LINE.fullmatch(line[2:])
        value = _fast_scalar(match[2] if match else line[2:])
        if value is None:
            return None, place
        if match is None:
            texts.append(value)
        elif line.startswith("- "):
            maps.append({match[1]: value})
        elif maps:
            maps[-1][match[1]] = value
        else:
            return None, place
    if texts and maps:
        return None, place
    return (texts or maps), place


def _fast_scalar(text: str) -> str | None:
    if not text.startswith('"'):
        return text
    inside = text[1:-1]
    if len(text) > 1 and text[-1] == '"' and inside.isprintable() and not set(inside) & {'"', "\\"}:
        return inside
    import json

    try:
        value = json.loads(re.sub(r"\\0", r"\\u0000", text))
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def clean_value(value: str | list[str] | list[dict[str, str]]) -> Any:
    """A field's value with every text in it made storable: what is kept can be read again."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else clean_text(value)[0]
    return [
        {key: clean_value(text) for key, text in item.items()}
        if isinstance(item, dict)
        else clean_value(item)
        for item in value
    ]


def clean_text(text: str) -> tuple[str, int]:
    """Typed or piped text made storable: line ends, NFC, no control characters; how many fell."""
    flat = re.sub("\r\n|\r|\u0085|\u2028|\u2029", "\n", text)
    flat = re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", flat)  # bytes that were no text
    kept = "".join(
        char
        for char in flat
        if char in "\n\t" or (unicodedata.category(char) not in ("Cc", "Cs") and char != "\ufeff")
    )
    return unicodedata.normalize("NFC", kept), len(flat) - len(kept)
