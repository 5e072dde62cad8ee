"""Frozen dataclasses that are cheap to define: methods are made when first needed.

The standard decorator compiles up to six methods for every class it sees. Commands import more than
a hundred such classes and use few of them, which took a sixth of the time of `log` and a quarter of
`status`. Here `__init__` is compiled once a class is called more than a few times, since compiling
it takes as long as some forty calls without; the other methods are shared. A type checker sees the
standard decorator.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:
    from dataclasses import dataclass as _standard

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, **options: bool
    ) -> Any:
        """As `dataclasses.dataclass`; differs only for classes that are frozen and have slots."""
        if not (frozen and slots) or options.keys() - {"kw_only", "eq", "repr"}:
            return _standard(cls, frozen=frozen, slots=slots, **options)
        eq, shown = options.pop("eq", True), options.pop("repr", True)

        def made(cls: type) -> type:
            bare = _standard(init=False, eq=False, repr=False, slots=True, **options)(cls)
            return _completed(bare, eq=eq, shown=shown)

        return made if cls is None else made(cls)

    def replace(value: Any, /, **changes: Any) -> Any:
        """As `dataclasses.replace`, for classes made here that check nothing in `__post_init__`."""
        cls: Any = value.__class__
        made = _copier(cls)(value)
        setters = _setters(cls)
        for name, changed in changes.items():
            if name not in setters:
                raise TypeError(f"{cls.__qualname__} has no {name}")
            setters[name](made, changed)
        return made


__all__ = ["dataclass", "replace"]

Value = TypeVar("Value", bound=type)

#: So many instances of a class are filled without compiling anything.
_FEW = 6


def _completed(cls: Value, *, eq: bool, shown: bool) -> Value:
    """The class with the methods of a frozen dataclass; methods of its own are kept."""
    methods: dict[str, Any] = {
        "__init__": _first_call(cls),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    if eq:
        methods |= {"__eq__": _equal, "__hash__": _hash}
    if shown:
        methods["__repr__"] = _shown
    own = cls.__dict__
    for name, method in methods.items():
        # Python sets `__hash__ = None` in a class that defines its own __eq__.
        if own.get(name) is None:
            setattr(cls, name, method)
    return cls


def _first_call(cls: type) -> Callable[..., None]:
    calls = 0

    def __init__(self: Any, *args: Any, **words: Any) -> None:
        nonlocal calls
        calls += 1
        if calls > _FEW or not _filled(cls, self, args, words):
            made = _compiled(cls)
            cls.__init__ = made  # type: ignore[misc]  # from now on the real one
            made(self, *args, **words)

    return __init__


def _filled(cls: Any, made: Any, args: tuple[Any, ...], words: dict[str, Any]) -> bool:
    """Fill a new instance without compiling anything; False for a call that does not fit."""
    placed, items = _layout(cls)
    given = dict(zip(placed, args, strict=False))
    if len(given) < len(args) or not given.keys().isdisjoint(words):
        return False
    given |= words
    used = 0
    for name, write, init, default, factory in items:
        if init and name in given:
            write(made, given[name])
            used += 1
        elif default is not MISSING:
            write(made, default)
        elif factory is not MISSING:
            write(made, factory())
        elif init:
            return False
    if used < len(given):
        return False
    if hasattr(cls, "__post_init__"):
        made.__post_init__()
    return True


@cache
def _layout(cls: Any) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
    """The fields that may be given by place, and how each field is filled."""
    setters, found = _setters(cls), fields(cls)
    placed = tuple(item.name for item in found if item.init and not item.kw_only)
    return placed, tuple(
        (item.name, setters[item.name], item.init, item.default, item.default_factory)
        for item in found
    )


def _compiled(cls: Any) -> Callable[..., None]:
    """The `__init__` of a class, with its default values."""
    setters = _setters(cls)
    scope: dict[str, Any] = {"_missing": MISSING}
    placed, named, body = ["self"], list[str](), list[str]()
    for item in fields(cls):
        name, value = item.name, item.name
        parameter = name
        if item.default_factory is not MISSING:
            scope[f"_make_{name}"] = item.default_factory
            parameter = f"{name}=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif item.default is not MISSING:
            scope[f"_default_{name}"] = item.default
            parameter = f"{name}=_default_{name}"
        if item.init:
            (named if item.kw_only else placed).append(parameter)
        elif item.default_factory is not MISSING:
            value = f"_make_{name}()"
        elif item.default is not MISSING:
            value = f"_default_{name}"
        else:
            continue
        scope[f"_set_{name}"] = setters[name]
        body.append(f"_set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join([*placed, *(["*", *named] if named else [])])
    lines = "\n ".join(body or ["pass"])
    exec(f"def __init__({parameters}):\n {lines}\n", scope)
    made: Callable[..., None] = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(cls))


@cache
def _setters(cls: Any) -> dict[str, Callable[[Any, Any], None]]:
    """Functions that set each field's slot, bypassing the frozen `__setattr__`."""
    return {name: getattr(cls, name).__set__ for name in _names(cls)}


@cache
def _copier(cls: Any) -> Callable[[Any], Any]:
    """A function that copies an instance: a fold makes one copy for each event."""
    scope: dict[str, Any] = {"_new": object.__new__, "_cls": cls}
    lines = ["made = _new(_cls)"]
    for place, (name, setter) in enumerate(_setters(cls).items()):
        scope[f"_set{place}"] = setter
        lines.append(f"_set{place}(made, value.{name})")
    body = "\n ".join([*lines, "return made"])
    exec(f"def copy(value):\n {body}\n", scope)
    found: Callable[[Any], Any] = scope["copy"]
    return found


@cache
def _compared(cls: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(cls) if item.compare)


@cache
def _hashed(cls: Any) -> tuple[str, ...]:
    chosen = ((item, item.compare if item.hash is None else item.hash) for item in fields(cls))
    return tuple(item.name for item, counts in chosen if counts)


def _equal(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    cls: Any = self.__class__
    return all(
        (mine := getattr(self, name)) is (theirs := getattr(other, name)) or mine == theirs
        for name in _compared(cls)
    )


def _hash(self: Any) -> int:
    cls: Any = self.__class__
    return hash(tuple([getattr(self, name) for name in _hashed(cls)]))


def _shown(self: Any) -> str:
    parts = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{self.__class__.__qualname__}({', '.join(parts)})"


def _refuse_to_set(_self: Any, name: str, _value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in _names(self.__class__)]


def _restore(self: Any, state: list[Any]) -> None:
    for write, value in zip(_writers(self.__class__), state, strict=True):
        write(self, value)


@cache
def _writers(cls: Any) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(_setters(cls).values())
