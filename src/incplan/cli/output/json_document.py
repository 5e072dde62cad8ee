"""Any result as one JSON document: stable keys, ASCII only, times in UTC, durations twice."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from numbers import Rational
from pathlib import PurePath
from typing import Any

from incplan.plan.values.durations import format_duration


def as_json(value: Any) -> Any:
    """Plain JSON values of a result."""
    if is_dataclass(value) and not isinstance(value, type):
        shown = (item.name for item in fields(value) if not item.name.startswith("_"))
        return {name: as_json(getattr(value, name)) for name in shown}
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value) if isinstance(value, set | frozenset) else value
        return [as_json(item) for item in items]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return {"text": format_duration(value), "seconds": int(value.total_seconds())}
    if isinstance(value, Decimal | PurePath):
        return str(value)
    if isinstance(value, Rational) and not isinstance(value, int):
        return float(value)
    return value


def dumps(command: str, value: Any, **more: Any) -> str:
    """The document: the result's own keys plus `schema`, and `more` of any answer, which counts."""
    body = as_json(value)
    content = body if isinstance(body, dict) else {"items": body}
    extra = as_json(more)
    whole = {"schema": f"incplan/{command}/1", **extra, **content, **extra}
    return json.dumps(whole, ensure_ascii=True, indent=2)
