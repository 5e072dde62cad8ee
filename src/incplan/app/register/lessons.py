"""What all reviews together ask for, read from every incident and exercise."""

from collections.abc import Iterable
from datetime import date

from incplan.app.desk.desk import Desk
from incplan.diagnostics import Diagnostic, Severity
from incplan.incident.review.follow_up import FollowUp, follow_ups
from incplan.incident.review.improvements import Improvement, improvements
from incplan.incident.review.problems import review_needed
from incplan.plan.files.review import ReviewFile
from incplan.plan.maintenance.projects import unread_projects
from incplan.plan.record import LateAction, OpenTarget, PastIncident
from incplan.store.review.file import load_review


def load_reviews(desk: Desk) -> dict[str, ReviewFile]:
    """Every review that can be read, of incidents and of exercises."""
    return read_reviews(desk)[0]


def read_reviews(desk: Desk) -> tuple[dict[str, ReviewFile], tuple[Diagnostic, ...]]:
    """The same, and one error for each review that is there and cannot be read."""

    found: dict[str, ReviewFile] = {}
    unread: list[Diagnostic] = []
    for incident_id in (*desk.incidents(), *desk.incidents("exercises")):
        stored = load_review(desk.root, incident_id)
        if stored.review is not None:
            found[incident_id] = stored.review
        elif stored.exists:
            errors = (item for item in stored.diagnostics if item.severity is Severity.ERROR)
            unread.extend(list(errors)[:1])
    return found, tuple(unread)


def in_doubt(desk: Desk, incidents: Iterable[str]) -> tuple[str, ...]:
    """Those of some incidents and exercises whose entries cannot all be relied on, each once."""
    found = []
    for key in dict.fromkeys(incidents):
        incident, _log = desk.read(key)
        if incident is not None and incident.doubt:
            found.append(key)
    return tuple(found)


def all_improvements(desk: Desk) -> tuple[Improvement, ...]:
    """Every action of every review, the overdue first."""
    return improvements(load_reviews(desk), desk.record(), desk.local_now.date())


def improvements_by_fiche(desk: Desk) -> dict[str, tuple[Improvement, ...]]:
    """Every action that reviews asked for, by the type of its incident, the open ones first."""
    found = all_improvements(desk)
    read = {key: desk.read(key)[0] for key in dict.fromkeys(item.incident for item in found)}
    types = {key: incident.type for key, incident in read.items() if incident is not None}
    sorted_out: dict[str, tuple[Improvement, ...]] = {}
    for item in found:
        fiche = types.get(item.incident)
        if fiche is not None:
            sorted_out[fiche] = (*sorted_out.get(fiche, ()), item)
    return sorted_out


def past_incidents(desk: Desk) -> tuple[PastIncident, ...]:
    """Closed incidents that need a review, oldest number first."""
    found: list[PastIncident] = []
    for incident_id in desk.incidents():
        incident, _log = desk.read(incident_id)
        closure = incident.closure if incident else None
        if incident is None or closure is None or not review_needed(incident):
            continue
        found.append(
            PastIncident(
                id=incident.id,
                closed_on=closure.at.astimezone(desk.zone).date(),
                activities=tuple(incident.interruptions),
                reviewed=bool(incident.reviews) and incident.reviews[-1].recorded_at >= closure.at,
            )
        )
    return tuple(found)


def all_follow_ups(desk: Desk) -> tuple[FollowUp, ...]:
    """What incidents and projects put in question (links B, I and J), and what it waits for."""
    record, facts = desk.record(), desk.plan().facts
    reviews = (facts.review.on,) if facts.review.on else ()
    projects = unread_projects(record, facts)
    return follow_ups(past_incidents(desk), load_reviews(desk), record, reviews, projects)


def late_actions(desk: Desk) -> tuple[LateAction, ...]:
    """Actions past their day, in the form rules need."""
    return tuple(
        LateAction(
            key=item.key,
            what=item.what,
            due=item.due or date.max,
            owner=item.owner,
            path=_path(item.incident),
        )
        for item in all_improvements(desk)
        if item.overdue
    )


def open_targets(desk: Desk) -> tuple[OpenTarget, ...]:
    """Targets that a review named and nobody has read again, in the form rules need."""
    closed = {item.id: item.closed_on for item in past_incidents(desk)}
    return tuple(
        OpenTarget(
            target=item.target.value,
            incidents=item.asked,
            since=min(closed[incident] for incident in item.asked),
        )
        for item in all_follow_ups(desk)
        if item.asked
    )


def _path(incident: str) -> str:
    folder = "exercises" if incident.startswith("EXE") else "incidents"
    return f"{folder}/{incident}/review"
