"""The same value with each text in it changed."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")


def rewritten(value: T, change: Callable[[str], str]) -> T:
    """A value made of frozen dataclasses, tuples and dictionaries with each text in it changed."""
    found: Any = value
    if isinstance(value, str):
        found = change(value)
    elif isinstance(value, dict):
        found = {key: rewritten(item, change) for key, item in value.items()}
    elif isinstance(value, tuple):
        found = tuple(rewritten(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        texts = {item.name: getattr(value, item.name) for item in fields(value)}
        found = replace(value, **{key: rewritten(item, change) for key, item in texts.items()})
    return cast("T", found)
