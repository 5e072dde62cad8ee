"""Sessions in which people are made aware: what is due, and what was held (S-079)."""

from dataclasses import dataclass
from datetime import date, datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.naming import known_contact
from incplan.app.desk.people import name_of
from incplan.app.documents.role_changes import open_role_changes
from incplan.errors import UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.blank import is_blank
from incplan.incident.events.plan_events import AwarenessHeld
from incplan.plan.maintenance.awareness import (
    AudienceState,
    Knowledge,
    PersonState,
    audience_states,
    knowledge,
    members,
    person_states,
)
from incplan.plan.maintenance.briefing import roles_of
from incplan.plan.maintenance.due import Due
from incplan.plan.plan import Plan
from incplan.plan.record import KnownRole, Session
from incplan.vocabulary import AwarenessAudience

#: How many questions are asked after a session.
QUESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceLine:
    """One audience, with the figures of its last session."""

    audience: AwarenessAudience
    last: date | None
    topic: str
    due: date | None
    state: Due
    owner: str | None
    owner_name: str
    figures: Knowledge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person; `untold` are functions they got and were not briefed on, until `briefing_due`."""

    person: str
    name: str
    last: date | None
    due: date
    state: Due
    newcomer: bool
    untold: tuple[str, ...]
    briefing_due: date | None
    owner: str | None
    owner_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Awareness:
    """What is due, by audience and by person."""

    audiences: tuple[AudienceLine, ...]
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A session as asked for, with people by name or by number."""

    topic: str
    audience: AwarenessAudience
    present: tuple[str, ...] = ()
    caught_up: tuple[str, ...] = ()
    staff: int | None = None
    away: int | None = None
    answers: tuple[int, ...] = ()
    passed: int | None = None
    minutes: int | None = None
    led_by: str | None = None
    text: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with the answer of this plan; `choices` where one of three is right."""

    text: str
    answer: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A session that is on disk, with its figures."""

    event: str
    topic: str
    audience: AwarenessAudience
    attended: int
    caught_up: int
    figures: Knowledge
    receipt: Receipt


def awareness(desk: Desk) -> Awareness:
    """What is due today."""
    plan, today = desk.plan(), desk.local_now.date()
    changes = open_role_changes(desk, plan)
    return Awareness(
        audiences=tuple(_audience(plan, item) for item in audience_states(plan, today)),
        people=tuple(_person(plan, item) for item in person_states(plan, today, changes)),
    )


def _audience(plan: Plan, item: AudienceState) -> AudienceLine:
    last = item.last.on if item.last else None
    if item.audience is AwarenessAudience.STAFF:
        last = plan.facts.awareness.on
    return AudienceLine(
        audience=item.audience,
        last=last,
        topic=item.last.topic if item.last else "",
        due=item.due,
        state=item.state,
        owner=item.owner,
        owner_name=name_of(plan, item.owner),
        figures=knowledge(item.last) if item.last else None,
    )


def _person(plan: Plan, item: PersonState) -> PersonLine:
    return PersonLine(
        person=item.person,
        name=name_of(plan, item.person),
        last=item.last,
        due=item.due,
        state=item.state,
        newcomer=item.newcomer,
        untold=item.change.functions if item.change else (),
        briefing_due=item.change.due if item.change else None,
        owner=item.owner,
        owner_name=name_of(plan, item.owner),
    )


def questions(desk: Desk, translator: Translator) -> tuple[Question, ...]:
    """Whom and how, what first, what not: answered from the plan, so that none is out of date."""
    plan = desk.plan()
    channels = [
        f"{plan.text(item.label, translator.language)} {item.phone or item.email or item.url or ''}"
        for item in plan.file.reporting_channels
        if item.without_it
    ]
    first = _first_measure(plan, translator)
    return (
        Question(
            text=translator.t("IT is down. How do you report an incident?"),
            answer="; ".join(item.strip() for item in channels)
            or translator.t("The plan names no way without IT: fill in reporting_channels."),
        ),
        Question(
            text=translator.t("A ransom note appears. What do you do first?"),
            answer=first,
            choices=(
                translator.t("Restart the device."),
                first,
                translator.t("Delete the suspicious file."),
            ),
        ),
        Question(
            text=translator.t(
                "Management asks by phone for an urgent payment. What do you not do?"
            ),
            answer=translator.t("Pay before calling back on a number known beforehand."),
        ),
    )


