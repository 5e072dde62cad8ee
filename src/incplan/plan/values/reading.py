"""Turn the data of a file into checked values: the only module that calls pydantic's checks."""

from typing import Any, Final, TypeAlias, TypeVar

import pydantic
from pydantic import TypeAdapter

#: The exception for data that a model does not accept.
ValidationError: TypeAlias = pydantic.ValidationError
T = TypeVar("T")

_ADAPTERS: Final[dict[Any, TypeAdapter[Any]]] = {}


def adapter(kind: type[T]) -> TypeAdapter[T]:
    """The validator of a type, built when the first file of that kind is read."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def check(kind: type[T], data: Any) -> T:
    """The checked value. Raises ValidationError, which names each wrong place."""
    return adapter(kind).validate_python(data)
