"""The course of an incident in words, one line a moment: for the terminal and for paper."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from incplan.documents.wording.events import event_facts
from incplan.documents.wording.tasks import Tasks, task_texts
from incplan.documents.wording.wording import Wording
from incplan.incident.events.events import ObligationRecorded
from incplan.incident.review.timeline import ActivityLane, DutyLane, Mark, Timeline
from incplan.vocabulary import Audience

_INSIDE = (Audience.TEAM, Audience.MANAGEMENT)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Line:
    """A moment: a sign for what kind of thing it is, the number of a mark in the drawing."""

    at: datetime
    sign: str
    words: str
    number: int = 0


def timeline_title(say: Wording, course: Timeline) -> str:
    """What it is the course of, and that an exercise is one."""
    title = say.t("Timeline of incident {number}", number=course.number)
    exercise = course.incident.startswith("EXE-")
    return say.named(say.t("EXERCISE"), title) if exercise else title


def timeline_lines(say: Wording, course: Timeline) -> tuple[Line, ...]:
    """All of them in order of time; of lines at the same moment the levels come first."""
    found = [*_levels(say, course), *_activities(say, course), *_duties(say, course)]
    found += _marks(say, course)
    return tuple(sorted(found, key=lambda line: (line.at, line.number)))


def for_readers(say: Wording, course: Timeline) -> Timeline:
    """Without the duties to notify, which do not concern readers outside the company."""
    if say.audience in _INSIDE:
        return course
    marks = tuple(mark for mark in course.marks if not isinstance(mark.event, ObligationRecorded))
    return replace(course, marks=marks, duties=())


def _levels(say: Wording, course: Timeline) -> Iterator[Line]:
    for stretch in course.levels:
        name = say.label(f"level.{stretch.told}")
        words = say.named(say.t("Level"), name)
        yield Line(at=stretch.start, sign="▲", words=words)


def _activities(say: Wording, course: Timeline) -> Iterator[Line]:
    for lane in course.activities:
        name = say.activity(lane.activity)
        for down in lane.down:
            yield Line(at=down.start, sign="✗", words=say.t("{activity} down", activity=name))
            if down.ended:
                words = say.t(
                    "{activity} back after {span}", activity=name, span=say.span(down.lasts)
                )
                yield Line(at=down.end, sign="✓", words=words)
        if lane.limit_at is not None and course.start <= lane.limit_at <= course.end:
            yield Line(at=lane.limit_at, sign="◷", words=_rto(say, lane, name))


def _rto(say: Wording, lane: ActivityLane, name: str) -> str:
    words = say.t("RTO of {activity} ({rto})", activity=name, rto=say.span(lane.rto))
    if lane.kept is None:
        return words
    return say.named(words, kept_word(say, lane.kept))


def _duties(say: Wording, course: Timeline) -> Iterator[Line]:
    for lane in course.duties:
        if course.start <= lane.limit_at <= course.end:
            words = say.t("limit to notify ({span})", span=say.span(lane.allowed))
            parts = [duty_name(say, lane), words]
            if lane.kept is not None:
                parts.append(kept_word(say, lane.kept))
            yield Line(at=lane.limit_at, sign="◷", words=say.listed(parts))


def kept_word(say: Wording, kept: bool) -> str:
    """Whether a limit was kept."""
    return say.t("kept") if kept else say.t("missed")


def duty_name(say: Wording, lane: DutyLane) -> str:
    """A duty, and its stage when there are several."""
    return " - ".join(part for part in (say.text(lane.title), say.text(lane.stage)) if part)


def _marks(say: Wording, course: Timeline) -> Iterator[Line]:
    tasks = task_texts(say.plan)
    for number, mark in enumerate(course.marks, start=1):
        words = mark_words(say, tasks, mark, course)
        yield Line(at=mark.at, sign="•", words=words, number=number)


def mark_words(say: Wording, tasks: Tasks, mark: Mark, course: Timeline) -> str:
    """The kind of an event; who and what only for the team and management."""
    kind = say.label(f"kind.{mark.event.KIND.value}")
    if say.audience not in _INSIDE:
        return kind
    if isinstance(mark.event, ObligationRecorded):
        duty = mark.event.obligation
        facts = event_facts(say, tasks, mark.event, without=("obligation",))
        parts = (say.text(course.duty_titles.get(duty)) or duty or kind, facts)
        return say.listed(parts)
    facts = event_facts(say, tasks, mark.event, without=("activities", "proposed"))
    return say.named(kind, facts) if facts else kind
