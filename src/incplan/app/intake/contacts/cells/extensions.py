"""Extensions in a column of their own: beside the one number of the row that they belong to."""

import re
from dataclasses import replace
from typing import Final

from incplan.app.intake.contacts.drafts import Means, tidy
from incplan.app.intake.contacts.headers import Column, Role
from incplan.app.intake.reading.places import with_cell
from incplan.plan.files.contacts import ChannelKind
from incplan.store.intake.tables import Place, Row, column_letter

#: Digits alone, or behind a word that says what they are: any other word would be lost.
_EXTENSION: Final = re.compile(
    r"(?:(?:ext(?:ension)?|int(?:ern|erne)?|poste|toestel|tst|durchwahl|dw|nst|nebenstelle|x)"
    r"\.?\s*)?(\d{1,5})",
    re.ASCII | re.IGNORECASE,
)


def with_extension(
    row: Row, columns: tuple[Column, ...], means: list[Means]
) -> tuple[list[Means], int | None]:
    """The means of a row, the extension noted beside its number; the place of the cell it is from.

    Both cells are named in the place of the number. None where there is no extension, no fixed
    number or several of them: then the cell is named by others.
    """
    column = next((item for item in columns if item.role is Role.EXTENSION), None)
    said = None if column is None else _EXTENSION.fullmatch(tidy(row.cell(column.place)))
    fixed = [item for item in means if item.kind is ChannelKind.OFFICE]
    if column is None or said is None or len(fixed) != 1 or fixed[0].note:
        return means, None
    cell = Place("", row=row.number, column=column_letter(column.place), header=column.header)
    place = with_cell(fixed[0].place, cell)
    noted = replace(fixed[0], note=f"ext. {said[1]}", place=place)
    return [noted if item is fixed[0] else item for item in means], column.place
