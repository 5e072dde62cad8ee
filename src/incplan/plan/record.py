"""What was done about the plan itself: approved, reviewed, verified, exercised, printed.

Folded from the plan's own journal; the files of the plan stay as people wrote them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Management validated a content (S-010): `fingerprint` is of all plan files, as then read.

    `parts` holds one fingerprint for each file, so that a later change can be named.
    """

    on: date
    by: str
    function: str
    version: str
    fingerprint: str
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A large project began: the plan is due for review (S-023)."""

    on: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """The state of the plan's journal; each list in the order of time."""

    approvals: tuple[Approval, ...] = ()
    reviews: tuple[date, ...] = ()
    exercises: tuple[date, ...] = ()
    projects: tuple[Project, ...] = ()
    verified: Mapping[str, date] = field(default_factory=dict)

    @property
    def approval(self) -> Approval | None:
        """The latest one."""
        return self.approvals[-1] if self.approvals else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIncident:
    """A closed incident as far as the review cycle cares: when, and which activities it hit."""

    id: str
    closed_on: date
    activities: tuple[str, ...] = ()
    reviewed: bool = False
