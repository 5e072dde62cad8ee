"""Events about working together: what suppliers did."""

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
