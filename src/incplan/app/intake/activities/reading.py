"""Activities from the rows of a table of business impact, with their owners and dependencies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from incplan.app.intake.activities.headers import Column, Role, activity_columns
from incplan.app.intake.activities.impacts import serious_after, threshold
from incplan.app.intake.activities.spans import read_span
from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.contacts.reading import leave_note
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret
from incplan.plan.privacy.folding import folded
from incplan.plan.values.durations import format_duration, parse_length
from incplan.store.intake.tables import Row, Table

_TOTALS: Final = frozenset({"total", "totaal", "gesamt", "summe"})
_LIST: Final = re.compile(r"\s*[;,|\n]\s*")
_YES: Final = frozenset({"yes", "oui", "o", "ja", "j", "y", "x"})
_NO: Final = frozenset({"no", "non", "n", "nee", "neen", "nein"})
_SPANS: Final = (Role.RTO, Role.RPO, Role.MTPD)


@dataclass(slots=True)
class ActivityDraft:
    """A row: each value with its place. `spans` are durations; an empty RPO means no data.

    From a plan, which names no owners, `whole` is true: it is taken without one. `people` and
    `known_parties` are ids of contacts, `lists` further needs by key, `independent` says none.
    """

    name: Value
    owner: Value | None = None
    spans: dict[Role, Value] = field(default_factory=dict)
    depends: list[Value] = field(default_factory=list)
    suppliers: list[Value] = field(default_factory=list)
    danger: Value | None = None
    serious: Value | None = None
    whole: bool = False
    people: list[Value] = field(default_factory=list)
    known_parties: list[Value] = field(default_factory=list)
    lists: dict[str, list[Value]] = field(default_factory=dict)
    independent: Value | None = None

    def needs(self) -> dict[str, list[Value]]:
        """Everything in the block of resources but suppliers found by name, by key."""
        found = {"key_personnel": self.people, **self.lists}
        return {key: values for key, values in found.items() if values}


def activity_drafts(table: Table, dialogue: Dialogue) -> Iterator[ActivityDraft]:
    """A draft for each row that names an activity."""
    found = activity_columns(table)
    if found is None:
        return
    start, columns = found
    named = next(column for column in columns if column.role is Role.NAME)
    heads = {start} | ({start - 1} if not table.rows[start].cell(named.place).strip() else set())
    for place, row in enumerate(table.rows[:start]):
        if place not in heads and not row.is_empty:
            dialogue.leave(table.place(row), "title_row", value=_shown(row))
    rows = tuple(
        row for row in table.rows[start + 1 :] if _is_activity(table, row, named, dialogue)
    )
    least = threshold(table, rows, columns, dialogue)
    above: dict[int, str] = {}
    for row in rows:
        yield _draft(table, _whole(table, row, columns, above, dialogue), columns, least, dialogue)


def _shown(row: Row) -> str:
    return tidy(" ".join(cell for cell in row.cells if cell.strip()))[:120]


def _is_activity(table: Table, row: Row, named: Column, dialogue: Dialogue) -> bool:
    if row.is_empty:
        return False
    name, place = tidy(row.cell(named.place)), table.place(row)
    filled = sum(bool(cell.strip()) for cell in row.cells)
    if folded(name).strip() in _TOTALS:
        dialogue.leave(place, "total_row", value=_shown(row))
    elif not name or filled == 1:
        dialogue.leave(place, "only_a_name", value=_shown(row))
    elif named.place in row.struck:
        dialogue.leave(place, "struck_through", value=_shown(row))
    elif row.hidden:
        return dialogue.ask(place, "hidden_row", text=_shown(row)) == "yes"
    else:
        return True
    return False


def _whole(
    table: Table,
    row: Row,
    columns: tuple[Column, ...],
    above: dict[int, str],
    dialogue: Dialogue,
) -> Row:
    """The row with what stands above where a cell says `idem`, and without what says nothing."""
    cells = list(row.cells)
    for column in columns:
        text = row.cell(column.place)
        if not text.strip() or column.role in (Role.NAME, Role.IMPACT, Role.NOTES):
            continue
        place = table.place(row, column.place, column.header)
        if is_same(text):
            cells[column.place] = above.get(column.place, "")
            if column.place not in above:
                dialogue.leave(place, "nothing_above", value=tidy(text))
        elif column.role not in _SPANS and says_nothing(text):
            cells[column.place] = ""
            dialogue.leave(place, "not_said", value=tidy(text))
        above[column.place] = cells[column.place]
    return row if tuple(cells) == row.cells else replace(row, cells=tuple(cells))


def _draft(
    table: Table,
    row: Row,
    columns: tuple[Column, ...],
    least: str | None,
    dialogue: Dialogue,
) -> ActivityDraft:
    name = next(column for column in columns if column.role is Role.NAME)
    text = tidy(row.cell(name.place))
    draft = ActivityDraft(Value(text, table.place(row, name.place, name.header)))
    for column in columns:
        cell = tidy(row.cell(column.place))
        place = table.place(row, column.place, column.header)
        if not cell or column.role in (Role.NAME, Role.IMPACT):
            continue
        if holds_secret(cell):
            dialogue.leave(place, "secret")
        elif column.place in row.struck:
            dialogue.leave(place, "struck_through", value=cell)
        else:
            _take(draft, column, Value(cell, place), dialogue)
    _impact(table, row, columns, least, draft, dialogue)
    read = {column.place for column in columns}
    for at, cell in enumerate(row.cells):
        if at not in read and cell.strip():
            secret = holds_secret(cell)
            value = {} if secret else {"value": tidy(cell)[:120]}
            dialogue.leave(table.place(row, at), "secret" if secret else "not_read", **value)
    return draft


def _take(draft: ActivityDraft, column: Column, cell: Value, dialogue: Dialogue) -> None:
    match column.role:
        case Role.OWNER:
            draft.owner = cell
        case Role.RTO | Role.RPO | Role.MTPD:
            found = _span(column, cell, dialogue)
            if found is not None:
                draft.spans[column.role] = Value(found, cell.place)
        case Role.DEPENDS:
            draft.depends += [Value(part, cell.place) for part in _LIST.split(cell.text) if part]
        case Role.SUPPLIER:
            _supplier(draft, cell, dialogue)
        case Role.DANGER:
            word = folded(cell.text).strip()
            if word in _YES or word in _NO:
                draft.danger = Value("yes" if word in _YES else "no", cell.place)
            else:
                dialogue.leave(cell.place, "not_said", value=cell.text)
        case _:
            leave_note(cell.text, cell.place, dialogue)


def _span(column: Column, cell: Value, dialogue: Dialogue) -> str | None:
    """The duration of a cell in the plan's form; "" for an RPO without data; None unsaid."""
    span = read_span(cell.text, unit=column.unit)
    if span.value:
        return span.value
    if span.unsaid or (span.none and column.role is not Role.RPO):
        dialogue.leave(cell.place, "not_said", value=cell.text)
        return None
    if span.none:
        said = dialogue.ask(cell.place, "no_data", text=cell.text, field=column.header)
        return "" if said == "yes" else None
    choices = ("yes", "no") if span.proposal else ("no",)
    said = dialogue.ask(
        cell.place,
        span.doubt,
        choices,
        free=lambda given: parse_length(given) is not None,
        text=cell.text,
        field=column.header,
        proposal=span.proposal,
    )
    if said is None or said == "no":
        return None
    if said == "yes":
        return span.proposal or None
    given = parse_length(said)
    return None if given is None else format_duration(given)


def _supplier(draft: ActivityDraft, cell: Value, dialogue: Dialogue) -> None:
    """The name of a supplier; what is promised stands behind it and is not a name."""
    name = re.split(r"\s*[(,;]", cell.text, maxsplit=1)[0].strip()
    rest = cell.text[len(name) :].strip(" ,;()")
    if rest:
        dialogue.leave(cell.place, "supplier_terms", value=rest)
    if name.strip("?-– "):
        draft.suppliers.append(Value(name, cell.place))


def _impact(
    table: Table,
    row: Row,
    columns: tuple[Column, ...],
    least: str | None,
    draft: ActivityDraft,
    dialogue: Dialogue,
) -> None:
    impacts = [item for item in columns if item.role is Role.IMPACT and row.cell(item.place)]
    if not impacts:
        return
    found = serious_after(row, columns, least) if least is not None else None
    if found is not None:
        after, column = found
        draft.serious = Value(after, table.place(row, column.place, column.header))
        return
    place = table.place(row, impacts[0].place, impacts[0].header)
    words = ", ".join(tidy(row.cell(item.place)) for item in impacts)
    dialogue.leave(place, "impact_open", value=words)
