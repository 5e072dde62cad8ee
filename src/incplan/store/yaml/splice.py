"""Replace or add one value in a YAML text; every other character stays as it is.

The text is changed at the position the parser recorded, so comments, order and indentation survive.
Callers load the result again and check what changed.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from incplan.diagnostics import Route

Flow = str | Mapping[str, Any] | tuple[Any, ...]
"""A text, or a mapping or list of them; an empty value of a mapping is left out."""


class Plain(str):
    """A text that is written without quotation marks: a number, a length, yes, no, nothing (`~`).

    Every reader of plans takes scalars as text, so that only what looks odd in quotes is plain.
    """

    __slots__ = ()


_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|\d{4}-\d{2}-\d{2}", re.ASCII)
#: Words YAML 1.1 readers take for something else than text.
_AMBIGUOUS: Final = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


class NotSpliceable(Exception):
    """The file's form cannot be changed safely here; a person must edit it."""


def quoted(value: str) -> str:
    """The text as a scalar that every YAML reader reads as this same text."""
    if _PLAIN.fullmatch(value) and value.lower() not in _AMBIGUOUS:
        return value
    return json.dumps(value, ensure_ascii=False)


def shown_flow(value: Flow) -> str:
    """A value in one line, as it stands behind its key."""
    return _shown(value)


def set_value(text: str, route: Route, value: Flow) -> str:
    """The text with the value at `route` replaced, or its last key added where it belongs.

    A number in the route is a place in a list, which must exist.
    """
    text = _closed(text)
    key, parent, missing = _descend(_root(text), route)
    shown = _shown(value)
    if not missing:
        return _replace(text, key, parent, shown)
    names = tuple(name for name in missing if isinstance(name, str))
    if len(names) == len(route) == 1 and (place := _below_comment(text, names[0])):
        return f"{text[:place]}{names[0]}: {shown}\n{text[place:]}"
    if len(names) == len(route):
        return _with_block(text, names, shown)
    if len(names) == len(missing) == 1:
        return _add_key(text, key, parent, names[0], shown)
    if len(names) == len(missing):
        for name in reversed(names[1:]):
            value = {name: value}
        return _add_key(text, key, parent, names[0], _shown(value))
    raise NotSpliceable(".".join(str(part) for part in route))


def append_item(text: str, key: str | Route, item: Mapping[str, Flow]) -> str:
    """The text with one more mapping at the end of the list under a key, or at a route."""
    text = _closed(text)
    route: Route = (key,) if isinstance(key, str) else key
    name, found, missing = _descend(_root(text), route)
    if missing and len(route) == 1:
        return f"{text}{route[0]}:\n{_item(item, 2)}"
    if missing:
        return set_value(text, route, (item,))
    if _is_empty(found):
        return _below(text, name, found, _item(item, name.start_mark.column + 2))
    if not _is_sequence(found):
        raise NotSpliceable(".".join(str(part) for part in route))
    if found.flow_style:
        end = found.end_mark.index - 1
        return f"{text[:end].rstrip()}, {_shown(item)}{text[end:]}"
    end = _end_of(text, found)
    return text[:end] + _item(item, found.start_mark.column) + text[end:]


def _root(text: str) -> Any:
    # Late import: ruamel, when a review is edited in place.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError) as problem:
        raise NotSpliceable(str(problem)) from problem
    if node is None or node.id != "mapping" or node.flow_style or text.startswith("\ufeff"):
        raise NotSpliceable("not a mapping in block style")
    return node


def _descend(node: Any, route: Route) -> tuple[Any, Any, Route]:
    """The deepest existing node on the way, with its key, and the keys missing below it."""
    key = None
    for place, wanted in enumerate(route):
        if node.id == "sequence" and isinstance(wanted, int) and wanted < len(node.value):
            node = node.value[wanted]
            continue
        pairs = node.value if node.id == "mapping" else ()
        pair = next(((name, value) for name, value in pairs if name.value == wanted), None)
        if pair is None:
            return key, node, route[place:]
        key, node = pair
    return key, node, ()


def _value_start(text: str, key: Any, node: Any) -> int:
    """The position of a value; the parser puts an empty one behind what follows it."""
    if _is_nothing(node):
        return text.index(":", int(key.end_mark.index)) + 1
    return int(node.start_mark.index)


def _is_nothing(node: Any) -> bool:
    return bool(node.id == "scalar" and node.style is None and node.value == "")


