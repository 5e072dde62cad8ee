"""Who was made aware, who is due, and what they knew after it (S-079).

Rhythms are judgement, no source gives them: `review.awareness` of plan.yaml changes each. Answers
are counted for a group only; below five people they are too few to tell.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from incplan.frozen import dataclass, replace
from incplan.plan.files.contacts import ContactKind
from incplan.plan.files.organisation import Recurring
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.briefing import TERM, RoleChange, of_person
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
    """One audience: the last session, when the next is due, who sees to it.

    Newcomers are due one by one: theirs is the first of these days, None while nobody is new.
    """

    audience: AwarenessAudience
    last: Session | None
    due: date | None
    state: Due
    owner: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonState:
    """One person: last session by name, when the next is due, who sees to it.

    `joined_on` is of a newcomer; `change` what they got and were not briefed on.
    """

    person: str
    last: date | None
    due: date
    state: Due
    owner: str | None
    joined_on: date | None = None
    change: RoleChange | None = None

    @property
    def newcomer(self) -> bool:
        """Whether the first session is the one that is due, or was the last."""
        return self.joined_on is not None and (self.last is None or self.last < self.joined_on)


def members(plan: Plan, audience: AwarenessAudience, day: date) -> tuple[str, ...]:
    """People of the house who belong to an audience on a day, as far as contacts tell."""
    functions = _FUNCTIONS.get(audience)
    if audience is AwarenessAudience.NEWCOMERS:
        return tuple(key for key in plan.contacts if _is_new(plan, key, day))
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


def _is_new(plan: Plan, key: str, day: date) -> bool:
    """Whether somebody joined, and was at no session since, before that day."""
    joined = plan.contacts[key].joined_on
    if joined is None or not _works_here(plan, key, day):
        return False
    days = (item.day_of(key) for item in plan.facts.sessions if key in item.people)
    return not any(joined <= other < day for other in days)


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
        if audience is AwarenessAudience.NEWCOMERS:
            yield from _newcomers(plan, today)
            continue
        if audience not in asked or not people:
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


def _newcomers(plan: Plan, today: date) -> Iterator[AudienceState]:
    """The first who is due of those who are new, and the last session held for them."""
    kind = AwarenessAudience.NEWCOMERS
    held = [item for item in plan.facts.sessions if item.audience is kind and item.attended]
    new = [item for item in person_states(plan, today) if item.newcomer]
    if held or new or kind in plan.file.review.awareness:
        due = min((item.due for item in new), default=None)
        late = due is not None and due < today
        yield AudienceState(
            audience=kind,
            last=max(held, key=lambda item: item.on) if held else None,
            due=due,
            state=Due.OVERDUE if late else Due.SOON if new else Due.CURRENT,
            owner=owner_of(plan, kind),
        )


def person_states(
    plan: Plan, today: date, changes: Iterable[RoleChange] = ()
) -> tuple[PersonState, ...]:
    """Everybody of the house: the last session with their name, and the next.

    Newcomers have thirty days from their first, and who got a function from then; others are due
    in the rhythm of each audience whose session they were at. The earliest day counts.
    """
    known = tuple(changes)
    people = members(plan, AwarenessAudience.STAFF, today)
    return tuple(_changed(plan, _person(plan, key, today), today, known) for key in people)


def _changed(
    plan: Plan, usual: PersonState, today: date, changes: tuple[RoleChange, ...]
) -> PersonState:
    change = of_person(changes, usual.person)
    if change is None:
        return usual
    found = replace(usual, change=change)
    if change.due > usual.due and usual.state is not Due.CURRENT:
        return found
    return replace(
        found,
        due=min(change.due, usual.due),
        state=Due.OVERDUE if change.due < today else Due.SOON,
        owner=owner_of(plan, AwarenessAudience.HOLDERS),
    )


def _person(plan: Plan, key: str, today: date) -> PersonState:
    days = dict(_days_of(plan, key, today))
    last = max(days.values(), default=None)
    joined = plan.contacts[key].joined_on
    if joined is not None and (last is None or last < joined):
        due = joined + TERM
        state = Due.OVERDUE if due < today else Due.SOON
        return PersonState(
            person=key,
            last=last,
            due=due,
            state=state,
            owner=owner_of(plan, AwarenessAudience.NEWCOMERS),
            joined_on=joined,
        )
    due = _again(plan, key, days, today) if days else today
    return PersonState(
        person=key,
        last=last,
        due=due,
        state=state_on(due, last, today),
        owner=owner_of(plan, AwarenessAudience.STAFF),
        joined_on=joined,
    )


def _days_of(plan: Plan, key: str, today: date) -> Iterator[tuple[AwarenessAudience, date]]:
    """The last session of each audience that somebody was at, the later ones last."""
    days = [(item.day_of(key), item.audience) for item in plan.facts.sessions if key in item.people]
    yield from ((audience, day) for day, audience in sorted(days) if day <= today)


def _again(plan: Plan, key: str, days: Mapping[AwarenessAudience, date], today: date) -> date:
    """When the next session is due: each audience somebody belongs to has a rhythm of its own."""
    return min(
        (
            add_months(day, months_of(plan, audience))
            for audience, day in days.items()
            if key in members(plan, audience, today)
        ),
        default=add_months(max(days.values()), months_of(plan, AwarenessAudience.STAFF)),
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
