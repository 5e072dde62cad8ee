"""The course of an incident at the end of its review: a drawing, and each moment in words."""

from incplan.documents.charts.timeline import PAGE_WIDTH, timeline_svg, told
from incplan.documents.content.blocks import Drawing, Table
from incplan.documents.content.document import Section
from incplan.documents.wording.timeline import Line, for_readers, timeline_lines, timeline_title
from incplan.documents.wording.wording import Wording
from incplan.incident.clocks.running import elapsed
from incplan.incident.review.timeline import Timeline
from incplan.vocabulary import Audience


def _sign(line: Line) -> str:
    """The number in the drawing, or a character that the paper's fonts have."""
    return f"({line.number})" if line.number else line.sign.replace("◷", "")


def timeline_section(say: Wording, course: Timeline) -> Section | None:
    """A drawing with its lines in words; None for the public, which is not told what was down."""
    if say.audience is Audience.PUBLIC:
        return None
    course = for_readers(say, course)
    title = timeline_title(say, course)
    rows = tuple(
        (
            say.moment(line.at),
            f"+{say.span(elapsed(course.start, line.at))}",
            f"{_sign(line)} {line.words}".strip(),
        )
        for line in timeline_lines(say, course)
    )
    columns = (say.t("Time"), say.t("Since the start"), say.t("What happened"))
    svg = timeline_svg(say, course, title, width=PAGE_WIDTH, listed=False)
    return Section(
        id="pir-timeline",
        title=say.t("Timeline"),
        blocks=(Drawing(svg, told(say, course)), Table(columns, rows)),
    )
