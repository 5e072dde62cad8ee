"""The course of an incident on a terminal, day by day, with the time since it was noticed."""

from incplan.cli.output.bars import can_draw
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.documents.wording.timeline import for_readers, timeline_lines
from incplan.documents.wording.wording import Wording
from incplan.i18n.time.dates import clock_time, short_date
from incplan.incident.clocks.running import elapsed
from incplan.incident.review.timeline import Timeline
from incplan.vocabulary import Audience

_ASCII = {"▲": "^", "✗": "x", "✓": "v", "◷": "o", "•": "*"}


def show_timeline(
    screen: Screen, session: Session, course: Timeline, readers: Audience = Audience.TEAM
) -> None:
    """One line a moment; what is still down or never came back is said too."""
    say = Wording(session.desk.plan(), session.translator, readers)
    signs = can_draw()
    day = None
    for line in timeline_lines(say, for_readers(say, course)):
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
