"""The cells of a list in a plan that name somebody."""

from typing import Final

from incplan.app.intake.contacts.headers import Column, Role
from incplan.store.intake.tables import Row

#: Columns that hold a name or a part of one.
NAMED: Final = frozenset({Role.NAME, Role.GIVEN, Role.FAMILY, Role.NICKNAME, Role.MIDDLE})


def cell_of(row: Row, columns: tuple[Column, ...], role: Role) -> str:
    """The cell of the first column of a role, "" for none."""
    return next((row.cell(item.place) for item in columns if item.role is role), "")


def whole_name(row: Row, columns: tuple[Column, ...]) -> str:
    """The name of a row; of one in two columns with the family name first."""
    given, family = cell_of(row, columns, Role.GIVEN), cell_of(row, columns, Role.FAMILY)
    whole = cell_of(row, columns, Role.NAME) or cell_of(row, columns, Role.NICKNAME)
    if given.strip() and family.strip():
        return f"{family}, {given}"
    return whole or given or family
