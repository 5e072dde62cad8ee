"""What the columns of a register of incidents mean, in four languages."""

import re
from enum import StrEnum
from typing import Final

from incplan.app.intake.headings.incidents import REGISTER
from incplan.app.intake.headings.lookup import field_of, fields_by_word
from incplan.app.intake.register.numbers import read_number
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Table

_LOOKED_AT: Final = 40


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "register_number"
    DATE = "date"
    TIME = "time"
    TYPE = "type"
    BRIEF = "description"
    TEAM = "team"
    DETAIL = "detail"
    ACTIONS = "actions"
    LEVEL = "level"
    DURATION = "duration"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading, what it holds."""

    place: int
    header: str
    role: Role


_KNOWN: Final = fields_by_word(REGISTER)
_RULES: Final[tuple[tuple[str, Role], ...]] = (
    (r"^(?:n|no|nr|num|numero|number|nummer|incident no|incident nr|n incident|n de l incident|numero de l incident|incidentnummer|incidentnr|incident id|volgnummer|volgnr|dossiernummer|dossiernr|numero d incident|vorfallnummer|vorfallnr|vorfalls?id|lfd nr|ref|reference|id)$|^$", Role.NUMBER),
    (r"^(?:heure|time|tijd|tijdstip|uur|uhrzeit|zeit|heure de (?:detection|l incident|debut)|time of (?:detection|incident))$", Role.TIME),
    (r"^date|^datum|^jour$|^day$|^dag$|^tag$|\bdate (?:of|de|et heure)|^detecte|^detected|\bdatum\b", Role.DATE),
    (r"(?:mesures|actions?|acties|maatregelen|massnahmen|measures)\b.*(?:prises?|genomen|ondernomen|getroffen|ergriffen|taken)|^(?:actions?|acties|aktionen|measures|mesures|maatregelen|massnahmen|reaction|suites?|opvolging|follow up)$|\b(?:ondernomen|genomen|getroffen) (?:acties|maatregelen)|ergriffenen? massnahmen|description des actions|description of (?:the )?actions|beschrijving van de (?:genomen )?acties|beschreibung der (?:ergriffenen )?massnahmen", Role.ACTIONS),
    (r"detaill|^details?$|gedetailleerd|ausfuhrlich|^detail|^impact|^uitleg$|uitgebreide|^gevolg|^consequences?\b|^auswirkung|^folgen$|^effets?$|^effects?$", Role.DETAIL),
    (r"gravite|\bernst\b|severity|^niveau|^level|schweregrad|^schwere|^classification|^klasse$|classificatie", Role.LEVEL),
    (r"^duree|^duur|^duration|^dauer|^downtime|^temps d arret", Role.DURATION),
    (r"^cause|^oorzaak|^ursache|^root cause|grondoorzaak", Role.CAUSE),
    (r"equipe|\bteam\b|responsable|verantwoordelijk|verantwortlich|in charge|gestionnaire|behandeld door|zustandig|bevoegd|\bowner\b|eigenaar|behandelaar|handled by|bearbeiter", Role.TEAM),
    (r"^type|^soort|^art\b|^categorie|^category|^kategorie|^nature|type d incident|type of incident|soort incident", Role.TYPE),
    (r"description|omschrijving|beschrijving|beschreibung|^incident$|^what happened|^wat is er gebeurd|^que s est il passe|^was ist (?:passiert|geschehen)|^feiten$|^faits$|^sachverhalt$|^evenement$|^vorfall$|^voorval$|^resume$|^summary$|^samenvatting$|^objet$|^sujet$|^onderwerp$", Role.BRIEF),
)  # fmt: skip


def register_columns(table: Table) -> tuple[int, tuple[Column, ...]] | None:
    """The place of the row of headings, and the columns; None for another table.

    A register has a date, and two of: a type, a description, details, actions; or one of these, and
    how bad it was, how long it took or why it happened.
    """
    for place, row in enumerate(table.rows[:_LOOKED_AT]):
        columns = _columns(row.cells)
        roles = {column.role for column in columns}
        told = roles & {Role.TYPE, Role.BRIEF, Role.DETAIL, Role.ACTIONS}
        kinds = roles & {Role.TYPE, Role.ACTIONS, Role.LEVEL}
        judged = roles & {Role.LEVEL, Role.DURATION, Role.CAUSE}
        if Role.DATE in roles and ((len(told) > 1 and kinds) or (told and judged)):
            return place, (*columns, *_unnamed_number(table, place, columns))
    return None


def _unnamed_number(table: Table, start: int, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The first column where it has no heading and only numbers: as the template prints it."""
    told = any(column.role is Role.NUMBER or column.place == 0 for column in columns)
    if told or table.rows[start].cell(0).strip():
        return ()
    cells = [row.cell(0).strip() for row in table.rows[start + 1 :]]
    numbered = [cell for cell in cells if cell]
    if not numbered or not all(read_number(cell).number for cell in numbered):
        return ()
    return (Column(0, "", Role.NUMBER),)


def _columns(cells: tuple[str, ...]) -> tuple[Column, ...]:
    """Each role once: a second column of one role is named as not read."""
    found: dict[Role, Column] = {}
    for place, cell in enumerate(cells):
        word = folded(cell).strip()
        if not word and cell.strip() not in ("#", "N°", "№"):
            continue
        role = _role(cell, word)
        if role is not None and role not in found:
            found[role] = Column(place, cell.strip(), role)
    return tuple(found.values())


def _role(cell: str, word: str) -> Role | None:
    known = field_of(cell, _KNOWN)
    if known:
        return Role(known)
    return next((role for pattern, role in _RULES if re.search(pattern, word)), None)
