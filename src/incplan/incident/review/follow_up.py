"""Documents put in question, until somebody reads them again (links B, I and J).

After each incident the risk assessment, the risk treatment and the continuity plan are reviewed
(S-022); contracts when a review says so (S-020, S-021); the risk assessment for each project too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from incplan.plan.files.review import ActionTarget, ReviewFile
from incplan.plan.record import PastIncident, PlanRecord, Project

#: Documents that can be put in question as a whole, with the letter of the link.
TARGETS: Final = {
    ActionTarget.RISK_ASSESSMENT: "I",
    ActionTarget.RISK_TREATMENT: "I",
    ActionTarget.BCP: "F",
    ActionTarget.CONTRACT: "J",
}
_CONTRACTS: Final = "pir.adequacy.contracts"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One document to read again: for which incidents and projects, since when.

    `asked` are incidents whose review named it.
    """

    target: ActionTarget
    link: str
    incidents: tuple[str, ...]
    asked: tuple[str, ...]
    since: date | None
    last: date | None
    projects: tuple[Project, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether anything asks for it."""
        return bool(self.incidents or self.projects)


def asked_of(review: ReviewFile) -> frozenset[ActionTarget]:
    """The targets a review names, in its actions or by saying that contracts need adapting."""
    named = {action.target for action in review.actions if action.target in TARGETS}
    if review.answer(_CONTRACTS).answer.strip().lower() == "yes":
        named.add(ActionTarget.CONTRACT)
    return frozenset(target for target in named if target is not None)


def follow_ups(
    incidents: tuple[PastIncident, ...],
    reviews: Mapping[str, ReviewFile],
    record: PlanRecord,
    plan_reviews: tuple[date, ...] = (),
    projects: tuple[Project, ...] = (),
) -> tuple[FollowUp, ...]:
    """Each target with the incidents it still has to be read for, also when there are none.

    A review of the plan on a later day covers its analyses (S-022), but not what a review named.
    `projects` are those for which the risk assessment was not read again yet.
    """
    found = (_one(target, incidents, reviews, record, plan_reviews) for target in TARGETS)
    return tuple(
        _for_projects(item, projects) if item.target is ActionTarget.RISK_ASSESSMENT else item
        for item in found
    )


def _for_projects(item: FollowUp, projects: tuple[Project, ...]) -> FollowUp:
    days = [project.on for project in projects]
    since = min([*days, *([item.since] if item.since else [])], default=None)
    return replace(item, projects=projects, since=since)


def _one(
    target: ActionTarget,
    incidents: tuple[PastIncident, ...],
    reviews: Mapping[str, ReviewFile],
    record: PlanRecord,
    plan_reviews: tuple[date, ...],
) -> FollowUp:
    read = [item for item in record.targets if item.target == target]
    settled = {incident for item in read for incident in item.incidents}
    last_plan = max(plan_reviews, default=date.min)
    waiting: list[PastIncident] = []
    asked: list[str] = []
    for item in incidents:
        if item.id in settled:
            continue
        review = reviews.get(item.id)
        if review is not None and target in asked_of(review):
            asked.append(item.id)
            waiting.append(item)
        elif target is not ActionTarget.CONTRACT and item.closed_on > last_plan:
            waiting.append(item)
    return FollowUp(
        target=target,
        link=TARGETS[target],
        incidents=tuple(item.id for item in waiting),
        asked=tuple(asked),
        since=min((item.closed_on for item in waiting), default=None),
        last=max((item.on for item in read), default=None),
    )
