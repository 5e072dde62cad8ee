"""Findings (what is wrong, pointing with names) and diagnostics (the same with line and column)."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from incplan.frozen import dataclass

#: Keys and list indices from the root of a file to the value meant.
Route = tuple[str | int, ...]


def shown_route(route: Route) -> str:
    """`channels[1].phone`, counted from one as people do."""
    words = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in route)
    return words.removeprefix(".")


T = TypeVar("T")


class Severity(StrEnum):
    """How bad a finding is; `error` makes `validate` fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule's result: code, the file it is about, the way to the value inside it.

    `subject` is the plan-relative path without `.yaml` (`plan`, `activities/order-intake`).
    `at_key` points at the last key of the route instead of its value. `needs` is the subject that
    was not found: the finding is dropped while that file exists but cannot be read. `related` are
    other places that belong to it.
    """

    code: str
    severity: Severity
    subject: str
    route: Route = ()
    at_key: bool = False
    needs: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    related: tuple[tuple[str, Route], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file of the plan, 1-based, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Management accepts a finding up to and including a day; `severity` is the one it had."""

    until: date
    by: str
    reason: str
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding with an address: `path:line:column`, 1-based, columns in characters.

    `route` is the way to the value in its file, empty where no one value is meant.
    """

    code: str
    severity: Severity
    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    params: Mapping[str, object] = field(default_factory=dict)
    accepted: Accepted | None = None
    related: tuple[Place, ...] = ()
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """All that could be read, plus what was wrong with the rest."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(item.severity is Severity.ERROR for item in self.diagnostics)
