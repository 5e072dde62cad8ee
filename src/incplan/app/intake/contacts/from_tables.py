"""Contacts from the rows of a table: an export of Outlook or Google, a list in a workbook."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from incplan.app.intake.contacts.cells.extensions import with_extension
from incplan.app.intake.contacts.cells.names import place_of_parts
from incplan.app.intake.contacts.cells.repeats import Above
from incplan.app.intake.contacts.countries import country_code
from incplan.app.intake.contacts.drafts import (
    Draft,
    Means,
    Value,
    is_personal,
    person_name,
    tidy,
    turned,
)
from incplan.app.intake.contacts.headers import Column, Role, header_of
from incplan.app.intake.contacts.labels import Label, label_of
from incplan.app.intake.contacts.prose import TRUE, numbers_of_note, unheard
from incplan.app.intake.contacts.reading import (
    distinct,
    is_default,
    leave_note,
    mails_of,
    phones_of,
)
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret
from incplan.plan.privacy.folding import folded
from incplan.plan.values.scalars import NO_WORDS, YES_WORDS
from incplan.store.intake.tables import Place, Row, Table, column_letter

#: Columns that are not taken, by what is said of them.
_LEFT: Final = {
    Role.FAX: "fax",
    Role.ASSISTANT: "assistant",
    Role.EXTENSION: "extension_only",
}
_TOTALS: Final = frozenset({"total", "totaal", "gesamt", "summe", "totaux"})
#: `Thiry, Marc (Bits Fictifs)`: somebody filed with the firm behind.
_BESIDE_NAME: Final = re.compile(r"^(?P<name>[^,()]+,[^,()]+?)\s*\((?P<firm>[^()]+)\)$")
_NAMED: Final = (Role.NAME, Role.GIVEN, Role.FAMILY, Role.NICKNAME, Role.ORGANISATION)


def drafts_of_table(table: Table, dialogue: Dialogue) -> Iterator[Draft]:
    """A draft for each row that is about somebody."""
    found = header_of(table)
    if found is None:
        return
    start, columns = found
    for row in table.rows[:start]:
        if not row.is_empty:
            dialogue.leave(table.place(row), "title_row", value=_shown(row))
    reader = _Reader(table, columns, dialogue)
    for row in table.rows[start + 1 :]:
        draft = reader.draft(row)
        if draft is not None:
            yield draft


def _shown(row: Row) -> str:
    return tidy(" ".join(cell for cell in row.cells if cell.strip()))[:120]


class _Reader:
    """Reads row after row; knows what stands above, for «idem»."""

    def __init__(self, table: Table, columns: tuple[Column, ...], dialogue: Dialogue) -> None:
        self.table, self.columns, self.dialogue = table, columns, dialogue
        self.above = Above(table, columns, dialogue)
        self.headers = {column.place: column.header for column in columns}
        self.first = {role: self._first(role) for role in Role}
        #: Rows in which something stands that was never computed.
        self.formulas = {
            item.place.row for item in table.remarks if item.code == "formula_without_result"
        }
        header = header_of(table)
        self.titles: Mapping[int, str] = (
            {} if header is None else dict(enumerate(table.rows[header[0]].cells))
        )

    def _first(self, role: Role) -> Column | None:
        return next((column for column in self.columns if column.role is role), None)

    def draft(self, row: Row) -> Draft | None:
        if row.is_empty:
            return None
        if self._passed_over(row):
            return None
        row = self.above.settled(row)
        told = len(self.dialogue.left), len(self.dialogue.questions)
        country = self._country(row)
        means, extension = with_extension(row, self.columns, list(self._means(row, country)))
        read = [*means, *self._noted(row)]
        name, is_person = self._name(row, bool(read))
        self._name_the_rest(row, extension)
        if name is None:
            return None
        if not read and self.dialogue.left and self.dialogue.left[-1].code == "operator_code":
            return None
        draft = Draft(
            place=self.table.place(row),
            name=name,
            is_person=is_person,
            title=self._value(row, Role.TITLE),
            organisation=self._organisation(row, name, is_person),
            country=country,
            means=distinct(read),
        )
        heard = {item.place.column for item in read}
        heard |= {item.place.column for item in self.dialogue.left[told[0] :]}
        heard |= {item.place.column for item in self.dialogue.questions[told[1] :]}
        heard |= set() if extension is None else {column_letter(extension)}
        self._name_unheard(row, draft, heard)
        return draft

    def _name_unheard(self, row: Row, draft: Draft, heard: set[str]) -> None:
        """Name every filled cell of which nothing is taken, asked or named yet."""
        for column in unheard(self.columns, row, draft):
            place = self._place(row, column)
            if place.column not in heard:
                value = tidy(row.cell(column.place))[:120]
                self.dialogue.leave(place, "not_read", value=value)

    def _organisation(self, row: Row, name: Value, is_person: bool) -> Value | None:
        """Whose somebody is; of a party of that very name it says nothing more."""
        found = self._value(row, Role.ORGANISATION)
        written = self._cell(row, Role.FAMILY) or self._cell(row, Role.NAME)
        beside = _BESIDE_NAME.search(tidy(written))
        if found is None and beside is not None:
            return Value(tidy(beside["firm"]), name.place)
        same = found is not None and folded(found.text) == folded(name.text)
        return found if is_person or not same else None

    def _passed_over(self, row: Row) -> bool:
        """Whether a row is about nobody; it is named."""
        place = self.table.place(row)
        filled = [cell for cell in row.cells if not is_default(cell)]
        if not filled:
            self.dialogue.leave(place, "only_defaults")
            return True
        if folded(filled[0]).strip() in _TOTALS:
            self.dialogue.leave(place, "total_row", value=_shown(row))
            return True
        named = [self._cell(row, role) for role in _NAMED]
        alone = any(named) or not self.headers.get(row.cells.index(filled[0]))
        if len(filled) == 1 and alone and place.row not in self.formulas:
            self.dialogue.leave(place, "only_a_name", value=_shown(row))
            return True
        if self._is_struck(row):
            self.dialogue.leave(place, "struck_through", value=_shown(row))
            return True
        if row.hidden:
            return self.dialogue.ask(place, "hidden_row", text=_shown(row)) != "yes"
        return False

    def _is_struck(self, row: Row) -> bool:
        return any(
            column.place in row.struck and row.cell(column.place).strip()
            for column in self.columns
            if column.role in _NAMED
        )

    def _cell(self, row: Row, role: Role) -> str:
        column = self.first[role]
        text = "" if column is None else row.cell(column.place)
        return "" if is_default(text) else text

    def _place(self, row: Row, column: Column) -> Place:
        return self.table.place(row, column.place, column.header)

    def _value(self, row: Row, role: Role) -> Value | None:
        for column in self.columns:
            text = tidy(row.cell(column.place))
            if column.role is role and not is_default(text):
                if holds_secret(text):
                    self.dialogue.leave(self._place(row, column), "secret")
                    continue
                return Value(text, self._place(row, column))
        return None

    def _country(self, row: Row) -> Value | None:
        for column in self.columns:
            text = tidy(row.cell(column.place))
            if column.role is not Role.COUNTRY or is_default(text):
                continue
            code = country_code(text)
            if code is None:
                self.dialogue.leave(self._place(row, column), "unknown_country", value=text)
            elif code:
                return Value(code, self._place(row, column))
        return None

    def _means(self, row: Row, country: Value | None) -> Iterator[Means]:
        kept = folded(self._cell(row, Role.PRIVATE)).strip() in TRUE
        always = folded(self._cell(row, Role.ALWAYS)).strip() in TRUE
        for column in self.columns:
            text = row.cell(column.place)
            if column.role not in (Role.PHONE, Role.EMAIL) or is_default(text):
                continue
            place = self._place(row, column)
            text = self.above.text(column, text, place)
            label = self._label(row, column, place, text)
            if not text or label is None or self._is_shut(row, column, place, text):
                continue
            private = kept or column.private or label.private or column.place in self.table.hidden
            if column.role is Role.EMAIL:
                yield from mails_of(text, place, self.dialogue, private=private)
                continue
            if folded(text).strip() in YES_WORDS | NO_WORDS:
                continue
            for means in phones_of(
                text,
                place,
                self.dialogue,
                country=country.text if country else "",
                kind=column.kind or label.kind,
                private=private,
                note=label.note,
            ):
                yield replace(means, always=True) if always else means

    def _label(self, row: Row, column: Column, place: Place, text: str) -> Label | None:
        words = "" if column.label_at is None else row.cell(column.label_at)
        if not text or column.role is Role.EMAIL:
            return Label()
        return label_of(words, text, place, self.dialogue)

    def _is_shut(self, row: Row, column: Column, place: Place, text: str) -> bool:
        """Whether a cell is struck through, or in a column that nobody sees and nobody opened."""
        if column.place in row.struck:
            self.dialogue.leave(place, "struck_through", value=tidy(text))
            return True
        if column.place in self.table.hidden:
            return self.dialogue.ask(place, "hidden_column", text=tidy(text)) != "yes"
        return False

    def _noted(self, row: Row) -> Iterator[Means]:
        for column in self.columns:
            text = row.cell(column.place)
            if column.role is Role.NOTES and not is_default(text):
                place = self._place(row, column)
                yield from numbers_of_note(text, place, self.dialogue)
                leave_note(text, place, self.dialogue)

    def _name(self, row: Row, reached: bool) -> tuple[Value | None, bool]:
        """The name as the plan writes it, and whether it is that of a person."""
        given, family = self._cell(row, Role.GIVEN), self._cell(row, Role.FAMILY)
        whole, company = self._cell(row, Role.NAME), self._cell(row, Role.ORGANISATION)
        place = self._name_place(row)
        if given.strip() and "@" not in given:
            name = person_name(given, self._cell(row, Role.MIDDLE), family)
            return Value(name, place_of_parts(self.table, row, self.first, name)), True
        written = tidy(family or whole)
        if written and "@" not in written:
            ordered = self._asked_order(turned(written), place)
            return Value(ordered, place), not company.strip() and is_personal(ordered)
        if company.strip():
            return Value(tidy(company), place), False
        nickname = tidy(self._cell(row, Role.NICKNAME))
        if nickname:
            said = self.dialogue.ask(place, "only_a_nickname", free=tidy, text=nickname)
            chosen = nickname if said == "yes" else tidy(said or "")
            return (None if said in (None, "no") else Value(chosen, place)), True
        return self._nameless(row, place, reached), True

    def _nameless(self, row: Row, place: Place, reached: bool) -> Value | None:
        shown = _shown_contact(self.columns, row)
        if not reached or "@" in self._cell(row, Role.GIVEN):
            self.dialogue.leave(place, "no_name", value=shown)
            return None
        said = self.dialogue.ask(place, "whose", ("no",), free=tidy, text=shown)
        return None if said in (None, "no") else Value(tidy(said or ""), place)

    def _name_place(self, row: Row) -> Place:
        for role in _NAMED:
            column = self.first[role]
            if column is not None and not is_default(row.cell(column.place)):
                return self._place(row, column)
        return self.table.place(row)

    def _asked_order(self, written: str, place: Place) -> str:
        """`Thiry, Marc (Bits Fictifs)`: turned when somebody says so; the firm is not the name."""
        family, comma, given = _BESIDE_NAME.sub(r"\g<name>", written).partition(",")
        if not comma:
            return written
        proposal = person_name(given.strip(), "", family)
        said = self.dialogue.ask(place, "order_of_name", text=written, proposal=proposal)
        return proposal if said == "yes" else f"{family}, {given.strip()}"

    def _name_the_rest(self, row: Row, extension: int | None) -> None:
        """Name every filled cell that nothing reads, so that none is passed over in silence."""
        read = {column.place: column for column in self.columns}
        labels = {extension, *(column.label_at for column in self.columns)}
        for at, cell in enumerate(row.cells):
            column = read.get(at)
            if is_default(cell) or at in labels or (column is not None and _is_read(column)):
                continue
            header = tidy(self.titles.get(at, ""))
            place = self.table.place(row, at, header)
            if holds_secret(f"{header} {cell}"):
                self.dialogue.leave(place, "secret")
                continue
            code = _LEFT.get(column.role if column else Role.IGNORED, "not_read")
            self.dialogue.leave(place, code, value=tidy(cell)[:120])


def _is_read(column: Column) -> bool:
    return column.role not in (Role.IGNORED, Role.CIVILITY, *_LEFT)


def _shown_contact(columns: tuple[Column, ...], row: Row) -> str:
    cells = (row.cell(item.place) for item in columns if item.role in (Role.PHONE, Role.EMAIL))
    return tidy(" ".join(cell for cell in cells if not is_default(cell)))[:120]
