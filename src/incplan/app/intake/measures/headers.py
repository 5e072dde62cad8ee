"""What the columns of a table of risk treatment mean, in four languages."""

import re
from enum import StrEnum
from typing import Final

from incplan.app.intake.headings.lookup import field_of, fields_by_word
from incplan.app.intake.headings.measures import ANY_MEASURE, MEASURES
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Table

_LOOKED_AT: Final = 40


class Role(StrEnum):
    """What a column holds."""

    RISK = "fiche"
    MEASURE = "measure"
    STATUS = "adopted"
    YES = "adopted_yes"
    NO = "adopted_no"
    PERCENT = "percent"
    OWNER = "owner"
    DUE = "due"
    ON = "on"
    EVIDENCE = "evidence"
    REASON = "reason"
    TREATMENT = "treatment"
    NUMBER = "number"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading, what it holds."""

    place: int
    header: str
    role: Role


#: Heads of two columns that together say how far a measure is.
_TWO: Final = (
    (Role.YES, frozenset({"oui", "ja", "yes"})),
    (Role.NO, frozenset({"non", "nee", "neen", "no", "nein"})),
)
_KNOWN: Final = fields_by_word(MEASURES)
_ANY: Final = fields_by_word({"measure": {"any": ANY_MEASURE}})
_RULES: Final[tuple[tuple[str, Role], ...]] = (
    (r"^(?:n|no|nr|num|numero|number|nummer|id|ref)$|^(?:risk|risque|risico|risiko|control|measure|mesure|maatregel|massnahmen?) ?(?:id|no|nr|n|number|nummer|ref)$|^(?:n|no|nr|numero|id) (?:du |de la |van (?:het|de) )?(?:risk|risque|risico|risiko|mesure|maatregel)$", Role.NUMBER),
    (r"niveau|\blevel\b|score|\bbrut\b|residuel|gravite|probabil|kans\b|wahrscheinlich|restrisico|restrisiko|\bimpact\b|likelihood|inherent|residual|kritikalitat|risiconiveau|risikoniveau|risicoscore", Role.SCALE),
    (r"^(?:fait|done|gedaan|erledigt|realise|gereed|voltooid)$|pourcent|percent|prozent|procent|avancement|voortgang|fortschritt|progress|complete(?:d)?$", Role.PERCENT),
    (r"statut|status|\betat\b|\bstand\b|stand van zaken|adopte|\badopted\b|aangenomen|genomen$|ingevoerd|umgesetzt|in place|en place|realise", Role.STATUS),
    (r"responsable|\bowner\b|verantwoordelijk|verantwortlich|eigenaar|proprietaire|pilote|\bqui$|\bwie$|\bwho$|\bwer$|porteur|zustandig", Role.OWNER),
    (r"echeance|deadline|\bdue\b|termijn|\bfrist\b|streefdatum|zieldatum|delai|pour le$|tegen$|\bbis$|\bby when|quand$|wanneer$|\bwhen$|\bwann$|planned for|date prevue|einddatum|date (?:limite|butoir|cible)|fin prevue|vervaldatum|fertig(?:stellung)? bis|falligkeit|target date|completion date|einde voorzien", Role.DUE),
    (r"date de (?:mise|realisation)|adopte le|done on|uitgevoerd op|umgesetzt am|^date$|^datum$", Role.ON),
    (r"preuve|evidence|bewijs|nachweis|justificatif", Role.EVIDENCE),
    (r"raison|\breason\b|\breden\b|grund$|motif|remarque|opmerking|bemerkung|comment|^notes?$", Role.REASON),
    (r"^(?:traitement|treatment|behandeling|behandlung|strategie|strategy|option|risicobehandeling|risikobehandlung)\b", Role.TREATMENT),
    (r"mesure|maatregel|\bmeasures?\b|massnahme|\bcontrols?\b|beheersmaatregel", Role.MEASURE),
    (r"risque|risico|\brisks?\b|risiko|\bfiche\b|\bkaart\b|menace|dreiging|threat|bedrohung|scenario|szenario|danger|gevaar|gefahr", Role.RISK),
)  # fmt: skip
#: Headings of what was done in an incident, which a register holds.
_TAKEN: Final = re.compile(
    r"prises?\b|genomen|getroffen|ergriffen|\btaken\b|gestion|incident|beheer van"
)


def measure_columns(table: Table) -> tuple[int, tuple[Column, ...]] | None:
    """The place of the row of headings, and the columns; None for another table.

    A risk treatment has a measure, and what tells how far it is, or the risk that it is against.
    """
    for place, row in enumerate(table.rows[:_LOOKED_AT]):
        columns = _columns(row.cells)
        roles = {column.role for column in columns}
        told = roles & {Role.STATUS, Role.YES, Role.PERCENT, Role.DUE}
        if Role.MEASURE in roles and told and roles & {Role.RISK, Role.STATUS, Role.OWNER}:
            return place, columns
    return None


def _columns(cells: tuple[str, ...]) -> tuple[Column, ...]:
    """Each role once, but scales, of which a table has several."""
    found: list[Column] = []
    for place, cell in enumerate(cells):
        word = folded(cell).strip()
        role = _role(cell, word)
        if role is None or (role is Role.MEASURE and _TAKEN.search(word)):
            continue
        if role is Role.SCALE or all(item.role is not role for item in found):
            found.append(Column(place, cell.strip(), role))
    known = {item.role for item in found}
    if Role.MEASURE not in known and Role.RISK in known:
        taken = {item.place for item in found}
        action = (at for at, cell in enumerate(cells) if at not in taken and field_of(cell, _ANY))
        found += [Column(at, cells[at].strip(), Role.MEASURE) for at in list(action)[:1]]
    if Role.STATUS not in known:
        found = _with_two(found, cells)
    return tuple(found)


def _with_two(found: list[Column], cells: tuple[str, ...]) -> list[Column]:
    """The columns with one for yes and one for no, where a table has both."""
    heads = [folded(cell).strip() for cell in cells]
    places = [
        next((at for at, word in enumerate(heads) if word in words), None) for _, words in _TWO
    ]
    two = [
        Column(at, cells[at].strip(), role)
        for at, (role, _words) in zip(places, _TWO, strict=True)
        if at is not None
    ]
    if len(two) < len(_TWO):
        return found
    return [item for item in found if item.place not in places] + two


def _role(cell: str, word: str) -> Role | None:
    known = field_of(cell, _KNOWN)
    if known or not word:
        return Role(known) if known else None
    return next((role for pattern, role in _RULES if re.search(pattern, word)), None)
