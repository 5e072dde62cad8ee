"""Sheets to fill in by hand: which boxes each has, in the order in which they are typed back.

A sheet is named by a letter and a number: `J1` is the first sheet of the log. Paper and
transcription read the same boxes from here, so that a number on paper is the number that is asked.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.files.fiches import Measure
from incplan.plan.plan import Plan
from incplan.plan.recovery.order import recovery_order
from incplan.vocabulary import Level


class SheetKind(StrEnum):
    """What a sheet is for, by its letter."""

    INCIDENT = "I"
    LOG = "J"
    TICKS = "C"
    CALLS = "A"
    MESSAGES = "M"
    ACTIONS = "D"
    DUTIES = "N"
    REVIEW = "P"


class Box(StrEnum):
    """What can be written in a line, in the order in which it is asked."""

    WHEN = "when"
    KIND = "kind"
    MEANS = "means"
    TEXT = "text"
    WHO = "who"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One numbered line. `what` says what it stands for, `subject` of which thing (an id).

    The lines of `head` make one entry together: the declaration.
    """

    id: str
    what: str
    boxes: tuple[Box, ...]
    subject: str = ""
    head: bool = False


@dataclass(frozen=True, slots=True)
class SheetName:
    """`J2`: the second sheet of the log."""

    kind: SheetKind
    number: int

    def __str__(self) -> str:
        return f"{self.kind.value}{self.number}"


#: Lines of a page of each kind, numbered on from one sheet to the next.
LINES: Final = {
    SheetKind.LOG: 20,
    SheetKind.CALLS: 20,
    SheetKind.MESSAGES: 10,
    SheetKind.DUTIES: 12,
}
#: Rows for actions of one's own on the sheet of the action tables, in each table.
FREE_ACTIONS: Final = 2
#: Boxes of measures on a sheet of ticks.
TICKS: Final = 24
#: The letter of measures that open every incident.
_OPENING: Final = "A"
#: Sheets of one kind that may be typed: more than anybody fills in.
_MOST: Final = 50
_NAME: Final = re.compile(r"([A-Z])(\d{1,2})", re.ASCII)
_TIMED: Final = (Box.WHEN, Box.TEXT, Box.WHO)
#: The lines of the head of the incident sheet, and what is written in each.
_HEAD: Final[tuple[tuple[str, Box], ...]] = (
    ("what", Box.TEXT),
    ("noticed", Box.WHEN),
    ("began", Box.WHEN),
    ("reported_by", Box.TEXT),
    ("type", Box.KIND),
    ("site", Box.KIND),
    ("level", Box.KIND),
    ("people", Box.KIND),
    ("customers", Box.KIND),
    ("manager", Box.WHO),
)
#: What may be written of each activity: down since, at its minimum, in full.
STATES: Final = ("down", "minimal", "full")
#: The lines at the foot of the sheet of ticks.
_CLOSING: Final = (
    ("contained", (Box.WHEN, Box.WHO)),
    ("cause", (Box.WHEN, Box.TEXT, Box.WHO)),
    ("bcp_activated", (Box.WHEN, Box.WHO)),
    ("bcp_ended", (Box.WHEN, Box.WHO)),
    ("agreed_incident_manager", (Box.WHEN, Box.WHO)),
    ("agreed_bcp_manager", (Box.WHEN, Box.WHO)),
)


def read_sheet(word: str) -> SheetName | None:
    """The sheet that a word names; None when it names none."""
    found = _NAME.fullmatch(word.strip().upper())
    if found is None or found[1] not in tuple(SheetKind) or not 0 < int(found[2]) <= _MOST:
        return None
    return SheetName(SheetKind(found[1]), int(found[2]))


def incident_lines(plan: Plan) -> tuple[Line, ...]:
    """The head of the incident sheet, then three times for each activity in recovery order."""
    sites = plan.file.organisation.sites
    asked = [item for item in _HEAD if item[0] != "site" or len(sites) > 1]
    head = [
        Line(id=str(number), what=what, boxes=(box,), head=True)
        for number, (what, box) in enumerate(asked, start=1)
    ]
    activities = [place.activity for place in recovery_order(plan.activities)]
    times = [
        Line(id=f"{number}{letter}", what=state, boxes=(Box.WHEN,), subject=activity)
        for number, activity in enumerate(activities, start=len(head) + 1)
        for letter, state in zip("abc", STATES, strict=True)
    ]
    return (*head, *times)


