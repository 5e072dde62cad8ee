"""Objectives of time as plans say them: in a cell, behind `RTO :`, or inside a sentence."""

import re
from typing import Final

from incplan.app.intake.activities.headers import Role
from incplan.app.intake.activities.spans import read_span
from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.vocabulary.wording import composed, plain
from incplan.frozen import dataclass
from incplan.store.intake.tables import Place

#: What an objective is called.
LABELS: Final[tuple[tuple[Role, str], ...]] = (
    (Role.MTPD, r"mtpd|mtd|dmia|maximale uitval"),
    (Role.RTO, r"rto|recovery time objective|hersteltijd|delai max[.a-z]*(?: d'arret)?"),
    (Role.RPO, r"rpo|recovery point objective|herstelpunt|perte de donnees"),
)
_LABEL: Final = re.compile(
    "|".join(rf"(?P<{role.name.lower()}>\b(?:{pattern})\b)" for role, pattern in LABELS)
)
_DURATION: Final = re.compile(
    r"(?:\d+(?:[.,]\d+)?|une?|een|een|½|demi-|halve)\s*"
    r"(?:minut\w*|min\b|heures?|h\d{0,2}\b|uur|uren|u\d{0,2}\b|jours?|j\b|dagen|dag|d\b|days?|hours?|semaines?|sem\b"
    r"|weken|week|wd\b|journees?|demi-journee|mois|maand)"
)
_WORKING: Final = re.compile(
    r"(\d+)\s*(?:j(?:ours?)?\.?\s*ouvr\w*\.?|wd\b|werkdag(?:en)?|journees?(?: de travail)?)"
)
_HALF: Final = re.compile(r"^(?:une\s+)?demi-? ?journee$|^(?:een )?halve dag$|^½\s*(?:j|dag|d)$")
_NONE: Final = re.compile(r"^(?:sans objet|nvt|n\.?v\.?t\.?|n/a|geen data|aucune donnee)$")
_LIMIT: Final = re.compile(
    r"maximum|\bmax\b|au plus tard|\bmag\b.*plat|hoogstens|uiterlijk|tolerer|rester sans|retard"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says of an objective: its words, and the length in the plan's form.

    `value` is "" for words that have no one meaning, "~" for no data. It is not `sure` where a
    sentence does not say that its length is the objective.
    """

    words: Value
    value: str
    sure: bool = True


def length_of(text: str) -> str:
    """A length as the plan writes it, "~" for none needed, "" where words have no one meaning."""
    said = plain(composed(tidy(text))).strip(" .:=")
    if _NONE.match(said):
        return "~"
    said = re.sub(r"'$", " min", said)
    for form in (said, re.sub(r"\s*\([^()]*\)", "", said).strip(" .")):
        found = _bare(form)
        if found:
            return found
    inside = re.fullmatch(r"[^()\d]*\((?:max\.?|maximum)?\s*([^()]*)\)", said)
    return _bare(inside[1]) if inside else ""


def _bare(said: str) -> str:
    said = re.sub(
        r"\s*\b(?:na (?:het )?alarm|maximum|max\.?|environ|apres l'alarme)\b\s*", " ", said
    )
    said = said.strip()
    if said == "0":
        return "0min"
    working = _WORKING.fullmatch(said)
    if working:
        said = f"{working[1]} working days"
    elif _HALF.match(said):
        said = "half a day"
    said = re.sub(
        r"\bj\.$|\bsem\.?$", lambda found: "j" if found[0][0] == "j" else "semaines", said
    )
    span = read_span(said)
    return span.value


def role_of(text: str) -> Role | None:
    """The objective that words name, None for none."""
    found = _LABEL.search(plain(composed(text)))
    return Role[(found.lastgroup or "rto").upper()] if found else None


def labelled(text: str, place: Place) -> list[tuple[Role, Value]]:
    """The objectives of a text with their labels: `RTO : 2 jours – RPO = 0`."""
    shown = composed(text)
    found = list(_LABEL.finditer(plain(shown)))
    values: list[tuple[Role, Value]] = []
    for at, label in enumerate(found):
        role = Role[(label.lastgroup or "rto").upper()]
        rest = re.match(r"\s*(?:\([^()]*\)\s*)?[:=]\s*", shown[label.end() :])
        if rest is None:
            continue
        end = found[at + 1].start() if at + 1 < len(found) else len(shown)
        words = re.split(r"\s*;\s*|\n", shown[label.end() + rest.end() : end])[0]
        words = tidy(words).strip(" -–—;,.")
        if words.count(")") > words.count("("):
            words = words.rpartition(")")[0]
        values.append((role, Value(words, place)))
    return values


def lengths_in(text: str) -> list[str]:
    """Every length that words name, as the plan writes it; hours in brackets are windows."""
    said = re.sub(r"\([^()]*\)", " ", plain(composed(text)))
    found = (length_of(said[hit.start() : hit.end()]) for hit in _DURATION.finditer(said))
    return [item for item in found if item]


def in_sentence(sentence: str, place: Place) -> list[tuple[Role, Value]]:
    """The objective of a sentence: `48 h maximum (RTO)`, `un retard de 5 jours au plus tard`."""
    shown = composed(sentence)
    said = plain(shown)
    lengths = [shown[found.start() : found.end()] for found in _DURATION.finditer(said)]
    if "demi-journee" in said:
        lengths = ["demi-journée"]
    if not lengths:
        return []
    words = Value(" / ".join(tidy(item) for item in lengths), place)
    label = _LABEL.search(said)
    if label is not None:
        return [(Role[(label.lastgroup or "rto").upper()], words)]
    return [(Role.RTO, words)] if _LIMIT.search(said) else []
