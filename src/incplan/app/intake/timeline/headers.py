"""What the columns of a log mean, in four languages."""

import re
from enum import StrEnum
from typing import Final

from incplan.app.intake.headings.incidents import TIMELINE
from incplan.app.intake.headings.lookup import field_of, fields_by_word
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Table

_LOOKED_AT: Final = 40


class Role(StrEnum):
    """What a column holds."""

    DATE = "date"
    TIME = "time"
    WHO = "who"
    WHAT = "entry"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading, what it holds."""

    place: int
    header: str
    role: Role


_KNOWN: Final = fields_by_word(TIMELINE)
_RULES: Final[tuple[tuple[str, Role], ...]] = (
    (r"^(?:heure|heures|h|time|tijd|tijdstip|uur|uhrzeit|zeit|zeitpunkt|moment|date et heure|date heure|datum en uur|datum uur|datum uhrzeit|date time|date and time|timestamp|(?:date et heure|date heure|datum en uur|datum uhrzeit|date time|date and time) (?:utc|gmt|cet|cest|local)\b.*)$", Role.TIME),
    (r"^(?:date|datum|jour|day|dag|tag)$", Role.DATE),
    (r"^(?:qui|wie|who|wer|auteur|author|par|door|by|von|nom|naam|name|personne|persoon|person|sender|expediteur|afzender|absender|redacteur|verfasser|ecrit par|note par|genoteerd door|collected by|secured by|recueilli par|verzameld door|gesichert von|initiales|initialen|initials)$", Role.WHO),
    (r"^(?:quoi|wat|what|was|evenement|evenements|gebeurtenis|gebeurtenissen|ereignis|event|message|bericht|nachricht|melding|action|actie|aktion|fait|faits|feit|description|omschrijving|beschreibung|entry|entree|inscription|note|notes|journal|logboek|observation|commentaire|remarque|decision action|que s est il passe|what happened|wat gebeurde er)$", Role.WHAT),
)  # fmt: skip


def log_columns(table: Table) -> tuple[int, tuple[Column, ...]] | None:
    """The place of the row of headings, and the columns; None for another table.

    A log has a time, or a day, and what happened; one without times has who it was from.
    """
    for place, row in enumerate(table.rows[:_LOOKED_AT]):
        found: dict[Role, Column] = {}
        for at, cell in enumerate(row.cells):
            word = folded(cell).strip()
            role = _role(cell, word)
            if role is not None and role not in found:
                found[role] = Column(at, cell.strip(), role)
        timed = Role.TIME in found or {Role.DATE, Role.WHO} <= found.keys()
        if timed and Role.WHAT in found:
            return place, tuple(found.values())
    return None


def _role(cell: str, word: str) -> Role | None:
    known = field_of(cell, _KNOWN)
    if known or not word:
        return Role(known) if known else None
    return next((role for pattern, role in _RULES if re.search(pattern, word)), None)
