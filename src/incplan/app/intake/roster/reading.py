"""Turns of duty from the rows of a table: for which function, when, who."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from incplan.app.desk.naming import function_names
from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.reading.days import read_day
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.reading.moments import day_of
from incplan.app.intake.reading.people import People
from incplan.app.intake.report import Dialogue
from incplan.app.intake.roster.headers import Column, Role, roster_columns
from incplan.app.intake.secrets import holds_secret
from incplan.plan.privacy.folding import folded
from incplan.plan.values.windows import days_of
from incplan.store.intake.tables import Row, Table
from incplan.vocabulary import ROLES

_WEEK: Final = re.compile(
    r"(?:(?:s|sem|semaine|w|wk|week|kw|woche)\.?\s*)?(\d{1,2})", re.IGNORECASE
)
_YEAR_WEEK: Final = re.compile(r"(\d{4})[-/ ]?(?:w|s|kw|sem\.?)?(\d{1,2})", re.IGNORECASE)
_HOLIDAYS: Final = re.compile(r"feries?|feestdag|holiday|feiertag")
_SEVERAL: Final = re.compile(r"\s*(?:[;,/\n]|\bet\b|\ben\b|\bund\b|\band\b|\+|&)\s*")
_SHORT: Final = {
    "maa": "ma", "din": "di", "woe": "wo", "don": "do", "vri": "vr", "zat": "za", "zon": "zo",
}  # fmt: skip
_NOTHING: Final = "-–—/.? "
_SIX: Final = timedelta(days=6)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TurnDraft:
    """One turn. `first` and `last` are its days, or `days` those of the week, or `holidays`.

    `when` is the cell that says when it begins, `until` the one that says when it ends.
    """

    role: Value
    people: tuple[Value, ...]
    when: Value
    until: Value
    first: date | None = None
    last: date | None = None
    days: str = ""
    holidays: bool = False


def turn_drafts(
    table: Table, people: People, dialogue: Dialogue, today: date
) -> Iterator[TurnDraft]:
    """A draft for each row with people, a time and a function that are certain."""
    found = roster_columns(table)
    if found is None:
        return
    start, columns = found
    reader = _Rows(table, start, columns, people, dialogue, today)
    for row in table.rows[:start]:
        if not row.is_empty:
            dialogue.leave(table.place(row), "title_row", value=_shown(row))
    for row in table.rows[start + 1 :]:
        if not row.is_empty and (draft := reader.draft(row)) is not None:
            yield draft


def _shown(row: Row) -> str:
    text = tidy(" ".join(cell for cell in row.cells if cell.strip()))
    return "" if holds_secret(text) else text[:120]


class _Rows:
    """Reads row after row: the function may be told once for the whole table."""

    def __init__(
        self,
        table: Table,
        start: int,
        columns: tuple[Column, ...],
        people: People,
        dialogue: Dialogue,
        today: date,
    ) -> None:
        self.table, self.start, self.columns = table, start, columns
        self.people, self.dialogue, self.today = people, dialogue, today
        self.above: dict[Role, Value] = {}
        self.weekly = _is_weekly(table, start, columns)
        self._year: int | None = None
        self._said: dict[str, str | None] = {}

    def draft(self, row: Row) -> TurnDraft | None:
        """The turn of a row; None, and the reason told, for a row that is none."""
        cells = self._cells(row)
        place = self.table.place(row)
        named = [cells[role] for role in (Role.PERSON, Role.BACKUP) if role in cells]
        when = next(
            (cells[role] for role in (Role.FIRST, Role.WEEK, Role.DAYS) if role in cells), None
        )
        if not named or when is None:
            code = "only_a_name" if len(cells) < 2 else "no_turn"
            self.dialogue.leave(place, code, value=_shown(row))
            return None
        people = [found for cell in named for found in self._people(cell)]
        role = self._role(cells)
        if role is None or not people or any(item.text == "" for item in people):
            self.dialogue.leave(place, "turn_open", value=_shown(row))
            return None
        return self._turn(cells, when, role, tuple(people))

    def _turn(
        self, cells: dict[Role, Value], when: Value, role: Value, people: tuple[Value, ...]
    ) -> TurnDraft | None:
        """With the way in which the row says when."""
        if Role.FIRST in cells or Role.WEEK in cells:
            span = self._span(cells)
            if span is None:
                return None
            if span[1] < self.today:
                self.dialogue.leave(when.place, "turn_over", value=when.text)
                return None
            until = cells.get(Role.LAST, when) if Role.FIRST in cells else when
            return TurnDraft(role, people, when, until, first=span[0], last=span[1])
        if _HOLIDAYS.search(folded(when.text)):
            return TurnDraft(role, people, when, when, holidays=True)
        days = days_of(_plain_days(when.text))
        if not days:
            self.dialogue.leave(when.place, "no_days", value=when.text)
            return None
        return TurnDraft(role, people, when, when, days=_week_days(days))

    def _span(self, cells: dict[Role, Value]) -> tuple[date, date] | None:
        """The first and the last day; a week runs from Monday to Sunday."""
        week, first = cells.get(Role.WEEK), cells.get(Role.FIRST)
        if first is not None:
            start = day_of(first, self.dialogue, today=date.max, year=self._year)
            if start is None:
                return None
            self._year = start.year
            if self.weekly and Role.LAST not in cells and week is None:
                return (start, start + _SIX) if self._each_week(first) else None
            last = cells.get(Role.LAST)
            if last is not None:
                end = day_of(last, self.dialogue, today=date.max, year=start.year)
                if end is not None and end < start:
                    told = f"{first.text} - {last.text}"
                    both = replace(last.place, column="", header="")  # it stands in two cells
                    self.dialogue.leave(both, "no_turn", value=told)
                return None if end is None or end < start else (start, end)
            return start, start + _SIX if week is not None else start
        assert week is not None  # one of the two is there
        monday = self._monday(week)
        return None if monday is None else (monday, monday + _SIX)

    def _each_week(self, cell: Value) -> bool:
        """Whether days seven days apart begin weeks: asked once for a table."""
        if "week" not in self._said:
            self._said["week"] = self.dialogue.ask(cell.place, "each_week", text=cell.text)
        return self._said["week"] == "yes"

    def _monday(self, week: Value) -> date | None:
        both = _YEAR_WEEK.fullmatch(week.text)
        found = both or _WEEK.fullmatch(week.text)
        if found is None:
            self.dialogue.leave(week.place, "no_week", value=week.text)
            return None
        number = int(both[2]) if both else int(found[1])
        year = int(both[1]) if both else self._year_of(week)
        try:
            return None if year is None else date.fromisocalendar(year, number, 1)
        except ValueError:
            self.dialogue.leave(week.place, "no_week", value=week.text)
            return None

    def _year_of(self, week: Value) -> int | None:
        """The year of weeks without one: that of the sheet, else it is asked once."""
        sheet = self.table.sheet.strip()
        if self._year is None and re.fullmatch(r"20\d\d", sheet):
            self._year = int(sheet)
        if self._year is None and "year" not in self._said:
            years = (str(self.today.year), str(self.today.year + 1))
            said = self.dialogue.ask(week.place, "which_year", (*years, "no"), text=week.text)
            self._said["year"] = said
            self._year = None if said is None or said == "no" else int(said)
        return self._year

    def _people(self, cell: Value) -> Iterator[Value]:
        """Each person of a cell by id, in order; with an empty text while one is not certain."""
        for part in _SEVERAL.split(cell.text):
            if says_nothing(part):
                if part.strip():
                    self.dialogue.leave(cell.place, "not_said", value=part)
            elif part.strip(_NOTHING):
                found = self.people.meant(Value(part, cell.place), self.dialogue)
                yield Value(found or "", cell.place)

    def _role(self, cells: dict[Role, Value]) -> Value | None:
        """The function: of its column, of the heading above the people, else asked once."""
        cell = cells.get(Role.FUNCTION)
        person = next(column for column in self.columns if column.role is Role.PERSON)
        heading = self.table.rows[self.start]
        told = cell or Value(person.header, self.table.place(heading, person.place, person.header))
        key = folded(told.text)
        if key not in self._said:
            self._said[key] = self._function(told)
        found = self._said[key]
        return None if found is None else Value(found, told.place)

    def _function(self, told: Value) -> str | None:
        word = folded(told.text).strip()
        for key in ROLES:
            if word in (
                folded(key).strip(),
                *(folded(name).strip() for name in function_names(key)),
            ):
                return key
        said = self.dialogue.ask(told.place, "which_function", (*ROLES, "no"), text=told.text)
        return None if said is None or said == "no" else said

    def _cells(self, row: Row) -> dict[Role, Value]:
        """The cells that say something; secrets and what is struck through are named."""
        found: dict[Role, Value] = {}
        read = {column.place: column for column in self.columns}
        for at, cell in enumerate(row.cells):
            text, column = tidy(cell), read.get(at)
            place = self.table.place(row, at, column.header if column else "")
            if not text.strip(_NOTHING):
                continue
            if holds_secret(text):
                self.dialogue.leave(place, "secret")
            elif at in row.struck:
                self.dialogue.leave(place, "struck_through", value=text)
            elif column is None:
                self.dialogue.leave(place, "not_read", value=text[:120])
            elif is_same(text):
                if column.role in self.above:
                    found[column.role] = Value(self.above[column.role].text, place)
                else:
                    self.dialogue.leave(place, "nothing_above", value=text)
            else:
                found[column.role] = Value(text, place)
        self.above = {**self.above, **found}
        return found


def _plain_days(text: str) -> str:
    """Days of the week in forms that the plan reads: `zat + zon` and `week-end` too."""
    plain = re.sub(r"week-?ends?|wochenenden?", "sat, sun", text.lower())
    words = (_SHORT.get(word, word) for word in re.split(r"(\W+)", plain))
    return re.sub(r"\s*[+&;/]\s*", ", ", "".join(words))


def _is_weekly(table: Table, start: int, columns: tuple[Column, ...]) -> bool:
    """Whether the first days of all turns are a week apart."""
    place = next((column.place for column in columns if column.role is Role.FIRST), None)
    if place is None:
        return False
    read = (read_day(row.cell(place)).day for row in table.rows[start + 1 :])
    days = [day for day in read if day is not None]
    return len(days) > 1 and all(two - one == _SIX + _DAY for one, two in pairwise(days))


_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _week_days(days: tuple[int, ...]) -> str:
    """Days of the week as the plan writes them: `sat, sun`."""
    return ", ".join(_NAMES[day] for day in days)
