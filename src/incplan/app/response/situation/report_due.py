"""Whose report is due, and until when."""

from datetime import datetime, timedelta
from typing import Final

from incplan.app.desk.people import Person, person, role_label
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.clock import Clock
from incplan.incident.clocks.reports import report_clocks, reported_to, told_at
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan

#: The readers who are promised no report: they get the long form.
TEAM: Final = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDue:
    """A report somebody waits for: who, how often, until when; `given` are those before it.

    `every`, `limit_at` and `left` are None where the level promises this function no report.
    """

    recipient: str
    recipient_label: str
    person: Person | None
    level: str
    every: timedelta | None
    limit_at: datetime | None
    left: timedelta | None
    given: int
    last_at: datetime | None


def next_recipient(incident: Incident, plan: Plan, now: datetime) -> str:
    """The function whose report is due first; the team where none is promised."""
    clocks = sorted(report_clocks(incident, plan, now), key=_limit)
    return clocks[0].subject if clocks else TEAM


def report_due(
    incident: Incident, plan: Plan, recipient: str, now: datetime, translator: Translator
) -> ReportDue:
    """Where the reports to a function stand."""
    clock = next(
        (item for item in report_clocks(incident, plan, now) if item.subject == recipient), None
    )
    contact = reported_to(incident, plan, recipient, now)
    given = told_at(incident, plan, recipient, now)
    return ReportDue(
        recipient=recipient,
        recipient_label=role_label(recipient, translator),
        person=person(plan, contact, recipient, now, translator) if contact else None,
        level=incident.level.value,
        every=clock.limit if clock else None,
        limit_at=clock.limit_at if clock else None,
        left=clock.left(now) if clock else None,
        given=len(given),
        last_at=given[-1] if given else None,
    )


def _limit(clock: Clock) -> tuple[float, str]:
    return (clock.limit_at.timestamp() if clock.limit_at else 0.0), clock.subject
