"""Declare an incident: one sentence is enough; other values have defaults, which are shown."""

from dataclasses import field, replace
from datetime import datetime
from typing import Any

from incplan.app.desk.desk import Desk, Pen, Receipt
from incplan.app.desk.exercises import stop_exercises, to_declare_in
from incplan.app.desk.naming import (
    known_activity,
    known_contact,
    known_fiche,
    known_site,
    known_supplier,
)
from incplan.app.response.report_channel import channel_meant
from incplan.app.response.situation.alike import Alike, alike
from incplan.app.response.situation.briefing import Briefing, brief
from incplan.app.response.situation.moment import Moment, moment_at
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels.plan.sites import site_name
from incplan.incident.events.blank import is_blank, is_form
from incplan.incident.events.coordination import SupplierActed
from incplan.incident.events.course_events import Declared
from incplan.incident.events.fact import Objective
from incplan.incident.events.words import RecordKind, Reporter, SupplierAct
from incplan.incident.response.assignment import Assignment, assign
from incplan.incident.response.level.classification import (
    UNANSWERED,
    ProposedLevel,
    Situation,
    propose_level,
)
from incplan.incident.response.lifecycle import CRISIS_CONFIRMERS, may
from incplan.incident.state.fold import fold
from incplan.incident.state.state import COMMUNICATION
from incplan.plan.library.keywords import suggest_fiches
from incplan.plan.library.sites import site_in
from incplan.plan.plan import Plan
from incplan.store.disk.turn import own_turn
from incplan.store.journal.incidents import new_incident_id
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareRequest:
    """What the caller knows; only `text` is needed."""

    text: str
    situation: Situation = field(default_factory=Situation)
    level: Level | None = None
    reason: str = ""
    type: str | None = None
    occurred_at: datetime | None = None
    detected_at: datetime | None = None
    disrupted_at: datetime | None = None
    activities: tuple[str, ...] = ()
    activities_known: bool = False
    customers_affected: bool | None = None
    record_kind: RecordKind | None = None
    reporter: Reporter = Reporter.STAFF
    reported_by: str = ""
    channel: str = ""
    manager: str | None = None
    confirmed_by: str | None = None
    team: str = ""
    related: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    site: str | None = None
    exercise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareResult:
    """The incident right after its declaration; `stopped` are exercises that it took over from."""

    incident: str
    level: str
    proposed_level: str
    rule: str
    rule_source: str
    answered: bool
    reason: str
    type: str | None
    type_suggested: bool
    site: str | None
    site_name: str
    site_suggested: bool
    other_types: tuple[str, ...]
    other_labels: tuple[str, ...]
    assignment: Assignment | None
    briefing: Briefing
    moment: Moment
    alike: tuple[Alike, ...]
    receipt: Receipt
    stopped: tuple[str, ...] = ()


def odd_times(request: DeclareRequest) -> tuple[str, dict[str, datetime]] | None:
    """Times that hardly fit together: a code and the two times; None when all fit.

    Noticed before the disruption began, or declared before it was noticed: one of the two may be
    mistyped, and limits count from them.
    """
    noticed = request.detected_at or request.occurred_at
    since, declared = request.disrupted_at, request.occurred_at
    if noticed is not None and since is not None and noticed < since:
        return "noticed_before_disruption", {"noticed": noticed, "since": since}
    if request.detected_at and declared is not None and declared < request.detected_at:
        return "declared_before_noticed", {"declared": declared, "noticed": request.detected_at}
    return None


def declare(desk: Desk, request: DeclareRequest, translator: Translator) -> DeclareResult:
    """Record the incident and say what follows. Raises UsageError for unknown ids.

    Choosing another level than the one the answers give needs a reason (S-034).
    """
    exercise = to_declare_in(desk) if request.exercise else None
    plan: Plan = desk.plan()
    if is_form(request.text):
        raise RefusedError("declare_empty")
    if is_blank(request.text):
        raise UsageError("declare_empty")
    request = _with_full_ids(plan, request)
    proposed = propose_level(request.situation, plan.levels.thresholds)
    if _says_nothing(request):
        proposed = replace(proposed, rule=UNANSWERED)
    level = request.level or proposed.level
    if level is not proposed.level and _has_answers(request) and not request.reason:
        raise RefusedError("level_needs_reason", level=level.value, proposed=proposed.level.value)
    suggestions = suggest_fiches(
        request.text, [f for key in plan.fiche_ids() if (f := plan.fiche(key)) is not None]
    )
    kind = request.type or (suggestions[0] if suggestions else None)
    others = tuple(item for item in suggestions if item not in (kind, COMMUNICATION))
    assignment = _manager(plan, request, desk)
    site = request.site or site_in(request.text, plan.file.organisation.sites)
    words = _words(plan, desk, replace(request, site=site), proposed, level, kind, assignment)
    with own_turn(desk.root):  # from finding a free number until it is used
        pen = desk.pen(exercise.id) if exercise else _open(desk, request)
        pen.write(Declared, occurred_at=request.occurred_at, **words)
    for supplier in request.suppliers:
        pen.write(
            SupplierActed,
            occurred_at=request.disrupted_at or request.detected_at or request.occurred_at,
            supplier=supplier,
            act=SupplierAct.FAILED,
        )
    incident = fold(pen.events, pen.unread, pen.waiting)
    assert incident is not None  # its declaration was just written
    incident = desk.with_outages(incident)
    receipt = pen.finish()
    stopped = () if request.exercise else stop_exercises(desk, incident.id)
    desk.look_at(incident)
    briefing = brief(incident, plan, desk.local_now, translator)
    return DeclareResult(
        incident=incident.id,
        level=incident.level.value,
        proposed_level=proposed.level.value,
        rule=proposed.rule,
        rule_source=proposed.source,
        answered=_has_answers(request),
        reason=request.reason.strip(),
        type=kind,
        type_suggested=request.type is None and kind is not None,
        site=site,
        site_name=site_name(translator, plan, site) if site else "",
        site_suggested=request.site is None and site is not None,
        other_types=others,
        other_labels=tuple(_title(plan, item, translator.language) for item in others),
        assignment=assignment,
        alike=alike(desk, incident),
        briefing=briefing,
        moment=moment_at(desk, briefing, desk.open_incidents()),
        receipt=receipt,
        stopped=stopped,
    )


