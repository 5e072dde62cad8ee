"""One incident on one screen: what to do, whom to call, how long is left."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from functools import cache

from incplan.app.desk.people import (
    LevelSourceLine,
    Person,
    looking_up,
    manager_of,
    name_of,
    role_label,
    source_line,
    who,
)
from incplan.app.response.coordination.lines import (
    MeetingLine,
    MemberLine,
    meeting_lines,
    team_lines,
)
from incplan.app.response.situation.advice import (
    MarginLine,
    NudgeLine,
    ProposalLine,
    TooLateLine,
    advise,
    subject_name,
)
from incplan.app.response.situation.next_call import CallTried, call_now
from incplan.app.response.situation.to_call import backups, to_call
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.i18n.labels.plan.sites import site_name
from incplan.incident.clocks.running import Clock, clocks
from incplan.incident.events.events import Called
from incplan.incident.response.call_tree import lead_is_silent
from incplan.incident.response.emergency import rows_to_call_first
from incplan.incident.response.level.proposal import knows_of_it
from incplan.incident.response.tasks import Task, informed, tasks
from incplan.incident.state.doubt import Doubt
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import EMERGENCY, REPORTS_FROM

#: Kinds of limits, the gravest first; kinds not named here are duties to notify.
_GRAVITY = {
    kind: place
    for place, kind in enumerate(
        ("mtpd", "rto", "service_level", "supplier_resolution", "supplier_response",
         "acknowledge", "report", "meeting", "review"),
        start=1,
    )
}  # fmt: skip


#: A duty not assessed yet may turn out not to apply: it ranks just above a late report.
_IF_IT_APPLIES = 5.5


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A duty or measure to tick, with the people who do it and those they need."""

    id: str
    number: int
    text: str
    phase: str | None
    decision: bool
    mandatory: bool
    done: bool
    skipped: bool
    #: Not needed, by an answer that was given: nobody is in danger.
    answered: bool = False
    roles: tuple[str, ...]
    who: tuple[Person, ...]
    backup: Person | None = None
    contacts: tuple[Person, ...]
    #: Ids of those a duty wants informed who know already.
    told: tuple[str, ...] = ()
    evidence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """A limit as shown: the activity's or level's name, time left or overrun.

    In an exercise all times are those of the story; `wall_at` is the limit on the wall.
    """

    kind: str
    subject: str
    name: str
    state: str
    start_event: str
    started_at: datetime | None
    limit: timedelta | None
    limit_at: datetime | None
    left: timedelta | None
    used: timedelta
    stopped_at: datetime | None
    kept: bool | None
    rule: str
    longest: timedelta = timedelta(0)
    because: str = ""
    because_name: str = ""
    forecast_at: datetime | None = None
    working_days: int = 0
    shared_with: tuple[str, ...] = ()
    down_in: tuple[str, ...] = ()
    person: str = ""
    wall_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLine:
    """A site the incident touches."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLine:
    """An activity the incident affects; `back` is when it reached its present state."""

    id: str
    name: str
    state: str
    since: datetime
    percent: int | None
    eta: datetime | None
    eta_known: bool
    back: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All that the screen of an open incident shows."""

    id: str
    number: str
    title: str
    type: str | None
    type_label: str
    exercise: bool
    level: str
    level_since: datetime
    level_source: LevelSourceLine
    highest_level: str
    crisis_awaits_confirmation: bool
    status: str
    step: str
    bcp: str
    detected_at: datetime
    manager: Person | None
    manager_is_silent: bool = False
    activities: tuple[ActivityLine, ...]
    clocks: tuple[ClockLine, ...]
    tasks: tuple[TaskLine, ...]
    done_count: int
    task_count: int
    calls: tuple[Person, ...]
    emergency: bool = False
    backups: Mapping[str, Person] = field(default_factory=dict)
    #: Ids of those to call, or to inform, who know of it already.
    knows: tuple[str, ...] = ()
    proposals: tuple[ProposalLine, ...] = ()
    margins: tuple[MarginLine, ...] = ()
    nudges: tuple[NudgeLine, ...] = ()
    too_late: tuple[TooLateLine, ...] = ()
    team: str = ""
    call_first: Person | None = None
    #: Whom the call is for, where a deputy or the next function is called instead.
    call_for: Person | None = None
    #: Who takes the place of `call_first` when nobody answers, and what the tries came to.
    call_then: Person | None = None
    call_tried: CallTried | None = None
    doubt: Doubt | None = None
    sites: tuple[SiteLine, ...] = ()
    response_team: tuple[MemberLine, ...] = ()
    meetings: tuple[MeetingLine, ...] = ()
    #: Ids of entries that are kept outside the plan until its disk can be written.
    waiting: tuple[str, ...] = ()
    #: Incidents that may have more of an outage of this one and cannot be relied on.
    unsure: tuple[str, ...] = ()

    @property
    def next_limit(self) -> ClockLine | None:
        """The running clock that ends first among those not passed."""
        return next((item for item in self._running if item.state != "passed"), None)

    @property
    def worst_limit(self) -> ClockLine | None:
        """The gravest limit that passed; a late report ranks lowest.

        A last useful call that passed is left out: calling is all that can still be done.
        """
        passed = [
            item for item in self._running if item.state == "passed" and item.kind != "last_call"
        ]
        return min(passed, key=_gravity, default=None)

    @property
    def _running(self) -> tuple[ClockLine, ...]:
        return tuple(item for item in self.clocks if item.limit_at and item.stopped_at is None)

    def next_tasks(self, count: int) -> tuple[TaskLine, ...]:
        """The first tasks that are still open."""
        return tuple(item for item in self.tasks if not (item.done or item.skipped))[:count]


