"""What a field of a plan file holds, read from its model: one place says what a value may be."""

import difflib
import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from incplan.diagnostics import Route
from incplan.frozen import dataclass
from incplan.plan.files.suppliers import CommittedTime
from incplan.plan.values.model import Check, Model
from incplan.plan.values.scalars import (
    Day,
    Duration,
    Euros,
    FicheId,
    Id,
    Length,
    LocalText,
    Months,
    Number,
    ReadableLength,
    Whole,
    YesNo,
)
from incplan.plan.values.windows import AnyWindows, WeeklyWindow, WeeklyWindows


class Form(StrEnum):
    """The kinds of values that people are asked for."""

    TEXT = "text"
    TEXTS = "texts"
    ID = "id"
    IDS = "ids"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DURATION = "duration"
    DAY = "day"
    NUMBER = "number"
    WINDOWS = "windows"
    RECORD = "record"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a value; `choices` of a closed list; `model` of a mapping or of a list of them.

    `optional` means that the file may say that there is none (`~`).
    """

    form: Form
    choices: tuple[str, ...] = ()
    model: type[Model] | None = None
    optional: bool = False


_SIMPLE: Final[tuple[tuple[Any, Form], ...]] = (
    (LocalText, Form.TEXT),
    (Id, Form.ID),
    (FicheId, Form.ID),
    (YesNo, Form.YES_NO),
    (Duration, Form.DURATION),
    (Length, Form.DURATION),
    (ReadableLength, Form.DURATION),
    (CommittedTime, Form.DURATION),
    (Months, Form.DURATION),
    (Day, Form.DAY),
    (Whole, Form.NUMBER),
    (Euros, Form.NUMBER),
    (Number, Form.NUMBER),
    (WeeklyWindows, Form.WINDOWS),
    (AnyWindows, Form.WINDOWS),
    (WeeklyWindow, Form.WINDOWS),
)
_LISTS: Final[Mapping[Form, Form]] = {
    Form.TEXT: Form.TEXTS,
    Form.ID: Form.IDS,
    Form.CHOICE: Form.IDS,
    Form.RECORD: Form.RECORDS,
}


def shape_at(model: type[Model], route: Route) -> Shape | None:
    """What the file of a model holds at a route; None when there is no such field."""
    hint: Any = model
    for part in route:
        hint = _step(_present(hint), part)
        if hint is None:
            return None
    return _shape(hint)


def nearest_route(model: type[Model], route: Route) -> Route | None:
    """The way to a field that was probably meant: another spelling, or one level deeper.

    `rtoo` gives `rto`, `phone` of a contact its first channel's number; None when none is near.
    """
    hint: Any = model
    for place, part in enumerate(route):
        here = _present(hint)
        found = _step(here, part)
        if found is not None:
            hint = found
            continue
        if not (isinstance(part, str) and isinstance(here, type) and issubclass(here, Model)):
            return None
        names = get_type_hints(here, include_extras=True)
        close = difflib.get_close_matches(part.lower(), names, n=1, cutoff=0.7)
        if close:
            return (*route[:place], close[0])
        inner = [below for name in names if (below := _below(names[name], name, part))]
        return (*route[:place], *inner[0]) if len(inner) == 1 or inner else None
    return None


def _below(hint: Any, name: str, part: str) -> Route | None:
    """The way to a field of this name in a field, or in the first item of a list."""
    bare = _present(hint)
    listed = get_origin(bare) is tuple
    inner = get_args(bare)[0] if listed else bare
    if not (isinstance(inner, type) and issubclass(inner, Model)):
        return None
    there = part in get_type_hints(inner)
    return ((name, 0, part) if listed else (name, part)) if there else None


def _step(hint: Any, part: str | int) -> Any:
    origin = get_origin(hint)
    if origin is tuple and isinstance(part, int):
        return get_args(hint)[0]
    if isinstance(hint, type) and issubclass(hint, Model) and isinstance(part, str):
        return get_type_hints(hint, include_extras=True).get(part)
    if origin is not None and len(get_args(hint)) == 2 and origin is not tuple:
        return get_args(hint)[1] if isinstance(part, str) and origin is not Annotated else None
    return None


def _present(hint: Any) -> Any:
    """The type without `None`."""
    if isinstance(hint, types.UnionType) or get_origin(hint) is Union:
        return next((item for item in get_args(hint) if item is not type(None)), None)
    return hint


def _shape(hint: Any) -> Shape | None:
    bare = _present(hint)
    optional = bare is not hint
    for kind, form in _SIMPLE:
        if bare == kind:
            return Shape(form, optional=optional)
    if get_origin(bare) is tuple:
        inner = _shape(get_args(bare)[0])
        listed = _LISTS.get(inner.form) if inner else None
        return Shape(listed, inner.choices, inner.model, optional) if inner and listed else None
    if isinstance(bare, type) and issubclass(bare, Model):
        return Shape(Form.RECORD, model=bare, optional=optional)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return Shape(Form.CHOICE, tuple(item.value for item in bare), optional=optional)
    if get_origin(bare) is Literal:
        return Shape(Form.CHOICE, tuple(str(item) for item in get_args(bare)), optional=optional)
    if get_origin(bare) is Annotated:
        checks = (item for item in bare.__metadata__ if isinstance(item, Check))
        words = next((tuple(item.schema.get("enum", ())) for item in checks), ())
        return Shape(Form.CHOICE if words else Form.TEXT, words, optional=optional)
    return Shape(Form.TEXT, optional=optional) if bare is str else None
