"""What calls gave, and what to quote on the phone, in words."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from incplan.app.response.calls.details import ContactDetails
from incplan.app.response.calls.lines import TriedLine
from incplan.cli.output import phrases
from incplan.i18n.catalogue import N_, Translator, _
from incplan.i18n.text.hostile import safe
from incplan.i18n.text.phones import readable_phone
from incplan.incident.events.words import CallOutcome

SAID: Final = {
    CallOutcome.REACHED: N_("reached"),
    CallOutcome.NO_ANSWER: N_("no answer"),
    CallOutcome.LEFT_MESSAGE: N_("message left"),
    CallOutcome.WRONG_NUMBER: N_("wrong number"),
}


def outcome_words(outcome: CallOutcome, answered_by: str, number: str) -> str:
    """What a call gave, and on which number: `no answer (+32 400 00 00 03)`."""
    if answered_by and outcome is CallOutcome.REACHED:
        said = _("{name} answered", name=answered_by)
    else:
        instead = _("{name} answered instead", name=answered_by) if answered_by else ""
        said = instead or _(SAID[outcome])
    return f"{said} ({readable_phone(number)})" if number else said


def tried_words(line: TriedLine, translator: Translator, now: datetime) -> str:
    """One call that was made: when, to whom, what it gave."""
    at = phrases.moment(translator, line.at, now)
    said = outcome_words(CallOutcome(line.outcome), line.answered_by, line.number)
    return safe(f"{at} {phrases.named(line.name, said)}")


def quoted(details: ContactDetails) -> str:
    """What they ask who is calling, and what to know: on one row where it fits."""
    return safe(". ".join(part.rstrip(". ") for part in _parts(details) if part))


def _parts(details: ContactDetails) -> Iterator[str]:
    if details.called_for:
        yield details.called_for
    if details.ean:
        yield _("EAN {code}", code=", ".join(details.ean))
    if details.customer:
        yield _("customer {number}", number=details.customer)
    contracts = [item for item in details.contracts if item not in details.policies]
    if contracts:
        yield _("contract {reference}", reference=", ".join(contracts))
    if details.policies:
        yield _("policy {reference}", reference=", ".join(details.policies))
    for paper in details.documents:
        yield phrases.named(paper.name, paper.reference) if paper.reference else paper.name
    if details.information:
        yield details.information
    if details.outside and details.languages:
        spoken = ", ".join(language.upper() for language in details.languages)
        yield phrases.named(_("Languages"), spoken)
