"""The course of an incident as a drawing (SVG): no script, no font to fetch, the same bytes always.

Everything is said in words too: a title, a description for readers who do not see it, and a
numbered list of the marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from html import escape
from typing import Final

from incplan.documents.event_words import event_facts
from incplan.documents.tasks import Tasks, task_texts
from incplan.documents.wording import Wording
from incplan.i18n.dates import clock_time, short_date
from incplan.i18n.hostile import safe
from incplan.incident.clocks import elapsed
from incplan.incident.timeline import ActivityLane, Mark, Timeline
from incplan.vocabulary import Audience, Level

WIDTH: Final = 1000
_LEFT: Final = 210
_RIGHT: Final = 20
_LANE: Final = 34
_TOP: Final = 46
_COLOURS: Final = {
    Level.LOW: "#9ecae1",
    Level.MINOR: "#6baed6",
    Level.MAJOR: "#fd8d3c",
    Level.CRISIS: "#cb181d",
}
_STEPS: Final = (
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(days=1),
    timedelta(days=2),
    timedelta(days=7),
    timedelta(days=30),
    timedelta(days=365),
)
_STYLE: Final = (
    "text{font:12px sans-serif;fill:#111}.small{font-size:11px}.grid{stroke:#ccc}"
    ".down{fill:#a50f15}.on{fill:#fff}.limit{stroke:#000;stroke-width:2;stroke-dasharray:4 3}"
    ".mark{fill:#fff;stroke:#111}"
)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From moments to places."""

    start: datetime
    end: datetime

    def at(self, moment: datetime) -> float:
        whole = max(elapsed(self.start, self.end).total_seconds(), 60.0)
        part = elapsed(self.start, moment).total_seconds() / whole
        return round(_LEFT + min(max(part, 0.0), 1.0) * (WIDTH - _LEFT - _RIGHT), 1)


def timeline_svg(say: Wording, course: Timeline, title: str) -> str:
    """The drawing. Other readers than the team and management see functions and kinds only."""
    tasks = task_texts(say.plan)
    scale = _Scale(course.start, course.end)
    lanes = 1 + len(course.activities)
    marks_at = _TOP + lanes * _LANE + 10
    rows = _rows(course.marks, scale)
    list_at = marks_at + (max(rows, default=0) + 1) * 22 + 24
    height = list_at + len(course.marks) * 18 + 10
    parts = [
        *_head(say, course, title, height),
        *_axis(say, scale, marks_at),
        *_levels(say, course, scale),
        *_activities(say, course, scale),
        *_marks(say, tasks, course.marks, rows, scale, (marks_at, list_at)),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _head(say: Wording, course: Timeline, title: str, height: int) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-labelledby="t d" lang="{_text(say.language)}">'
    )
    yield f'<title id="t">{_text(title)}</title>'
    yield f'<desc id="d">{_text(" ".join(_told(say, course)))}</desc>'
    yield f"<style>{_STYLE}</style>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    yield f'<text x="8" y="18" font-weight="bold">{_text(title[:120])}</text>'


def _told(say: Wording, course: Timeline) -> Iterator[str]:
    """The drawing in sentences."""
    for stretch in course.levels:
        yield say.t(
            "{level} from {start} for {span}.",
            level=say.label(f"level.{stretch.level.value}"),
            start=say.moment(stretch.start),
            span=say.span(stretch.lasts),
        )
    for lane in course.activities:
        for down in lane.down:
            yield say.t(
                "{activity} down from {start} for {span}.",
                activity=say.activity(lane.activity),
                start=say.moment(down.start),
                span=say.span(down.lasts),
            )


def _axis(say: Wording, scale: _Scale, bottom: int) -> Iterator[str]:
    """Lines at round hours or midnights; the day is written where it begins."""
    day = None
    for moment in ticks(scale.start.astimezone(say.zone), scale.end.astimezone(say.zone)):
        x = scale.at(moment)
        yield f'<line class="grid" x1="{x}" y1="{_TOP - 8}" x2="{x}" y2="{bottom}"/>'
        words = clock_time(moment)
        if moment.date() != day:
            day = moment.date()
            words = short_date(moment, say.language)
        yield _small(words, x, _TOP - 12)


def ticks(start: datetime, end: datetime) -> Iterator[datetime]:
    """At most a dozen round local times in between; an hour the clock skipped is left out."""
    span = elapsed(start, end)
    step = next((step for step in _STEPS if span / step <= 12), _STEPS[-1])
    moment = datetime.combine(start.date(), time(), start.tzinfo)
    while elapsed(moment, end) >= timedelta(0):
        exists = moment.astimezone(UTC).astimezone(moment.tzinfo).hour == moment.hour
        if exists and elapsed(start, moment) >= timedelta(0):
            yield moment
        moment += step  # local hours, whatever the clock did


