"""List actions, record one as done, record a target as read again."""

from dataclasses import dataclass
from datetime import date, datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import meant, not_clear
from incplan.app.desk.plan_facts import PlanFact, record_plan_fact
from incplan.app.register.lessons import all_follow_ups, all_improvements, in_doubt
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.plan_events import ActionDone, TargetReviewed
from incplan.incident.review.follow_up import FollowUp
from incplan.incident.review.improvements import Improvement, matching
from incplan.plan.facts import PRIOR_DOCUMENTS
from incplan.plan.files.review import ActionTarget
from incplan.plan.values.answers import is_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFilter:
    """Which actions; None means all."""

    owner: str | None = None
    target: str | None = None
    kind: str | None = None
    priority: str | None = None
    incident: str | None = None
    only_open: bool = False
    overdue: bool = False
    until: date | None = None

    def keeps(self, item: Improvement) -> bool:
        """Whether an action is wanted."""
        return all(
            (
                self.owner in (None, item.owner),
                self.target in (None, item.target),
                self.kind in (None, item.kind),
                self.priority in (None, item.priority),
                self.incident in (None, item.incident),
                not self.only_open or item.is_open,
                not self.overdue or item.overdue,
                self.until is None or (item.due is not None and item.due <= self.until),
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionList:
    """Actions wanted, and what incidents and projects put in question (links B, I and J).

    `in_doubt` are incidents among theirs that lack entries.
    """

    actions: tuple[Improvement, ...]
    open: int
    overdue: int
    to_review: tuple[FollowUp, ...]
    in_doubt: tuple[str, ...] = ()


def action_list(desk: Desk, wanted: ActionFilter) -> ActionList:
    """All that pass the filter, overdue first."""
    found = tuple(item for item in all_improvements(desk) if wanted.keeps(item))
    return ActionList(
        actions=found,
        open=sum(item.is_open for item in found),
        overdue=sum(item.overdue for item in found),
        to_review=all_follow_ups(desk),
        in_doubt=in_doubt(desk, (item.incident for item in found)),
    )


def _worded(every: tuple[Improvement, ...], given: str) -> tuple[Improvement, ...]:
    """The actions whose words begin so: the open ones, else those that are done."""
    for is_open in (True, False):
        some = {item.key: item for item in every if item.is_open is is_open}
        if found := meant(given, {key: (item.what,) for key, item in some.items()}):
            return tuple(some[key] for key in found)
    return ()


def action_done(
    desk: Desk, given: str, *, evidence: str, text: str = "", at: datetime | None = None
) -> PlanFact:
    """Record that an action was carried out. Raises UsageError; RefusedError if already recorded.

    The evidence is a sentence: a reference, an invoice, where to see it.
    """
    if is_blank(evidence) or not is_answer(evidence):
        raise RefusedError("action_needs_evidence")
    every = all_improvements(desk)
    found = matching(every, given) or _worded(every, given)
    if not found:
        raise UsageError("unknown_action", given=given[:60])
    if len(found) > 1:
        raise not_clear(given, {item.key: (item.what,) for item in found})
    (action,) = found
    if action.done is not None:
        raise RefusedError("action_already_done", key=action.key, on=action.done.on.isoformat())
    return record_plan_fact(
        desk,
        ActionDone,
        occurred_at=at,
        text=text.strip(),
        action=action.key,
        what=action.what,
        proof=evidence.strip(),
    )


def target_reviewed(
    desk: Desk, target: ActionTarget, *, changed: bool, text: str = "", at: datetime | None = None
) -> PlanFact:
    """Record that a target was read again for all incidents and projects that wait for it.

    Raises RefusedError when none does, and for a document that the plan says was never made.
    """
    name = PRIOR_DOCUMENTS.get(target.value)
    if name and not getattr(desk.plan().file.prior_documents, name).done:
        raise RefusedError("target_not_made", target=target.value, name=name)
    waiting = next(item for item in all_follow_ups(desk) if item.target is target)
    if not waiting.waits:
        raise RefusedError("nothing_to_review", target=target.value)
    return record_plan_fact(
        desk,
        TargetReviewed,
        occurred_at=at,
        text=text,
        target=target.value,
        changed=changed,
        incidents=waiting.incidents,
        projects=tuple(item.entry for item in waiting.projects),
        details={
            "target": target.value,
            "changed": changed,
            "incidents": waiting.incidents,
            "projects": tuple(item.what for item in waiting.projects),
        },
    )
