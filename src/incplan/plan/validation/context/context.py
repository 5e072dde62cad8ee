"""The data that rules get: the plan, the day, the horizon, and what the journals say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from incplan.plan.maintenance.briefing import RoleChange
from incplan.plan.obligations.authorities import AuthorityPack
from incplan.plan.obligations.company_size import SizeLimits
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.record import LateAction, OpenReport, OpenTarget, PastIncident, PlanRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class LongFiche:
    """A fiche too long for its leaf on paper: in which languages, and its longest rows."""

    fiche: str
    languages: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The facts a rule may use. `horizon` says how soon something counts as wrong soon.

    `parts` holds the present fingerprint of each plan file by subject (`activities/orders`), and of
    each shipped text (`library/flood`).
    `broken` holds the subjects of files that cannot be used as written, `unreadable` those among
    them nothing could be read of: rules that ask for what may stand in them stay silent.
    `authorities`, `size_limits` and `pack` (duties to notify) are shipped data. `outdated_pages`
    holds the titles of the binder's sections that say something else than when it was last
    printed; empty also when that is not known. `read_measures` holds the ids a shipped fiche had
    when it was last read, where a copy of that wording was kept. `long_fiches` are those that do
    not fit a leaf. `role_changes` are people with a function they were not briefed on.
    """

    plan: Plan
    today: date
    horizon: timedelta = timedelta(days=60)
    record: PlanRecord = field(default_factory=PlanRecord)
    incidents: tuple[PastIncident, ...] = ()
    late_actions: tuple[LateAction, ...] = ()
    open_targets: tuple[OpenTarget, ...] = ()
    open_reports: tuple[OpenReport, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    authorities: AuthorityPack | None = None
    size_limits: SizeLimits | None = None
    pack: ObligationPack | None = None
    outdated_pages: tuple[str, ...] = ()
    read_measures: Mapping[str, frozenset[str]] = field(default_factory=dict)
    long_fiches: tuple[LongFiche, ...] = ()
    role_changes: tuple[RoleChange, ...] = ()

    @property
    def until(self) -> date:
        """The last day looked at."""
        return self.today + self.horizon

    @property
    def contacts_missing(self) -> bool:
        """Whether some contact exists but could not be read, or not as written."""
        return any(item.partition("/")[0] == "contacts" for item in self.unreadable | self.broken)
