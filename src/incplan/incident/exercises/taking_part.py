"""Who took part in an exercise, and which functions had to: nobody exercises alone (S-023)."""

from collections.abc import Iterable, Iterator
from typing import Final

from incplan.incident.events.events import Called
from incplan.incident.events.exercise_events import (
    Aborted,
    Answered,
    Attended,
    Ended,
    Observed,
    Paused,
    Played,
    Resumed,
    Started,
)
from incplan.incident.events.fact import Event
from incplan.incident.state.exercise import Exercise
from incplan.incident.state.state import Incident
from incplan.plan.maintenance.tested.company import FEWEST, is_of_the_house
from incplan.plan.maintenance.tested.proof import TALKED
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm

#: What the facilitator writes down, who need not play.
_LEADING: Final = (Started, Played, Paused, Resumed, Observed, Answered, Attended, Ended, Aborted)
_CORE: Final = ("incident_manager",)
_CELL: Final = ("incident_manager", "bcp_manager", "management", "communications_lead")
#: By form: the functions of which the holder or a deputy has to take part.
_NEEDED: Final = {
    TestForm.TABLETOP_30: _CORE,
    TestForm.TABLETOP_90: _CELL,
    TestForm.TABLETOP_120: _CELL,
    TestForm.FULL: _CELL,
    TestForm.RESTORE_TEST: ("it_provider",),
}
_OWNED: Final = (
    TestForm.TABLETOP_90, TestForm.TABLETOP_120, TestForm.FULL, TestForm.RESTORE_TEST,
    TestForm.PAPER_HALF_DAY,
)  # fmt: skip
_OUTSIDE: Final = (TestForm.TABLETOP_120, TestForm.FULL)
_TOGETHER: Final = (*TALKED, TestForm.WALK_THROUGH, TestForm.FULL)


def players_of(found: Exercise, plan: Plan) -> tuple[str, ...]:
    """Everybody who took part: by the list, by an entry of theirs, or reached by a call."""
    started = found.started
    alone = (started.by,) if started.solo and started.by else ()
    named = (*alone, *started.participants, *(item.who for item in found.attended))
    return tuple(dict.fromkeys((*named, *people_in(found.events, plan))))


def people_in(events: Iterable[Event], plan: Plan) -> tuple[str, ...]:
    """Who wrote an entry, but for what the facilitator does, and people of the house reached."""
    known = tuple(events)
    acted = (item.by for item in known if not isinstance(item, _LEADING))
    calls = (item for item in known if isinstance(item, Called))
    reached = (name for call in calls for name in call.reached if is_of_the_house(plan, name))
    return tuple(dict.fromkeys(key for key in (*acted, *reached) if key))


def absent_functions(
    form: TestForm, plan: Plan, people: Iterable[str], incident: Incident | None = None
) -> tuple[str, ...]:
    """Functions that a form needs and nobody of these people has; as far as the plan has them."""
    return tuple(dict.fromkeys(_absent(form, plan, frozenset(people), incident)))


def _absent(
    form: TestForm, plan: Plan, people: frozenset[str], incident: Incident | None
) -> Iterator[str]:
    for role in _NEEDED.get(form, ()):
        held = plan.role(role).people
        if held and not people.intersection(held):
            yield role
    hit = incident.interruptions if incident else ()
    owners = {plan.activities[key].owner for key in hit if key in plan.activities} - {None}
    if form in _OWNED and owners and not people & owners:
        yield "activity_owner"
    has_outside = plan.role("it_provider").people or plan.suppliers
    if form in _OUTSIDE and has_outside and not any(_is_outside(plan, key) for key in people):
        yield "it_provider"


def _is_outside(plan: Plan, key: str) -> bool:
    """Whether somebody is the IT provider or comes from a supplier."""
    contact = plan.contacts.get(key)
    lines = {item.contact for item in plan.suppliers.values()}
    return (
        key in plan.role("it_provider").people
        or key in lines
        or (contact is not None and bool(contact.supplier))
    )


def plays_together(
    form: TestForm, plan: Plan, people: Iterable[str], *, solo: bool = False
) -> bool:
    """Whether enough people took part for the form to be a test of anything.

    Around a table that is somebody who can lead an incident, and one more. What is really done,
    such as a restore, was done by however few.
    """
    there = frozenset(people)
    if solo or (form in _TOGETHER and len(there) < FEWEST):
        return False
    lead = plan.role("incident_manager").people
    return form not in TALKED or not lead or bool(there.intersection(lead))
