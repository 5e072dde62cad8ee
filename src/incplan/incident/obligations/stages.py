"""The stages of one duty: what started each, its deadline, whether it was submitted in time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.incident.clocks.running import elapsed
from incplan.incident.events.events import ObligationRecorded
from incplan.incident.events.words import ObligationChange
from incplan.incident.obligations.assessment import (
    POLICY_UNKNOWN,
    Answered,
    Assessment,
    Verdict,
    covers_if,
)
from incplan.incident.obligations.awareness import AwareBasis, Awareness, told_at
from incplan.incident.obligations.deadlines import RestDay, StartEvent, limit, noon_rule, rest_day
from incplan.incident.state.state import Incident
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.obligations.pack import (
    Delay,
    DelayUnit,
    Duty,
    ObligationPack,
    Scope,
    Stage,
    StageStart,
)
from incplan.plan.plan import Plan
from incplan.plan.values.durations import WrittenDelay


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """One stage. `start_event` says what starts it, even while `started_at` is not known.

    `asks` are the questions that decide whether this stage of a duty that applies is due.
    """

    stage: Stage
    start_event: str
    asks: tuple[str, ...] = ()
    started_at: datetime | None = None
    limit_at: datetime | None = None
    submitted_at: datetime | None = None
    submitted_by: str | None = None
    reference: str = ""
    waived: bool = False
    waived_reason: str = ""
    waived_by: str | None = None
    waived_at: datetime | None = None
    late_because: str = ""
    rest_day: RestDay | None = None

    @property
    def is_open(self) -> bool:
        """Still to be submitted."""
        return self.submitted_at is None and not self.waived

    @property
    def length(self) -> timedelta:
        """From the start to the limit, in elapsed time."""
        if self.started_at is None or self.limit_at is None:
            return timedelta(0)
        return elapsed(self.started_at, self.limit_at)

    @property
    def in_time(self) -> bool | None:
        """Whether a submitted stage kept its limit.

        A stage due "at once" has no limit, so it cannot be late.
        """
        if self.submitted_at is None or self.limit_at is None:
            return None
        if self.stage.delay.unit is DelayUnit.IMMEDIATE:
            return None
        return elapsed(self.submitted_at, self.limit_at) >= timedelta(0)


def stages_of(duty: Duty, plan: Plan) -> tuple[Stage, ...]:
    """A duty's stages; a claim has one for each policy, with the policy's own delay."""
    if not duty.policies:
        return duty.stages
    found = [
        Stage(
            id=policy.reference,
            title=policy.covers,
            delay=_delay(policy.claim_within) if policy.claim_within else duty.stages[0].delay,
        )
        for contact in plan.contacts.values()
        if not contact.disabled
        for policy in contact.policies
    ]
    return tuple(found) or duty.stages


def _delay(written: WrittenDelay) -> Delay:
    """Whole days from the day after the start; otherwise whole hours, rounded down."""
    if written.days:
        return Delay(value=written.days, unit=DelayUnit.CALENDAR_DAY)
    return Delay(value=int(written.span.total_seconds() // 3600), unit=DelayUnit.HOUR)


def stage_views(
    incident: Incident,
    plan: Plan,
    pack: ObligationPack,
    duty: Duty,
    known: Awareness,
    given: Mapping[str, Answered],
    assessment: Assessment,
    now: datetime,
) -> tuple[StageView, ...]:
    """Every stage with its own start."""
    zone = ZoneInfo(plan.file.timezone)
    found = []
    for stage, asks in _concerned(incident, duty, plan, given):
        event, at = _start(incident, plan, pack, duty, stage, known, given)
        view = StageView(stage=stage, start_event=event, started_at=at, asks=asks)
        if view.started_at is not None and incident.has_limits:
            view = _limited(view, known.at, given, zone)
            view = _while_it_runs(view, incident, zone, now)
        found.append(_ended(view, incident, plan, duty, known, assessment))
    return tuple(found)


def _concerned(
    incident: Incident, duty: Duty, plan: Plan, given: Mapping[str, Answered]
) -> tuple[tuple[Stage, tuple[str, ...]], ...]:
    """The stages of a duty, each with the questions that decide whether it is due.

    Left out are policies that certainly cover nothing of this incident, but for those with
    recorded entries; if none is left, all stay, and which one covers it is asked.
    """
    stages = stages_of(duty, plan)
    if not duty.policies:
        return tuple((stage, ()) for stage in stages)
    named = {event.stage for event in incident.obligations if event.obligation == duty.id}
    asks = {
        policy.reference: found
        for contact in plan.contacts.values()
        for policy in contact.policies
        if (found := covers_if(policy, incident, given)) is not None
    }
    kept = tuple(
        (stage, () if stage.id in named else asks[stage.id])
        for stage in stages
        if stage.id in named or stage.id in asks
    )
    which = () if stages is duty.stages else (POLICY_UNKNOWN,)
    return kept or tuple((stage, which) for stage in stages)


def _start(
    incident: Incident,
    plan: Plan,
    pack: ObligationPack,
    duty: Duty,
    stage: Stage,
    known: Awareness,
    given: Mapping[str, Answered],
) -> tuple[str, datetime | None]:
    match stage.start:
        case StageStart.AWARE:
            proposed = known.basis is AwareBasis.PROPOSED
            return StartEvent.AWARENESS_PROPOSED if proposed else StartEvent.AWARENESS, known.at
        case StageStart.OCCURRED:
            return StartEvent.OCCURRENCE, incident.declared.disrupted_at or incident.detected_at
        case StageStart.ANSWERED:
            answer = given.get(stage.question or "")
            yes = answer is not None and answer.answer is Scope.YES
            return StartEvent.CLASSIFICATION, answer.since if answer and yes else None
        case StageStart.SUBMITTED:
            return f"{StartEvent.SUBMITTED}:{stage.after}", _after(incident, plan, pack, stage)
        case StageStart.TOLD:
            return StartEvent.TOLD, told_at(incident, duty, stage.id)


def _after(incident: Incident, plan: Plan, pack: ObligationPack, stage: Stage) -> datetime | None:
    """When the preceding stage was submitted: first, or last where an update restarts the time."""
    duty_id, _dot, stage_id = (stage.after or "").partition(".")
    duty = pack.duty(duty_id)
    if duty is None:
        return None
    first = stages_of(duty, plan)[0].id
    sent = _submissions(incident, duty_id, stage_id or first, first)
    return sent[-1 if stage.latest else 0].occurred_at if sent else None


def _limited(
    view: StageView, aware_at: datetime, given: Mapping[str, Answered], zone: ZoneInfo
) -> StageView:
    assert view.started_at is not None  # the caller selected these
    stage = view.stage
    closed: frozenset[date] = frozenset()
    if stage.delay.unit is not DelayUnit.HOUR or stage.noon_rule_unless is not None:
        year = view.started_at.year
        closed = belgian_holidays(year, year + 1)
    at = limit(view.started_at, stage.delay, zone, closed)
    if at is None:
        return view
    if stage.cap is not None:
        cap = limit(aware_at, stage.cap, zone, closed)
        if cap is not None and elapsed(view.started_at, cap) >= timedelta(0):
            at = min(at, cap, key=datetime.timestamp)
    if stage.noon_rule_unless is not None and all(
        question in given and given[question].answer is Scope.NO
        for question in stage.noon_rule_unless
    ):
        at = noon_rule(at, zone, closed)
    return replace(view, limit_at=at, rest_day=rest_day(at, stage.delay, closed))


def _while_it_runs(view: StageView, incident: Incident, zone: ZoneInfo, now: datetime) -> StageView:
    """A stage due only while the incident runs, or counted anew from the end of its handling."""
    first = view.limit_at
    if first is None or not (view.stage.while_running or view.stage.after_end):
        return view
    end = incident.handling_ended_at
    over_in_time = end is not None and elapsed(end, first) >= timedelta(0)
    if view.stage.while_running:
        return replace(view, limit_at=None, rest_day=None) if over_in_time else view
    if end is None and elapsed(now, first) >= timedelta(0):
        return view
    if end is None:
        waiting = replace(view, started_at=None, start_event=StartEvent.END)
        return replace(waiting, limit_at=None, rest_day=None)
    if over_in_time:
        return view
    at = limit(end, view.stage.delay, zone)
    return (
        view
        if at is None
        else replace(view, started_at=end, start_event=StartEvent.END, limit_at=at)
    )


def _ended(
    view: StageView,
    incident: Incident,
    plan: Plan,
    duty: Duty,
    known: Awareness,
    assessment: Assessment,
) -> StageView:
    if duty.kept_here and assessment.verdict is Verdict.NOTIFIABLE:
        return replace(
            view,
            submitted_at=assessment.at or known.at,
            submitted_by=assessment.by,
            reference=incident.id,
        )
    first = stages_of(duty, plan)[0].id
    view = replace(view, late_because=_late_because(incident, duty.id, view.stage.id, first))
    sent = _submissions(incident, duty.id, view.stage.id, first)
    if sent:
        return replace(
            view,
            submitted_at=sent[0].occurred_at,
            submitted_by=sent[0].by,
            reference=next((item.reference for item in reversed(sent) if item.reference), ""),
        )
    waiver = _waiver(incident, duty.id, view.stage.id, known)
    if waiver is None:
        return view
    return replace(
        view,
        waived=True,
        waived_reason=waiver.reason,
        waived_by=waiver.by,
        waived_at=waiver.occurred_at,
    )


def _late_because(incident: Incident, duty_id: str, stage_id: str, first: str) -> str:
    """The last reason given for missing the limit (GDPR art. 33(1): it goes with the notice)."""
    found = [
        event.reason
        for event in incident.obligations
        if event.change is ObligationChange.EXPLAINED
        and event.obligation == duty_id
        and (event.stage or first) == stage_id
    ]
    return found[-1] if found else ""


def _submissions(
    incident: Incident, duty_id: str, stage_id: str, first: str
) -> tuple[ObligationRecorded, ...]:
    """Submissions in the order sent; one that names no stage belongs to the first stage."""
    found = [
        event
        for event in incident.obligations
        if event.change is ObligationChange.SUBMITTED
        and event.obligation == duty_id
        and (event.stage or first) == stage_id
    ]
    return tuple(sorted(found, key=lambda event: event.occurred_at))


def _waiver(
    incident: Incident, duty_id: str, stage_id: str, known: Awareness
) -> ObligationRecorded | None:
    """The decision not to submit, unless newer knowledge followed."""
    order = {event.id: place for place, event in enumerate(incident.obligations)}
    newest = order.get(known.event or "", -1)
    found = [
        event
        for event in incident.obligations
        if event.change is ObligationChange.WAIVED
        and event.obligation == duty_id
        and event.stage in (stage_id, None)
        and order[event.id] > newest
    ]
    return found[-1] if found else None
