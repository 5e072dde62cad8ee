"""Limits of duties to notify on the crisis screen, and open duties as objections to closing."""

from dataclasses import replace

from incplan.app.desk.desk import Desk
from incplan.app.response.situation.briefing import Briefing, ClockLine, clock_line
from incplan.i18n.catalogue import Translator
from incplan.incident.obligations.stages import stages_of
from incplan.incident.obligations.standing import obligation_clocks, obligation_objections
from incplan.incident.response.lifecycle import Objection
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.vocabulary import Level


def concerns(incident: Incident) -> bool:
    """Whether duties must be computed.

    Not for exercises without a story, nor once closed, nor for weak signals unless somebody
    answered a question.
    """
    quiet = incident.highest_level is Level.LOW and not incident.obligations
    false_alarm = incident.status.value == "cancelled"
    return incident.is_open and incident.has_limits and not (quiet or false_alarm)


def with_obligations(
    desk: Desk, incident: Incident, briefing: Briefing, translator: Translator
) -> Briefing:
    """The briefing with the limits of duties to notify among its clocks, the nearest first."""
    if not concerns(incident):
        return briefing
    plan, pack, now = desk.plan(), desk.pack(), desk.local_now
    found = obligation_clocks(incident, plan, pack, now)
    lines = [
        replace(
            clock_line(clock, plan, now, translator),
            name=stage_name(clock.subject, plan, pack, translator.language),
        )
        for clock in found
        if clock.stopped_at is None
    ]
    blocked = bool(obligation_objections(incident, plan, pack, now))
    return replace(
        briefing,
        clocks=tuple(sorted((*briefing.clocks, *lines), key=_urgency)),
        # Do not propose closing while an open duty would have it refused.
        nudges=tuple(
            item for item in briefing.nudges if not (blocked and item.code == "could_be_closed")
        ),
    )


def _urgency(line: ClockLine) -> tuple[bool, float]:
    at = line.limit_at.timestamp() if line.limit_at else 0.0
    return line.stopped_at is not None or line.limit_at is None, at


def stage_name(subject: str, plan: Plan, pack: ObligationPack, language: str) -> str:
    """The name of `duty` or `duty.stage`."""
    duty_id, _dot, stage_id = subject.partition(".")
    own = plan.obligations.contracts.get(duty_id)
    duty = own.as_duty(duty_id) if own else pack.duty(duty_id)
    if duty is None:
        return subject
    title = plan.text(duty.title, language)
    stage = next((item for item in stages_of(duty, plan) if item.id == stage_id), None)
    if stage is None or stage.title is None:
        return title
    return f"{title} - {plan.text(stage.title, language)}"


def open_obligations(
    desk: Desk, incident: Incident, *, waived: tuple[str, ...] = ()
) -> tuple[Objection, ...]:
    """Duties that are not assessed or not met yet, to be shown at closing."""
    if not concerns(incident):
        return ()
    return obligation_objections(incident, desk.plan(), desk.pack(), desk.local_now, waived=waived)
