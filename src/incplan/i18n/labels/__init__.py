"""Labels of every concept, by a stable key such as `role.incident_manager`."""

from collections.abc import Mapping
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.labels.closed_lists import CHOICES, CLOSED_LISTS, PARTS, SYSTEM_REASONS
from incplan.i18n.labels.consistency import CONSISTENCY
from incplan.i18n.labels.documents import DOCUMENTS
from incplan.i18n.labels.exercises import EXERCISES
from incplan.i18n.labels.languages import LANGUAGE_NAMES
from incplan.i18n.labels.obligations import OBLIGATIONS
from incplan.i18n.labels.people import PEOPLE
from incplan.i18n.labels.plan.coverage import COVERAGE
from incplan.i18n.labels.plan.fields import FIELDS
from incplan.i18n.labels.review import REVIEW
from incplan.i18n.labels.state import STATE
from incplan.i18n.labels.supplier_functions import SUPPLIER_FUNCTIONS

LABELS: Final[Mapping[str, str]] = {
    **STATE,
    **PARTS,
    **PEOPLE,
    **LANGUAGE_NAMES,
    **DOCUMENTS,
    **EXERCISES,
    **OBLIGATIONS,
    **REVIEW,
    **CONSISTENCY,
    **COVERAGE,
    **FIELDS,
    **CLOSED_LISTS,
    **CHOICES,
    **SUPPLIER_FUNCTIONS,
}


#: Parameters of sentences that hold the key of a concept, and the family of its label.
_FAMILIES: Final = {
    "level": "level",
    "proposed": "level",
    "current": "level",
    "role": "role",
    "document": "doc",
    "audience": "audience",
    "row": "row",
    "functions": "role",
    "people": "awareness",
    "languages": "language",
    "spoken": "language",
    "asked": "target",
    "answer_of_file": "adoption",
    "answer_of_journal": "adoption",
    "choices": "choice",
}


def shown(translator: Translator, name: str, value: object) -> object:
    """A value as it stands in a sentence: levels, functions, documents by name; lists joined."""
    if isinstance(value, tuple | list):
        return ", ".join(str(shown(translator, name, item)) for item in value)
    if name == "reason" and value in SYSTEM_REASONS:
        return translator.t(str(value))
    family = _FAMILIES.get(name, "")
    # A `row` of a fiche is a directory row or a function; a `row` of a review is a whole key.
    others = (f"role.{value}", str(value)) if family == "row" else ()
    for key in (f"{family}.{value}", *others):
        if key in LABELS:
            return label(translator, key)
    return value


def label(translator: Translator, key: str) -> str:
    """The name of a concept in one language; an unknown key shows its last part."""
    msgid = LABELS.get(key)
    return translator.t(msgid) if msgid else key.rpartition(".")[2].replace("_", " ")