def _gravity(clock: ClockLine) -> float:
    if clock.rule == "obligation_if_it_applies":
        return _IF_IT_APPLIES
    return _GRAVITY.get(clock.kind, 0)


def brief(
    incident: Incident,
    plan: Plan,
    now: datetime,
    translator: Translator,
    extra: tuple[Clock, ...] = (),
    elsewhere: tuple[Called, ...] = (),
) -> Briefing:
    """The state of an incident, with names, numbers and labels in one language.

    `extra` are clocks computed elsewhere, such as duties to notify; `elsewhere` the calls that
    nobody answered in other incidents just now.
    """
    look_up = looking_up(plan, now, translator)

    @cache  # many tasks are for the same people
    def reached(keys: tuple[str, ...], limit: int, fiche: str | None) -> tuple[Person, ...]:
        sites = incident.sites
        return who(
            plan, keys, now, translator, limit=limit, fiche=fiche, sites=sites, look_up=look_up
        )

    knowing = knows_of_it(incident, plan)
    lines = tuple(
        _task(task, incident, plan, translator, look_up, reached, knowing, now)
        for task in tasks(incident, plan)
    )
    fiche = plan.fiche(incident.type) if incident.type else None
    over = not incident.is_open  # nothing of the response is left to do
    found = clocks(incident, plan, now, extra)
    advice = advise(incident, plan, now, translator, found)
    calls = () if over else to_call(incident, plan, now, translator, found)
    stand_ins = backups(calls, knowing, plan, now, translator)
    call = call_now(incident, plan, advice.proposals, calls, found, now, translator, elsewhere)
    return Briefing(
        id=incident.id,
        number=incident.number,
        title=incident.title,
        type=incident.type,
        type_label=plan.text(fiche.title, translator.language) if fiche else "",
        exercise=incident.is_exercise,
        level=incident.told_level(incident.level),
        level_since=incident.level_since,
        level_source=source_line(incident, plan, translator),
        highest_level=incident.told_level(incident.highest_level),
        crisis_awaits_confirmation=incident.crisis_awaits_confirmation,
        status=incident.status.value,
        step=incident.step.value,
        bcp=incident.bcp_state.value,
        detected_at=incident.detected_at,
        manager=manager_of(incident, plan, now, translator),
        manager_is_silent=lead_is_silent(incident, knowing),
        activities=tuple(
            _activity(incident, plan, key, translator) for key in incident.interruptions
        ),
        clocks=tuple(clock_line(item, plan, now, translator) for item in found),
        tasks=() if over else lines,
        done_count=sum(1 for line in lines if line.done or line.skipped),
        task_count=len(lines),
        calls=calls,
        emergency=EMERGENCY in rows_to_call_first(incident, plan),
        backups=stand_ins,
        knows=tuple(sorted(knowing)),
        proposals=advice.proposals,
        margins=advice.margins,
        nudges=advice.nudges,
        too_late=advice.too_late,
        team=incident.declared.team,
        waiting=tuple(event.id for event in incident.events if event.id in incident.waiting),
        call_first=call.person if call else None,
        call_for=call.wanted if call else None,
        call_then=call.then if call else None,
        call_tried=call.tried if call else None,
        doubt=incident.doubt or None,
        unsure=incident.unsure,
        sites=tuple(
            SiteLine(id=key, name=site_name(translator, plan, key)) for key in incident.sites
        ),
        response_team=tuple(
            item for item in team_lines(incident, plan, now, translator) if item.left_at is None
        ),
        meetings=meeting_lines(incident, plan),
    )


