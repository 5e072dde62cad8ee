"""What an activity needs, as the template lists it: which list a label means, its items."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import tidy
from incplan.app.intake.plans.vocabulary.wording import bare_words, composed, plain

#: The lists of an activity; `depends_on` and the objectives are read beside them.
_LABELS: Final[tuple[tuple[str, str], ...]] = (
    (r"\brto\b|\brpo\b|\bmtpd\b|hersteltijd|herstelpunt|delai max|perte de donnees", "objective"),
    (r"interdependance|afhankelijk|depend", "depends_on"),
    (r"personnel|sleutelperso|sleutelfigu|key (?:personnel|people|staff)|^personnes clefs?|schlusselpersonal", "key_personnel"),
    (r"extern|ressources externes", "external_contacts"),
    (r"informati(?:que|s(?:ch)?e)|\bit\b|\bict\b|hardware|software", "it_services"),
    (r"information|informatie\b|donnees|gegevens|\bdata\b|sleutelinformatie", "key_information"),
    (r"batiment|gebouw|\bbuilding|locaux|gebaude", "buildings"),
    (r"vehicul|voertuig|transport|camion", "transport"),
    (r"equipement|materiel|machines|uitrusting|equipment|gereedschap", "equipment"),
    (r"responsable|verantwoordelijke|\bowner\b|eigenaar", "owner"),
)  # fmt: skip
LISTS: Final = frozenset(
    {"key_information", "it_services", "buildings", "equipment", "transport", "other"}
)
_SORTS: Final[tuple[tuple[str, str], ...]] = (
    (r"logiciel|software|serveur|server|\bnas\b|\bpc\b|cloud|programme|applicati|\btms\b|\bwms\b", "it_services"),
    (r"liste|lijst|donnees|gegevens|\bplans?\b|prix|contrats?|dossier|fichier", "key_information"),
    (r"bureau|atelier|\bhal\b|kantoor|batiment|magasin|magazijn|\bcave\b|gebouw", "buildings"),
    (r"camion|vehicul|voertuig|remorque|wagen", "transport"),
)  # fmt: skip


def list_of(label: str) -> str:
    """The list that a label means, "" for one that is not known."""
    words = bare_words(label)
    return next((key for pattern, key in _LABELS if re.search(pattern, words)), "")


def sort_of(item: str) -> str:
    """The list that something needed belongs to by its words, `other` for none."""
    words = bare_words(item)
    return next((key for pattern, key in _SORTS if re.search(pattern, words)), "other")


def items_of(text: str) -> tuple[str, ...]:
    """The items of a list: a line each, or between commas outside brackets and quotes."""
    found: list[str] = []
    for line in composed(text).split("\n"):
        depth, start = 0, 0
        for at, sign in enumerate(line):
            depth += (sign in "(«“") - (sign in ")»”")
            if sign in ",;" and depth < 1 and not line[at + 1 : at + 2].isdigit():
                found.append(line[start:at])
                start = at + 1
        found.append(line[start:])
    return tuple(part for item in found if (part := tidy(item).strip(" •·*-–.")))


def without_answer(text: str) -> tuple[str, str]:
    """A yes or no at the beginning of an answer (`oui : achats`), and the rest."""
    said = tidy(composed(text))
    found = re.match(r"(oui|ja|yes|non|nee|neen|no|nein)\b[\s,:;–-]*", plain(said))
    if found is None:
        return "", said
    answer = "yes" if found[1] in ("oui", "ja", "yes") else "no"
    return answer, said[found.end() :].strip()
