"""Duties to notify of one incident: which may apply, the state of each, how long is left.

Pure: from the incident, the plan, the pack and `now`. An exercise starts no legal clock (TC17); one
that plays a scenario has limits by the hour of its story.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass, replace
from incplan.incident.clocks.running import Clock, ClockKind, ClockState, elapsed, state_of
from incplan.incident.obligations.assessment import Answered, Assessment, Verdict, answers, assess
from incplan.incident.obligations.awareness import Awareness, awareness
from incplan.incident.obligations.candidates import Candidate, candidates
from incplan.incident.obligations.stages import StageView, stage_views
from incplan.incident.response.lifecycle import Objection
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import Duty, DutyKind, ObligationPack
from incplan.plan.plan import Plan


class DutyState(StrEnum):
    """The state of a duty. There is no "no duty": one that does not apply was assessed so."""

    NOT_ASSESSED = "not_assessed"
    NOT_NOTIFIABLE = "not_notifiable"
    RUNNING = "running"
    SUBMITTED = "submitted"
    WAIVED = "waived"


_ORDER: Final = tuple(DutyState)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """One duty in one incident. `known` is the history of awareness, the last in force."""

    duty: Duty
    state: DutyState
    why: Candidate
    assessment: Assessment
    known: tuple[Awareness, ...]
    stages: tuple[StageView, ...]

    @property
    def limit_at(self) -> datetime | None:
        """The nearest limit among the stages still open."""
        limits = [item.limit_at for item in self.stages if item.is_open and item.limit_at]
        return min(limits, default=None)

    @property
    def was_begun(self) -> bool:
        """Whether a notification was sent for at least one stage."""
        return any(item.submitted_at for item in self.stages)

    @property
    def blocks_closing(self) -> bool:
        """Whether it prevents closing: a duty (not a right) still to be assessed or met."""
        waiting = self.state in (DutyState.NOT_ASSESSED, DutyState.RUNNING)
        return waiting and self.duty.kind is DutyKind.DUTY

    @property
    def asks(self) -> tuple[str, ...]:
        """Questions that decide whether stages still open of a duty that applies are due."""
        open_yet = self.stages if self.state is DutyState.RUNNING else ()
        found = (key for stage in open_yet if stage.is_open for key in stage.asks)
        return tuple(dict.fromkeys(found))

    @property
    def is_conditional(self) -> bool:
        """Whether it applies, and only answers can say if anything is left to submit."""
        left = [item for item in self.stages if item.is_open and not item.stage.optional]
        return self.state is DutyState.RUNNING and bool(left) and all(item.asks for item in left)


def duty_views(
    incident: Incident, plan: Plan, pack: ObligationPack, now: datetime
) -> tuple[DutyView, ...]:
    """Every duty that may apply or was recorded, running ones first by their limit.

    A recorded duty that the pack no longer has is left out; nothing is raised.
    """
    given = answers(incident.obligations, plan.scope, plan.file.language)
    found = [
        _view(incident, plan, pack, item, given, now)
        for item in candidates(incident, plan, pack, given)
    ]
    return tuple(sorted(found, key=lambda view: _urgency(view, now)))


def left_after_end(
    incident: Incident, views: tuple[DutyView, ...]
) -> tuple[tuple[DutyView, ...], tuple[DutyView, ...]]:
    """What stays listed of an incident, and what nobody assessed before it ended.

    While the incident runs everything is listed. After its end no limit runs on what may apply: the
    decisions remain, and what somebody said applies is still owed. A false alarm owes nothing.
    """
    closure = incident.closure
    if closure is None:
        return views, ()
    views = tuple(_without_questions(view) for view in views)
    unassessed = tuple(
        view for view in views if view.state is DutyState.NOT_ASSESSED or not view.stages
    )
    kept = tuple(
        view
        for view in views
        if view not in unassessed
        and not (closure.cancelled and view.state is DutyState.RUNNING and not view.was_begun)
    )
    return kept, unassessed


def _without_questions(view: DutyView) -> DutyView:
    """The duty without the open stages of which nobody said whether they are due."""
    if not view.asks:
        return view
    left = tuple(item for item in view.stages if not (item.is_open and item.asks))
    return replace(view, stages=left, state=_state(view.assessment, left))


def _urgency(view: DutyView, now: datetime) -> tuple[int, float, str]:
    first = 0 if view.state is DutyState.RUNNING else 1 + _ORDER.index(view.state)
    limit = view.limit_at
    left = elapsed(now, limit).total_seconds() if limit else float("inf")
    return first, left, view.duty.id


def _view(
    incident: Incident,
    plan: Plan,
    pack: ObligationPack,
    candidate: Candidate,
    given: dict[str, Answered],
    now: datetime,
) -> DutyView:
    duty = candidate.duty
    group = frozenset(item.id for item in pack.duties if item.aware_key == duty.aware_key)
    known = awareness(incident, duty, group | {duty.id}, plan.scope)
    assessment = assess(duty, incident.obligations, given)
    stages = stage_views(incident, plan, pack, duty, known[-1], given, assessment, now)
    return DutyView(
        duty=duty,
        state=_state(assessment, stages),
        why=candidate,
        assessment=assessment,
        known=known,
        stages=stages,
    )


def _state(assessment: Assessment, stages: tuple[StageView, ...]) -> DutyState:
    required = [item for item in stages if not item.stage.optional]
    if required and all(item.submitted_at or item.waived for item in required):
        met = any(item.submitted_at for item in required)
        return DutyState.SUBMITTED if met else DutyState.WAIVED
    if assessment.verdict is Verdict.OPEN:
        some = any(item.submitted_at for item in required)
        return DutyState.RUNNING if some else DutyState.NOT_ASSESSED
    if assessment.verdict is Verdict.NOT_NOTIFIABLE:
        return DutyState.NOT_NOTIFIABLE
    return DutyState.RUNNING


def obligation_clocks(
    incident: Incident, plan: Plan, pack: ObligationPack, now: datetime
) -> tuple[Clock, ...]:
    """The clocks of duties: each limit of a duty that applies, and the first of one not assessed.

    The latter have the rule `obligation_if_it_applies`, as have stages that wait for an answer.
    The subject is `duty` or `duty.stage`.
    """
    if not incident.has_limits:
        return ()
    views = duty_views(incident, plan, pack, now)
    return tuple(clock for view in views for clock in _clocks(view, now))


def _clocks(view: DutyView, now: datetime) -> Iterator[Clock]:
    if view.duty.kind is DutyKind.RIGHT or view.state in (
        DutyState.NOT_NOTIFIABLE,
        DutyState.WAIVED,
    ):
        return
    running = [item for item in view.stages if item.limit_at and not item.waived]
    if view.state is DutyState.NOT_ASSESSED:
        running = sorted(
            (item for item in running if item.length),
            key=lambda item: item.limit_at.timestamp() if item.limit_at else 0.0,
        )[:1]
    for stage in running:
        yield _clock(view, stage, now)


def _clock(view: DutyView, stage: StageView, now: datetime) -> Clock:
    assert stage.limit_at is not None  # the caller selected these
    assert stage.started_at is not None
    several = len(view.stages) > 1
    open_yet = view.state is DutyState.NOT_ASSESSED or (stage.is_open and bool(stage.asks))
    state = state_of(stage.limit_at, stage.length, now)
    return Clock(
        kind=ClockKind.OBLIGATION,
        subject=f"{view.duty.id}.{stage.stage.id}" if several else view.duty.id,
        rule="obligation_if_it_applies" if open_yet else "obligation",
        started_at=stage.started_at,
        start_event=stage.start_event,
        limit=stage.length,
        limit_at=stage.limit_at,
        used=max(elapsed(stage.started_at, stage.submitted_at or now), timedelta(0)),
        stopped_at=stage.submitted_at,
        state=ClockState.STOPPED if stage.submitted_at else state,
    )


def obligation_objections(
    incident: Incident,
    plan: Plan,
    pack: ObligationPack,
    now: datetime,
    *,
    waived: tuple[str, ...] = (),
) -> tuple[Objection, ...]:
    """Duties that prevent closing; each can be waived by name."""
    if incident.is_exercise:
        return ()
    waiting = [view for view in duty_views(incident, plan, pack, now) if view.blocks_closing]
    unasked = [
        view.duty.id
        for view in waiting
        if view.state is DutyState.NOT_ASSESSED or view.is_conditional
    ]
    found = [
        Objection(
            "obligation_open",
            {"obligation": view.duty.id, "duties": (view.duty.id,)},
            mend=f"obligations submit {view.duty.id}",
            item=view.duty.id,
            can_be_waived=True,
        )
        for view in waiting
        if view.duty.id not in unasked
    ]
    if unasked:
        found.append(
            Objection(
                "obligations_not_assessed",
                {"count": len(unasked), "ids": ", ".join(unasked), "duties": tuple(unasked)},
                mend="obligations assess",
                item="obligations",
                can_be_waived=True,
            )
        )
    return tuple(item for item in found if item.item not in waived)
