"""The base of the models of plan files: frozen values, and markers for their fields.

A model is a standard dataclass. The type and the markers below say what a field may hold; pydantic
reads both when a file is checked, in `plan.values.reading`. It is imported only inside the hooks,
which pydantic itself calls, so that a cached plan can be used without it.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, TypedDict, Unpack

from incplan.frozen import dataclass


class WrongValueError(ValueError):
    """A value that its field does not accept; `code` is that of a finding."""

    def __init__(self, code: str, facts: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = dict(facts or {})


class Check:
    """Marks a field whose value a function makes alone; `schema` is its JSON Schema for editors."""

    def __init__(self, function: Callable[[Any], Any], schema: Mapping[str, Any]) -> None:
        self.function = function
        self.schema = schema

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(_with_codes(self.function))

    def __get_pydantic_json_schema__(self, _core: Any, _handler: Any) -> dict[str, Any]:
        return dict(self.schema)


class Before:
    """Marks a field on which a function runs first (text to number), then the type's own check."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(
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

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        plain = dict(handler.resolve_ref_schema(handler(source)))
        # The name must be on the outer schema, or JSON Schemas would repeat every part.
        name = plain.pop("ref", None)
        return core_schema.no_info_before_validator_function(
            _with_codes(cls.prepared), plain, ref=name
        )

    @staticmethod
    def prepared(value: Any) -> Any:
        """The mapping without the company's own keys."""
        return _without_own_keys(value)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> Any:
        made = handler(core)
        described = handler.resolve_ref_schema(made)
        if cls.__doc__:  # pydantic takes no docstring from a standard dataclass
            described.setdefault("description", inspect.cleandoc(cls.__doc__))
        return made


def _without_own_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if not str(key).startswith("x-")}
    return value


def _with_codes(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The function, with its WrongValueError turned into an error that pydantic reports."""
    from pydantic_core import PydanticCustomError

    def checked(value: Any) -> Any:
        try:
            return function(value)
        except WrongValueError as wrong:
            raise PydanticCustomError(wrong.code, wrong.code, wrong.facts) from None

    return checked
