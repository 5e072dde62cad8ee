"""The business continuity plan during an incident: assess, activate, stand down (S-017, S-061)."""

from dataclasses import dataclass
from datetime import datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.people import Person, name_of, who
from incplan.app.response.refusal import refuse
from incplan.app.response.situation.advice import MarginLine
from incplan.app.response.situation.briefing import brief
from incplan.app.response.situation.moment import ref_of
from incplan.errors import RefusedError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.events import BcpChanged
from incplan.incident.events.words import BcpChange
from incplan.incident.response.lifecycle import BCP_ACTIVATORS, bcp_objections, entitled
from incplan.plan.plan import Plan
from incplan.vocabulary import BcpState


@dataclass(frozen=True, slots=True, kw_only=True)
class BcpResult:
    """The state of the continuity plan before and after."""

    incident: str
    before: str
    state: str
    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuity:
    """How the continuity plan stands: who decides, what is down against its objective.

    `ref` is the shortest word for the incident; empty for the only one that runs.
    """

    incident: str
    ref: str
    title: str
    state: str
    deciders: tuple[Person, ...]
    margins: tuple[MarginLine, ...]


def continuity(desk: Desk, part: str | None, translator: Translator) -> Continuity:
    """How the continuity plan of an incident stands."""
    dossier, plan, now = desk.dossier(part), desk.plan(), desk.local_now
    incident = dossier.incident
    return Continuity(
        incident=dossier.id,
        ref=ref_of(dossier.id, desk.open_incidents()),
        title=incident.title,
        state=incident.bcp_state.value,
        deciders=who(plan, ("bcp_manager",), now, translator, limit=2),
        margins=brief(incident, plan, now, translator).margins,
    )


def _deciders(plan: Plan) -> tuple[str, ...]:
    """Who decides on the continuity plan, with the id each of them signs with."""
    return tuple(f"{name_of(plan, key)} ({key})" for key in plan.role("bcp_manager").people)


def change_bcp(
    desk: Desk,
    part: str | None,
    change: BcpChange,
    *,
    reason: str = "",
    at: datetime | None = None,
) -> BcpResult:
    """Record a step. Only the business continuity manager or a deputy activates or stands down.

    Raises RefusedError naming who may, or when there is nothing to stand down.
    """
    dossier = desk.dossier(part)
    plan = desk.plan()
    incident, state = dossier.incident, dossier.incident.bcp_state
    refuse(bcp_objections(incident), "bcp_refused", id=dossier.id)
    allowed = entitled(incident, plan, desk.by, BCP_ACTIVATORS)
    if change is not BcpChange.ASSESSMENT and not allowed:
        if not _deciders(plan):
            raise RefusedError("bcp_nobody_named")
        raise RefusedError(
            "may_not_decide_bcp" if desk.by else "bcp_needs_decider",
            by=name_of(plan, desk.by),
            people=_deciders(plan),
        )
    if change is BcpChange.STOOD_DOWN and state in (BcpState.NOT_ACTIVATED, BcpState.STOOD_DOWN):
        raise RefusedError("bcp_not_active", id=dossier.id)
    if change is BcpChange.ACTIVATED and state is BcpState.ACTIVATED:
        raise RefusedError("bcp_already_active", id=dossier.id)
    pen = desk.pen(dossier.id)
    pen.write(BcpChanged, occurred_at=at, change=change, reason=reason)
    after = desk.dossier(dossier.id).incident
    return BcpResult(
        incident=dossier.id,
        before=state.value,
        state=after.bcp_state.value,
        receipt=pen.finish(),
    )
