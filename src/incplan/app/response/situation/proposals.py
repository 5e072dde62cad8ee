"""Proposals that a command raised, and declining one."""

from datetime import datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.response.situation.advice import ProposalLine, proposal_line
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.events.blank import is_blank
from incplan.incident.events.course_events import ProposalDeclined
from incplan.incident.events.fact import Event
from incplan.incident.response.level.escalation import Proposal, proposals
from incplan.incident.state.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """A proposal was declined; `left` are the others."""

    incident: str
    proposal: str
    reason: str
    left: tuple[str, ...]
    receipt: Receipt


def decline(
    desk: Desk,
    part: str | None,
    proposal: str,
    *,
    reason: str,
    occurred_at: datetime | None = None,
) -> Declined:
    """Decline an open proposal, in somebody's name and with a reason.

    It returns when the facts it rests on change. Raises RefusedError, UsageError.
    """
    dossier = desk.dossier(part)
    plan = desk.plan()
    waiting = proposals(dossier.incident, plan, desk.local_now)
    found = next((item for item in waiting if item.id == proposal), None)
    if found is None:
        known = ", ".join(item.id for item in waiting)
        raise UsageError("no_such_proposal" if known else "no_proposal", given=proposal,
                         id=dossier.id, known=known)  # fmt: skip
    if is_blank(reason):
        raise RefusedError("decline_needs_reason", proposal=proposal)
    if desk.by is None:
        raise RefusedError("decline_needs_name", proposal=proposal)
    pen = desk.pen(dossier.id)
    pen.write(
        ProposalDeclined,
        occurred_at=occurred_at,
        proposal=found.id,
        reason=reason.strip(),
        inputs=found.digest,
    )
    after = desk.dossier(dossier.id).incident
    return Declined(
        incident=dossier.id,
        proposal=found.id,
        reason=reason.strip(),
        left=tuple(item.id for item in proposals(after, plan, desk.local_now)),
        receipt=pen.finish(),
    )


def new_proposals(
    desk: Desk, incident_id: str, written: tuple[str, ...], translator: Translator
) -> tuple[ProposalLine, ...]:
    """Proposals that the new entries raised; none when the plan was not read."""
    if not desk.has_read_plan or not written:
        return ()
    plan, now = desk.plan(), desk.local_now
    pen = desk.pen(incident_id)
    events: tuple[Event, ...] = pen.events
    before = fold((event for event in events if event.id not in written), pen.unread)
    after = fold(events, pen.unread)
    if after is None:
        return ()
    before, after = before and desk.with_outages(before), desk.with_outages(after)
    known = {_mark(item) for item in proposals(before, plan, now)} if before else set()
    fresh = (item for item in proposals(after, plan, now) if _mark(item) not in known)
    return tuple(proposal_line(item, after, plan, now, translator) for item in fresh)


def _mark(proposal: Proposal) -> tuple[str, str]:
    return proposal.id, proposal.digest