def _below(text: str, key: Any, node: Any, lines: str) -> str:
    """The text with an empty value removed and `lines` added below its key."""
    start = _value_start(text, key, node)
    end = start if _is_nothing(node) else int(node.end_mark.index)
    line, newline, after = text[end:].partition("\n")
    return f"{text[:start].rstrip(' ')}{line.rstrip()}{newline}{lines}{after}"


def _is_sequence(node: Any) -> bool:
    return bool(node.id == "sequence")


def _is_empty(node: Any) -> bool:
    if node.id == "scalar":
        return node.style is None and node.value in ("", "~", "null")
    return not node.value


def _shown(value: Flow) -> str:
    if isinstance(value, Plain):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    parts = [f"{key}: {_shown(item)}" for key, item in value.items() if item]
    return "{" + ", ".join(parts) + "}"


def _item(item: Mapping[str, Flow], indent: int) -> str:
    lead = " " * indent
    lines = [f"{key}: {_shown(value)}" for key, value in item.items()]
    return "".join(
        f"{lead}{'- ' if place == 0 else '  '}{line}\n" for place, line in enumerate(lines)
    )


def _replace(text: str, key: Any, node: Any, shown: str) -> str:
    start = _value_start(text, key, node)
    if _is_nothing(node):
        return f"{text[:start]} {shown}{text[start:]}"
    end = node.end_mark.index
    if not _is_scalar_in_line(node):
        end = _end_of(text, node)
        if node.id != "scalar" and not text[int(key.end_mark.index) : start].strip(" :\n"):
            start = len(text[:start].rstrip())
            shown = f" {shown}"
        shown += "\n" if text[end - 1 : end] == "\n" else ""
    return text[:start] + shown + text[end:]


def _is_scalar_in_line(node: Any) -> bool:
    return node.style not in ("|", ">") if node.id == "scalar" else bool(node.flow_style)


def _end_of(text: str, node: Any, key: Any = None) -> int:
    """The end of a block: after its last line with content."""
    if node.id != "scalar" and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(text, last[1], last[0]) if node.id == "mapping" else _end_of(text, last)
    if node.id == "scalar" and node.style in ("|", ">"):
        return min(len(text[: node.end_mark.index].rstrip("\n")) + 1, len(text))
    start = key.end_mark.index if key is not None and _is_nothing(node) else node.end_mark.index
    line = text.find("\n", start)
    return len(text) if line < 0 else line + 1


def _closed(text: str) -> str:
    return text if text.endswith("\n") or not text else text + "\n"


def _below_comment(text: str, key: str) -> int:
    """The end of the commented line of a key at the top of a file; 0 when there is none."""
    found = re.search(rf"^# {re.escape(key)}:[ ]*\n", text, re.MULTILINE)
    return found.end() if found else 0


def _with_block(text: str, route: tuple[str, ...], shown: str) -> str:
    """The text with a new top-level key at its end."""
    *above, last = route
    lines = [f"{'  ' * place}{key}:\n" for place, key in enumerate(above)]
    return f"{text}{''.join(lines)}{'  ' * len(above)}{last}: {shown}\n"


def _add_key(text: str, block: Any, parent: Any, key: str, shown: str) -> str:
    """Add a missing key to a block: below its commented line if there is one, else at the end."""
    if _is_empty(parent):
        indent = " " * (block.start_mark.column + 2)
        bare = _below(text, block, parent, "")
        begun = bare.find("\n", int(block.end_mark.index)) + 1
        place = _place_beside(bare, begun, indent, key) or begun
        return f"{bare[:place]}{indent}{key}: {shown}\n{bare[place:]}"
    if parent.id != "mapping":
        raise NotSpliceable(key)
    if parent.flow_style:
        end = parent.end_mark.index - 1
        return f"{text[:end].rstrip()}, {key}: {shown}{text[end:]}"
    indent = " " * parent.start_mark.column
    commented = re.search(rf"^[ ]*# {re.escape(key)}:[ ]*\n", text, re.MULTILINE)
    end = _end_of(text, parent)
    if commented is not None and block.start_mark.index < commented.start() < end:
        end = commented.end()
    else:
        end = _place_beside(text, end, indent, key) or end
    return f"{text[:end]}{indent}{key}: {shown}\n{text[end:]}"


def _place_beside(text: str, start: int, indent: str, key: str) -> int:
    """The end of the commented line of a key that follows among comments only; 0 without one."""
    place = start
    for line in text[start:].splitlines(keepends=True):
        place += len(line)
        if line.rstrip() == f"{indent}# {key}:" and line.endswith("\n"):
            return place
        if line.strip() and not line.lstrip().startswith("#"):
            break
    return 0
