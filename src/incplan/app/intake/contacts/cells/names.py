"""Where the name of a person stands that a table parts into columns."""

from collections.abc import Mapping

from incplan.app.intake.contacts.drafts import name_words
from incplan.app.intake.contacts.headers import Column, Role
from incplan.app.intake.contacts.reading import is_default
from incplan.app.intake.reading.places import with_cell
from incplan.store.intake.tables import Place, Row, Table


def place_of_parts(table: Table, row: Row, first: Mapping[Role, Column | None], name: str) -> Place:
    """The cell that holds the whole name, else that of the first name with the others named."""
    whole = first[Role.NAME]
    if whole is not None and name_words(name) <= name_words(row.cell(whole.place)):
        return table.place(row, whole.place, whole.header)
    found: Place | None = None
    for role in (Role.GIVEN, Role.MIDDLE, Role.FAMILY):
        column = first[role]
        if column is None or is_default(row.cell(column.place)):
            continue
        place = table.place(row, column.place, column.header)
        found = place if found is None else with_cell(found, place)
    return found or table.place(row)
