"""What happened with a supplier in one incident: when it failed, was told, answered, repaired."""

from collections.abc import Iterator
from datetime import datetime

from incplan.frozen import dataclass, replace
from incplan.incident.clocks.agreed_time import Stops
from incplan.incident.events.coordination import SupplierActed
from incplan.incident.events.events import Called
from incplan.incident.events.words import CallOutcome, SupplierAct
from incplan.incident.state.state import Incident
from incplan.plan.files.suppliers import Supplier


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierCourse:
    """The first moment of each act; `stops` are agreed stops of its clock, merged and sorted.

    `origin` are the ids of the entries. A failure after a repair begins a new course.
    """

    failed_at: datetime | None = None
    notified_at: datetime | None = None
    answered_at: datetime | None = None
    on_site_at: datetime | None = None
    repaired_at: datetime | None = None
    stops: Stops = ()
    references: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()


def courses(incident: Incident, key: str, supplier: Supplier) -> tuple[SupplierCourse, ...]:
    """The courses of a supplier, oldest first; none when it has no part in the incident.

    A successful call informs it. Where only calls were recorded, the second successful one counts
    as its answer.
    """
    acts = tuple(item for item in incident.supplier_acts if item.supplier == key)
    calls = reached(incident, supplier)
    found: list[SupplierCourse] = []
    told: tuple[SupplierActed | Called, ...] = (*acts, *calls)
    for act in sorted(told, key=lambda item: (item.occurred_at, item.recorded_at)):
        fails = isinstance(act, SupplierActed) and act.act is SupplierAct.FAILED
        if not found or (fails and found[-1].repaired_at is not None):
            found.append(SupplierCourse())
        found[-1] = _with(found[-1], act)
    if found and not acts and len(calls) > 1:
        found[0] = replace(found[0], answered_at=calls[1].occurred_at)
    return tuple(found)


def reached(incident: Incident, supplier: Supplier) -> tuple[Called, ...]:
    """Calls that reached the supplier, in order."""
    calls = (
        call
        for call in incident.calls
        if call.contact == supplier.contact and call.outcome is CallOutcome.REACHED
    )
    return tuple(sorted(calls, key=lambda call: call.occurred_at))


def _with(course: SupplierCourse, act: SupplierActed | Called) -> SupplierCourse:
    at = act.occurred_at
    course = replace(course, origin=(*course.origin, act.id))
    if isinstance(act, Called):
        return replace(course, notified_at=course.notified_at or at)
    if act.reference and act.reference not in course.references:
        course = replace(course, references=(*course.references, act.reference))
    match act.act:
        case SupplierAct.FAILED:
            return replace(course, failed_at=course.failed_at or at)
        case SupplierAct.NOTIFIED:
            return replace(course, notified_at=course.notified_at or at)
        case SupplierAct.ANSWERED:
            return replace(course, answered_at=course.answered_at or at)
        case SupplierAct.ON_SITE:
            return replace(
                course, on_site_at=course.on_site_at or at, answered_at=course.answered_at or at
            )
        case SupplierAct.REPAIRED:
            return replace(
                course, repaired_at=course.repaired_at or at, answered_at=course.answered_at or at
            )
        case SupplierAct.STOPPED:
            until = act.until or at
            return replace(course, stops=tuple(_merged((*course.stops, (at, until)))))


def _merged(stops: Stops) -> Iterator[tuple[datetime, datetime]]:
    """Spans in order; overlapping ones are merged, one that ends before it begins is dropped."""
    begin: datetime | None = None
    end: datetime | None = None
    for start, until in sorted(item for item in stops if item[1] > item[0]):
        if begin is not None and end is not None and start <= end:
            end = max(end, until)
            continue
        if begin is not None and end is not None:
            yield begin, end
        begin, end = start, until
    if begin is not None and end is not None:
        yield begin, end
