"""Past incidents from the rows of a register: what each cell says, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from incplan.app.intake.activities.spans import read_span
from incplan.app.intake.contacts.drafts import Value, tidy, tidy_lines
from incplan.app.intake.headings.lookup import unit_of
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.reading.moments import day_of, instant_of
from incplan.app.intake.reading.places import with_cell
from incplan.app.intake.reading.times import read_time
from incplan.app.intake.register.headers import Column, Role, register_columns
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret, tells_secret
from incplan.plan.privacy.folding import folded, visible
from incplan.plan.values.durations import parse_duration
from incplan.store.intake.tables import Row, Table
from incplan.vocabulary import Level

_DAY_AND_TIME: Final = re.compile(
    r"(.*?\d)(?:[ T]+|, | - | (?:[àa@]|om|um|at|te|vers) )(\d{1,2}[:hHuU.]\d{0,2}(?::\d\d)?)"
    r"(?: ?(?:uhr|uur|u|h))?",
    re.IGNORECASE,
)
_PROSE: Final = (Role.BRIEF, Role.DETAIL, Role.ACTIONS, Role.CAUSE)
#: Columns of one word each: `n.v.t.` and `onbekend` tell nothing there.
_NAMED: Final = frozenset({Role.TYPE, Role.TEAM, Role.LEVEL, Role.DURATION, Role.CAUSE, Role.BRIEF})
_NOTHING: Final = re.compile(r"[-–—/.?\s]*")
_LEVELS: Final = {
    word: level
    for level, words in {
        Level.LOW: "faible basse low laag gering niedrig",
        Level.MINOR: "mineur mineure minor klein beperkt geringfugig leicht",
        Level.MAJOR: "majeur majeure major groot ernstig schwer erheblich schwerwiegend",
        Level.CRISIS: "crise crisis krise",
    }.items()
    for word in words.split()
}


@dataclass(slots=True)
class PastDraft:
    """A row of a register. `moment` is when it was noticed; `day_only` where no time is known."""

    place: Value
    moment: datetime
    day_only: bool
    brief: Value
    number: Value | None = None
    level: Level | None = None
    duration: timedelta | None = None
    cells: dict[Role, Value] = field(default_factory=dict)


def past_drafts(
    table: Table, dialogue: Dialogue, zone: ZoneInfo, today: date
) -> Iterator[PastDraft]:
    """A draft for each row with a day that is certain and words that say what happened."""
    found = register_columns(table)
    if found is None:
        return
    start, columns = found
    for row in table.rows[:start]:
        if not row.is_empty:
            dialogue.leave(table.place(row), "title_row", value=_shown(row))
    heading = table.rows[start]
    reader = _Rows(table, columns, dialogue, zone, today)
    for row in table.rows[start + 1 :]:
        if row.is_empty:
            continue
        if [cell.strip() for cell in row.cells] == [cell.strip() for cell in heading.cells]:
            dialogue.leave(table.place(row), "title_row", value=_shown(row))
            continue
        draft = reader.draft(row)
        if draft is not None:
            yield draft


def _shown(row: Row) -> str:
    text = tidy(" ".join(cell for cell in row.cells if cell.strip()))
    return "" if tells_secret(text) else text[:120]


class _Rows:
    """Reads row after row: `idem` is what stood above."""

    def __init__(
        self,
        table: Table,
        columns: tuple[Column, ...],
        dialogue: Dialogue,
        zone: ZoneInfo,
        today: date,
    ) -> None:
        self.table, self.columns, self.dialogue = table, columns, dialogue
        self.zone, self.today = zone, today
        self.last: date | None = None
        self.above: dict[Role, Value] = {}

    def draft(self, row: Row) -> PastDraft | None:
        """The past incident of a row; None, and the reason told, for a row that is none."""
        cells = self._cells(row)
        whole = Value(_shown(row), self.table.place(row))
        if Role.DATE not in cells and not cells.keys() & {Role.BRIEF, Role.DETAIL, Role.TYPE}:
            self.dialogue.leave(whole.place, "only_a_name", value=whole.text)
            return None
        brief = next(
            (cells[role] for role in (Role.BRIEF, Role.DETAIL, Role.TYPE) if role in cells), None
        )
        if brief is None:
            self.dialogue.leave(whole.place, "no_description", value=whole.text)
            return None
        day, clock = self._day(cells, whole)
        self.last = day
        if day is None:
            return None
        if row.hidden:
            self.dialogue.leave(whole.place, "hidden_row_read")
        moment = self._moment(day, clock)
        if moment is not None and clock is not None and Role.DATE in cells:
            date_cell = cells[Role.DATE]
            cells[Role.DATE] = Value(date_cell.text, with_cell(date_cell.place, clock.place))
        draft = PastDraft(
            whole,
            moment or datetime.combine(day, datetime.min.time(), self.zone),
            moment is None,
            brief,
            cells.get(Role.NUMBER),
            cells=cells,
        )
        self._level(draft)
        self._duration(draft)
        return draft

    def _cells(self, row: Row) -> dict[Role, Value]:
        """The cells that say something; secrets and what is struck through are named."""
        found: dict[Role, Value] = {}
        read = {column.place: column for column in self.columns}
        for at, cell in enumerate(row.cells):
            if not cell:
                continue
            text, column = tidy(cell), read.get(at)
            place = self.table.place(row, at, column.header if column else "")
            if _NOTHING.fullmatch(text):
                continue
            prose = column is not None and column.role in _PROSE
            if tells_secret(text) if prose else holds_secret(text):
                self.dialogue.leave(place, "secret")
            elif at in row.struck:
                self.dialogue.leave(place, "struck_through", value=text)
            elif column is None:
                self.dialogue.leave(place, "not_read", value=text[:120])
            elif column.role in _NAMED and not is_same(text) and says_nothing(text):
                self.dialogue.leave(place, "not_said", value=text)
            elif column.role is not Role.DATE and is_same(text):
                if column.role in self.above:
                    found[column.role] = Value(self.above[column.role].text, place)
                else:
                    self.dialogue.leave(place, "nothing_above", value=text)
            else:
                words = tidy_lines(cell) if column.role in (Role.DETAIL, Role.ACTIONS) else text
                found[column.role] = Value(words, place)
        self.above = {**self.above, **found}
        return found

    def _day(self, cells: dict[Role, Value], whole: Value) -> tuple[date | None, Value | None]:
        """The day, and the cell with the time, which may stand behind the day."""
        cell, clock = cells.get(Role.DATE), cells.get(Role.TIME)
        if cell is None:
            said = Value(whole.text, whole.place)
            return day_of(said, self.dialogue, today=self.today), clock
        if is_same(cell.text):
            if self.last is None:
                self.dialogue.leave(cell.place, "nothing_above", value=cell.text)
            return self.last, clock
        both = _DAY_AND_TIME.fullmatch(visible(cell.text))
        if both and read_time(both[2]) is not None:
            cell, clock = Value(both[1], cell.place), clock or Value(both[2], cell.place)
        return day_of(cell, self.dialogue, today=self.today), clock

    def _moment(self, day: date, clock: Value | None) -> datetime | None:
        if clock is None:
            return None
        read = read_time(clock.text)
        if read is None or read.about:
            self.dialogue.leave(clock.place, "no_time", value=clock.text)
            return None
        return instant_of(day, read.time, clock, self.zone, self.dialogue)

    def _level(self, draft: PastDraft) -> None:
        cell = draft.cells.get(Role.LEVEL)
        if cell is None:
            return
        draft.level = _LEVELS.get(folded(cell.text).strip())
        if draft.level is None:
            choices = (*(level.value for level in Level), "no")
            said = self.dialogue.ask(cell.place, "which_level", choices, text=cell.text)
            draft.level = None if said in (None, "no") else Level(said or "")

    def _duration(self, draft: PastDraft) -> None:
        cell = draft.cells.get(Role.DURATION)
        if cell is None:
            return
        unit = unit_of(cell.place.header)
        told = read_span(cell.text, unit=unit).value if unit else ""
        if told:
            cell = draft.cells[Role.DURATION] = Value(told, cell.place)
        draft.duration = parse_duration(cell.text)
        if draft.duration is None:
            said = self.dialogue.ask(
                cell.place, "duration_unclear", ("no",), free=parse_duration, text=cell.text,
                field=cell.place.header,
            )  # fmt: skip
            draft.duration = None if said in (None, "no") else parse_duration(said or "")
