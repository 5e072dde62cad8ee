"""Until when the next meeting is held, as the last one said (S-063, S-111)."""

from collections.abc import Iterator
from datetime import datetime

from incplan.incident.clocks.clock import Clock, ClockKind, elapsed, state_of
from incplan.incident.state.coordination import next_meeting
from incplan.incident.state.state import Incident


def meeting_clocks(incident: Incident, now: datetime) -> Iterator[Clock]:
    """The limit for the next meeting while the incident is open; `person` is who chaired the last.

    The next entry of a meeting ends it, whether that says when the one after it is or not.
    """
    called = next_meeting(incident) if incident.is_open else None
    if called is None or called.next_at is None:
        return
    limit = elapsed(called.occurred_at, called.next_at)
    yield Clock(
        kind=ClockKind.MEETING,
        subject="meeting",
        rule="meeting_chaired" if called.chair else "meeting",
        started_at=called.occurred_at,
        start_event="meeting" if called.present else "called",
        limit=limit,
        limit_at=called.next_at,
        used=elapsed(called.occurred_at, now),
        state=state_of(called.next_at, limit, now),
        person=called.chair or "",
    )
