"""Events to the fields of a file, and back; every wrong time or word is reported."""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache, partial
from typing import Any, Final, TypeVar, get_args, get_origin

from incplan.incident.events.events import KINDS
from incplan.incident.events.fact import Event, Fact
from incplan.incident.events.scalars import READERS, format_instant, format_span, parse_instant
from incplan.vocabulary import Level

AnyFact = TypeVar("AnyFact", bound=Fact)

FieldValue = str | list[str] | list[dict[str, str]]
FORMAT: Final = "1"
_HEAD: Final = ("id", "incident", "occurred_at", "recorded_at", "by", "after")
_TAIL: Final = (
    "play", "story", "text", "corrects", "evidence", "source", "paper", "typed_by", "clock",
    "redacted",
)  # fmt: skip
_PERSON: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)


class EventProblem(Exception):
    """A field of an event file with an impossible value: name, stable code, the value.

    `known` lists the allowed words, where there is such a list.
    """

    def __init__(self, field: str, code: str, given: str = "", known: tuple[str, ...] = ()) -> None:
        super().__init__(field, code, given)
        self.field = field
        self.code = code
        self.given = given
        self.known = known


def _encode(value: Any) -> FieldValue:
    if isinstance(value, tuple):
        if value and is_dataclass(value[0]):
            return [_encode_record(item) for item in value]
        return [str(item) for item in value]
    return _encode_scalar(value)


def _encode_scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, timedelta):
        return format_span(value)
    return str(value)


def _encode_record(value: Any) -> dict[str, str]:
    pairs = ((item.name, getattr(value, item.name)) for item in fields(value))
    return {name: _encode_scalar(part) for name, part in pairs if part is not None}


def to_fields(event: Fact) -> dict[str, FieldValue]:
    """The fields of an event file, in their fixed order; empty ones are left out."""
    result: dict[str, FieldValue] = {"format": FORMAT}
    kind: Any = type(event)
    for item in _in_file(kind):
        if item.name == "occurred_at":
            result["kind"] = event.KIND.value
        value = getattr(event, item.name)
        if not _is_default(item, value):
            result[item.name] = _encode(value)
    return result


def own_fields(event: Fact) -> dict[str, FieldValue]:
    """Of those fields, the ones that not all events have."""
    kind: Any = type(event)
    return {
        item.name: _encode(value)
        for item in _in_file(kind)
        if item.name not in _HEAD
        and item.name not in _TAIL
        and not _is_default(item, value := getattr(event, item.name))
    }


@cache
def _in_file(cls: Any) -> "tuple[Field[Any], ...]":
    """The fields of a kind of event in the order of the file."""
    by_name = {item.name: item for item in fields(cls)}
    own = (name for name in by_name if name not in _HEAD and name not in _TAIL)
    return tuple(by_name[name] for name in (*_HEAD, *own, *_TAIL) if name in by_name)


