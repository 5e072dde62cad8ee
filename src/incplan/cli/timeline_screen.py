"""The course of an incident on a terminal, day by day, with the time since it was noticed."""

from collections.abc import Iterator
from datetime import datetime

from incplan.cli import phrases
from incplan.cli.bars import can_draw
from incplan.cli.screen import Screen
from incplan.cli.session import Session
from incplan.documents.tasks import task_texts
from incplan.documents.timeline_svg import mark_words
from incplan.documents.wording import Wording
from incplan.i18n.catalogue import _
from incplan.i18n.dates import clock_time, short_date
from incplan.incident.clocks import elapsed
from incplan.incident.timeline import ActivityLane, Timeline

Line = tuple[datetime, str, str]


def show_timeline(screen: Screen, session: Session, course: Timeline) -> None:
    """One line a moment; what is still down or never came back is said too."""
    say = Wording(session.desk.plan(), session.translator)
    lines = sorted((*_levels(say, course), *_activities(say, course), *_marks(say, course)))
    signs = can_draw()
    day = None
    for at, sign, words in lines:
        local = at.astimezone(session.desk.zone)
        if local.date() != day:
            day = local.date()
            screen.heading(short_date(local, session.translator.language))
        since = say.span(elapsed(course.start, at))
        shown = sign if signs else _ASCII[sign]
        screen.line(f"{clock_time(local)}  +{since:<10} {shown} {words}", indent=2)


_ASCII = {"▲": "^", "✗": "x", "✓": "v", "◷": "o", "•": "*"}


def _levels(say: Wording, course: Timeline) -> Iterator[Line]:
    for stretch in course.levels:
        yield stretch.start, "▲", say.label(f"level.{stretch.level.value}")


def _activities(say: Wording, course: Timeline) -> Iterator[Line]:
    for lane in course.activities:
        name = say.activity(lane.activity)
        for down in lane.down:
            yield down.start, "✗", _("{activity} down", activity=name)
            if down.ended:
                words = _("{activity} back after {span}", activity=name, span=say.span(down.lasts))
                yield down.end, "✓", words
        if lane.limit_at is not None and course.start <= lane.limit_at <= course.end:
            yield lane.limit_at, "◷", _limit(say, lane, name)


def _limit(say: Wording, lane: ActivityLane, name: str) -> str:
    words = _("RTO of {activity} ({rto})", activity=name, rto=say.span(lane.rto))
    if lane.kept is None:
        return words
    return phrases.named(words, say.t("kept") if lane.kept else say.t("missed"))


def _marks(say: Wording, course: Timeline) -> Iterator[Line]:
    tasks = task_texts(say.plan)
    for mark in course.marks:
        yield mark.at, "•", mark_words(say, tasks, mark)
