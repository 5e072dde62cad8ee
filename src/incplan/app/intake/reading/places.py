"""Places of values that stand in two cells: each of them is named."""

from dataclasses import replace

from incplan.store.intake.tables import Place


def with_cell(place: Place, other: Place) -> Place:
    """The place of a cell, with another one of its row named in its heading: `Nom + B2 Prénom`."""
    if not other.column or other.column == place.column:
        return place
    named = f"{other.column}{other.row} {other.header}".strip()
    return replace(place, header=f"{place.header} + {named}".removeprefix(" + "))