def _is_default(item: "Field[Any]", value: Any) -> bool:
    return item.default is not MISSING and bool(value == item.default)


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """The function that reads one value of a declared type; it raises ValueError with a code."""
    if isinstance(kind, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is tuple:
        return partial(_decode_list, _decoder(get_args(kind)[0]))
    if isinstance(kind, type) and is_dataclass(kind):
        return partial(_decode_record, kind)
    if issubclass(kind, StrEnum):
        return partial(_decode_word, {word.value: word for word in kind})
    if kind is datetime:  # every event has two
        return _decode_instant
    return _decode_str if kind is str else partial(_decode_text, READERS[kind])


def _decode_list(inner: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError("list_expected")
    return tuple([inner(item) for item in value])


def _decode_word(known: Mapping[str, StrEnum], value: Any) -> StrEnum:
    if not isinstance(value, str):
        raise ValueError("text_expected")
    word = known.get(value)
    if word is None:
        raise ValueError("unknown_word")
    return word


def _decode_str(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text_expected")
    return value


def _decode_person(value: Any) -> str:
    if isinstance(value, str) and not _PERSON.fullmatch(value):
        raise ValueError("bad_id")
    return _decode_str(value)


def _decode_instant(value: Any) -> datetime:
    return parse_instant(_decode_str(value))


def _decode_text(read: Callable[[str], Any], value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("text_expected")
    return read(value)


def _decode_record(kind: type, value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise ValueError("mapping_expected")
    known = _decoders(kind)
    if value.keys() - known.keys():
        raise ValueError("unknown_key")
    try:
        return kind(**{name: known[name](part) for name, part in value.items()})
    except TypeError:
        raise ValueError("missing_field") from None


@cache
def _decoders(kind: Any) -> Mapping[str, Callable[[Any], Any]]:
    """The fields of a class, each with the function that reads it."""
    declared: dict[str, Any] = {item.name: item.type for item in fields(kind)}
    found = {name: _decoder(inner) for name, inner in declared.items()}
    return found | {name: _decode_person for name in ("by", "typed_by") if name in found}


@cache
def _required(kind: Any) -> frozenset[str]:
    return frozenset(item.name for item in fields(kind) if item.default is MISSING)


@cache
def _readers(kind: Any) -> Mapping[str, Callable[[Any], Any] | None]:
    """The keys that the file of an event may hold; None for those that belong to the file."""
    return {"format": None, "kind": None, "sum": None, **_decoders(kind)}


def from_fields(data: Mapping[str, Any]) -> Event:
    """The event written in a file. Raises EventProblem naming the first field that is wrong."""
    event, problems = read_fields(data, KINDS)
    if event is None:
        raise problems[0]
    return event


def read_fields(
    data: Mapping[str, Any], kinds: Mapping[Any, type[AnyFact]]
) -> tuple[AnyFact | None, tuple[EventProblem, ...]]:
    """The event of one of these kinds, or all the fields that prevent it from being read."""
    written = data.get("format", FORMAT)
    if written != FORMAT:
        return None, (EventProblem("format", "newer_format", str(written)[:80]),)
    kind = data.get("kind")
    cls: Any = kinds.get(kind) if isinstance(kind, str) else None
    if cls is None:
        code = "unknown_kind" if kind else "missing_field"
        return None, (EventProblem("kind", code, str(kind or "")[:80]),)
    if _required(cls) <= data.keys():
        known, values = _readers(cls), dict[str, Any]()
        try:
            for name, value in data.items():
                if (read := known[name]) is not None:
                    values[name] = read(value)
            return cls(**values), ()
        except (KeyError, ValueError):
            pass  # read once more, to name all that is wrong
    return _read_with_problems(cls, data)


def _read_with_problems(cls: Any, data: Mapping[str, Any]) -> tuple[Any, tuple[EventProblem, ...]]:
    """As `read_fields`, of a class; keys that begin with `x-` belong to others."""
    known = _readers(cls)
    values: dict[str, Any] = {}
    problems: list[EventProblem] = []
    for name, value in data.items():
        read = known.get(name)
        if read is None:
            if name not in known and not name.startswith("x-"):
                problems.append(EventProblem(name, "unknown_key", name, ()))
            continue
        try:
            values[name] = read(value)
        except ValueError as problem:
            code = str(problem)
            given = str(value)[:80]
            words = _words(cls, name) if code == "unknown_word" else ()
            problems.append(EventProblem(name, code, given, words))
    missing = [item.name for item in fields(cls) if item.name in _required(cls) - data.keys()]
    problems.extend(EventProblem(name, "missing_field") for name in missing)
    return (None, tuple(problems)) if problems else (cls(**values), ())


def _words(cls: Any, name: str) -> tuple[str, ...]:
    """The allowed words of an enumeration field, also inside `X | None`."""
    kind: Any = next(item.type for item in fields(cls) if item.name == name)
    inner = get_args(kind) or (kind,)
    return tuple(
        str(word)
        for item in inner
        if isinstance(item, type) and issubclass(item, StrEnum)
        for word in item
    )


def highest(levels: tuple[Level, ...]) -> Level:
    """The most severe of some levels."""
    return max(levels, key=lambda level: level.rank)
