"""Cells of a list of contacts that repeat the one above, or say that there is nothing yet."""

from dataclasses import replace
from typing import Final

from incplan.app.intake.contacts.drafts import tidy
from incplan.app.intake.contacts.headers import Column, Role
from incplan.app.intake.contacts.reading import is_default
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.report import Dialogue
from incplan.store.intake.tables import Place, Row, Table

#: Columns that name somebody or something: `idem` and `à compléter` are no name.
_NAMES: Final = frozenset(
    {Role.NAME, Role.GIVEN, Role.MIDDLE, Role.FAMILY, Role.NICKNAME, Role.ORGANISATION, Role.TITLE}
)


class Above:
    """What stood last in each column, for «idem»."""

    def __init__(self, table: Table, columns: tuple[Column, ...], dialogue: Dialogue) -> None:
        self.table, self.columns, self.dialogue = table, columns, dialogue
        self.texts: dict[int, str] = {}

    def text(self, column: Column, text: str, place: Place) -> str:
        """A text; what stands above where it says «idem», when that is confirmed."""
        if not is_same(text):
            self.texts[column.place] = text
            return text
        above = self.texts.get(column.place, "")
        if not above:
            self.dialogue.leave(place, "nothing_above", value=tidy(text))
            return ""
        said = self.dialogue.ask(place, "same_as_above", text=tidy(text), proposal=tidy(above))
        return above if said == "yes" else ""

    def settled(self, row: Row) -> Row:
        """The row with the names and functions that its cells stand for; the rest is named."""
        cells = list(row.cells)
        for column in self.columns:
            text = row.cell(column.place)
            if column.role not in _NAMES or is_default(text):
                continue
            place = self.table.place(row, column.place, column.header)
            if not is_same(text) and says_nothing(text):
                self.dialogue.leave(place, "not_said", value=tidy(text))
                cells[column.place] = ""
            else:
                cells[column.place] = self.text(column, text, place)
        return row if tuple(cells) == row.cells else replace(row, cells=tuple(cells))
