"""Reports promised and given, as pure functions of the events (S-062, S-110)."""

from datetime import timedelta

import pytest

from incplan.incident.clocks.reports import (
    recipients_of,
    report_clocks,
    report_promises,
    reports_given,
)
from incplan.incident.events.course_events import Classified, Closed, Escalated, Reopened
from incplan.incident.events.events import Called, Communicated, HandedOver
from incplan.incident.events.words import CallOutcome, MessageAudience
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.plan.files.levels import ReportRhythm
from incplan.vocabulary import Level
from tests.incident.builders import Story, at, make_plan

HOUR = timedelta(hours=1)


def folded(story: Story) -> Incident:
    incident = fold(story.events)
    assert incident is not None
    return incident


def promised(story: Story, until: float) -> list[tuple[str, str, float, float | None]]:
    """Recipient, level, and from which minute to which."""
    start = at(0)
    return [
        (
            item.recipient,
            item.level.value,
            (item.start - start).total_seconds() / 60,
            (item.end - start).total_seconds() / 60 if item.end else None,
        )
        for item in report_promises(folded(story), make_plan(), at(until))
    ]


def test_promises_follow_the_levels_through_closing_and_return() -> None:
    story = Story(level=Level.MINOR)
    story.add(Escalated, 30, level=Level.MAJOR)
    story.add(Escalated, 90, level=Level.CRISIS, confirmed_by="wim")
    story.add(Classified, 150, level=Level.MAJOR)
    story.add(Closed, 200)
    story.add(Reopened, 300)
    assert promised(story, 300) == [
        ("bcp_manager", "major", 30, 90),
        ("bcp_manager", "crisis", 90, 150),
        ("management", "crisis", 90, 150),
        ("bcp_manager", "major", 150, 200),
        ("bcp_manager", "major", 300, None),
    ]


def test_an_unconfirmed_crisis_promises_what_major_does() -> None:
    story = Story(level=Level.MAJOR)
    story.add(Escalated, 30, level=Level.CRISIS)
    assert promised(story, 60) == [("bcp_manager", "major", 0, None)]


def test_only_what_reached_the_recipient_is_a_report() -> None:
    story = Story(level=Level.MAJOR)
    to = MessageAudience
    story.add(Communicated, 10, audience=to.STAFF, medium="phone")
    story.add(Communicated, 40, audience=to.BCP_MANAGER, medium="phone")
    story.add(Called, 20, contact="wim")
    story.add(Called, 25, contact="wim", outcome=CallOutcome.NO_ANSWER, report_to=(to.BCP_MANAGER,))
    story.add(Called, 30, contact="wim", report_to=(to.BCP_MANAGER,))
    assert reports_given(folded(story), "bcp_manager") == (at(30), at(40))
    assert reports_given(folded(story), "management") == ()
    (clock,) = report_clocks(folded(story), make_plan(), at(50))
    assert (clock.started_at, clock.limit_at, clock.start_event) == (at(40), at(160), "report")


def test_a_report_before_the_level_was_set_does_not_count_for_it() -> None:
    story = Story(level=Level.MINOR)
    story.add(Communicated, 10, audience=MessageAudience.BCP_MANAGER, medium="phone")
    story.add(Escalated, 30, level=Level.MAJOR)
    (clock,) = report_clocks(folded(story), make_plan(), at(40))
    assert (clock.started_at, clock.limit_at, clock.start_event) == (at(30), at(150), "level")


def test_the_deputy_of_management_is_told_for_the_function_held() -> None:
    story = Story(level=Level.CRISIS, confirmed_by="wim")
    assert recipients_of(folded(story), make_plan(), "wim", at(1)) == ("bcp_manager",)
    assert recipients_of(folded(story), make_plan(), "nadia", at(1)) == ()
    story.add(HandedOver, 5, role="management", to="nadia")
    assert recipients_of(folded(story), make_plan(), "nadia", at(6)) == ("management",)


@pytest.mark.parametrize(
    ("rhythm", "level", "expected"),
    [
        (ReportRhythm(every=HOUR), Level.LOW, {}),
        (ReportRhythm(every=HOUR), Level.MINOR, {}),
        (ReportRhythm(every=HOUR), Level.MAJOR, {"bcp_manager": HOUR}),
        (ReportRhythm(every=HOUR), Level.CRISIS, {"bcp_manager": HOUR, "management": HOUR}),
        (ReportRhythm(every=timedelta(0)), Level.MAJOR, {}),
        (ReportRhythm(recipients=(("management", HOUR),)), Level.MAJOR, {"management": HOUR}),
        (ReportRhythm(recipients=(("management", HOUR),)), Level.LOW, {}),
    ],
)
def test_one_duration_is_for_whom_the_template_names(
    rhythm: ReportRhythm, level: Level, expected: dict[str, timedelta]
) -> None:
    assert rhythm.at(level) == expected
