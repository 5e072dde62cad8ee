"""Gaps: files of a plan that cannot be read, or not as they were written."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass

_ID: Final = r"(?a)[a-z0-9][a-z0-9_-]*"


class Use(StrEnum):
    """What is used of a file with a problem.

    `shipped`: the levels or the response card of the library are used instead. `copy`: the file is
    a copy of another one, which is used.
    """

    NOTHING = "nothing"
    REST = "rest"
    SHIPPED = "shipped"
    COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A file of the plan with a problem, and what is used in spite of it.

    `subject` is the file meant, without `.yaml`; `problem` the first thing wrong, `more` how many
    others there are. With a `problem` that is no error, it is not certain that anything is missing.
    """

    subject: str
    problem: Diagnostic
    use: Use
    more: int = 0

    @property
    def is_certain(self) -> bool:
        """Whether something is certainly missing."""
        return self.problem.severity is Severity.ERROR

    @property
    def place(self) -> str:
        """File and line; no line for a folder or a copy."""
        path = self.problem.path
        return f"{path}:{self.problem.line}" if path == f"{self.subject}.yaml" else path


def unread_ids(gaps: Iterable[Gap], folder: str) -> tuple[str, ...]:
    """Ids of files in a folder of which only the name can be used."""
    found = (
        gap.subject.removeprefix(f"{folder}/")
        for gap in gaps
        if gap.use is Use.NOTHING and gap.subject.startswith(f"{folder}/")
    )
    return tuple(dict.fromkeys(item for item in found if re.fullmatch(_ID, item)))
