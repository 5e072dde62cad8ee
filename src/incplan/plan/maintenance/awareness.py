"""Who was made aware, who is due, and what they knew after it (S-079).

Rhythms are judgement, no source gives them: `review.awareness` of plan.yaml changes each. Answers
are counted for a group only; below five people they are too few to tell.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.files.contacts import ContactKind
from incplan.plan.files.organisation import Recurring
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.due import Due, state_on
from incplan.plan.plan import Plan
from incplan.plan.record import Session
from incplan.vocabulary import AwarenessAudience

#: Months between two sessions, and the function that sees to them, by audience.
USUAL: Final[Mapping[AwarenessAudience, tuple[int, str]]] = {
    AwarenessAudience.STAFF: (12, "hr_manager"),
    AwarenessAudience.NEWCOMERS: (12, "hr_manager"),
    AwarenessAudience.HELPDESK: (6, "helpdesk_manager"),
    AwarenessAudience.MANAGEMENT: (12, "incident_manager"),
    AwarenessAudience.HOLDERS: (12, "incident_manager"),
    AwarenessAudience.SITE: (12, "facility_manager"),
    AwarenessAudience.SUPPLIERS: (12, "facility_manager"),
}
#: Audiences due without having been asked for; newcomers are due one by one.
ALWAYS: Final = (
    AwarenessAudience.STAFF,
    AwarenessAudience.HELPDESK,
    AwarenessAudience.MANAGEMENT,
    AwarenessAudience.HOLDERS,
)
_FUNCTIONS: Final = {
    AwarenessAudience.HELPDESK: ("helpdesk_operator", "helpdesk_manager"),
    AwarenessAudience.MANAGEMENT: ("management",),
}
#: Within how long a newcomer has a first session.
TERM: Final = timedelta(days=30)
#: Fewer people than this are no group: their answers would tell of each.
FEWEST: Final = 5
#: A question that fewer than this share knew asks for an action.
ENOUGH: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The shares of a session: reached of those it was for, right answers, passed.

    None where it is not known, or of too few people.
    """

    reach: float | None
    answers: tuple[float, ...]
    passed: float | None
    too_few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceState:
    """One audience: the last session, when the next is due, who sees to it."""

    audience: AwarenessAudience
    last: Session | None
    due: date
    state: Due
    owner: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonState:
    """One person: last session by name, when the next is due; `joined_on` of a newcomer."""

    person: str
    last: date | None
    due: date
    state: Due
    joined_on: date | None = None

    @property
    def newcomer(self) -> bool:
        """Whether the first session is the one that is due, or was the last."""
        return self.joined_on is not None and (self.last is None or self.last < self.joined_on)


def members(plan: Plan, audience: AwarenessAudience, day: date) -> tuple[str, ...]:
    """People of the house who belong to an audience on a day, as far as contacts tell."""
    functions = _FUNCTIONS.get(audience)
    if audience in (AwarenessAudience.SITE, AwarenessAudience.SUPPLIERS):
        return ()
    if functions is not None:
        keys: tuple[str, ...] = tuple(
            dict.fromkeys(name for key in functions for name in plan.role(key).people)
        )
    elif audience is AwarenessAudience.HOLDERS:
        keys = plan.people_with_functions
    else:
        keys = tuple(plan.contacts)
    return tuple(key for key in keys if _works_here(plan, key, day))


def _works_here(plan: Plan, key: str, day: date) -> bool:
    contact = plan.contacts.get(key)
    return (
        contact is not None
        and contact.kind is ContactKind.PERSON
        and not contact.is_placeholder
        and not contact.has_left(day)
        and (contact.joined_on is None or contact.joined_on <= day)
    )


def months_of(plan: Plan, audience: AwarenessAudience) -> int:
    """Months between two sessions of an audience."""
    cycle = plan.file.review
    own = cycle.awareness.get(audience, Recurring()).every
    if own is not None:
        return own
    return cycle.awareness_every if audience is AwarenessAudience.STAFF else USUAL[audience][0]


def owner_of(plan: Plan, audience: AwarenessAudience) -> str | None:
    """Who sees to it: as written, else the holder of the usual function or the incident manager."""
    own = plan.file.review.awareness.get(audience, Recurring()).owner
    usual = plan.role(USUAL[audience][1]).people or plan.role("incident_manager").people
    return own or (usual[0] if usual else None)


def audience_states(plan: Plan, today: date) -> tuple[AudienceState, ...]:
    """Every audience that is due by itself, was held once, or has a rhythm of its own."""
    return tuple(_audience_states(plan, today))


def _audience_states(plan: Plan, today: date) -> Iterator[AudienceState]:
    asked = {*ALWAYS, *plan.file.review.awareness, *(item.audience for item in plan.facts.sessions)}
    for audience in AwarenessAudience:
        people = audience not in ALWAYS or members(plan, audience, today)
        if audience not in asked or audience is AwarenessAudience.NEWCOMERS or not people:
            continue
        held = [item for item in plan.facts.sessions if item.audience is audience and item.attended]
        last = max(held, key=lambda item: item.on) if held else None
        day = last.on if last else None
        if audience is AwarenessAudience.STAFF:
            day = plan.facts.awareness.on
        due = add_months(day, months_of(plan, audience)) if day else today
        yield AudienceState(
            audience=audience,
            last=last,
            due=due,
            state=state_on(due, day, today),
            owner=owner_of(plan, audience),
        )


def person_states(plan: Plan, today: date) -> tuple[PersonState, ...]:
    """Everybody of the house: the last session with their name, and the next.

    Newcomers have thirty days from their first; others are due with the rhythm of all staff.
    """
    return tuple(_person(plan, key, today) for key in members(plan, AwarenessAudience.STAFF, today))


def _person(plan: Plan, key: str, today: date) -> PersonState:
    days = [item.day_of(key) for item in plan.facts.sessions if key in item.people]
    last = max((day for day in days if day <= today), default=None)
    joined = plan.contacts[key].joined_on
    if joined is not None and (last is None or last < joined):
        due = joined + TERM
        state = Due.OVERDUE if due < today else Due.SOON
        return PersonState(person=key, last=last, due=due, state=state, joined_on=joined)
    due = add_months(last, months_of(plan, AwarenessAudience.STAFF)) if last else today
    return PersonState(
        person=key, last=last, due=due, state=state_on(due, last, today), joined_on=joined
    )


def knowledge(session: Session) -> Knowledge:
    """The shares of a session. Reach leaves long absences out; they are given by number."""
    reached = session.reached
    scope = (session.in_scope or 0) - (session.away or 0)
    too_few = reached < FEWEST
    return Knowledge(
        reach=reached / scope if session.in_scope and scope > 0 else None,
        answers=() if too_few else tuple(item / reached for item in session.answers),
        passed=None if too_few or session.passed is None else session.passed / reached,
        too_few=too_few and bool(session.answers),
    )


def unknown_questions(session: Session) -> tuple[tuple[int, float], ...]:
    """The questions too few people knew, by number from 1, with the share that did."""
    shares = enumerate(knowledge(session).answers, start=1)
    return tuple((number, share) for number, share in shares if share < ENOUGH)
