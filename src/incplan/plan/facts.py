"""What is true of the upkeep of a plan, its files and its journal read together.

The files stay as people wrote them, the journal as it was recorded; this is the one reading of
both that screens, documents and rules share. It is made in `plan/maintenance/effective.py`.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Final

from incplan.diagnostics import Finding, Route
from incplan.frozen import dataclass
from incplan.plan.files.organisation import PaperCopy
from incplan.plan.record import Approval, Copy, PrintRun, ProcedureTest, Session, WrongNumber

#: Prior documents by the name under which the journal holds that one was read again.
PRIOR_DOCUMENTS: Final = {
    "risk_assessment": "risk_assessment",
    "risk_treatment": "risk_treatment",
    "bcp": "business_continuity_plan",
}


class Source(StrEnum):
    """Where a fact is written."""

    FILE = "file"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class LastDone:
    """The last day something was done, of file and journal the later; none when it never was.

    `to_come` tells that the file holds a day that has not come yet, which counts for nothing.
    """

    on: date | None = None
    source: Source | None = None
    to_come: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalInForce:
    """The last approval in the journal, and the files that are not as they were approved."""

    given: Approval
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature on paper that only `plan.yaml` tells of: what was signed cannot be compared."""

    on: date
    by: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorReading:
    """A prior document: when it was last changed, and last read, changed or not (S-022)."""

    updated: LastDone = LastDone()
    read: LastDone = LastDone()


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """A numbered copy that is still out, and the files that changed since it was made."""

    copy: Copy
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """Approval, review, practice, sessions, paper: for approval only the journal counts (S-010).

    `reviewed` tells of activities, fiches and contracts (`suppliers/...`) when each was last read
    by itself. `copies` are the paper copies listed in the file, `handed` those that the journal
    knows to be out; `holders` who holds one on paper, by the journal once it knows of any: a
    contact still to be filled in holds none. `printed` is the last print run. `conflicts` are
    findings: what file and journal say that cannot both be so, or not yet. Checks of contacts and
    the adoption of measures stand where their files have them, in the plan itself.
    """

    approval: ApprovalInForce | None = None
    signature: Signature | None = None
    review: LastDone = LastDone()
    exercise: LastDone = LastDone()
    awareness: LastDone = LastDone()
    sessions: tuple[Session, ...] = ()
    tests: tuple[ProcedureTest, ...] = ()
    prior_documents: Mapping[str, PriorReading] = field(default_factory=dict)
    reviewed: Mapping[str, LastDone] = field(default_factory=dict)
    copies: tuple[PaperCopy, ...] = ()
    holders: tuple[str, ...] = ()
    handed: tuple[HeldCopy, ...] = ()
    printed: PrintRun | None = None
    conflicts: tuple[Finding, ...] = ()
    #: Numbers found wrong on a call, and neither corrected nor verified since, by contact.
    wrong: Mapping[str, tuple[WrongNumber, ...]] = field(default_factory=dict)

    def last_reviewed(self, subject: str) -> date | None:
        """The day an activity, a fiche or the contract of a supplier was last reviewed."""
        known = self.reviewed.get(subject)
        return known.on if known else None

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """Conflicts without files that are merely older: what was noted since took their place."""
        return tuple(
            item
            for item in self.conflicts
            if not str(item.params.get("case", "")).startswith("older")
        )

    @property
    def days_to_come(self) -> frozenset[tuple[str, Route]]:
        """Places in files whose day has not come yet: no other rule speaks of them."""
        return frozenset(
            (item.subject, item.route) for item in self.conflicts if item.code == "REV060"
        )
