"""The course of an incident as a drawing (SVG): no script, no font to fetch, the same bytes always.

All of it is also given in words: a title, a description for people who cannot see it, and a
numbered list of the marks.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from html import escape
from typing import Final

from incplan.documents.wording.tasks import task_texts
from incplan.documents.wording.timeline import duty_name, kept_word, mark_words
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.dates import clock_time, short_date
from incplan.incident.clocks.running import elapsed
from incplan.incident.events.words import LEVEL_NOT_SAID
from incplan.incident.review.timeline import Mark, Timeline
from incplan.incident.state.stretches import LevelStretch
from incplan.vocabulary import Level

WIDTH: Final = 1000
#: Printed on a page, the text must not become smaller than the text around it.
PAGE_WIDTH: Final = 580
_LEFT: Final = 210
_RIGHT: Final = 20
_LANE: Final = 34
_TOP: Final = 46
#: Width of a date on the axis, and of a letter beside a bar.
_DATE: Final = 64
_LETTER: Final = 6.2
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
    "text{font-family:'Source Sans 3',sans-serif;font-size:12px;fill:#111}.small{font-size:11px}"
    ".grid{stroke:#ccc}.down{fill:#a50f15}.duty{fill:#4a6fa5}text.on{fill:#fff}"
    ".limit{stroke:#000;stroke-width:2;stroke-dasharray:4 3}"
    ".mark{fill:#fff;stroke:#111}"
)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Converts moments to horizontal positions."""

    start: datetime
    end: datetime
    width: int

    def at(self, moment: datetime) -> float:
        whole = max(elapsed(self.start, self.end).total_seconds(), 60.0)
        part = elapsed(self.start, moment).total_seconds() / whole
        return round(_LEFT + min(max(part, 0.0), 1.0) * (self.width - _LEFT - _RIGHT), 1)


def timeline_svg(
    say: Wording,
    course: Timeline,
    title: str,
    *,
    width: int = WIDTH,
    listed: bool = True,
    marked: bool = True,
) -> str:
    """The drawing. Other readers than the team and management see functions and kinds only.

    `listed` puts what each number stands for below; a page has a table for it. Without `marked` the
    single entries are left out: levels, activities and duties alone.
    """
    scale = _Scale(course.start, course.end, width)
    lanes = 1 + len(course.activities) + len(course.duties)
    marks_at = _TOP + lanes * _LANE + 10
    rows = _rows(course.marks, scale)
    list_at = marks_at + (max(rows, default=0) + 1) * 22 + 24
    height = list_at + len(course.marks) * 18 + 10 if listed else list_at - 16
    if not marked:
        height = marks_at + 6
    parts = [
        *_head(say, course, title, (width, height)),
        *_axis(say, scale, marks_at),
        *_levels(say, course, scale),
        *_activities(say, course, scale),
        *_duties(say, course, scale),
        *(_marks(say, course.marks, rows, scale, marks_at) if marked else ()),
        *(_list(say, course, list_at) if listed and marked else ()),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _head(say: Wording, course: Timeline, title: str, size: tuple[int, int]) -> Iterator[str]:
    width, height = size
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="t d" lang="{_text(say.language)}">'
    )
    yield f'<title id="t">{_text(title)}</title>'
    yield f'<desc id="d">{_text(told(say, course))}</desc>'
    yield f"<style>{_STYLE}</style>"
    yield f'<rect width="{width}" height="{height}" fill="#fff"/>'
    yield f'<text x="8" y="18" font-weight="bold">{_text(say.masked(title)[:120])}</text>'


def told(say: Wording, course: Timeline) -> str:
    """The drawing described in sentences."""
    return " ".join(_sentences(say, course))


def _level(say: Wording, stretch: LevelStretch) -> str:
    """The name of a level at the beginning of a sentence."""
    if stretch.told == LEVEL_NOT_SAID:
        return say.t("Level not said")
    return say.label(f"level.{stretch.told}")


