"""Which parts of a review may leave the company (S-082: share lessons, not people).

Readers inside see all. Customers see facts that concern them and the lessons, with functions
instead of names; the public sees facts only, none of the words written for colleagues. What caused
it both read in the words that were released, and in no other.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from incplan.documents.audiences.editions import is_outside
from incplan.documents.wording.wording import Wording
from incplan.incident.review.facts import (
    BcpFact,
    CauseFact,
    Computed,
    RecoveryFact,
    SentFact,
    SeverityFact,
)
from incplan.plan.plan import Plan
from incplan.vocabulary import Audience

_PUBLIC: Final = frozenset(
    {
        "pir.admin.number",
        "pir.admin.detected_at",
        "pir.admin.resolved_at",
        "pir.admin.type",
        "pir.admin.customers_affected",
        "pir.communication.external",
        "pir.root_cause.found",
        "pir.adequacy.actual_time",
    }
)
_CUSTOMERS: Final = _PUBLIC | {
    "pir.admin.severity",
    "pir.evaluation.bcp",
    "pir.communication.first",
    "pir.prevention.learned",
    "pir.prevention.measures",
}
_ROWS: Final = {Audience.CUSTOMERS: _CUSTOMERS, Audience.PUBLIC: _PUBLIC}
_ADDRESS: Final = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|\b(?:https?://|www\.)\S+")
#: Six digits or more with the usual marks between them: a telephone or account number.
_NUMBER: Final = re.compile(r"(?<![\w-])[+(]{0,2}\d(?:[ ./()-]{0,2}\d){5,}(?!\w)")
_DATE: Final = re.compile(r"(\b\d{4}-\d{2}-\d{2}\b|\b\d{2}[./]\d{2}[./]\d{4}\b)")
#: Shorter parts of a name are articles and initials.
_SHORTEST: Final = 3


def may_see(audience: Audience, row: str) -> bool:
    """Whether a row is printed for these readers."""
    return audience not in _ROWS or row in _ROWS[audience]


def for_readers(
    say: Wording, facts: Mapping[str, Computed], released: Mapping[str, str]
) -> tuple[Wording, Mapping[str, Computed]]:
    """The wording without names, and facts without words written for colleagues.

    `released` are the words that may leave, by the id of their entry.
    """
    if not is_outside(say.audience):
        return say, facts
    public = say.audience is Audience.PUBLIC
    return replace(say, anonymous=True), {
        key: _fact(fact, released, public=public)
        for key, fact in facts.items()
        if may_see(say.audience, key)
    }


def _fact(fact: Computed, released: Mapping[str, str], *, public: bool) -> Computed:
    match fact:
        case BcpFact():
            return replace(fact, steps=())
        case SeverityFact():
            return replace(fact, history=())
        case CauseFact():
            cause = "\n".join(released[key] for key in fact.origin if key in released)
            return replace(fact, cause=cause, efforts="")
        case RecoveryFact():
            # Other incidents are no business of readers outside.
            alone = (replace(item, shared_with=(), down_in=()) for item in fact.activities)
            return replace(fact, activities=() if public else tuple(alone), unsure=())
        case SentFact():
            return replace(fact, told=(), notified=())
        case _:
            return fact


def without_people(say: Wording, text: str) -> str:
    """A text with functions instead of people, and without numbers and addresses to reach them.

    What is kept from these readers and has no function, such as a supplier, is masked.
    """
    text = _ADDRESS.sub("[...]", text)
    parts = _DATE.split(text)
    text = "".join(
        _NUMBER.sub("[...]", part) if place % 2 == 0 else part for place, part in enumerate(parts)
    )
    for pattern, contact in _names(say.plan):
        function = replace(say, anonymous=True).person(contact)
        text = pattern.sub(lambda _found, words=function: words, text)  # type: ignore[misc]
    return say.kept.masked(text)


def _names(plan: Plan) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Whole names first, then given and family names alone, then the ids used as names."""
    whole = [(contact.name, key) for key, contact in plan.contacts.items()]
    parts = [
        (part, key)
        for key, contact in plan.contacts.items()
        if contact.kind == "person"
        for part in (*re.split(r"[\s-]+", contact.name), key)
        if len(part) >= _SHORTEST
    ]
    longest = sorted(whole, key=lambda item: -len(item[0]))
    return tuple((_word(name), key) for name, key in (*longest, *parts))


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