def _first_measure(plan: Plan, translator: Translator) -> str:
    fiche = plan.fiche("ransomware")
    texts = (item.text for item in fiche.measures if "reporter" in item.roles) if fiche else ()
    first = next(iter(texts), None)
    return plan.text(first, translator.language) or translator.t(
        "Leave it on, unplug the network, call the helpdesk."
    )


def record_awareness(desk: Desk, held: Held) -> Recorded:
    """Record a session, or who caught up on it.

    Raises UsageError when nobody was there, or figures do not fit.
    """
    plan = desk.plan()
    if is_blank(held.topic):
        raise UsageError("awareness_topic")
    session = _session(desk, held)
    if not session.reached:
        raise UsageError("awareness_whom")
    _check(session)
    led_by = known_contact(plan, held.led_by) if held.led_by else None
    pen = desk.plan_pen()
    event = pen.write(
        AwarenessHeld,
        occurred_at=held.at,
        text=held.text.strip(),
        minutes=held.minutes,
        led_by=led_by,
        version=plan.file.version,
        topic=session.topic,
        audience=session.audience,
        present=session.present,
        caught_up=session.caught_up,
        present_count=session.present_count,
        caught_up_count=session.caught_up_count,
        in_scope=session.in_scope,
        away=session.away,
        answers=session.answers,
        passed=session.passed,
        known=_briefed(plan, session),
    )
    return Recorded(
        event=event.id,
        topic=session.topic,
        audience=session.audience,
        attended=session.attended,
        caught_up=session.reached - session.attended,
        figures=knowledge(session),
        receipt=pen.finish(),
    )


def _briefed(plan: Plan, session: Session) -> tuple[KnownRole, ...]:
    """The functions that people at a session for those who hold one know from it."""
    if session.audience is not AwarenessAudience.HOLDERS:
        return ()
    return tuple(item for key in sorted(session.people) for item in roles_of(plan, key))


def _session(desk: Desk, held: Held) -> Session:
    """What was asked for, with people by their ids. Raises UsageError for one nobody knows."""
    plan = desk.plan()
    present, present_count = _people(plan, held.present)
    caught_up, caught_up_count = _people(plan, held.caught_up)
    reached = (present_count or len(present)) + (caught_up_count or len(caught_up))
    return Session(
        on=_day(desk, held),
        topic=held.topic.strip(),
        audience=held.audience,
        present=present,
        caught_up=caught_up,
        present_count=present_count,
        caught_up_count=caught_up_count,
        in_scope=_scope(desk, held, reached),
        away=held.away,
        answers=held.answers,
        passed=held.passed,
    )


def _day(desk: Desk, held: Held) -> date:
    return (held.at or desk.now).astimezone(desk.zone).date()


def _people(plan: Plan, given: tuple[str, ...]) -> tuple[tuple[str, ...], int | None]:
    """People by their ids, or how many a signed list names."""
    if len(given) == 1 and given[0].isdigit():
        return (), int(given[0])
    return tuple(dict.fromkeys(known_contact(plan, item) for item in given)), None


def _scope(desk: Desk, held: Held, reached: int) -> int | None:
    """How many it was for: as said, else what the plan knows of the audience; None if nothing."""
    if held.staff is not None or not held.present:
        return held.staff
    plan = desk.plan()
    told = plan.file.organisation.staff if held.audience is AwarenessAudience.STAFF else None
    found = told or len(members(plan, held.audience, _day(desk, held)))
    return found if found >= reached else None


def _check(session: Session) -> None:
    """Figures that fit those who were there. Raises UsageError.

    Who only catches up adds to a session: its figures are of more people than are named here.
    """
    if session.answers and len(session.answers) != QUESTIONS:
        raise UsageError("three_answers")
    if not session.attended:
        return
    figures = {"--answers": max(session.answers, default=0), "--passed": session.passed or 0}
    for option, given in figures.items():
        if given > session.reached:
            raise UsageError("more_than_there", option=option, given=given, people=session.reached)
    scope = (session.in_scope or 0) - (session.away or 0)
    if session.in_scope is not None and session.reached > scope:
        raise UsageError("more_than_staff", people=session.reached, staff=scope)
