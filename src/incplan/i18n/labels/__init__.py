"""Labels of every concept, by a stable key such as `role.incident_manager`."""

from collections.abc import Mapping
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.labels.documents import DOCUMENTS
from incplan.i18n.labels.obligations import OBLIGATIONS
from incplan.i18n.labels.people import PEOPLE
from incplan.i18n.labels.review import REVIEW
from incplan.i18n.labels.state import STATE

LABELS: Final[Mapping[str, str]] = {
    **STATE,
    **PEOPLE,
    **DOCUMENTS,
    **OBLIGATIONS,
    **REVIEW,
}


def label(translator: Translator, key: str) -> str:
    """The name of a concept in one language; an unknown key shows its last part."""
    msgid = LABELS.get(key)
    return translator.t(msgid) if msgid else key.rpartition(".")[2].replace("_", " ")
