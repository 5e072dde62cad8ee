"""The names of `incplan.plan.modelling` without pydantic: for values that were checked before.

A plan kept from an earlier reading holds what pydantic made of its files. To look at it, the
classes need their methods and their defaults, not their checks, and importing pydantic takes
longer than all the rest of `status`. Nothing can be checked here: whoever asks for it gets
`BareModelError`, which no command lets happen.
"""

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, ClassVar, Final, NoReturn, Self, get_origin

_NONE: Final = object()


class BareModelError(RuntimeError):
    """Something was to be checked, or kept, in a command that promised not to."""


class _Default:
    """What `Field` says that matters here."""

    def __init__(self, default: Any, factory: Callable[[], Any] | None) -> None:
        self.default = default
        self.factory = factory

    def made(self) -> Any:
        """The value of a field that was not given."""
        return self.factory() if self.factory is not None else self.default


class BaseModel:
    """Frozen values by name, as pydantic's: from a kept copy, or of values known to be good."""

    _defaults: ClassVar[Mapping[str, _Default]] = {}

    def __init_subclass__(cls, **_options: Any) -> None:
        super().__init_subclass__()
        own = {
            name: _default_of(cls.__dict__.get(name, _NONE))
            for name, meaning in cls.__annotations__.items()
            if not name.startswith("_") and ClassVar not in (meaning, get_origin(meaning))
        }
        for name in own.keys() & cls.__dict__.keys():
            delattr(cls, name)
        cls._defaults = {**cls._defaults, **own}

    def __init__(self, **given: Any) -> None:
        values = {
            name: given[name] if name in given else default.made()
            for name, default in self._defaults.items()
            if name in given or default.default is not _NONE or default.factory is not None
        }
        object.__setattr__(self, "__dict__", values)

    @classmethod
    def model_construct(cls, **given: Any) -> Self:
        """Values that need no check."""
        return cls(**given)

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same with other values for some names."""
        made = copy(self)
        object.__setattr__(made, "__dict__", {**self.__dict__, **update})
        return made

    @classmethod
    def model_validate(cls, _value: Any) -> NoReturn:
        """Raises BareModelError: a command that reads files afresh loads pydantic."""
        raise BareModelError(cls.__qualname__)

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__qualname__}.{name} is frozen")

    __delattr__ = __setattr__  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return isinstance(other, BaseModel) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def _values(self) -> tuple[Any, ...]:
        return tuple(self.__dict__.get(name, _NONE) for name in self._defaults)

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """What pydantic kept of a value of this class."""
        object.__setattr__(self, "__dict__", state["__dict__"])

    def __copy__(self) -> Self:
        made = object.__new__(type(self))
        object.__setattr__(made, "__dict__", dict(self.__dict__))
        return made

    def __getstate__(self) -> NoReturn:
        raise BareModelError(type(self).__qualname__)


def _default_of(written: Any) -> _Default:
    return written if isinstance(written, _Default) else _Default(written, None)


def Field(
    default: Any = _NONE, *, default_factory: Callable[[], Any] | None = None, **_said: Any
) -> Any:
    """The default of a field; what else is said of it is for checks and schemas."""
    return _Default(default, default_factory)


def _nothing(*_said: Any, **_more: Any) -> None:
    """A check, or a description of one."""


BeforeValidator = PlainValidator = WithJsonSchema = ConfigDict = _nothing


def model_validator(**_when: Any) -> Callable[[Any], Any]:
    """The method as it stands, never called."""
    return lambda method: method


class PydanticCustomError(BareModelError):
    """Raised by checks, which do not run here."""


__all__ = [
    "BareModelError",
    "BaseModel",
    "BeforeValidator",
    "ConfigDict",
    "Field",
    "PlainValidator",
    "PydanticCustomError",
    "WithJsonSchema",
    "model_validator",
]