def _sentences(say: Wording, course: Timeline) -> Iterator[str]:
    for stretch in course.levels:
        yield say.t(
            "{level} from {start} for {span}.",
            level=_level(say, stretch),
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
    most = (scale.width - _LEFT - _RIGHT) // _DATE
    start, end = (at.astimezone(say.zone) for at in (scale.start, scale.end))
    for moment in ticks(start, end, most):
        x = scale.at(moment)
        yield f'<line class="grid" x1="{x}" y1="{_TOP - 8}" x2="{x}" y2="{bottom}"/>'
        words = clock_time(moment, say.language)
        if moment.date() != day:
            day = moment.date()
            words = short_date(moment, say.language)
        yield _small(words, x, _TOP - 12)


def ticks(start: datetime, end: datetime, most: int = 12) -> Iterator[datetime]:
    """At most so many round local times in between; hours a clock change skips are left out."""
    span = elapsed(start, end)
    step = next((step for step in _STEPS if span / step <= most), _STEPS[-1])
    moment = datetime.combine(start.date(), time(), start.tzinfo)
    while elapsed(moment, end) >= timedelta(0):
        exists = moment.astimezone(UTC).astimezone(moment.tzinfo).hour == moment.hour
        if exists and elapsed(start, moment) >= timedelta(0):
            yield moment
        moment += step  # local hours, also across a clock change


def _levels(say: Wording, course: Timeline, scale: _Scale) -> Iterator[str]:
    y = _TOP
    yield _label(say.t("Level"), y)
    for stretch in course.levels:
        x, wide = _box(scale, stretch.start, stretch.end)
        name = say.label(f"level.{stretch.told}")
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
        if lane.limit_at is not None:
            rto = f"RTO {say.span(lane.rto)}"
            last = scale.at(lane.down[-1].end)
            yield from _limit(say, (lane.limit_at, rto, lane.kept), scale, y, last)


def _duties(say: Wording, course: Timeline, scale: _Scale) -> Iterator[str]:
    """A bar for each duty to notify, below the activities: the time used of its limit."""
    for place, lane in enumerate(course.duties, start=1 + len(course.activities)):
        y = _TOP + place * _LANE
        yield _label(duty_name(say, lane), y)
        x, wide = _box(scale, lane.start, min(lane.met_at or course.end, course.end))
        yield f'<rect class="duty" x="{x}" y="{y + 6}" width="{wide}" height="10"/>'
        limit = (lane.limit_at, say.span(lane.allowed), lane.kept)
        yield from _limit(say, limit, scale, y, x + wide)


def _limit(
    say: Wording, limit: tuple[datetime, str, bool | None], scale: _Scale, y: int, bar: float
) -> Iterator[str]:
    """A limit: a line where it is reached, or words alone when that lies beyond the drawing.

    The words stand to the right of line and bar, or below when there is no room.
    """
    at, words, kept = limit
    if kept is not None:
        words = f"{words}, {kept_word(say, kept)}"
    x = scale.at(at)
    if scale.start <= at <= scale.end:
        yield f'<line class="limit" x1="{x}" y1="{y - 3}" x2="{x}" y2="{y + 25}"/>'
    beside = max(x, bar) + 6
    if beside + _LETTER * len(words) < scale.width:
        yield _small(words, beside, y + 15, "start")
        return
    end = x > scale.width - 150
    anchor = "end" if end else "start"
    place = x - 4 if end else x + 4
    yield _small(words, place, y + 31, anchor)


def _rows(marks: tuple[Mark, ...], scale: _Scale) -> list[int]:
    """Rows for the marks: one that is too near its neighbour goes one row down."""
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
    say: Wording, marks: tuple[Mark, ...], rows: list[int], scale: _Scale, top: int
) -> Iterator[str]:
    """Numbered circles on the scale."""
    yield _label(say.t("What happened"), top - 4)
    for number, (mark, row) in enumerate(zip(marks, rows, strict=True), start=1):
        x, y = scale.at(mark.at), top + 10 + row * 22
        yield f'<circle class="mark" cx="{x}" cy="{y}" r="9"/>'
        yield f'<text class="small" x="{x}" y="{y + 4}" text-anchor="middle">{number}</text>'


def _list(say: Wording, course: Timeline, top: int) -> Iterator[str]:
    """What each number stands for."""
    tasks = task_texts(say.plan)
    for number, mark in enumerate(course.marks, start=1):
        # Masked before it is cut: half a private number tells the most of it.
        words = say.masked(mark_words(say, tasks, mark, course))
        line = f"{number}. {say.moment(mark.at)}  {words}"
        yield f'<text x="8" y="{top + number * 18 - 4}">{_text(_short(line))}</text>'


def _short(text: str) -> str:
    return text if len(text) <= 150 else f"{text[:147]}..."


def _label(text: str, y: int) -> str:
    """A name in full beside its bar: on as many lines as it needs, closer and smaller."""
    lines = textwrap.wrap(text, 31) or [""]
    if len(lines) > 2:
        lines = textwrap.wrap(text, 38)
    step, size = (13, 12) if len(lines) <= 2 else (10, 9.5)
    first = y + 15 - (len(lines) - 1) * step / 2
    return "".join(
        f'<text x="8" y="{round(first + place * step, 1):g}" style="font-size:{size}px">'
        f"{_text(line)}</text>"
        for place, line in enumerate(lines)
    )


def _small(text: str, x: float, y: float, anchor: str = "middle") -> str:
    return f'<text class="small" x="{x}" y="{y}" text-anchor="{anchor}">{_text(text)}</text>'


def _box(scale: _Scale, start: datetime, end: datetime) -> tuple[float, float]:
    x = scale.at(start)
    return x, round(max(scale.at(end) - x, 2.0), 1)


def _text(text: str) -> str:
    return escape(safe(" ".join(text.split())), quote=True)
