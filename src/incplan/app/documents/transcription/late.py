"""Limits to notify that passed while the incident was on paper, and why (GDPR art. 33(1))."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from incplan.app.desk.desk import Desk
from incplan.app.obligations.questions import obligations
from incplan.errors import UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.clock import elapsed
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import ObligationRecorded
from incplan.incident.events.words import ObligationChange
from incplan.incident.obligations.standing import DutyState
from incplan.plan.obligations.pack import DutyKind

#: Duties that nobody has to meet any more.
_SETTLED = (DutyState.NOT_NOTIFIABLE.value, DutyState.WAIVED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLimit:
    """A limit that passed: by how much by now, or when it was `met`. `assessed`: it applies."""

    duty: str
    stage: str
    title: str
    limit_at: datetime
    late: timedelta
    met: bool
    assessed: bool
    because: str


def late_limits(desk: Desk, incident: str, translator: Translator) -> tuple[LateLimit, ...]:
    """Every limit of a duty that was met too late or not yet, the first to pass first."""
    found = []
    for duty in obligations(desk, incident, translator).duties:
        if duty.kind != DutyKind.DUTY.value or duty.state in _SETTLED:
            continue
        for stage in duty.stages:
            if stage.limit_at is None or stage.waived or stage.unit == "immediate":
                continue
            late = elapsed(stage.limit_at, stage.submitted_at or desk.local_now)
            if late > timedelta(0):
                title = f"{duty.title} - {stage.title}" if stage.title else duty.title
                found.append(
                    LateLimit(
                        duty=duty.id,
                        stage=stage.id,
                        title=title,
                        limit_at=stage.limit_at,
                        late=late,
                        met=stage.submitted_at is not None,
                        assessed=duty.state != DutyState.NOT_ASSESSED.value,
                        because=stage.late_because,
                    )
                )
    return tuple(sorted(found, key=lambda item: item.limit_at.timestamp()))


def explain(desk: Desk, incident: str, limit: LateLimit, reason: str) -> None:
    """Record why a limit was missed. Raises UsageError without words."""
    if is_blank(reason):
        raise UsageError("empty_text")
    pen = desk.pen(incident)
    pen.write(
        ObligationRecorded,
        change=ObligationChange.EXPLAINED,
        obligation=limit.duty,
        stage=limit.stage,
        reason=reason.strip(),
    )
    pen.finish()
