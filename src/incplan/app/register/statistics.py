"""Statistics over all incidents of the plan."""

from dataclasses import replace
from datetime import date
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.register.lessons import all_improvements, read_reviews
from incplan.app.register.register import load_incidents
from incplan.diagnostics import Diagnostic
from incplan.documents.audiences.editions import is_outside
from incplan.incident.register.statistics import ActionCount, Statistics, statistics
from incplan.vocabulary import Audience

NO_ACTIONS: Final = ActionCount(total=0, done=0, done_in_time=0, overdue=0)


def stats(
    desk: Desk, first: date | None, last: date | None, audience: Audience = Audience.TEAM
) -> tuple[Statistics, tuple[Diagnostic, ...]]:
    """Figures of a period, and the files that could not be read and are missing in them.

    Readers outside read counts and times: nothing of activities, suppliers, actions, and no title.
    """
    incidents, problems = load_incidents(desk)
    actions = tuple(item for item in all_improvements(desk) if item.incident.startswith("INC-"))
    found = statistics(incidents, desk.plan(), actions, now=desk.local_now, first=first, last=last)
    if is_outside(audience):
        found = replace(found, activities=(), suppliers=(), actions=NO_ACTIONS, on_this_day=())
    return found, (*problems, *read_reviews(desk)[1])
