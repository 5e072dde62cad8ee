"""What the review of an incident asks of people; the others are printed as not asked."""

from collections.abc import Iterator
from typing import Final

from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.incident.events.words import LEVEL_NOT_SAID
from incplan.incident.review.facts import CauseFact, Computed
from incplan.incident.review.questions import questions
from incplan.incident.state.state import Incident
from incplan.plan.files.review import ReviewFile
from incplan.vocabulary import Level

#: The row that also tells what comes next where the cause was not found.
CAUSE_FOUND: Final = "pir.root_cause.found"
_NOT_ASKED: Final = {
    Level.LOW.value: N_("not asked for a weak signal"),
    Level.MINOR.value: N_("not asked for a minor incident"),
    LEVEL_NOT_SAID: N_("not asked where no level was said"),
}


def asked_keys(say: Wording, incident: Incident, review: ReviewFile) -> frozenset[str]:
    """The rows and sections that the screens ask for as well."""
    return frozenset(item.key for item in questions(review, incident, say.plan) if item.asked)


def not_asked(say: Wording, incident: Incident) -> str:
    """How a question is left open that is not asked of this incident; "" if all are asked."""
    words = _NOT_ASKED.get(incident.told_level(incident.highest_level))
    return say.t(words) if words else ""


def search_lines(say: Wording, fact: Computed, review: ReviewFile, missing: str) -> Iterator[str]:
    """Of a cause that was not found: what else was tried, what comes next, who does it (TC11)."""
    if say.anonymous or not isinstance(fact, CauseFact) or fact.found is not False:
        return
    search = review.cause_search
    tried = search.efforts.strip()
    if tried and tried != fact.efforts.strip():
        yield say.t("tried: {text}", text=tried)
    yield say.t("next step: {text}", text=search.next_step.strip() or missing)
    yield say.t("who does it: {who}", who=say.person(search.owner) or missing)
