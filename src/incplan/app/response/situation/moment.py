"""What this moment asks of one reader: the one task, the one call, the one limit, the command.

Chosen from a briefing alone, so that the screen, JSON and a watched board say the same.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import Person
from incplan.app.response.situation.advice import NudgeLine, ProposalLine
from incplan.app.response.situation.briefing import Briefing, ClockLine, TaskLine
from incplan.app.response.situation.next_call import CallTried
from incplan.frozen import dataclass, replace
from incplan.vocabulary import EMERGENCY

#: A duty nobody has assessed yet is a question; it is no limit until somebody answers.
_IF_IT_APPLIES = "obligation_if_it_applies"
#: What an incident is in that asks nothing of the response any more.
OVER = ("closed", "reviewed", "cancelled")


class After(StrEnum):
    """The fact after which the next command is typed: nobody is to record what is not so."""

    DONE = "done"
    DECIDED = "decided"
    REACHED = "reached"
    NEXT = "next"


class Now(StrEnum):
    """What the one thing to do is."""

    TASK = "task"
    DECISION = "decision"
    REPORT = "report"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much is open in all: what a short screen leaves out is counted from these."""

    tasks: int
    limits: int
    people: int
    obligations: int
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The head of every screen of an incident.

    `what` says which of `task`, `proposal` and `report` (one that is late) is meant. `call_next`
    takes the place of `call` when no answer is recorded by `call_next_at`; `tried` says
    what the calls before came to. `next` is a whole
    command, typed `after` a fact. `ref` is the shortest word that means this incident, "" while no
    other one runs.
    """

    incident: str
    what: Now
    task: TaskLine | None
    proposal: ProposalLine | None
    report: NudgeLine | None
    call: Person | None
    call_next: Person | None
    call_next_at: datetime | None
    tried: CallTried | None
    limit: ClockLine | None
    next: str
    after: After
    counts: Counts
    ref: str


def moment_at(desk: Desk, item: Briefing, opened: tuple[str, ...]) -> Moment:
    """What an incident asks of the author now; `opened` are the incidents that run."""
    return moment_of(
        item,
        desk.by,
        desk.local_now,
        patience=desk.plan().file.patience,
        ref=ref_of(item.id, opened) if item.id in opened else "",
    )


def moment_of(
    item: Briefing,
    reader: str | None,
    now: datetime,
    *,
    patience: timedelta | None = None,
    ref: str = "",
) -> Moment:
    """The head of the screen for `reader` (a contact's id), who waits `patience` for an answer."""
    what, task, proposal = _what(item, reader)
    call, tried = item.call_first, item.call_tried
    waits = tried.again_at if tried is not None and tried.waits else None
    return _with_next(
        Moment(
            incident=item.id,
            what=what,
            task=task,
            proposal=proposal,
            report=_late_report(item) if what is Now.REPORT else None,
            call=call,
            call_next=item.call_then,
            call_next_at=(waits or now) + patience if call and patience else None,
            tried=tried,
            limit=_limit(item),
            next="",
            after=After.NEXT,
            counts=_counts(item),
            ref=ref,
        ),
        item,
    )


def limits_of(item: Briefing) -> tuple[ClockLine, ...]:
    """Running limits that somebody can still act on: late ones first, the gravest of them leading.

    A last useful call that has passed is no limit any more: calling is all that can be done. Of
    several to come the nearest stands for all: the next one follows when it was made.
    """
    running = [
        clock
        for clock in item.clocks
        if clock.limit_at is not None and clock.stopped_at is None and clock.rule != _IF_IT_APPLIES
    ]
    late = [clock for clock in running if clock.state == "passed" and clock.kind != "last_call"]
    worst = item.worst_limit
    late.sort(key=lambda clock: clock is not worst)
    ahead = [clock for clock in running if clock.state != "passed"]
    first = next((clock for clock in ahead if clock.kind == "last_call"), None)
    return (*late, *(item for item in ahead if item.kind != "last_call" or item is first))


def decisions_of(item: Briefing) -> tuple[ProposalLine | NudgeLine, ...]:
    """What somebody has to decide or say, proposals before reminders."""
    return (*item.proposals, *item.nudges)


def command_of(command: str, ref: str) -> str:
    """A command as it is typed now: no place for a name, the incident where several run."""
    plain = command.removesuffix(" --by NAME")
    return f"{plain} -i {ref}" if ref else plain


def _what(item: Briefing, reader: str | None) -> tuple[Now, TaskLine | None, ProposalLine | None]:
    """The one thing to do: danger first, a late report, the reader's decision, the next task."""
    if item.status in OVER:
        return Now.NOTHING, None, None
    opened = item.next_tasks(len(item.tasks))
    first = opened[0] if opened else None
    if item.emergency and first is not None and not item.exercise:
        return Now.TASK, first, None
    if _late_report(item) is not None:
        return Now.REPORT, None, None
    for proposal in item.proposals:
        if reader and any(person.id == reader for person in proposal.addressees):
            return Now.DECISION, None, proposal
    own = (task for task in opened if _is_for(task, reader))
    task = first if reader is None or _supervises(item, reader) else next(own, first)
    return (Now.TASK if task else Now.NOTHING), task, None


def _late_report(item: Briefing) -> NudgeLine | None:
    """The first report that is late, whoever waits for it."""
    return next((nudge for nudge in item.nudges if nudge.code == "report_overdue"), None)


def _is_for(task: TaskLine, reader: str | None) -> bool:
    """Whether the reader does a task: as one of those named, or as everybody does."""
    return not task.who or any(person.id == reader for person in task.who)


def _supervises(item: Briefing, reader: str) -> bool:
    """Whether the reader answers for the whole: leads the incident, or the continuity plan."""
    leads = item.manager is not None and item.manager.id == reader
    return leads or any(
        person.id == reader and person.role == "bcp_manager" for person in item.calls
    )


def _limit(item: Briefing) -> ClockLine | None:
    return next(iter(limits_of(item)), None)


def _counts(item: Briefing) -> Counts:
    return Counts(
        tasks=item.task_count - item.done_count,
        limits=len(limits_of(item)),
        people=sum(person.id not in item.knows for person in item.calls),
        obligations=sum(1 for clock in item.clocks if clock.rule == _IF_IT_APPLIES),
        decisions=len(decisions_of(item)),
    )


def _with_next(moment: Moment, item: Briefing) -> Moment:
    """The command that ends what is to be done now, else the call, else the incident."""
    after, command = _next(moment, item)
    return replace(moment, after=after, next=command_of(f"incplan {command}", moment.ref))


def _next(moment: Moment, item: Briefing) -> tuple[After, str]:
    if moment.report is not None:
        return After.NEXT, moment.report.command.removeprefix("incplan ")
    if moment.what is Now.DECISION and moment.proposal is not None:
        command = moment.proposal.commands[0].removeprefix("incplan ")
        shows = command.startswith("call ")
        return (After.NEXT if shows else After.DECIDED), command
    if moment.task is not None:
        return (After.DECIDED if moment.task.decision else After.DONE), f"done {moment.task.number}"
    if item.status == "cancelled":
        return After.NEXT, f"show {item.id}"
    if item.status == "reviewed":
        return After.NEXT, f"actions -i {item.id}"
    if item.status in OVER:
        return After.NEXT, f"review {item.id}"
    if moment.call is not None and moment.call.role != EMERGENCY:
        return After.REACHED, f"call {moment.call.id} --reached"
    return After.NEXT, "close"


def ref_of(incident: str, opened: tuple[str, ...]) -> str:
    """The shortest word that means this incident among those that run; "" for the only one."""
    if opened == (incident,):
        return ""
    number = int(incident.split("-")[2])
    same = [item for item in opened if int(item.split("-")[2]) == number]
    return str(number) if same == [incident] else incident
