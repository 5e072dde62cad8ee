"""The course of an incident as lanes, and its drawing."""

from datetime import datetime, timedelta
from xml.etree import ElementTree as Xml
from zoneinfo import ZoneInfo

import pytest

from incplan.documents.charts.timeline import ticks, timeline_svg
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import translator
from incplan.incident.events.course_events import Classified, Closed, Escalated, Reopened
from incplan.incident.events.events import Affected, Communicated, Restored
from incplan.incident.events.words import MessageAudience
from incplan.incident.review.timeline import timeline
from incplan.vocabulary import Audience, Level
from tests.small_plan import Story, at, objectives, small_plan

ZONE = ZoneInfo("Europe/Brussels")
HOSTILE = '</text><script>alert("x")</script>\x1b[2J'


def night():
    return (
        Story()
        .declared(
            "Fire", activities=("orders",), objectives=objectives(orders=4), disrupted_at=at(-30)
        )
        .tell(Escalated, 60, level=Level.MAJOR)
        .tell(Classified, 70, level=Level.MAJOR)
        .tell(
            Communicated, 90, audience=MessageAudience.CUSTOMERS, medium=HOSTILE, text="x",
            approved_by="claire",
        )
        .tell(Restored, 180, activity="orders")
        .tell(Closed, 2000)
        .tell(Reopened, 2100)
        .tell(Affected, 2100, activity="orders")
        .tell(Restored, 2200, activity="orders")
        .tell(Closed, 3000)
    )  # fmt: skip


def course(story=None, now=None):
    return timeline((story or night()).incident, small_plan(), now or at(9000))


def test_levels_and_interruptions_are_stretches():
    found = course()

    # Between closing and reopening no level was in force.
    assert [(item.level, item.start, item.end) for item in found.levels] == [
        (Level.MINOR, at(0), at(60)),
        (Level.MAJOR, at(60), at(2000)),
        (Level.MAJOR, at(2100), at(3000)),
    ]
    (lane,) = found.activities
    assert [stretch.lasts for stretch in lane.down] == [
        timedelta(minutes=210), timedelta(minutes=100),
    ]  # fmt: skip
    # 210 of 240 minutes were used up: the other 30 end half an hour into the second outage.
    assert (lane.limit_at, lane.kept) == (at(2130), False)
    assert (found.start, found.end) == (at(-30), at(3000))


def test_what_still_goes_on_ends_now_and_is_neither_kept_nor_missed():
    story = Story().declared(activities=("orders",), objectives=objectives(orders=4))
    found = course(story, now=at(60))
    (lane,) = found.activities

    assert (found.end, lane.down[0].ended, lane.kept) == (at(60), False, None)
    assert course(story, now=at(241)).activities[0].kept is False


def drawn(audience=Audience.TEAM):
    say = Wording(small_plan(), translator("en"), audience)
    return timeline_svg(say, course(), f"Timeline {HOSTILE}")


def test_the_drawing_is_inert_repeatable_and_told_in_words():
    page = drawn()
    root = Xml.fromstring(page)

    assert page == drawn()
    tags = {element.tag.partition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "text", "line", "circle"}
    assert root.get("role") == "img"
    assert "Orders down from" in root[1].text
    assert "\x1b" not in page


def test_outside_readers_see_kinds_only():
    assert "Claire" in drawn()
    assert "Claire" not in drawn(Audience.PUBLIC)


@pytest.mark.parametrize("hours", [1, 5, 30, 24 * 4, 24 * 40])
def test_the_scale_stays_readable_over_any_length(hours):
    start = datetime(2026, 10, 24, 21, 55, tzinfo=ZONE)
    marks = list(ticks(start, start + timedelta(hours=hours)))

    assert 1 <= len(marks) <= 13
    assert all(mark.minute % 15 == 0 for mark in marks)
    if hours > 24:
        assert {mark.hour % 3 for mark in marks} == {0}


def test_the_scale_skips_the_hour_that_does_not_exist():
    start = datetime(2026, 3, 29, 0, 0, tzinfo=ZONE)

    assert [mark.hour for mark in ticks(start, start + timedelta(hours=6))] == [0, 1, 3, 4, 5, 6]
