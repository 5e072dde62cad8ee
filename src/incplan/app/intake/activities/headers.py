"""What the columns of a table of business impact mean, in four languages."""

import re
from enum import StrEnum
from typing import Final

from incplan.app.intake.headings.activities import ACTIVITIES, ANY_NAME
from incplan.app.intake.headings.lookup import field_of, fields_by_word, unit_of
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Table

_LOOKED_AT: Final = 40


class Role(StrEnum):
    """What a column holds."""

    NAME = "name"
    OWNER = "owner"
    RTO = "rto"
    RPO = "rpo"
    MTPD = "mtpd"
    DEPENDS = "depends_on"
    SUPPLIER = "external_contacts"
    DANGER = "danger_to_persons"
    IMPACT = "serious_economic_impact_after"
    NOTES = "notes"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading, what it holds.

    `unit` is that of its bare numbers, where the heading says so (`RTO (h)`); `after` is the time
    that an impact is judged after, as the plan writes it.
    """

    place: int
    header: str
    role: Role
    unit: str = ""
    after: str = ""


_NAMED: Final = r"^(?:activites?|activity|activities|activiteit(?:en)?|aktivitat(?:en)?|processus|process|proces|processen|prozess(?:e)?|bedrijfsproces(?:sen)?|geschaftsprozess(?:e)?)$"
_RULES: Final[tuple[tuple[str, Role], ...]] = (
    (r"\brpo\b|recovery point|\bpdma\b|point de reprise|herstelpunt|wiederherstellungspunkt", Role.RPO),
    (r"\bmtpd\b|\bmtd\b|\bdmia\b|\bmao\b|max(?:imum|imal|imale)? toler|tolerable downtime|maximale (?:uitval|onderbreking|unterbrechung)|maximal tolerierbar|max(?:imale)? ausfallzeit|duree maximale d interruption", Role.MTPD),
    (r"\brto\b|recovery time|\bdima\b|delai de reprise|hersteltijd|wiederanlaufzeit|wiederherstellungszeit|delai de retablissement", Role.RTO),
    (r"danger|gevaar|gefahr|gefahrdet|\bsafety\b|en peril", Role.DANGER),
    (r"depend|afhankelijk|abhangig", Role.DEPENDS),
    (r"fournisseur|leverancier|supplier|lieferant|prestataire|dienstleister|dienstverlener|\bvendor\b", Role.SUPPLIER),
    (r"responsable|\bowner\b|verantwoordelijk|verantwortlich|eigenaar|proprietaire|pilote|porteur|zustandig|^(?:qui|wie|who|wer)$", Role.OWNER),
    (_NAMED, Role.NAME),
    (r"^(?:notes?|remarques?|opmerking(?:en)?|bemerkung(?:en)?|comments?|commentaires?)$", Role.NOTES),
)  # fmt: skip
#: What people write beside the word for an activity: `Kritischer Prozess`, `Nom du processus`.
_BESIDE: Final = re.compile(
    r"\b(?:critical|critiques?|essential|essentiel(?:le)?s?|essentiele|kritische[nrs]?|kritieke?"
    r"|wesentliche[nrs]?|business|cle|clef|key|name of (?:the )?|nom (?:de l|du|de la)"
    r"|naam van (?:de|het)|name des|bezeichnung des|n)\b"
)
_KNOWN: Final = fields_by_word(ACTIVITIES)
_ANY_NAME: Final = fields_by_word({"name": {"any": ANY_NAME}})
_AFTER: Final = (
    (r"\b(?:[1-9]|1[0-2]) ?(?:h|u|heures?|hours?|uur|uren|stunden?|std)\b", "few_hours"),
    (r"\b(?:24 ?(?:h|u|heures?|hours?|uur|uren|stunden?|std)|1 ?(?:j|d|jour|day|dag|tag))\b", "24h"),
    (r"\b(?:48 ?(?:h|u|heures?|hours?|uur|uren|stunden?|std)|2 ?(?:j|d|jours|days|dagen|tage))\b", "48h"),
    (r"\b(?:1 ?(?:w|sem|semaine|week|woche)|7 ?(?:j|d|jours|days|dagen|tage))\b", "week"),
)  # fmt: skip


def activity_columns(table: Table) -> tuple[int, tuple[Column, ...]] | None:
    """The place of the last row of headings, and the columns; None for another table.

    Times of an impact may stand in a second row below a heading over several columns.
    """
    for place, row in enumerate(table.rows[:_LOOKED_AT]):
        words = [folded(cell) for cell in row.cells]
        columns = [
            Column(at, row.cells[at].strip(), role, unit_of(row.cells[at]), _after(word))
            for at, word in enumerate(words)
            if (role := _role(row.cells[at], word)) is not None
        ]
        columns = _named_somehow(row.cells, columns)
        roles = {column.role for column in columns}
        if Role.NAME not in roles or not roles & {Role.RTO, Role.RPO, Role.MTPD}:
            continue
        known = {column.place for column in columns}
        below = table.rows[place + 1] if place + 1 < len(table.rows) else row
        second = not below.cell(0).strip() and sum(bool(_after(folded(c))) for c in below.cells) > 1
        heads = below if second else row
        impacts = [
            Column(at, heads.cells[at].strip(), Role.IMPACT, after=after)
            for at, cell in enumerate(heads.cells)
            if at not in known and (after := _after(folded(cell)))
        ]
        return place + second, (*columns, *impacts)
    return None


def _named_somehow(cells: tuple[str, ...], columns: list[Column]) -> list[Column]:
    """The columns; where none names an activity, one headed `Name` or `Service` does."""
    if any(column.role is Role.NAME for column in columns):
        return columns
    known = {column.place for column in columns}
    place = next(
        (at for at, cell in enumerate(cells) if at not in known and field_of(cell, _ANY_NAME)), None
    )
    return columns if place is None else [Column(place, cells[place].strip(), Role.NAME), *columns]


def _role(cell: str, word: str) -> Role | None:
    known = field_of(cell, _KNOWN)
    if known:
        return Role(known)
    bare = word.strip()
    found = next((role for pattern, role in _RULES if bare and re.search(pattern, bare)), None)
    noun = _BESIDE.sub(" ", bare).strip()
    return Role.NAME if found is None and noun != bare and re.search(_NAMED, noun) else found


def _after(word: str) -> str:
    return next((after for pattern, after in _AFTER if re.search(pattern, word)), "")
