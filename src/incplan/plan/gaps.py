"""What is missing from a plan because a file of it cannot be read, or not as it was written."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass

_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)


class Use(StrEnum):
    """What is used of a file with a problem.

    `shipped`: the levels or the response card that come with the program stand in its place.
    `copy`: the file is another copy of one that is used.
    """

    NOTHING = "nothing"
    REST = "rest"
    SHIPPED = "shipped"
    COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A file of the plan with a problem, and what is used of it all the same.

    `subject` is the file meant, without `.yaml`; `problem` the first thing wrong, `more` how many
    there are besides. A `problem` that is no error leaves a doubt, but nothing is known to miss.
    """

    subject: str
    problem: Diagnostic
    use: Use
    more: int = 0

    @property
    def is_certain(self) -> bool:
        """Whether something is missing for certain."""
        return self.problem.severity is Severity.ERROR

    @property
    def place(self) -> str:
        """File and line; of a folder or of a copy no line is worth naming."""
        path = self.problem.path
        return f"{path}:{self.problem.line}" if path == f"{self.subject}.yaml" else path


def unread_ids(gaps: Iterable[Gap], folder: str) -> tuple[str, ...]:
    """Ids of a folder known by their file's name alone: nothing of the file can be used."""
    found = (
        gap.subject.removeprefix(f"{folder}/")
        for gap in gaps
        if gap.use is Use.NOTHING and gap.subject.startswith(f"{folder}/")
    )
    return tuple(dict.fromkeys(item for item in found if _ID.fullmatch(item)))
