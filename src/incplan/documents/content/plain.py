"""Blocks as plain JSON values: what a template or a fingerprint reads."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def plain(value: Any) -> Any:
    """Nested mappings, lists and scalars; each block with its `kind`, each section's `heading`."""
    if isinstance(value, str):  # most values are
        return value
    if is_dataclass(value) and not isinstance(value, type):
        found = {item.name: plain(getattr(value, item.name)) for item in fields(value)}
        for extra in ("kind", "heading"):
            if hasattr(value, extra):
                found[extra] = getattr(value, extra)
        return found
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
