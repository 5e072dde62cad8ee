"""A file that two imports changed, without what the earlier one put in it.

The later changes are made again on what stood before the earlier one: what they added stays. Where
that cannot be done without a guess, the file stays as it is.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from incplan.app.intake.write import change_of, digest, former
from incplan.diagnostics import Route
from incplan.plan.validation.schemas import modeline
from incplan.store.disk.safepath import read_regular
from incplan.store.intake.records import GONE, FileChange
from incplan.store.yaml.document import MAX_BYTES, parse_document
from incplan.store.yaml.splice import Flow, NotSpliceable, Plain, append_item, set_value

#: Words that stand without quotation marks in files of the plan.
_BARE: Final = frozenset({"yes", "no", "partial", "not_applicable", "planned", "in_progress"})


class _Unclear(Exception):
    """A later change builds on what the earlier one brought."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The new text of a file, the one it had, and the changes of the later imports as they are now.

    A change that leaves the file as it was is None.
    """

    before: bytes
    after: bytes
    later: tuple[FileChange | None, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One value set, or one item added to a list, at a route of the file."""

    route: Route
    value: Any
    adds: bool


def without(root: Path, change: FileChange, later: Iterable[FileChange]) -> Rebuilt | None:
    """The file without `change`, with what `later` imports did to it; None where unclear."""
    following = tuple(later)
    chain = (change, *following)
    if change.after == GONE or any(item.before is None for item in following):
        return None
    if any(one.after != other.before for one, other in pairwise(chain)):
        return None
    try:
        now = read_regular(root / change.path, MAX_BYTES)
    except OSError:
        return None
    if digest(now) != chain[-1].after or b"\r\n" in now:
        return None
    texts = [now]
    for item in reversed(chain):
        texts.insert(0, former(texts[0], item))
    base = texts[0] if change.before is not None else _bare(change.path, texts[1])
    if base is None:
        return None
    try:
        return _again(change.path, base, texts[1:], is_new=change.before is None)
    except (_Unclear, NotSpliceable, UnicodeDecodeError):
        return None


def _again(path: str, base: bytes, texts: list[bytes], *, is_new: bool) -> Rebuilt:
    found = base
    made: list[FileChange | None] = []
    for old, new in pairwise(texts):
        following = _replayed(path, found, old, new)
        first = is_new and not made
        if first:
            made.append(FileChange(path, None, digest(following)))
        else:
            made.append(change_of(path, found, following) if found != following else None)
        found = following
    return Rebuilt(texts[-1], found, tuple(made))


def _bare(path: str, made: bytes) -> bytes | None:
    """What a later import would have found in place of a file that the earlier one made.

    None for what has no meaning without it: a person, an activity, a fiche of one's own.
    """
    data = _data(made, path)
    if not path.startswith("fiches/") or "own" in data:
        return None
    return f"{modeline(path)}format: 1\n".encode()


def _replayed(path: str, base: bytes, old: bytes, new: bytes) -> bytes:
    """The change from `old` to `new` made on `base`. Raises _Unclear."""
    data = _data(base, path)
    steps: list[_Step] = []
    wanted = _copied(data)
    _follow(_data(old, path), _data(new, path), wanted, (), steps)
    text = _by_lines(old.decode(), base.decode(), new.decode())
    if text is not None and _holds(text, path, wanted):
        return text.encode()
    text = base.decode()
    for step in steps:
        value = _flow(step.value)
        if not step.adds:
            text = set_value(text, step.route, value)
        elif isinstance(value, Mapping):
            text = append_item(text, step.route, value)
        else:
            raise _Unclear
    if not _holds(text, path, wanted):
        raise _Unclear
    return text.encode()


def _follow(old: Any, new: Any, found: Any, route: Route, steps: list[_Step]) -> None:
    """Make in `found` what differs between two mappings, and note each step."""
    if not old.keys() <= new.keys():
        raise _Unclear
    for key, value in new.items():
        here = (*route, key)
        if key in old and old[key] == value:
            continue
        was = old.get(key)
        if key not in old or not isinstance(value, Mapping | list):
            found[key] = _copied(value)
            steps.append(_Step(here, value, adds=False))
        elif isinstance(value, list) and (not was or isinstance(was, list)):
            found[key] = found.get(key) or []  # nothing behind a key is an empty list
            _lengthen(was or [], value, found[key], here, steps)
        elif isinstance(value, Mapping) and (not was or isinstance(was, Mapping)):
            _inside(was or {}, value, found, here, steps)
        else:
            raise _Unclear


def _inside(old: Any, new: Any, found: Any, route: Route, steps: list[_Step]) -> None:
    """The same below a key; one that goes altogether must have been nothing but a holder."""
    key = route[-1]
    if key not in found and not all(isinstance(item, Mapping) for item in old.values()):
        raise _Unclear
    found[key] = found.get(key) or {}
    if not isinstance(found[key], dict):
        raise _Unclear
    _follow(old, new, found[key], route, steps)


def _lengthen(old: Any, new: Any, found: Any, route: Route, steps: list[_Step]) -> None:
    """Items added at the end of a list, and values added to those that stand in it."""
    if not isinstance(found, list) or len(new) < len(old):
        raise _Unclear
    for was, item in zip(old, new, strict=False):
        if was == item:
            continue
        if was not in found or not isinstance(was, Mapping) or not isinstance(item, Mapping):
            raise _Unclear
        place = found.index(was)
        _follow(was, item, found[place], (*route, place), steps)
    added = new[len(old) :]
    found += _copied(added)
    if added and all(isinstance(item, Mapping) for item in added):
        steps += [_Step(route, item, adds=True) for item in added]
    elif added:
        steps.append(_Step(route, list(found), adds=False))


def _by_lines(old: str, base: str, new: str) -> str | None:
    """The lines of `base` with what differs between `old` and `new`; None where both touch one."""
    lines = [item.splitlines(keepends=True) for item in (old, base, new)]
    hunks = []
    for turn, other in enumerate(lines[1:]):
        matcher = difflib.SequenceMatcher(None, lines[0], other, autojunk=False)
        hunks += [
            (start, end, turn, other[first:last])
            for tag, start, end, first, last in matcher.get_opcodes()
            if tag != "equal"
        ]
    hunks.sort(key=lambda item: item[:3])
    if any(one[1] > other[0] for one, other in pairwise(hunks)):
        return None
    made: list[str] = []
    at = 0
    for start, end, _turn, words in hunks:
        made += lines[0][at:start] + words
        at = end
    return "".join((*made, *lines[0][at:]))


def _holds(text: str, path: str, wanted: dict[str, Any]) -> bool:
    """Whether a text can be read, and is what is meant."""
    document = parse_document(text.encode(), path).value
    return document is not None and bool(document.data == wanted)


def _data(raw: bytes, path: str) -> dict[str, Any]:
    document = parse_document(raw, path).value
    if document is None or not isinstance(document.data, dict):
        raise _Unclear
    return document.data


def _flow(value: Any) -> Flow:
    if isinstance(value, Mapping):
        return {str(key): _flow(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_flow(item) for item in value)
    return Plain(value) if value in _BARE else str(value)


def _copied(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _copied(item) for key, item in data.items()}
    return [_copied(item) for item in data] if isinstance(data, list) else data