def numbered_lines(sheet: SheetName) -> tuple[Line, ...]:
    """Lines that are the same whatever is written: of the log, calls, messages, duties."""
    boxes, what = {
        SheetKind.LOG: ((Box.WHEN, Box.KIND, Box.TEXT, Box.WHO), "logged"),
        SheetKind.CALLS: ((Box.WHEN, Box.WHO, Box.KIND, Box.TEXT), "called"),
        SheetKind.MESSAGES: ((Box.WHEN, Box.KIND, Box.MEANS, Box.TEXT, Box.WHO), "message"),
        SheetKind.DUTIES: ((Box.TEXT, Box.KIND, Box.WHEN, Box.MEANS), "duty"),
    }[sheet.kind]
    count = LINES[sheet.kind]
    first = (sheet.number - 1) * count + 1
    return tuple(Line(id=str(n), what=what, boxes=boxes) for n in range(first, first + count))


def tick_lines(plan: Plan, fiche: str | None, number: int) -> tuple[Line, ...]:
    """Boxes of measures, then those of every incident, levels and closing on the first sheet.

    Of a fiche without so many measures the last boxes stand for nothing and are not asked.
    """
    known = plan.fiche(fiche) if fiche else None
    first = (number - 1) * TICKS
    measures = {box_of(item.id, known.measures): item for item in known.measures} if known else {}
    found = [
        Line(id=str(box), what="measure", boxes=_TIMED, subject=measures[str(box)].id)
        for box in range(first + 1, first + TICKS + 1)
        if str(box) in measures
    ]
    if number > 1:
        return tuple(found)
    found += [
        Line(id=label, what="measure", boxes=_TIMED, subject=measure.id)
        for label, measure in every_incident(plan)
    ]
    found += [
        Line(id=f"L{level.rank}", what="level", boxes=(Box.WHEN, Box.WHO), subject=level.value)
        for level in Level
    ]
    found += [
        Line(id=f"S{place}", what=what, boxes=boxes)
        for place, (what, boxes) in enumerate(_CLOSING, start=1)
    ]
    return tuple(found)


def every_incident(plan: Plan) -> Iterator[tuple[str, Measure]]:
    """The boxes of page 2 of the kit, with what their label is there: `E1`, `EZ1`."""
    if plan.common is not None:
        for measure in (*plan.common.opening, *plan.common.closing):
            yield common_box(measure.id), measure


def common_box(measure: str) -> str:
    """`CMN-A04` is box `E4`, on page 2 of the kit as on the sheet of ticks; `CMN-Z01` is `EZ1`."""
    letter = measure[-3]
    return f"E{'' if letter == _OPENING else letter}{int(measure[-2:])}"


def box_of(measure: str, measures: tuple[Measure, ...]) -> str:
    """`RAN-A04` is box 4; a measure that the organisation added keeps its letter: `Z1`.

    Where a fiche has two series of its own, the second keeps its letter too.
    """
    letter, number = measure[-3], int(measure[-2:])
    letters = min((item.id[-3] for item in measures), default=letter)
    return str(number) if letter == letters != "Z" else f"{letter}{number}"


def action_lines(plan: Plan) -> tuple[Line, ...]:
    """The template's tables 3.3, 3.3.3 and 3.5, each with free rows at its end."""
    tables = plan.levels.tables
    found: list[Line] = []
    for name in ("handling", "escalation", "deactivation"):
        rows = len(getattr(tables, name))
        for place in range(rows + FREE_ACTIONS):
            subject = f"{name}.{place}" if place < rows else ""
            line = Line(id=str(len(found) + 1), what="action", boxes=_TIMED, subject=subject)
            found.append(line)
    return tuple(found)
