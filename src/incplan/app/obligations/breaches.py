"""The internal register of personal data breaches, notified or not (GDPR art. 33(5))."""

from dataclasses import dataclass
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.register.register import load_incidents
from incplan.diagnostics import Diagnostic
from incplan.i18n.catalogue import Translator
from incplan.incident.obligations.assessment import answers
from incplan.incident.obligations.standing import DutyView, duty_views
from incplan.incident.response.tasks import closing_tasks, tasks
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import Scope
from incplan.vocabulary import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One breach: facts, effects, remedial action, and the decision with its reason."""

    incident: str
    number: str
    detected_at: datetime
    aware_at: datetime
    facts: str
    effects: tuple[str, ...]
    measures: tuple[str, ...]
    authority: str
    authority_reason: str
    authority_by: str
    authority_at: datetime | None
    notified_at: datetime | None
    reference: str
    persons: str
    persons_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachRegister:
    """All breaches, oldest first, without exercises.

    `in_doubt` are incidents some of whose entries cannot be used: those listed, and others that
    such an entry may have made a breach.
    """

    breaches: tuple[Breach, ...]
    in_doubt: tuple[str, ...] = ()
    unreadable: tuple[Diagnostic, ...] = ()


def breach_register(desk: Desk, translator: Translator) -> BreachRegister:
    """Every incident that touched personal data, also where a later answer denied it."""
    incidents, unreadable = load_incidents(desk)
    real = [item for item in incidents if not item.is_exercise]
    found = [item for item in real if _touched(item)]
    return BreachRegister(
        breaches=tuple(_breach(desk, item, translator) for item in found),
        in_doubt=tuple(item.id for item in real if _may_be_incomplete(item)),
        unreadable=unreadable,
    )


def _may_be_incomplete(incident: Incident) -> bool:
    lost = any(item.kind == EventKind.OBLIGATION for item in incident.doubt.unread)
    return bool(incident.doubt) and (_touched(incident) or lost or bool(incident.doubt.missing))


def _touched(incident: Incident) -> bool:
    return any(
        (event.question == "personal_data" and event.answer == Scope.YES.value)
        or event.obligation.startswith("gdpr_")
        for event in incident.obligations
    )


def _breach(desk: Desk, incident: Incident, translator: Translator) -> Breach:
    plan = desk.plan()
    views = {view.duty.id: view for view in duty_views(incident, plan, desk.pack(), desk.local_now)}
    authority, persons = views.get("gdpr_art33"), views.get("gdpr_art34")
    decided = authority.assessment if authority else None
    sent = authority.stages[0] if authority else None
    waived = sent is not None and sent.waived
    return Breach(
        incident=incident.id,
        number=incident.number,
        detected_at=incident.detected_at,
        aware_at=authority.known[-1].at if authority else incident.detected_at,
        facts=incident.title,
        effects=_effects(desk, incident, translator),
        measures=_measures(desk, incident, translator),
        authority=_state(authority),
        authority_reason=(sent.waived_reason if sent and waived else "")
        or (decided.reason if decided else ""),
        authority_by=name_of(
            plan, sent.waived_by if sent and waived else (decided.by if decided else None)
        ),
        authority_at=(sent.waived_at if sent and waived else None)
        or (decided.at if decided else None),
        notified_at=sent.submitted_at if sent else None,
        reference=sent.reference if sent else "",
        persons=_state(persons),
        persons_at=persons.stages[0].submitted_at if persons else None,
    )


def _state(view: DutyView | None) -> str:
    return view.state.value if view else "not_assessed"


def _effects(desk: Desk, incident: Incident, translator: Translator) -> tuple[str, ...]:
    """The answers about the persons concerned, with their reasons."""
    plan, pack = desk.plan(), desk.pack()
    given = answers(incident.obligations, plan.scope, plan.file.language)
    found = []
    for key in ("personal_data", "privacy_risk", "privacy_high_risk"):
        item, question = given.get(key), pack.question(key)
        if item is None or question is None:
            continue
        said = translator.t("yes") if item.answer is Scope.YES else translator.t("no")
        if item.answer is Scope.UNKNOWN:
            said = translator.t("not known")
        text = f"{plan.text(question.text, translator.language)} {said}"
        found.append(f"{text} ({item.reason})" if item.reason else text)
    return tuple(found)


def _measures(desk: Desk, incident: Incident, translator: Translator) -> tuple[str, ...]:
    plan = desk.plan()
    done = [
        plan.text(task.text, translator.language)
        for task in (*tasks(incident, plan), *closing_tasks(incident, plan))
        if task.is_done
    ]
    return tuple(dict.fromkeys(done))
