"""What the columns of a duty roster mean, in four languages."""

import re
from enum import StrEnum
from typing import Final

from incplan.app.intake.headings.lookup import field_of, fields_by_word
from incplan.app.intake.headings.rosters import ROSTER
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Table

_LOOKED_AT: Final = 40


class Role(StrEnum):
    """What a column holds."""

    WEEK = "week"
    FIRST = "first"
    LAST = "last"
    DAYS = "days"
    FUNCTION = "role"
    PERSON = "people"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading, what it holds."""

    place: int
    header: str
    role: Role


_DUTY: Final = r"\b(?:garde|permanence|astreinte|wacht|wachtdienst|van wacht|on duty|on call|duty|bereitschaft|dienst|piket|piquet)\b"
_KNOWN: Final = fields_by_word(ROSTER)
_RULES: Final[tuple[tuple[str, Role], ...]] = (
    (r"remplac|reserve|back ?up|suppleant|vervang|vertret|ersatz|\b2e\b|second|stand ?in", Role.BACKUP),
    (r"^(?:semaine|sem|week|weken|woche|kw|wk|n semaine|weeknummer|numero de semaine|kalenderwoche)$", Role.WEEK),
    (r"^(?:du|de|van|vanaf|from|von|ab|debut|start|begin|date|datum|date de debut|a partir de|beginn)$", Role.FIRST),
    (r"^(?:au|a|tot|tot en met|t m|to|until|bis|fin|einde|end|ende|jusqu au|jusqu a|date de fin)$", Role.LAST),
    (r"^(?:jours?|dag|dagen|days?|tag|tage|wochentage?|jours? de la semaine|weekdag(?:en)?|weekdays?|day of (?:the )?week)$", Role.DAYS),
    (r"^(?:fonctions?|functies?|functions?|funktion(?:en)?|roles?|rol|rolle)$", Role.FUNCTION),
    (_DUTY, Role.PERSON),
    (r"^(?:qui|wie|who|wer|personne|persoon|person|titulaire|responsable|verantwoordelijke|verantwortlich)$", Role.PERSON),
)  # fmt: skip


def roster_columns(table: Table) -> tuple[int, tuple[Column, ...]] | None:
    """The place of the row of headings, and the columns; None for another table.

    A roster has who is on duty, and a week, a day, or days of the week; without a word of duty
    above the people, it has a week or both ends of a turn.
    """
    for place, row in enumerate(table.rows[:_LOOKED_AT]):
        found: dict[Role, Column] = {}
        for at, cell in enumerate(row.cells):
            word = folded(cell).strip()
            role = _role(cell, word)
            if role is not None and role not in found:
                found[role] = Column(at, cell.strip(), role)
        if Role.PERSON not in found:
            continue
        said = re.search(_DUTY, folded(found[Role.PERSON].header))
        when = found.keys() & {Role.WEEK, Role.FIRST, Role.DAYS}
        if (said and when) or Role.WEEK in when or {Role.FIRST, Role.LAST} <= found.keys():
            return place, tuple(found.values())
    return None


def _role(cell: str, word: str) -> Role | None:
    known = field_of(cell, _KNOWN)
    if known or not word:
        return Role(known) if known else None
    return next((role for pattern, role in _RULES if re.search(pattern, word)), None)
