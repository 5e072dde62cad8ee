"""Read event files written by incplan line by line, without a YAML parser."""

import re
from functools import lru_cache
from typing import Final

from incplan.store.journal.event_writing import FieldValue, seal, written_field, written_scalar
from incplan.store.yaml.text import may_be_suspicious

_LINE: Final = re.compile(r"([a-z_0-9]+): (.*)")
_NAME: Final = re.compile(r"[a-z_][a-z_0-9]*", re.ASCII)
#: `sum: sha256-`, sixteen digits and a line end.
_SEAL_LENGTH: Final = 29
#: Times and single words, which are written as they are.
_SURE: Final = re.compile(
    r"([a-z_][a-z_0-9]*): (\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)|[A-Za-z][A-Za-z0-9_]{5,})",
    re.ASCII,
)
#: The keys that an event of an incident begins with; of `after`, one id.
_HEAD: Final = re.compile(
    r'format: "1"\nid: ([A-Za-z][A-Za-z0-9_]{5,})\nincident: ([^"\n]+)\nkind: ([^"\n]+)\n'
    r"occurred_at: (\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d))\n"
    r"recorded_at: (\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d))\n"
    r'(?:by: ([^"\n]+)\n)?(?:after:\n- ([A-Za-z][A-Za-z0-9_]{5,})\n(?![- ]))?',
    re.ASCII,
)
_SURE_ITEM: Final = re.compile(r"- [A-Za-z][A-Za-z0-9_]{5,}", re.ASCII)
#: After a name: a list, a block of lines, an empty list.
_NO_TEXT: Final = ("", " |-", " []")
#: Lines up to this length are cached as read; longer ones hold words that do not recur.
_SHORT: Final = 64


def quick_fields(raw: bytes) -> dict[str, FieldValue] | None:
    """The fields, read line by line; they count only if writing them gives the same bytes."""
    body, last = raw[:-_SEAL_LENGTH], raw[-_SEAL_LENGTH:]
    if last != f"sum: {seal(body)}\n".encode():
        return None
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    begun, read = _head(text)
    fields = _fields(text[read:].split("\n"), begun)
    if fields is None or may_be_suspicious(text):
        return None
    fields["sum"] = last[5:-1].decode()
    return fields


def _head(text: str) -> tuple[dict[str, FieldValue], int]:
    """The fields that nearly all events begin with, and where they end; none of another text."""
    head = _HEAD.match(text)
    if head is None:
        return {}, 0
    event_id, incident, kind, occurred, recorded, by, after = head.groups()
    if not (_is_plain(incident) and _is_plain(kind) and (by is None or _is_plain(by))):
        return {}, 0
    fields: dict[str, FieldValue] = {
        "format": "1",
        "id": event_id,
        "incident": incident,
        "kind": kind,
        "occurred_at": occurred,
        "recorded_at": recorded,
    }
    if by is not None:
        fields["by"] = by
    if after is not None:
        fields["after"] = [after]
    return fields, head.end()


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
    return written_scalar(text, 0) == text


def _fields(lines: list[str], fields: dict[str, FieldValue]) -> dict[str, FieldValue] | None:
    """Those `fields` and the ones of these lines, the last of which is empty.

    None unless `emit` writes them so.
    """
    place, end = 0, len(lines) - 1
    while place < end:
        line = lines[place]
        read = _field(line) if len(line) <= _SHORT else _field.__wrapped__(line)
        if read is None:
            return None
        name = read[0]
        value: FieldValue | None = read[1]
        place += 1
        if value is None:
            begun, (value, place) = place, _more(lines, place)
            if value is None:
                return None
            sure = len(value) == 1 and place == begun + 1 and _SURE_ITEM.fullmatch(lines[begun])
            if not sure and written_field(name, value) != lines[begun - 1 : place]:
                return None
        if name in fields:
            return None
        fields[name] = value
    return None if lines[end] or "sum" in fields or not fields else fields


@lru_cache(maxsize=4096)
def _field(line: str) -> tuple[str, str | None] | None:
    """Name and value of one line; no value where it is no single text; None for another line.

    Cached, since names, words and people recur: most lines of a journal are known already.
    """
    sure = _SURE.fullmatch(line)
    if sure is not None:
        return sure[1], sure[2]
    name, colon, text = line.partition(":")
    if not colon or not _NAME.fullmatch(name):
        return None
    if text in _NO_TEXT:
        return name, None
    value = _fast_scalar(text[1:])
    if value is None or text != f" {written_scalar(value, 0)}":
        return None
    return name, value


def _more(lines: list[str], place: int) -> tuple[FieldValue | None, int]:
    """The value that begins before this place and is not a text of one line; where it ends."""
    begun = lines[place - 1]
    if begun.endswith(" []"):
        return [], place
    return _block(lines, place) if begun.endswith(" |-") else _items(lines, place)


def _block(lines: list[str], place: int) -> tuple[str, int]:
    """The lines of a literal block."""
    block = []
    while place < len(lines) - 1 and (lines[place].startswith("  ") or not lines[place]):
        block.append(lines[place][2:])
        place += 1
    return "\n".join(block), place


def _items(lines: list[str], place: int) -> tuple[FieldValue | None, int]:
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
    if len(text) > 1 and text[-1] == '"' and '"' not in inside and "\\" not in inside:
        # A control character may not stand there as it is: it is then not written the same.
        return inside
    # Late import: few texts hold what only json can read, and it is four modules.
    import json

    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, str) and "\r" not in value else None
