"""Statistics over all incidents of the plan."""

from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.register.lessons import all_improvements, read_reviews
from incplan.app.register.register import load_incidents
from incplan.diagnostics import Diagnostic
from incplan.incident.register.statistics import Statistics, statistics


def stats(
    desk: Desk, first: date | None, last: date | None
) -> tuple[Statistics, tuple[Diagnostic, ...]]:
    """Numbers of a period, and what could not be read and is therefore missing in them."""
    incidents, problems = load_incidents(desk)
    actions = tuple(item for item in all_improvements(desk) if item.incident.startswith("INC-"))
    found = statistics(incidents, desk.plan(), actions, now=desk.local_now, first=first, last=last)
    return found, (*problems, *read_reviews(desk)[1])
