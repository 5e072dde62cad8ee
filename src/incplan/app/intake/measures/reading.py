"""Preventive measures from the rows of a risk treatment: against which risk, how far, by whom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.measures.headers import Column, Role, measure_columns
from incplan.app.intake.measures.states import read_state
from incplan.app.intake.plans.vocabulary.dates import when
from incplan.app.intake.plans.vocabulary.states import (
    is_blank,
    is_mark,
    says_more,
    state_under,
)
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret, tells_secret
from incplan.store.intake.tables import Row, Table

_NOTHING: Final = "-–—/.? "
#: Columns in which `n.v.t.` and `?` tell how far a measure is.
_STATES: Final = frozenset({Role.STATUS, Role.YES, Role.NO, Role.PERCENT, Role.TREATMENT})


@dataclass(slots=True)
class MeasureDraft:
    """A row: the measure, and the other cells that say something.

    `sign` is a mark that may mean yes or no: it is asked about.
    """

    name: Value
    cells: dict[Role, Value] = field(default_factory=dict)
    sign: Value | None = None


def measure_drafts(
    table: Table, dialogue: Dialogue, fiche_named: Callable[[str], str | None]
) -> Iterator[MeasureDraft]:
    """A draft for each row that names a measure; one that only names a fiche heads those below."""
    found = measure_columns(table)
    if found is None:
        return
    start, columns = found
    for row in table.rows[:start]:
        if not row.is_empty:
            dialogue.leave(table.place(row), "title_row", value=_shown(row))
    _scales(table, start, columns, dialogue)
    above: dict[Role, Value] = {}
    for row in table.rows[start + 1 :]:
        if row.is_empty:
            continue
        cells = _cells(table, row, columns, dialogue)
        cells = {
            role: Value(above[role].text, cell.place) if is_same(cell.text) else cell
            for role, cell in cells.items()
            if role in above or not _is_lost(cell, dialogue)
        }
        if cells.keys() == {Role.MEASURE} and fiche_named(cells[Role.MEASURE].text):
            above = {Role.RISK: cells[Role.MEASURE]}
            continue
        risk = cells.get(Role.RISK) or above.get(Role.RISK)
        if risk is not None:
            cells[Role.RISK] = risk
        above = cells
        draft = _draft(table, row, cells, dialogue)
        if draft is not None:
            yield draft


def _is_lost(cell: Value, dialogue: Dialogue) -> bool:
    """Whether a cell repeats what stands above, where nothing does; it is named."""
    if not is_same(cell.text):
        return False
    dialogue.leave(cell.place, "nothing_above", value=cell.text)
    return True


def _draft(
    table: Table, row: Row, cells: dict[Role, Value], dialogue: Dialogue
) -> MeasureDraft | None:
    """The measure of a row; a risk that is accepted has none, and a heading is none."""
    name, place = cells.get(Role.MEASURE), table.place(row)
    told = (cells.get(Role.STATUS), cells.get(Role.TREATMENT))
    if name is None:
        accepted = any(cell is not None and read_state(cell.text) == "accepted" for cell in told)
        alone = cells.keys() <= {Role.RISK, Role.NUMBER}
        code = "risk_accepted" if accepted else "only_a_name" if alone else "no_measure"
        dialogue.leave(place, code, value=_shown(row))
        return None
    if row.hidden:
        dialogue.leave(place, "hidden_row_read")
    draft = MeasureDraft(name, dict(cells))
    _two(draft, dialogue)
    return draft


def _two(draft: MeasureDraft, dialogue: Dialogue) -> None:
    """One column for yes and one for no: a mark counts, words are read, all else is asked."""
    pair = ((draft.cells.pop(Role.YES, None), "yes"), (draft.cells.pop(Role.NO, None), "no"))
    told = [(cell, of) for cell, of in pair if cell is not None and not is_blank(cell.text)]
    if len(told) > 1 and not all(is_mark(cell.text) for cell, _of in told):
        shown = ", ".join(f"{cell.place.header}: {cell.text}" for cell, _of in told)
        draft.sign = Value(shown, told[0][0].place)
    if len(told) != 1:
        return
    cell, of = told[0]
    state = state_under(cell.text, yes=of == "yes")
    if not state:
        draft.sign = cell
        return
    draft.cells[Role.STATUS] = Value(state, cell.place)
    day = when(cell.text).day
    role = Role.ON if state == "yes" else Role.DUE
    if day is not None and state not in ("partial", "not_applicable"):
        draft.cells.setdefault(role, Value(day.isoformat(), cell.place))
    if says_more(cell.text) or "(" in cell.text:
        dialogue.leave(cell.place, "note", value=cell.text)


def _shown(row: Row) -> str:
    text = tidy(" ".join(cell for cell in row.cells if cell.strip()))
    return "" if tells_secret(text) else text[:120]


def _scales(table: Table, start: int, columns: tuple[Column, ...], dialogue: Dialogue) -> None:
    """Levels of a risk on a scale of one's own are not taken: said once for each column."""
    for column in columns:
        values = (tidy(row.cell(column.place)) for row in table.rows[start + 1 :])
        told = [value for value in dict.fromkeys(values) if value]
        if column.role is Role.SCALE and told:
            place = table.place(table.rows[start], column.place, column.header)
            dialogue.leave(place, "own_scale", value=", ".join(told)[:120])


def _cells(
    table: Table, row: Row, columns: tuple[Column, ...], dialogue: Dialogue
) -> dict[Role, Value]:
    """The cells that say something; secrets and what is struck through are named."""
    found: dict[Role, Value] = {}
    read = {column.place: column for column in columns}
    for at, cell in enumerate(row.cells):
        text, column = tidy(cell), read.get(at)
        if column is not None and column.role is Role.SCALE:
            continue
        place = table.place(row, at, column.header if column else "")
        if not text.strip(_NOTHING):
            continue
        prose = column is not None and column.role in (Role.MEASURE, Role.REASON, Role.EVIDENCE)
        if tells_secret(text) if prose else holds_secret(text):
            dialogue.leave(place, "secret")
        elif at in row.struck:
            dialogue.leave(place, "struck_through", value=text)
        elif column is None:
            dialogue.leave(place, "not_read", value=text[:120])
        elif column.role not in _STATES and says_nothing(text):
            dialogue.leave(place, "not_said", value=text)
        else:
            found[column.role] = Value(text, place)
    return found