def _task(
    task: Task,
    incident: Incident,
    plan: Plan,
    translator: Translator,
    look_up: Callable[[str, str], Person],
    reached: Callable[[tuple[str, ...], int, str | None], tuple[Person, ...]],
    knowing: frozenset[str],
    now: datetime,
) -> TaskLine:
    language = translator.language
    acting = [look_up(incident.roles[role], role) for role in task.roles if role in incident.roles]
    doers = tuple(acting) or reached(task.roles, 1, task.fiche)
    others = reached(task.roles, 3, task.fiche)
    chosen = {item.id for item in doers}
    told = informed(task, incident, plan, knowing, now)
    named = {key: role for role, key in told.items()}
    contacts = (
        *(look_up(key, role) for key, role in named.items()),
        *reached(tuple(key for key in task.contacts if key not in told), 2, task.fiche),
    )
    return TaskLine(
        id=task.id,
        number=task.number,
        text=plan.text(task.text, language),
        phase=task.phase.value if task.phase else None,
        decision=task.decision,
        mandatory=task.mandatory,
        done=task.is_done,
        skipped=task.is_settled and not task.is_done,
        answered=task.answered and task.taken is None,
        roles=tuple(role_label(role, translator) for role in task.roles),
        who=doers,
        backup=next((item for item in others if item.id not in chosen), None),
        contacts=contacts,
        told=tuple(named),
        evidence=plan.text(task.evidence, language),
        source=task.source,
    )


def clock_line(clock: Clock, plan: Plan, now: datetime, translator: Translator) -> ClockLine:
    """A clock with the name of what it is about."""
    if clock.subject in ("low", "minor", "major", "crisis"):
        name = label(translator, f"level.{clock.subject}")
    elif clock.subject in REPORTS_FROM:
        name = name_of(plan, clock.person) or role_label(clock.subject, translator)
    elif clock.person:
        name = name_of(plan, clock.person)
    else:
        name = subject_name(plan, clock.subject, translator)
    return ClockLine(
        kind=clock.kind.value,
        subject=clock.subject,
        name=name,
        state=clock.state.value,
        start_event=clock.start_event,
        started_at=clock.started_at,
        limit=clock.limit,
        limit_at=clock.limit_at,
        left=clock.left(now),
        used=clock.used,
        stopped_at=clock.stopped_at,
        kept=clock.kept,
        rule=clock.rule,
        longest=clock.longest,
        because=clock.because,
        because_name=subject_name(plan, clock.because, translator) if clock.because else "",
        forecast_at=clock.forecast_at,
        working_days=clock.working_days,
        shared_with=clock.shared_with,
        down_in=clock.down_in,
        person=clock.person,
    )


def _activity(incident: Incident, plan: Plan, key: str, translator: Translator) -> ActivityLine:
    period = incident.interruptions[key][-1]
    if period.full_at:
        state = "restored"
    elif period.minimal_at:
        state = "minimal"
    else:
        state = "down" if not period.percent else "degraded"
    estimate = incident.estimate(key)
    activity = plan.activities.get(key)
    return ActivityLine(
        id=key,
        name=plan.text(activity.name, translator.language) if activity else key,
        state=state,
        since=period.started_at,
        percent=period.percent,
        eta=estimate.eta if estimate else None,
        eta_known=estimate is not None,
        back=period.full_at or period.minimal_at,
    )
