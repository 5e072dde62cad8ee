"""What an incident is told without, as a pure value, and what that asks for."""

import pytest

from incplan.incident.events.course_events import Escalated
from incplan.incident.events.events import Logged
from incplan.incident.response.lifecycle import (
    cancelling_objections,
    closing_objections,
    closing_roles,
    level_objections,
)
from incplan.incident.state.doubt import CERTAIN, UnreadEntry, find_doubt, find_plan_doubt
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.vocabulary import EventKind, Level
from tests.incident.builders import Story, at, make_plan

BOTH = ("incident_manager", "bcp_manager")
ONE = ("incident_manager",)


def unread(kind: str) -> UnreadEntry:
    return UnreadEntry("k7m2q9x4wv", kind, at(5), f"incidents/x/{kind}.yaml")


def told_without(*kinds: str, level: Level = Level.MINOR) -> Incident:
    found = fold(Story(level=level).events, [unread(kind) for kind in kinds])
    assert found is not None
    return found


def codes(found) -> list[str]:
    return [item.code for item in found]


@pytest.mark.parametrize("kind", [kind.value for kind in EventKind])
def test_what_an_unreadable_entry_changes_follows_from_its_kind(kind: str):
    sets_level = kind in ("declared", "classified", "escalated")
    note = kind in ("logged", "evidence")
    incident = told_without(kind)

    assert incident.doubt
    assert incident.level is Level.MINOR, "clocks and legal limits stay with what is known"
    assert incident.doubt.level_unread is sets_level
    any_of_them = sets_level or kind == "corrected"
    assert incident.doubt.level_may_be_higher is any_of_them
    assert closing_roles(incident, make_plan()) == (BOTH if any_of_them or kind == "bcp" else ONE)
    assert ("in_doubt" in codes(closing_objections(incident, make_plan()))) is not note
    assert ("in_doubt" in codes(cancelling_objections(incident))) is not note


def test_a_kind_of_a_later_release_may_have_said_anything():
    incident = told_without("dreamt")
    assert incident.doubt.level_may_be_higher
    assert not incident.doubt.level_unread
    assert closing_roles(incident, make_plan()) == BOTH


def test_an_entry_that_is_named_and_not_there():
    story = Story(level=Level.LOW)
    lost = story.add(Escalated, 1, level=Level.MAJOR)
    story.add(Logged, 2, text="gone on")
    incident = fold(event for event in story.events if event is not lost)

    assert incident is not None
    assert incident.doubt.missing == (lost.id,)
    assert incident.level is Level.LOW
    assert incident.doubt.level_may_be_higher
    assert closing_roles(incident, make_plan()) == BOTH, "also where a weak signal needs nobody"
    refused = closing_objections(incident, make_plan(), agreed_by=("nadia", "wim"))
    assert codes(refused) == ["in_doubt"]
    waived = closing_objections(
        incident, make_plan(), agreed_by=("nadia", "wim"), waived=("doubt",)
    )
    assert waived == ()


def test_a_file_that_cannot_be_read_is_not_missing_as_well():
    story = Story()
    lost = story.add(Logged, 1, text="a note")
    story.add(Logged, 2, text="another")
    file = UnreadEntry(lost.id, "logged", at(1), "incidents/x/a.yaml")
    doubt = find_doubt((event for event in story.events if event is not lost), [file])

    assert doubt.missing == ()
    assert not doubt.level_may_be_higher
    assert not doubt.hinders


def test_lowering_may_be_lowering_from_a_crisis():
    def refused(incident: Incident, agreed_by: str | None = None) -> list[str]:
        objections = level_objections(
            incident, make_plan(), Level.MINOR, by="nadia", agreed_by=agreed_by, reason="calm"
        )
        return codes(objections)

    assert refused(told_without(level=Level.MAJOR)) == []
    assert refused(told_without("escalated", level=Level.MAJOR)) == ["lowering_needs_agreement"]
    assert refused(told_without("escalated", level=Level.MAJOR), "claire") == []


def test_without_doubt_there_is_one_value():
    events = Story().events
    assert find_doubt(events) is CERTAIN
    assert not find_plan_doubt(events)
    plan = find_plan_doubt(events, [unread("approved")])
    assert plan
    assert not plan.level_may_be_higher
    assert not plan.hinders
