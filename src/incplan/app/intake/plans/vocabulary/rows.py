"""Rows of the directory outside, by what the first column of the template's list calls them."""

import re
from typing import Final

from incplan.app.intake.plans.vocabulary.wording import bare_words

_ROWS: Final[tuple[tuple[str, str], ...]] = (
    (r"cyber.*(?:assur|verzeker|insur)", "cyber_insurer_hotline"),
    (r"^assur|^insur|verzekeraar|verzekering|^versicher", "insurer"),
    (r"autorite de protection|gegevensbeschermingsautoriteit|data protection authority|^apd\b|^gba\b", "data_protection_authority"),
    (r"^cert\b|^ccb\b|centre (?:pour la )?cyber", "cert"),
    (r"\bdpo\b|delegue a la protection|functionaris voor gegevens|datenschutzbeauftragt", "dpo_external"),
    (r"electricien|elektricien|electrician|elektriker", "electrician"),
    (r"distribution d electricite|distributienetbeheerder|electricity (?:grid|dso)|netbeheerder elektr", "electricity_dso"),
    (r"telecom", "telecom_operator"),
    (r"cloud", "cloud_provider"),
    (r"^(?:it|ict|informatica)$|prestataire it|it leverancier|it provider|informaticien|informatique|informaticaleverancier", "it_provider"),
    (r"proprietaire|eigenaar van het gebouw|building owner|verhuurder|bailleur", "building_owner"),
    (r"seppt|service externe|edpbw|externe dienst", "external_prevention_service"),
)  # fmt: skip


def row_key(label: str) -> str:
    """The row of the directory that a label of the first column means, "" for one of one's own."""
    words = bare_words(label)
    return next((key for pattern, key in _ROWS if re.search(pattern, words)), "")