def _levels(say: Wording, course: Timeline, scale: _Scale) -> Iterator[str]:
    y = _TOP
    yield _label(say.t("Level"), y)
    for stretch in course.levels:
        x, wide = _box(scale, stretch.start, stretch.end)
        name = say.label(f"level.{stretch.level.value}")
        colour = _COLOURS[stretch.level]
        yield f'<rect x="{x}" y="{y}" width="{wide}" height="22" fill="{colour}"/>'
        if wide > 7 * len(name):
            dark = stretch.level is Level.CRISIS
            style = ' class="on"' if dark else ""
            yield f'<text x="{x + 4}" y="{y + 15}"{style}>{_text(name)}</text>'


def _activities(say: Wording, course: Timeline, scale: _Scale) -> Iterator[str]:
    for place, lane in enumerate(course.activities, start=1):
        y = _TOP + place * _LANE
        yield _label(say.activity(lane.activity), y)
        for down in lane.down:
            x, wide = _box(scale, down.start, down.end)
            words = say.span(down.lasts)
            yield f'<rect class="down" x="{x}" y="{y}" width="{wide}" height="22"/>'
            if wide > 7 * len(words):
                yield f'<text class="on" x="{x + 4}" y="{y + 15}">{_text(words)}</text>'
        yield from _limit(say, lane, scale, y)


def _limit(say: Wording, lane: ActivityLane, scale: _Scale, y: int) -> Iterator[str]:
    """The objective: a line where it is used up, or a word when that lies beyond the drawing."""
    if lane.limit_at is None or lane.rto is None:
        return
    words = f"RTO {say.span(lane.rto)}"
    if lane.kept is not None:
        words = f"{words}, {say.t('kept') if lane.kept else say.t('missed')}"
    x = scale.at(lane.limit_at)
    if scale.start <= lane.limit_at <= scale.end:
        yield f'<line class="limit" x1="{x}" y1="{y - 3}" x2="{x}" y2="{y + 25}"/>'
    end = x > WIDTH - 150
    anchor = "end" if end else "start"
    place = x - 4 if end else x + 4
    yield _small(words, place, y + 32, anchor)


def _rows(marks: tuple[Mark, ...], scale: _Scale) -> list[int]:
    """Marks too near to each other go one row down."""
    last: list[float] = []
    rows = []
    for mark in marks:
        x = scale.at(mark.at)
        row = next((place for place, taken in enumerate(last) if x - taken >= 22), len(last))
        if row == len(last):
            last.append(x)
        last[row] = x
        rows.append(row)
    return rows


def _marks(
    say: Wording,
    tasks: Tasks,
    marks: tuple[Mark, ...],
    rows: list[int],
    scale: _Scale,
    tops: tuple[int, int],
) -> Iterator[str]:
    """Numbered circles on the scale, and what each stands for below."""
    marks_at, list_at = tops
    yield _label(say.t("What happened"), marks_at - 4)
    for number, (mark, row) in enumerate(zip(marks, rows, strict=True), start=1):
        x, y = scale.at(mark.at), marks_at + 10 + row * 22
        yield f'<circle class="mark" cx="{x}" cy="{y}" r="9"/>'
        yield f'<text class="small" x="{x}" y="{y + 4}" text-anchor="middle">{number}</text>'
        words = mark_words(say, tasks, mark)
        when = say.moment(mark.at)
        line = f"{number}. {when}  {words}"
        yield f'<text x="8" y="{list_at + number * 18 - 4}">{_text(_short(line))}</text>'


def mark_words(say: Wording, tasks: Tasks, mark: Mark) -> str:
    """The kind of an event; who and what only for the team and management."""
    kind = say.label(f"kind.{mark.event.KIND.value}")
    if say.audience not in (Audience.TEAM, Audience.MANAGEMENT):
        return kind
    facts = event_facts(say, tasks, mark.event)
    return f"{kind}: {facts}" if facts else kind


def _short(text: str) -> str:
    return text if len(text) <= 150 else f"{text[:147]}..."


def _label(text: str, y: int) -> str:
    shown = text if len(text) <= 30 else f"{text[:28]}..."
    return f'<text x="8" y="{y + 15}">{_text(shown)}</text>'


def _small(text: str, x: float, y: float, anchor: str = "middle") -> str:
    return f'<text class="small" x="{x}" y="{y}" text-anchor="{anchor}">{_text(text)}</text>'


def _box(scale: _Scale, start: datetime, end: datetime) -> tuple[float, float]:
    x = scale.at(start)
    return x, round(max(scale.at(end) - x, 2.0), 1)


def _text(text: str) -> str:
    return escape(safe(" ".join(text.split())), quote=True)
