"""Read event files written by incplan line by line, without a YAML parser."""

import re
from typing import Final

from incplan.store.journal.event_writing import FieldValue, emit
from incplan.store.yaml.text import may_be_suspicious

_LINE: Final = re.compile(r"([a-z_0-9]+): (.*)")


def quick_fields(raw: bytes) -> dict[str, FieldValue] | None:
    """The fields, read line by line; they count only if writing them gives the same bytes."""
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
    # Late import: few texts hold what only json can read, and it is four modules.
    import json

    try:
        value = json.loads(re.sub(r"\\0", r"\\u0000", text))
    except ValueError:
        return None
    return value if isinstance(value, str) else None
