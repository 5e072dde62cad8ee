"""The lines of every sheet, those of the review among them (S-084 to S-095)."""

from typing import Final

from incplan.incident.events.words import CallOutcome, MessageAudience, People
from incplan.incident.response.sheets import (
    Box,
    Line,
    SheetKind,
    SheetName,
    action_lines,
    incident_lines,
    numbered_lines,
    tick_lines,
)
from incplan.incident.review.problems import LEVEL_ROWS
from incplan.incident.review.template import MEASURES, SECTIONS, RowKind, Section
from incplan.plan.files.review import ManagementResponse, StaffReadiness
from incplan.plan.plan import Plan
from incplan.vocabulary import Level

#: Where the second page of the review begins.
_SECOND: Final = "pir.prevention"
#: Rows for actions with who and until when.
ACTIONS: Final = 5
#: How the actual time compares with the objective: none, some or all of the activities (S-090).
RECOVERY: Final = "pir.adequacy.actual_time"
#: What the numbers on a sheet stand for, by what is asked.
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "level": tuple(level.value for level in Level),
    "people": tuple(item.value for item in People),
    "customers": ("yes", "no", "unknown"),
    "called": tuple(item.value for item in CallOutcome),
    "message": tuple(item.value for item in MessageAudience),
    "duty": ("yes", "no"),
    "review_recovery": ("none", "some", "all"),
    "pir.management": tuple(item.value for item in ManagementResponse),
    "pir.readiness": tuple(item.value for item in StaffReadiness),
}


def choices_of(plan: Plan, line: Line) -> tuple[str, ...]:
    """The answers numbered on the sheet; none where letters are ringed or words are written."""
    if line.what == "type":
        return plan.fiche_ids()
    if line.what == "site":
        return tuple(site.id for site in plan.file.organisation.sites)
    if line.what == "level" and line.subject:
        return ()
    return CHOICES.get(line.subject if line.what == "review_choice" else line.what, ())


def sheet_lines(plan: Plan, sheet: SheetName, fiche: str | None) -> tuple[Line, ...]:
    """The lines of a sheet; `fiche` is the one ringed on a sheet of ticks."""
    if sheet.kind is SheetKind.INCIDENT:
        return incident_lines(plan)
    if sheet.kind is SheetKind.TICKS:
        return tick_lines(plan, fiche, sheet.number)
    if sheet.kind is SheetKind.ACTIONS:
        return action_lines(plan)
    if sheet.kind is SheetKind.REVIEW:
        return tuple(line for _section, lines in review_lines(sheet.number) for line in lines)
    return numbered_lines(sheet)


def review_lines(page: int) -> tuple[tuple[Section, tuple[Line, ...]], ...]:
    """The lines of one of the two pages of the review, by section; numbered on over both."""
    found: list[tuple[Section, tuple[Line, ...]]] = []
    number = 0
    second = [item.key for item in SECTIONS].index(_SECOND)
    for place, section in enumerate(SECTIONS):
        lines = []
        for what, subject, boxes in _rows(section):
            number += 1
            lines.append(Line(id=str(number), what=what, boxes=boxes, subject=subject))
        if (place < second) is (page == 1):
            found.append((section, tuple(lines)))
    return tuple(found) if page in (1, 2) else ()


def asked_lines(page: int, level: Level) -> tuple[int, ...]:
    """The numbers of the lines of a page that the review of an incident of this level asks."""
    wanted = LEVEL_ROWS[level]
    return tuple(
        int(line.id)
        for _section, lines in review_lines(page)
        for line in lines
        if (MEASURES if line.what == "review_action" else line.subject) in wanted
        and line.what != "review_free"
    )


def _rows(section: Section) -> list[tuple[str, str, tuple[Box, ...]]]:
    """What is asked in a section: its judgements, its one choice, actions, and a row of one's own.

    Facts are not asked: the journal tells them, but for the comparison with the objectives.
    """
    rows: list[tuple[str, str, tuple[Box, ...]]] = []
    for row in section.rows:
        if row.key == MEASURES:
            rows += [("review_action", "", (Box.TEXT, Box.WHO, Box.WHEN))] * ACTIONS
        elif row.key == RECOVERY:
            rows.append(("review_recovery", row.key, (Box.KIND,)))
        elif row.kind is RowKind.JUDGEMENT:
            rows.append(("review_row", row.key, (Box.TEXT,)))
    if any(row.kind is RowKind.ENUM for row in section.rows):
        rows.append(("review_choice", section.key, (Box.KIND,)))
    if section.takes_free_rows:
        rows.append(("review_free", section.key, (Box.MEANS, Box.TEXT)))
    return rows
