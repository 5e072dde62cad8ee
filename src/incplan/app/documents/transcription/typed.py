"""Type a sheet from a table: all of it is read before the first entry is made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final, TypeVar

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.naming import known_fiche
from incplan.app.documents.transcription.declaring import Head, read_head, write_head
from incplan.app.documents.transcription.entries import write_line
from incplan.app.documents.transcription.filled import (
    Filled,
    fitted,
    read_line,
    require,
    require_down,
)
from incplan.app.documents.transcription.late import LateLimit, late_limits
from incplan.app.documents.transcription.rows import HEAD, TableRow
from incplan.app.documents.transcription.sheet import OpenSheet
from incplan.app.documents.transcription.written import Day, read_day, read_person
from incplan.errors import IncplanError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.events import Transcribed
from incplan.incident.response.sheets import STATES, Line, SheetKind

#: More series than these are told as one.
_MOST_SERIES: Final = 6
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTyped:
    """What came of one sheet: its entries by id, the lines still to type, whether it is done."""

    sheet: str
    entries: tuple[str, ...]
    left: int
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcription:
    """What came of a paper number, and the limits that passed meanwhile."""

    number: str
    version: str
    incident: str | None
    sheets: tuple[SheetTyped, ...]
    late: tuple[LateLimit, ...] = ()
    receipt: Receipt | None = None


def typed_sheet(sheet: OpenSheet, *, ended: bool) -> SheetTyped:
    """What came of a sheet so far."""
    return SheetTyped(
        sheet=str(sheet.name),
        entries=tuple(item.id for item in sheet.written if not isinstance(item, Transcribed)),
        left=0 if ended else len(sheet.left()),
        ended=ended,
    )


def transcription(
    desk: Desk,
    translator: Translator,
    sheet: OpenSheet,
    sheets: tuple[SheetTyped, ...],
    receipt: Receipt | None,
) -> Transcription:
    """The result of a command, with the limits as they stand after it."""
    incident = sheet.incident
    late = late_limits(desk, incident, translator) if incident is not None else ()
    return Transcription(
        number=sheet.paper.reserved.number,
        version=sheet.paper.reserved.version,
        incident=incident,
        sheets=sheets,
        late=late,
        receipt=receipt,
    )


def name_writer(sheet: OpenSheet, words: str) -> None:
    """Who filled the sheet in. Raises UsageError for somebody whom the plan does not know."""
    person = read_person(sheet.desk, words)
    if person is None:
        raise UsageError("unknown_writer", given=words[:80])
    sheet.writer = person


def read_beginning(sheet: OpenSheet, words: Mapping[str, str]) -> Head | None:
    """The head of a sheet: who, which day, which fiche; also what it declares, where it must.

    Raises UsageError for what cannot be read, and where no incident is known and none is told.
    """
    language = sheet.translator.language
    if words.get("by"):
        name_writer(sheet, words["by"])
    if words.get("day"):
        sheet.day = Day(read_day(sheet.desk, words["day"], language))
    if words.get("fiche"):
        sheet.fiche = known_fiche(sheet.desk.plan(), words["fiche"])
    if sheet.incident is not None or sheet.name.kind is SheetKind.INCIDENT:
        return None
    if sheet.name.kind is SheetKind.REVIEW:
        raise UsageError("paper_without_incident", number=sheet.paper.reserved.number)
    if not words.get("what") or not words.get("began"):
        raise UsageError("head_needed", sheet=str(sheet.name))
    head = read_head(sheet, (), words)
    if not words.get("day"):
        sheet.day = head.day(sheet.desk.zone) or sheet.day
    return head


def type_table(sheet: OpenSheet, rows: Iterable[TableRow], path: Path) -> SheetTyped:
    """Make the entries of a sheet from rows of a table, in the order of its boxes.

    Every row is read first: one that cannot be is refused with its line, and nothing is written.
    Rows of lines that were typed before are passed over.
    """
    found: dict[str, TableRow] = {}
    places: dict[str, int] = {}
    place = _PlaceOf(path, places)
    for row in rows:
        box = row.box.lower()
        places[box] = row.line
        if box in found:
            raise place.refusal(UsageError("box_twice", box=row.box[:20]), box)
        found[box] = row
    said = {box: found[box].filled.first for box in HEAD if box in found and not sheet.done}
    head = place.of("by", lambda: read_beginning(sheet, said))
    lines = {line.id.lower(): line for line in sheet.lines()}
    for box in found:
        if box not in lines and box not in HEAD:
            known = _ranges(line.id for line in lines.values())
            problem = UsageError("no_such_box", given=box[:20], sheet=str(sheet.name), known=known)
            raise place.refusal(problem, box)
    filled = {
        line.id: place.of(line.id, partial(fitted, line, found[box].filled))
        for box, line in lines.items()
        if box in found
    }
    left = [line for line in sheet.left() if line.id in filled]
    if own := tuple(line for line in left if line.head):
        given = {line.what: getattr(filled[line.id], line.boxes[0]) for line in own}
        head = place.of("1", lambda: read_head(sheet, own, given))
        sheet.day = head.day(sheet.desk.zone) or sheet.day
    rest = [line for line in left if not line.head]
    _check(sheet, rest, filled, place)
    if head is not None:
        told = head
        place.of("1", lambda: write_head(sheet, told, line="1" if own else "0"))
    for line in rest:
        place.of(line.id, partial(write_line, sheet, line, filled[line.id]))
    sheet.end()
    return typed_sheet(sheet, ended=True)


def _ranges(boxes: Iterable[str]) -> str:
    """`1 - 20, E1 - E7, L1 - L4`: boxes by the letters that they begin with."""
    series = [list(some) for _letters, some in groupby(boxes, lambda box: box.rstrip("0123456789"))]
    if len(series) > _MOST_SERIES:
        series = [[box for some in series for box in some]]
    return ", ".join(f"{some[0]} - {some[-1]}" if some[1:] else some[0] for some in series)


def _check(
    sheet: OpenSheet, lines: list[Line], filled: Mapping[str, Filled], place: "_PlaceOf"
) -> None:
    """Read every line; clock times count from the line above, as when they are written."""
    before = sheet.day
    for line in lines:
        if not line.what.startswith("review"):
            read = place.of(line.id, partial(read_line, sheet, line, filled[line.id]))
            if filled[line.id]:
                place.of(line.id, partial(require, sheet, line, read))
            if line.what in STATES[1:]:
                place.of(line.id, partial(require_down, sheet, line, filled))
            if read.at is not None:
                sheet.day = Day(read.at.astimezone(sheet.desk.zone).date(), read.at)
    sheet.day = before


@dataclass(frozen=True, slots=True)
class _PlaceOf:
    """Says in which line of the table stands what cannot be used."""

    path: Path
    lines: Mapping[str, int]

    def of(self, box: str, act: Callable[[], Result]) -> Result:
        """Do it; an error then names the line of the table."""
        try:
            return act()
        except IncplanError as problem:
            raise self.refusal(problem, box) from problem

    def refusal(self, problem: IncplanError, box: str) -> IncplanError:
        """The error with its place in front of its details."""
        line = self.lines.get(box.lower())
        where = str(self.path) if line is None else f"{self.path}:{line}"
        place: tuple[str, dict[str, object]] = ("in_the_table", {"place": where, "box": box})
        return type(problem)(problem.code, details=(place, *problem.details), **problem.params)
