"""The base of the models of plan files: frozen values, and markers for their fields.

A model is a standard dataclass. The type and the markers below say what a field may hold; pydantic
reads both when a file is checked, in `plan.values.reading`. It is imported only inside the hooks,
which pydantic itself calls, so that a cached plan can be used without it.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    TypedDict,
    Unpack,
    get_args,
    get_origin,
    get_type_hints,
)

from incplan.frozen import dataclass


class WrongValueError(ValueError):
    """A value that its field does not accept; `code` is that of a finding."""

    def __init__(self, code: str, facts: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = dict(facts or {})


def _core() -> Any:
    """pydantic's core, which is loaded when pydantic asks the hooks below."""
    import pydantic_core

    return pydantic_core


class Check:
    """Marks a field whose value a function makes alone; `schema` is its JSON Schema for editors."""

    def __init__(self, function: Callable[[Any], Any], schema: Mapping[str, Any]) -> None:
        self.function = function
        self.schema = schema

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        return _core().core_schema.no_info_plain_validator_function(_with_codes(self.function))

    def __get_pydantic_json_schema__(self, _core: Any, _handler: Any) -> dict[str, Any]:
        return dict(self.schema)


class Before:
    """Marks a field on which a function runs first (text to number), then the type's own check."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return _core().core_schema.no_info_before_validator_function(
            _with_codes(self.function), handler(source)
        )


class Shape:
    """Marks the pattern for the keys of a mapping."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "pattern": self.pattern}


class Tagged:
    """Marks a choice between several models by the value of one field."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import Discriminator

        return handler.generate_schema(Annotated[source, Discriminator(self.key)])


class _Said(TypedDict, total=False):
    """Field metadata in pydantic's terms."""

    description: str
    alias: str
    pattern: str
    min_length: int
    max_length: int
    ge: float
    le: float


def about(**said: Unpack[_Said]) -> Mapping[str, Any]:
    """For `field(metadata=...)`: pydantic reads these keys of a standard dataclass itself."""
    return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The base of mappings in plan files: unknown keys are errors; `x-` keys are the company's."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = {
        "extra": "forbid",
        "str_strip_whitespace": True,
    }

    #: Keys that may stand alone, as a form to fill in has them; editors must not refuse them.
    may_stand_alone: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        plain = dict(handler.resolve_ref_schema(handler(source)))
        # The name must be on the outer schema, or JSON Schemas would repeat every part.
        name = plain.pop("ref", None)
        lists = _lists_of(cls)

        def prepared(value: Any) -> Any:
            return _in_lists(cls.prepared(value), lists)

        return _core().core_schema.no_info_before_validator_function(
            _with_codes(prepared), plain, ref=name
        )

    @staticmethod
    def prepared(value: Any) -> Any:
        """The mapping without the company's own keys."""
        return _without_own_keys(value)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> Any:
        made = handler(core)
        described = handler.resolve_ref_schema(made)
        for name in _lists_of(cls):
            _also_single(described.get("properties", {}).get(name))
        for name in cls.may_stand_alone:
            described["properties"][name] = {
                "anyOf": [described["properties"][name], {"type": "null"}]
            }
        if cls.__doc__:  # pydantic takes no docstring from a standard dataclass
            described.setdefault("description", inspect.cleandoc(cls.__doc__))
        return made


def _lists_of(cls: type) -> frozenset[str]:
    """The fields of a model that hold a list of values, or none: `tuple[X, ...] | None`."""
    hints = get_type_hints(cls)
    return frozenset(
        item.name
        for item in fields(cls)
        if tuple in {get_origin(kind) for kind in _choices(hints[item.name])}
    )


def _choices(kind: Any) -> tuple[Any, ...]:
    """The types that a hint allows: those of a union, else itself."""
    return get_args(kind) if isinstance(kind, UnionType) else (kind,)


def _in_lists(value: Any, lists: frozenset[str]) -> Any:
    """The mapping with one value where a list is wanted read as a list of this value."""
    if not isinstance(value, dict):
        return value
    alone = {
        key: [item]
        for key, item in value.items()
        if key in lists and isinstance(item, str | dict) and item
    }
    return {**value, **alone} if alone else value


def _also_single(described: Any) -> None:
    """Let editors take one value where a list may stand, as the program does."""
    if not isinstance(described, dict):
        return
    if described.get("type") == "array":
        listed = {key: described.pop(key) for key in _LISTED if key in described}
        described["anyOf"] = [listed, listed["items"]]
        return
    for choice in list(described.get("anyOf", ())):
        if choice.get("type") == "array" and choice["items"] not in described["anyOf"]:
            described["anyOf"].append(choice["items"])


_LISTED: Final = ("type", "items", "minItems", "maxItems")


def _without_own_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if not str(key).startswith("x-")}
    return value


def _with_codes(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The function, with its WrongValueError turned into an error that pydantic reports."""
    custom_error = _core().PydanticCustomError

    def checked(value: Any) -> Any:
        try:
            return function(value)
        except WrongValueError as wrong:
            raise custom_error(wrong.code, wrong.code, wrong.facts) from None

    return checked
