"""Frozen dataclasses that are cheap to define: methods are shared, few are ever compiled.

The standard decorator compiles up to six methods for every class it sees, and makes a class with
slots twice. Commands import more than two hundred such classes and use few of them, which took a
quarter of the time of `status`. Here an instance keeps its values in its dictionary, which the
interpreter fills, copies, compares and unpickles by itself; as with slots, no other attribute can
be set. Only a class that is called often, such as an event of a long journal, gets an `__init__` of
its own. A type checker sees the standard decorator.
"""

from dataclasses import MISSING, FrozenInstanceError, field, fields, make_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

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
            return _completed(
                _standard(init=False, eq=False, repr=False, **options)(cls), eq, shown
            )

        return made if cls is None else made(cls)

    def replace(value: Any, /, **changes: Any) -> Any:
        """As `dataclasses.replace`, for classes made here that check nothing in `__post_init__`."""
        cls: Any = value.__class__
        if not changes.keys() <= value.__dict__.keys():
            unknown = min(changes.keys() - value.__dict__.keys())
            raise TypeError(f"{cls.__qualname__} has no {unknown}")
        made = cls.__new__(cls)
        made.__dict__.update(value.__dict__, **changes)
        return made


__all__ = ["dataclass", "replace"]

Value = TypeVar("Value", bound=type)

#: After so many calls it pays to compile an `__init__`.
_MANY = 200


def _completed(cls: Value, eq: bool, shown: bool) -> Value:
    """The class with the methods of a frozen dataclass; methods of its own are kept."""
    methods: dict[str, Any] = {
        "__init__": _filling(cls),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
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


class _Shape:
    """What the instances of a class are filled with."""

    __slots__ = ("checks", "defaults", "factories", "known", "placed", "required")

    def __init__(self, cls: Any) -> None:
        found = fields(cls)
        given = [item for item in found if item.init]
        self.placed = tuple(item.name for item in given if not item.kw_only)
        self.known = frozenset(item.name for item in given)
        self.defaults = {item.name: item.default for item in found if item.default is not MISSING}
        self.factories = tuple(
            (item.name, item.default_factory)
            for item in found
            if item.default_factory is not MISSING
        )
        self.required = self.known - self.defaults.keys() - dict(self.factories).keys()
        self.checks = hasattr(cls, "__post_init__")


_shape = cache(_Shape)


def _filling(cls: Any) -> Any:
    calls = 0

    def __init__(self: Any, *args: Any, **words: Any) -> None:
        nonlocal calls
        calls += 1
        shape = _shape(cls)
        if calls == _MANY and not shape.factories:
            cls.__init__ = _compiled(cls)  # from now on
        if args:
            placed = dict(zip(shape.placed, args, strict=False))
            if len(placed) < len(args) or not placed.keys().isdisjoint(words):
                _refuse_call(cls, args, words)
            words |= placed
        if not shape.required <= words.keys() or not words.keys() <= shape.known:
            _refuse_call(cls, args, words)
        values = self.__dict__
        values.update(shape.defaults)
        for name, make in shape.factories:
            if name not in words:
                values[name] = make()
        values.update(words)
        if shape.checks:
            self.__post_init__()

    return __init__


def _compiled(cls: Any) -> Any:
    """The `__init__` of a class whose fields have no factories; none is named `self` or `_0`."""
    scope: dict[str, Any] = {}
    placed, named, body = ["self"], list[str](), ["_0 = self.__dict__"]
    for item in fields(cls):
        name = item.name
        scope[f"_{name}"] = item.default
        if item.init:
            parameter = name if item.default is MISSING else f"{name}=_{name}"
            (named if item.kw_only else placed).append(parameter)
            body.append(f"_0[{name!r}] = {name}")
        elif item.default is not MISSING:
            body.append(f"_0[{name!r}] = _{name}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join([*placed, *(["*", *named] if named else [])])
    lines = "\n ".join(body)
    exec(f"def __init__({parameters}):\n {lines}\n", scope)
    made = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _refuse_call(cls: Any, args: tuple[Any, ...], words: dict[str, Any]) -> NoReturn:
    """Raise the TypeError of a class made by the standard decorator."""
    parts = [
        (item.name, Any, field(default=item.default, kw_only=item.kw_only))
        if item.default is not MISSING
        else (item.name, Any, field(default_factory=item.default_factory, kw_only=item.kw_only))
        for item in fields(cls)
        if item.init
    ]
    make_dataclass(cls.__name__, parts)(*args, **words)
    raise TypeError(f"{cls.__qualname__} cannot be made of {args} and {words}")


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
    mine, theirs, names = self.__dict__, other.__dict__, _compared(cls)
    if len(names) == len(mine):
        return bool(mine == theirs)
    return all(mine[name] is theirs[name] or mine[name] == theirs[name] for name in names)


def _hash(self: Any) -> int:
    cls: Any = self.__class__
    return hash(tuple(map(self.__dict__.__getitem__, _hashed(cls))))


def _shown(self: Any) -> str:
    parts = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{self.__class__.__qualname__}({', '.join(parts)})"


def _refuse_to_set(_self: Any, name: str, _value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
