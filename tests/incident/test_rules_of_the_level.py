"""Levels, duties, limits and closing: the template's rules as the engine applies them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.clocks.running import ClockKind, ClockState, clocks, elapsed
from incplan.incident.events.course_events import Agreed, Declared, Eradicated, Escalated
from incplan.incident.events.events import (
    Affected,
    BcpChanged,
    Communicated,
    MeasureTaken,
    Restored,
)
from incplan.incident.events.fact import Objective
from incplan.incident.events.words import BcpChange, MessageAudience
from incplan.incident.response.level.classification import (
    Answer,
    Degree,
    Outlook,
    People,
    Situation,
    Weight,
    propose_level,
)
from incplan.incident.response.lifecycle import closing_objections, closing_roles, level_objections
from incplan.incident.response.tasks import open_tasks, tasks
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.plan.files.levels import Thresholds
from incplan.vocabulary import Level
from tests.incident.builders import INCIDENT, Story, at, make_plan


def folded(story: Story) -> Incident:
    incident = fold(story.events)
    assert incident is not None
    return incident


@pytest.mark.parametrize(
    ("situation", "level"),
    [
        (Situation(happened=Answer.NO), Level.LOW),
        (Situation(), Level.MINOR),
        (Situation(people=People.HURT), Level.MAJOR),
        (Situation(happened=Answer.NO, people=People.DANGER), Level.MAJOR),
        (Situation(activities=("a",)), Level.MAJOR),  # return unknown: by doubt
        (Situation(activities=("a",), outlook=Outlook.WITHIN), Level.MINOR),
        (Situation(activities=("a",), outlook=Outlook.NEAR), Level.MAJOR),
        (Situation(activities=("a",), outlook=Outlook.OVER), Level.MAJOR),
        (Situation(activities=("a", "b"), outlook=Outlook.OVER), Level.CRISIS),
        (Situation(activities=("a",), vital=True, outlook=Outlook.OVER), Level.CRISIS),
        (Situation(organisation=Answer.YES), Level.MAJOR),
        (Situation(continuity=Degree.YES), Level.MAJOR),  # continuity alone: at least major
        (Situation(organisation=Answer.YES, continuity=Degree.YES), Level.CRISIS),
        (Situation(growing=Answer.YES), Level.MAJOR),
        (Situation(outside=Weight.SIGNIFICANT), Level.MAJOR),
        (Situation(organisation=Answer.UNKNOWN), Level.MAJOR),
    ],
)
def test_answers_point_to_a_level(situation: Situation, level: Level) -> None:
    assert propose_level(situation, Thresholds()).level is level


@given(st.sampled_from(Answer), st.sampled_from(People), st.sampled_from(Weight))
def test_not_knowing_never_lowers(organisation: Answer, people: People, outside: Weight) -> None:
    known = propose_level(Situation(organisation=Answer.NO, outside=outside), Thresholds())
    doubt = propose_level(
        Situation(organisation=Answer.UNKNOWN, people=People.UNKNOWN, outside=outside), Thresholds()
    )
    assert doubt.level.rank >= known.level.rank
    assert organisation in tuple(Answer)
    assert people in tuple(People)


def test_on_escalation_what_is_done_stays_done() -> None:
    plan = make_plan()
    story = Story(level=Level.MINOR)
    story.add(MeasureTaken, 5, measure="minor.1")
    story.add(MeasureTaken, 6, measure="minor.5")
    story.add(Escalated, 10, level=Level.MAJOR)
    state = {task.id: task.is_done for task in tasks(folded(story), plan)}
    assert state["major.1"] is True  # contained already
    assert state["major.4"] is False  # new at this level
    assert state["major.8"] is False  # its audience grew: open again


def test_a_crisis_keeps_the_duties_of_the_level_below() -> None:
    plan = make_plan()
    story = Story(level=Level.CRISIS, confirmed_by="wim")
    ids = [task.id for task in open_tasks(folded(story), plan)]
    assert "crisis.1" in ids
    assert "major.4" in ids
    assert "minor.1" not in ids  # major.1 continues it


def test_the_rto_runs_from_the_disruption_with_the_objective_of_that_day() -> None:
    plan = make_plan()
    story = Story(
        level=Level.MAJOR,
        activities=("orders",),
        disrupted_at=at(-30),
        objectives=(Objective("orders", timedelta(hours=4)),),
    )
    clock = clocks(folded(story), plan, at(60))[0]
    rto = next(c for c in clocks(folded(story), plan, at(60)) if c.kind is ClockKind.RTO)
    assert rto.limit_at == at(-30 + 240)
    assert rto.used == timedelta(minutes=90)
    assert rto.left(at(60)) == timedelta(minutes=150)
    assert rto.state is ClockState.RUNNING
    assert clock.limit_at is not None
    late = next(c for c in clocks(folded(story), plan, at(500)) if c.kind is ClockKind.RTO)
    assert late.state is ClockState.PASSED


def test_several_interruptions_are_summed_and_the_longest_shown() -> None:
    plan = make_plan()
    story = Story(
        level=Level.MAJOR,
        activities=("orders",),
        objectives=(Objective("orders", timedelta(hours=4)),),
    )
    story.add(Restored, 100, activity="orders")
    story.add(Affected, 200, activity="orders")
    story.add(Restored, 230, activity="orders")
    rto = next(c for c in clocks(folded(story), plan, at(900)) if c.kind is ClockKind.RTO)
    assert rto.used == timedelta(minutes=130)
    assert rto.longest == timedelta(minutes=100)
    assert rto.kept is True


def test_elapsed_time_ignores_the_clock_change() -> None:
    zone = ZoneInfo("Europe/Brussels")
    before = datetime(2026, 10, 25, 1, 30, tzinfo=zone)
    after = datetime(2026, 10, 25, 3, 30, tzinfo=zone)
    assert elapsed(before, after) == timedelta(hours=3)


def test_a_report_to_the_bcp_manager_restarts_its_clock() -> None:
    plan = make_plan()
    story = Story(level=Level.MAJOR)
    story.add(Communicated, 90, text="Update", audience=MessageAudience.BCP_MANAGER, medium="phone")
    report = next(c for c in clocks(folded(story), plan, at(100)) if c.kind is ClockKind.REPORT)
    assert report.limit_at == at(90 + 120)


def test_a_weak_signal_starts_no_clock() -> None:
    assert clocks(folded(Story(level=Level.LOW)), make_plan(), at(5000)) == ()


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_clocks_are_monotone_in_now(first: int, second: int) -> None:
    early, later = sorted((first, second))
    plan = make_plan()
    story = Story(
        level=Level.MAJOR,
        activities=("orders",),
        objectives=(Objective("orders", timedelta(hours=4)),),
    )
    incident = folded(story)
    for kind in (ClockKind.RTO, ClockKind.SERVICE_LEVEL, ClockKind.REPORT):
        one = next(c for c in clocks(incident, plan, at(early)) if c.kind is kind)
        two = next(c for c in clocks(incident, plan, at(later)) if c.kind is kind)
        assert two.used >= one.used
        assert one.limit_at == two.limit_at


@pytest.mark.parametrize(
    ("level", "bcp", "roles"),
    [
        (Level.LOW, False, ()),
        (Level.MINOR, False, ("incident_manager",)),
        (Level.MINOR, True, ("incident_manager", "bcp_manager")),
        (Level.MAJOR, False, ("incident_manager", "bcp_manager")),
    ],
)
def test_who_must_agree_to_closing(level: Level, bcp: bool, roles: tuple[str, ...]) -> None:
    story = Story(level=level)
    if bcp:
        story.add(BcpChanged, 1, change=BcpChange.ACTIVATED)
        story.add(BcpChanged, 2, change=BcpChange.STOOD_DOWN)
    assert closing_roles(folded(story), make_plan()) == roles


def test_closing_lists_everything_that_is_missing() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    story.add(BcpChanged, 1, change=BcpChange.ACTIVATED)
    codes = [item.code for item in closing_objections(folded(story), make_plan())]
    assert codes == [
        "activity_not_restored",
        "bcp_still_active",
        "cause_not_settled",
        "duties_open",
        "agreement_missing",
        "agreement_missing",
    ]


def test_an_agreement_may_come_before_or_with_the_closing() -> None:
    plan = make_plan()
    story = Story(level=Level.MAJOR)
    story.add(Eradicated, 1, cause_found=False, efforts="logs read")
    story.add(Agreed, 2, by="wim", role="bcp_manager")
    left = closing_objections(folded(story), plan, agreed_by=("joris",), waived=("duties",))
    assert left == ()  # joris is the deputy of the incident manager


def test_an_activity_that_is_down_cannot_be_waived() -> None:
    story = Story(level=Level.MINOR, activities=("orders",))
    left = closing_objections(folded(story), make_plan(), waived=("orders", "duties"))
    assert "activity_not_restored" in [item.code for item in left]


def test_lowering_from_a_crisis_needs_reason_and_agreement() -> None:
    plan = make_plan()
    incident = folded(Story(level=Level.CRISIS, confirmed_by="wim"))
    none = level_objections(incident, plan, Level.MAJOR, by="nadia", agreed_by=None, reason="")
    assert [item.code for item in none] == ["lowering_needs_reason", "lowering_needs_agreement"]
    assert not level_objections(
        incident, plan, Level.MAJOR, by="nadia", agreed_by="claire", reason="under control"
    )


def test_the_declared_event_names_its_incident() -> None:
    story = Story()
    assert isinstance(story.events[0], Declared)
    assert story.events[0].incident == INCIDENT
