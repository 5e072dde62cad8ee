"""Activities: down or degraded, expected back, running again."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_activity, known_site
from incplan.incident.clocks.downtime import down_in
from incplan.incident.events.events import Affected, Estimated, Restored
from incplan.incident.events.words import RestoreScope
from incplan.incident.review.recovery import recovery
from incplan.incident.state.state import Incident

if TYPE_CHECKING:
    from incplan.plan.plan import Plan


def affect(
    desk: Desk,
    part: str | None,
    activity: str,
    *,
    percent: int | None = None,
    since: datetime | None = None,
    site: str | None = None,
    text: str = "",
) -> Recorded:
    """An activity is down, or degraded to a percentage, since a moment (S-069, TC23)."""
    plan = desk.plan()
    name = known_activity(plan, activity)
    place = known_site(plan, site) if site else None
    return record_fact(
        desk,
        part,
        Affected,
        occurred_at=since,
        activity=name,
        percent=percent,
        site=place,
        text=text,
        flags=_unread(plan, name),
        details={"activity": name, "percent": percent, "site": place},
    )


def _unread(plan: "Plan", name: str) -> tuple[str, ...]:
    """The flag for an activity of which nothing, or not the RTO, can be read."""
    found = plan.activities.get(name)
    if found is None:
        return ("activity_unreadable",)
    if found.rto is not None:
        return ()
    return ("rto_unanswered",) if "rto" in found.unanswered else ("rto_unreadable",)


def eta(
    desk: Desk,
    part: str | None,
    at: datetime | None,
    *,
    activity: str | None = None,
    text: str = "",
    said_at: datetime | None = None,
) -> Recorded:
    """Record when an activity, or all, is expected back; None when nobody knows (S-062).

    `said_at`: typed later, it counts from when it was said.
    """
    name = known_activity(desk.plan(), activity) if activity else None
    return record_fact(
        desk,
        part,
        Estimated,
        occurred_at=said_at,
        activity=name,
        eta=at,
        text=text,
        details={"activity": name, "eta": at},
    )


def restore(
    desk: Desk,
    part: str | None,
    activity: str,
    *,
    scope: RestoreScope = RestoreScope.FULL,
    at: datetime | None = None,
    data_loss: timedelta | None = None,
    text: str = "",
) -> Recorded:
    """Record that an activity runs again, at its minimum level or in full.

    `down_in` of the details are other incidents in which the same outage lasts.
    """
    dossier = desk.dossier(part)
    plan = desk.plan()
    name = known_activity(plan, activity)
    when = desk.in_story(at or desk.now)
    flags = _restore_flags(dossier.incident, name, when)
    return record_fact(
        desk,
        dossier.id,
        Restored,
        occurred_at=at,
        activity=name,
        scope=scope,
        data_loss=data_loss,
        text=text,
        flags=flags,
        details={
            "activity": name,
            "scope": scope.value,
            "down_in": down_in(dossier.incident, plan, name),
            "recovery": _against_plan(desk, dossier.incident, name, when),
        },
    )


def _against_plan(
    desk: Desk, incident: Incident, activity: str, at: datetime
) -> dict[str, Any] | None:
    """How long it was down until then, beside its RTO and what is planned (S-068).

    None where it was not down.
    """
    plan = desk.plan()
    measured = recovery(incident, plan, at).activities
    found = next((item for item in measured if item.activity == activity), None)
    known = plan.activities.get(activity)
    if known is None or found is None:
        return None
    return {"used": found.used, "rto": found.rto, "planned": known.planned_recovery}


def _restore_flags(incident: Incident, activity: str, at: datetime) -> tuple[str, ...]:
    periods = incident.interruptions.get(activity)
    if not periods:
        return ("activity_was_not_affected",)
    return ("restored_before_disruption",) if at < periods[-1].started_at else ()
