"""From the data of a file to checked values: the one module that knows pydantic's checks."""

from typing import Any, Final, TypeAlias, TypeVar

import pydantic
from pydantic import TypeAdapter

#: What is raised for data that are not what a model takes.
ValidationError: TypeAlias = pydantic.ValidationError
T = TypeVar("T")

_ADAPTERS: Final[dict[Any, TypeAdapter[Any]]] = {}


def adapter(kind: type[T]) -> TypeAdapter[T]:
    """What checks values of a kind, built when the first file of that kind is read."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def check(kind: type[T], data: Any) -> T:
    """The value that data stand for. Raises ValidationError, which names each wrong place."""
    return adapter(kind).validate_python(data)