def _title(plan: Plan, key: str, language: str) -> str:
    fiche = plan.fiche(key)
    return plan.text(fiche.title, language) if fiche else key


def _words(
    plan: Plan,
    desk: Desk,
    request: DeclareRequest,
    proposed: ProposedLevel,
    level: Level,
    kind: str | None,
    assignment: Assignment | None,
) -> dict[str, object]:
    low = level is Level.LOW
    record = request.record_kind or (RecordKind.EVENT if low else RecordKind.INCIDENT)
    confirmed = request.confirmed_by or (
        desk.by if may(plan, desk.by, CRISIS_CONFIRMERS) and level is Level.CRISIS else None
    )
    return {
        "text": request.text.strip(),
        "level": level,
        "proposed": proposed.level,
        "rule": proposed.rule,
        "chosen": request.level is not None,
        "reason": request.reason,
        "confirmed_by": confirmed,
        "record_kind": record,
        "type": kind,
        "detected_at": request.detected_at,
        "disrupted_at": request.disrupted_at,
        "reporter": request.reporter,
        "reported_by": request.reported_by,
        "channel": request.channel,
        "activities": request.activities,
        "activities_known": request.activities_known or bool(request.activities),
        "customers_affected": request.customers_affected,
        "people": request.situation.people,
        "manager": assignment.person if assignment else None,
        "manager_role": assignment.held_role if assignment else None,
        "team": request.team,
        "related": request.related,
        "site": request.site,
        **plan_marks(plan, desk),
    }


def plan_marks(plan: Plan, desk: Desk) -> dict[str, Any]:
    """What a declaration keeps of the plan: its fingerprint, its commit, its objectives."""
    return {
        "plan_fingerprint": plan.fingerprint,
        "plan_commit": desk.head(),
        "objectives": tuple(
            Objective.of(key, item.rto, item.rpo)
            for key, item in plan.activities.items()
            if item.rto is not None
        ),
    }


def _open(desk: Desk, request: DeclareRequest) -> Pen:
    prefix = "EXE" if request.exercise else "INC"
    return Pen(desk, new_incident_id(desk.root, desk.local_now.year, prefix, desk.waits()))


def _manager(plan: Plan, request: DeclareRequest, desk: Desk) -> Assignment | None:
    if request.manager:
        holder = plan.role("incident_manager").holder == request.manager
        return Assignment(request.manager, "incident_manager", "incident_manager", holder)
    return assign(plan, "incident_manager", desk.local_now.date())


def _has_answers(request: DeclareRequest) -> bool:
    return request.situation != Situation(activities=request.situation.activities)


def _says_nothing(request: DeclareRequest) -> bool:
    """Whether only the text was given; then the lowest level of an incident applies for now."""
    chosen = request.level or request.activities or request.activities_known
    return not chosen and not _has_answers(request)


def _with_full_ids(plan: Plan, request: DeclareRequest) -> DeclareRequest:
    """The request with every id checked and completed."""
    manager, confirmed = (
        known_contact(plan, person) if person else None
        for person in (request.manager, request.confirmed_by)
    )
    if confirmed and not may(plan, confirmed, CRISIS_CONFIRMERS):
        raise RefusedError("may_not_confirm_crisis", person=confirmed)
    activities = tuple(known_activity(plan, item) for item in request.activities)
    situation = replace(request.situation, activities=activities)
    return replace(
        request,
        activities=activities,
        suppliers=tuple(known_supplier(plan, item) for item in request.suppliers),
        situation=replace(
            situation,
            vital=any(plan.activities[key].vital for key in activities if key in plan.activities),
        ),
        type=known_fiche(plan, request.type, plan.type_ids) if request.type else None,
        manager=manager,
        confirmed_by=confirmed,
        site=known_site(plan, request.site) if request.site else None,
        channel=channel_meant(plan, request.channel) if request.channel else "",
    )
