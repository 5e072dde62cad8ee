"""A question by which a plan is filled in: what is asked, why it is asked, an example."""

from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.sentences.questions.activities import ACTIVITIES
from incplan.i18n.sentences.questions.contacts import CONTACTS
from incplan.i18n.sentences.questions.organisation import ORGANISATION
from incplan.i18n.sentences.questions.plan import PLAN
from incplan.i18n.sentences.questions.suppliers import SUPPLIERS

#: By the id of a question: what is asked, the reason, an example where words are needed.
ASKED: Final[dict[str, tuple[str, str, str]]] = {
    **ORGANISATION,
    **PLAN,
    **CONTACTS,
    **ACTIVITIES,
    **SUPPLIERS,
}


def asked(translator: Translator, question: str) -> tuple[str, str, str]:
    """The question with its places still open, why it is asked, and an example or nothing."""
    words, why, example = ASKED[question]
    return words, translator.t(why), translator.t(example) if example else ""
