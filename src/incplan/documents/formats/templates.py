"""Templates of the organisation's own, and the file and line of a fault in one."""

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    TemplateSyntaxError,
)

_FOLDER: Final = "templates"


class _OwnLoader(BaseLoader):
    """Gives own templates their path in the plan as a name, so that errors can show it."""

    def __init__(self, own: Mapping[str, str], kind: str) -> None:
        self._files = DictLoader(own)
        self._kind = kind

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, _name, current = self._files.get_source(environment, template)
        return source, f"{_FOLDER}/{self._kind}/{template}", current


def own_first(folder: Path, own: Mapping[str, str] | None) -> BaseLoader:
    """The organisation's own templates, then the shipped ones of the folder (`md`, `html`)."""
    shipped = folder.resolve()
    return ChoiceLoader([_OwnLoader(own or {}, shipped.name), FileSystemLoader(shipped)])


def fault_place(problem: Exception, kind: str) -> str:
    """`templates/md/plan.md.j2:7`, the last line of an own template that ran; "" when none did."""
    start = f"{_FOLDER}/{kind}/"
    if isinstance(problem, TemplateSyntaxError) and (problem.filename or "").startswith(start):
        return f"{problem.filename}:{problem.lineno}"
    frames = traceback.extract_tb(problem.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}" for frame in frames]
    return next((place for place in reversed(places) if place.startswith(start)), "")
