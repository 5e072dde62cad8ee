"""What a command knows of the plan: read at the first question, then kept for the others."""

import contextlib
from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from pathlib import Path

from incplan.diagnostics import Diagnostic, Severity
from incplan.errors import IncplanError, UnreadableError
from incplan.frozen import dataclass, replace
from incplan.plan.calendar.duty import duty_now
from incplan.plan.gaps import Gap
from incplan.plan.maintenance.effective import with_record
from incplan.plan.obligations.company_size import SizeLimits
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord
from incplan.store.plan.cache import (
    ShippedReference,
    remember,
    remembered,
    shipped_reference,
)
from incplan.store.plan.loaded import LoadedPlan


@dataclass(slots=True, eq=False, repr=False)
class PlanReader:
    """Reads the plan of a folder, joined with its journal, and the shipped reference data."""

    root: Path
    record: Callable[[], PlanRecord]
    now: datetime
    _loaded: LoadedPlan | None = field(default=None, repr=False)
    _positions: bool = field(default=False, repr=False)
    _shipped: ShippedReference | None = field(default=None, repr=False)

    @property
    def has_read(self) -> bool:
        """Whether the plan itself was read."""
        return self._loaded is not None

    def loaded(self, *, positions: bool = True) -> LoadedPlan:
        """The plan with its diagnostics, read once.

        Without `positions` a copy from the cache may be used: it lacks only line and column of each
        value.
        """
        if self._loaded is None or (positions and not self._positions):
            known = None if positions else remembered(self.root)
            if known is None and not positions:  # the next command needs both copies
                with contextlib.suppress(IncplanError, ValueError):
                    self._reference()
            self._positions = positions
            self._loaded = known or self._read_files(positions=positions)
            if self._loaded.plan is not None:
                today = self.now.date()
                joined = with_record(self._loaded.plan, self.record(), today, self._loaded.prints)
                self._loaded.plan = replace(joined, duty=duty_now(joined, self.now))
        return self._loaded

    def _read_files(self, *, positions: bool) -> LoadedPlan:
        # Late import: the loader brings pydantic and YAML; a cached plan needs neither.
        from incplan.store.plan.loader import load_again, load_plan

        fresh = load_plan(self.root) if positions else load_again(self.root)
        remember(self.root, fresh)
        return fresh

    def plan(self) -> Plan:
        """The plan, without the parts that cannot be used. Raises UnreadableError if none can."""
        loaded = self.loaded(positions=False)
        if loaded.plan is None:
            raise _unreadable(self._errors())
        return loaded.plan

    def sound_plan(self) -> Plan:
        """The plan as somebody wrote it. Raises UnreadableError naming what is wrong."""
        plan = self.plan()
        if wrong := self._errors():
            raise _unreadable(wrong)
        return plan

    def pack(self) -> ObligationPack:
        """The shipped duties to notify."""
        return self._reference().pack

    def size_limits(self) -> SizeLimits:
        """From which size of company NIS2 may apply."""
        return self._reference().size_limits

    def gaps(self) -> tuple[Gap, ...]:
        """Files of the plan that are not used as written; nothing when the plan was not read."""
        plan = self._loaded.plan if self._loaded else None
        return plan.gaps if plan else ()

    def _errors(self) -> list[Diagnostic]:
        found = self._loaded.diagnostics if self._loaded else []
        return [item for item in found if item.severity is Severity.ERROR]

    def _reference(self) -> ShippedReference:
        if self._shipped is None:
            self._shipped = shipped_reference()
        return self._shipped


def _unreadable(wrong: list[Diagnostic]) -> UnreadableError:
    return UnreadableError(
        "plan_unreadable",
        details=tuple(
            ("diagnostic", {"path": item.path, "line": item.line, "code": item.code})
            for item in wrong[:5]
        ),
    )
