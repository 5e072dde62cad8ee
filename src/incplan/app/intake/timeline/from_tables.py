"""Entries from the rows of a log: ditto marks, a day told once, what was written late."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from incplan.app.intake.contacts.drafts import Value, tidy, tidy_lines
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.reading.people import People
from incplan.app.intake.reading.places import with_cell
from incplan.app.intake.reading.times import read_time
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret, tells_secret
from incplan.app.intake.timeline.calls import apart
from incplan.app.intake.timeline.clock import LogClock, is_day
from incplan.app.intake.timeline.drafts import EntryDraft
from incplan.app.intake.timeline.evidence import Evidence, zone_of
from incplan.app.intake.timeline.headers import Column, Role, log_columns
from incplan.app.intake.timeline.words import about, kind_of, level_set
from incplan.plan.privacy.folding import visible
from incplan.store.intake.tables import Place, Row, Table

_BOTH: Final = re.compile(
    r"(?P<day>.*?\d)(?:[ T]+|, | - | (?:[àa@]|om|um|at|te|vers) )(?P<time>\S+(?: ?[ap]\.?m\.?)?)"
)


def drafts_of_log(
    table: Table, people: People, dialogue: Dialogue, zone: ZoneInfo, today: date
) -> Iterator[EntryDraft]:
    """A draft for each row with a time that is certain and words."""
    found = log_columns(table)
    if found is None:
        return
    start, columns = found
    zone = zone_of(table.rows[start], table.file, zone, dialogue)
    clock = LogClock(zone, today, dialogue)
    for row in table.rows[:start]:
        if not row.is_empty:
            dialogue.leave(table.place(row), "title_row", value=_shown(row))
            clock.entitle(_shown(row), table.place(row))
    clock.entitle(table.sheet, Place(table.file, table.sheet))
    reader = _Rows(table, start, columns, people, clock)
    for row in table.rows[start + 1 :]:
        if not row.is_empty and (draft := reader.draft(row)) is not None:
            yield from apart(draft, dialogue)


def _shown(row: Row) -> str:
    text = tidy(" ".join(cell for cell in row.cells if cell.strip()))
    return "" if tells_secret(text) else text[:120]


class _Rows:
    """Reads row after row: ditto marks stand for what is above."""

    def __init__(
        self,
        table: Table,
        start: int,
        columns: tuple[Column, ...],
        people: People,
        clock: LogClock,
    ) -> None:
        self.table, self.columns, self.people, self.clock = table, columns, people, clock
        self.dialogue = clock.dialogue
        self.above: dict[Role, Value] = {}
        read = frozenset(column.place for column in columns)
        self.evidence = Evidence(table, table.rows[start], read)

    def draft(self, row: Row) -> EntryDraft | None:
        """The entry of a row; None, and the reason told, for a row that is none."""
        cells = self._cells(row)
        what, place = cells.get(Role.WHAT), self.table.place(row)
        day, time = self._when(cells)
        if time is None:
            code = "gap" if what is not None else "only_a_name"
            self.dialogue.leave(place, code, value=_shown(row))
            return None
        if day is not None:
            self.clock.begin(day)
        at = self.clock.at(time, told_day=day is not None)
        if what is None or at is None:
            code = "no_description" if what is None else "no_moment"
            self.dialogue.leave(place, code, value=_shown(row))
            return None
        if row.hidden:
            self.dialogue.leave(place, "hidden_row_read")
        who = cells.get(Role.WHO)
        by = None
        if who is not None and says_nothing(who.text):
            said = self.dialogue.ask(
                who.place, "who_noted", ("no",), free=self.people.known, text=what.text[:80]
            )
            by = self.people.known(said) if said is not None and said != "no" else None
            who = None
        elif who is not None:
            by = self.people.meant(who, self.dialogue)
        what = self.evidence.words(row, what, self.dialogue)
        level = level_set(what, self.dialogue)
        words = about(time, what)
        beside = [who.place] if who is not None and by is None else []
        beside += [time.place] if words is not what else []
        for place in beside:
            words = Value(words.text, with_cell(words.place, place))
        return EntryDraft(time, at, who, by, words, kind_of(what.text), level)

    def _when(self, cells: dict[Role, Value]) -> tuple[Value | None, Value | None]:
        """The cells of the day and of the time, which may stand in one."""
        day, time = cells.get(Role.DATE), cells.get(Role.TIME)
        for role, cell in ((Role.TIME, time), (Role.DATE, day)):
            both = _BOTH.fullmatch(visible(cell.text)) if cell is not None else None
            if cell is not None and both and read_time(both["time"]):
                return Value(both["day"], cell.place), Value(both["time"], cell.place)
            if cell is not None and role is Role.TIME and day is None and is_day(cell.text):
                self.clock.begin(cell)
                return None, None
        return day, time

    def _cells(self, row: Row) -> dict[Role, Value]:
        """The cells that say something; secrets and what is struck through are named."""
        found: dict[Role, Value] = {}
        read = {column.place: column for column in self.columns}
        for at, cell in enumerate(row.cells):
            text, column = tidy(cell), read.get(at)
            place = self.table.place(row, at, column.header if column else "")
            if not text:
                continue
            prose = column is not None and column.role is Role.WHAT
            if tells_secret(text) if prose else holds_secret(text):
                self.dialogue.leave(place, "secret")
            elif at in row.struck:
                self.dialogue.leave(place, "struck_through", value=text)
            elif at in self.evidence.columns:
                continue  # told beside what was secured
            elif column is None:
                self.dialogue.leave(place, "not_read", value=text[:120])
            elif is_same(text):
                if column.role in self.above:
                    found[column.role] = Value(self.above[column.role].text, place)
                else:
                    self.dialogue.leave(place, "nothing_above", value=text)
            else:
                words = tidy_lines(cell) if column.role is Role.WHAT else text
                found[column.role] = Value(words, place)
        self.above = {**self.above, **found}
        return found
