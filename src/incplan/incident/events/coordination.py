"""Events about working together: what suppliers did, who is in the team, who met."""

from datetime import datetime

from incplan.frozen import dataclass
from incplan.incident.events.fact import Event
from incplan.incident.events.words import SupplierAct
from incplan.vocabulary import EventKind


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SupplierActed(Event):
    """What happened with a supplier at `occurred_at` (S-071).

    A clock stopped by agreement (`stopped`) stands still until `until`; `agreed_by` and `reason`
    say who agreed and why. `reference` is the supplier's own, such as a ticket number.
    """

    KIND = EventKind.SUPPLIER
    supplier: str
    act: SupplierAct
    until: datetime | None = None
    reference: str = ""
    reason: str = ""
    agreed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TeamChanged(Event):
    """People joined or left the response team at `occurred_at` (S-055, S-111).

    `task` is what those who joined do in it.
    """

    KIND = EventKind.TEAM
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Met(Event):
    """A meeting began at `occurred_at` (S-063, S-111); with nobody present, one was called.

    `next_at` is when the next one is.
    """

    KIND = EventKind.MET
    chair: str | None = None
    present: tuple[str, ...] = ()
    decisions: str = ""
    next_at: datetime | None = None
