"""Write the canonical text of an event file, by rules of our own.

The last line is a checksum of everything above it: a cut YAML file is often valid YAML, and only
the missing seal shows that it was cut.
"""

import codecs
import hashlib
import re
from collections.abc import Mapping
from typing import Final

FieldValue = str | list[str] | list[dict[str, str]]
#: Scalars that any YAML 1.1 or 1.2 reader takes for text, or that incplan reads as text anyway.
_PLAIN: Final = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9_+./@-]*(?: [A-Za-z0-9_+./@(-][A-Za-z0-9_+./@)-]*)*", re.ASCII
)
_AMBIGUOUS: Final = re.compile(
    r"(?i:yes|no|on|off|true|false|y|n|null|nan|inf)|[-+.0-9][-+.0-9_eExXoOa-fA-F:]*|.*:.*|.* -.*",
    re.DOTALL,
)
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_BLOCK: Final = r"[^\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]*"


def emit(fields: Mapping[str, FieldValue]) -> bytes:
    """Canonical YAML of the fields in their order, sealed."""
    lines = [line for name, value in fields.items() for line in written_field(name, value)]
    body = ("\n".join(lines) + "\n").encode()
    return body + b"sum: " + seal(body).encode() + b"\n"


def written_field(name: str, value: FieldValue) -> list[str]:
    """The lines of one field."""
    if isinstance(value, str):
        return f"{name}: {written_scalar(value, 0)}".split("\n")
    if not value:
        return [f"{name}: []"]
    return [f"{name}:", *(line for item in value for line in _item(item))]


def seal(body: bytes) -> str:
    """Checksum of the lines above, over their LF form and without a byte order mark."""
    flat = body.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
    return "sha256-" + hashlib.sha256(flat).hexdigest()[:16]


def _item(item: str | dict[str, str]) -> list[str]:
    if isinstance(item, str):
        return [f"- {written_scalar(item, 2)}"]
    lead = "- "
    lines = []
    for name, value in item.items():
        lines.append(f"{lead}{name}: {written_scalar(value, 4)}")
        lead = "  "
    return lines


def written_scalar(text: str, indent: int) -> str:
    """A text as it stands after a key or a dash, indented by that many spaces."""
    if _TIME.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and not _AMBIGUOUS.fullmatch(text):
        return text
    if "\n" in text and not indent and _fits_block(text):
        return "|-\n" + "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
    return _quoted(text)


def _fits_block(text: str) -> bool:
    """Whether a literal block would give back exactly this text."""
    edges = text[:1] not in (" ", "\n", "\t") and not text.endswith("\n")
    lines = text.split("\n")
    return bool(edges and re.fullmatch(_BLOCK, text)) and not any(
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
