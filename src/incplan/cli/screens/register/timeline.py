"""The course of an incident on a terminal, day by day, with the time since it was noticed."""

from dataclasses import replace

from incplan.cli.output.screen import Screen
from incplan.cli.screens.register.bars import can_draw
from incplan.cli.session.session import Session
from incplan.documents.wording.timeline import Line, for_readers, timeline_lines
from incplan.documents.wording.wording import Wording
from incplan.i18n.time.dates import clock_time, short_date
from incplan.incident.clocks.running import elapsed
from incplan.incident.review.timeline import Timeline

_ASCII = {"▲": "^", "✗": "x", "✓": "v", "◷": "o", "•": "*"}


def lines_for(say: Wording, course: Timeline) -> tuple[Line, ...]:
    """The lines that these readers may see, in words that they may read."""
    found = timeline_lines(say, for_readers(say, course))
    return tuple(replace(line, words=say.masked(line.words)) for line in found)


def show_timeline(
    screen: Screen, session: Session, course: Timeline, lines: tuple[Line, ...], say: Wording
) -> None:
    """One line per event; activities still down are listed too."""
    signs = can_draw()
    day = None
    for line in lines:
        local = line.at.astimezone(session.desk.zone)
        if local.date() != day:
            day = local.date()
            screen.heading(short_date(local, session.translator.language))
        since = say.span(elapsed(course.start, line.at))
        shown = line.sign if signs else _ASCII[line.sign]
        screen.line(
            f"{clock_time(local, session.translator.language)}  +{since:<10} {shown} {line.words}",
            indent=2,
        )
