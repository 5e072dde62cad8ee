"""When the organisation became aware: proposed from detection, set by a person, or renewed.

Awareness is a reasonable degree of certainty, not the first alert (EDPB guidelines 9/2022), so a
person may move it with a reason; every value stays in the history (TC19). A duty assessed as not
applicable that later turns out to apply starts again from the new knowledge (TC20).
"""

from datetime import datetime
from enum import StrEnum

from incplan.frozen import dataclass
from incplan.incident.events.events import ObligationRecorded
from incplan.incident.events.words import ObligationChange
from incplan.incident.obligations.assessment import Assessment, Verdict, answers, assess
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import Duty, ObligationsFile


class AwareBasis(StrEnum):
    """Where a moment of awareness comes from."""

    PROPOSED = "proposed"
    SET = "set"
    RENEWED = "renewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Awareness:
    """One moment of awareness. `follows` is the event of the earlier opposite assessment."""

    at: datetime
    basis: AwareBasis
    reason: str = ""
    by: str | None = None
    event: str | None = None
    follows: str | None = None


def awareness(
    incident: Incident, duty: Duty, group: frozenset[str], scope: ObligationsFile
) -> tuple[Awareness, ...]:
    """The history for one duty, the value in force last; `group` are ids with one awareness."""
    found = [Awareness(at=incident.detected_at, basis=AwareBasis.PROPOSED)]
    before: Assessment | None = None
    for place, event in enumerate(incident.obligations, start=1):
        moment = _said(event, group)
        if moment is not None:
            found.append(moment)
        seen = incident.obligations[:place]
        after = assess(duty, seen, answers(seen, scope, ""))
        if _turned(before, after):
            assert before is not None  # checked by _turned
            found.append(
                Awareness(
                    at=event.occurred_at,
                    basis=AwareBasis.RENEWED,
                    reason=event.reason,
                    by=event.by,
                    event=event.id,
                    follows=before.event,
                )
            )
        if after.verdict is not Verdict.OPEN:
            before = after
    return tuple(found)


def _said(event: ObligationRecorded, group: frozenset[str]) -> Awareness | None:
    """A moment a person gave for the whole duty, not for one of its stages."""
    if event.aware_at is None or event.stage is not None or event.obligation not in group:
        return None
    return Awareness(
        at=event.aware_at,
        basis=AwareBasis.SET,
        reason=event.reason,
        by=event.by,
        event=event.id,
    )


def _turned(before: Assessment | None, after: Assessment) -> bool:
    """The change from an explicit no for this incident to yes."""
    return (
        before is not None
        and before.verdict is Verdict.NOT_NOTIFIABLE
        and before.event is not None
        and after.verdict is Verdict.NOTIFIABLE
    )


def told_at(incident: Incident, duty: Duty, stage: str) -> datetime | None:
    """When a person said that a stage was asked for, or that its corrective measure existed."""
    told = [
        event.aware_at
        for event in incident.obligations
        if event.change is ObligationChange.AWARE
        and event.obligation == duty.id
        and event.stage in (stage, None)
    ]
    return told[-1] if told else None
