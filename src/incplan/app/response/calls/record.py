"""Record what a call gave, and say whom to call next."""

import re
from datetime import datetime
from difflib import get_close_matches

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_contact
from incplan.app.response.calls.contact_check import note_contact
from incplan.app.response.calls.lines import CallOrder
from incplan.app.response.calls.order import next_number, order_after
from incplan.errors import IncplanError, RefusedError, UsageError
from incplan.frozen import dataclass, replace
from incplan.i18n.catalogue import Translator
from incplan.i18n.text.phones import readable_phone
from incplan.incident.clocks.reports import recipients_of
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import Called
from incplan.incident.events.words import CallOutcome, MessageAudience
from incplan.plan.files.contacts import ContactKind
from incplan.plan.plan import Plan
from incplan.plan.values.phones import normalise_phone
from incplan.vocabulary import REPORTS_FROM

#: From so many digits on the end of a number says which one is meant.
_DIGITS = 3
#: What the answer to a recorded call tells of it.
_TOLD = ("contact", "outcome", "report_to", "number", "answered_by")
#: From this likeness on a word is taken for a mistyped name.
_ALIKE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWords:
    """What was said about a call: who came to the phone instead, on which number, any note."""

    outcome: CallOutcome
    answered_by: str | None = None
    number: str | None = None
    text: str = ""
    report: bool = False


def called(
    desk: Desk,
    part: str | None,
    contact: str,
    said: CallWords,
    translator: Translator,
    *,
    role: str | None = None,
    at: datetime | None = None,
) -> Recorded:
    """Somebody was called: reached, no answer, message left, wrong number, or somebody else came.

    Unless it is said, the number is the one that was to be dialled. As a report it counts for each
    function held that gets reports. Raises RefusedError when none of them is, UsageError for a
    number that the contact does not have or a name that may mean several people.
    """
    plan = desk.plan()
    name = known_contact(plan, contact)
    outcome = outcome_of(plan, name, said)
    told = _reported(desk, part, name, role) if said.report else ()
    number = _dialled(desk, part, name, said.number, role, translator)
    other = who_answered(plan, said.answered_by)
    recorded = record_fact(
        desk,
        part,
        Called,
        occurred_at=at,
        contact=name,
        role=role,
        outcome=outcome,
        text=said.text,
        report_to=told,
        dialled=number,
        answered_by=other,
        details=dict(zip(_TOLD, (name, outcome.value, [*told], number, other), strict=True)),
    )
    flags = note_contact(desk, recorded, at)
    return replace(recorded, flags=(*recorded.flags, *flags)) if flags else recorded


def outcome_of(plan: Plan, contact: str, said: CallWords) -> CallOutcome:
    """What the call gave: whoever takes the phone of a firm or a service answers for it."""
    known = plan.contacts.get(contact)
    anybody = known is not None and known.kind is not ContactKind.PERSON
    return CallOutcome.REACHED if said.answered_by and anybody else said.outcome


def after_call(
    desk: Desk, recorded: Recorded, role: str | None, translator: Translator
) -> CallOrder | None:
    """Whom to call now that this call is recorded; None when nobody is, or it cannot be told.

    After a call without success: whoever is next for the same purpose. Else what the incident asks.
    """
    details = recorded.details or {}
    instead = details["answered_by"] in desk.plan().contact_ids
    spoken = details["outcome"] == CallOutcome.REACHED.value or instead
    try:
        return order_after(
            desk, recorded.incident, details["contact"], role, translator, spoken=spoken
        )
    except IncplanError:
        return None  # the call is recorded all the same


def _dialled(
    desk: Desk,
    part: str | None,
    contact: str,
    given: str | None,
    role: str | None,
    translator: Translator,
) -> str:
    """The number that was dialled: the one said, else the one that was to be dialled."""
    if given is None:
        return next_number(desk, part, contact, role, translator)
    return number_meant(desk.plan(), contact, given)


def number_meant(plan: Plan, contact: str, given: str) -> str:
    """The number or address of a contact that was typed; its last digits are enough.

    Raises UsageError for one that the contact does not have.
    """
    known = plan.contacts.get(contact)
    values = [item.value for item in known.channels if item.value] if known else []
    wanted = normalise_phone(given) or given.strip()
    digits = re.sub(r"\D", "", given)
    found = [value for value in values if value == wanted] or [
        value for value in values if len(digits) >= _DIGITS and value.endswith(digits)
    ]
    if len(found) != 1:
        shown = ", ".join(map(readable_phone, values)) or "-"
        raise UsageError("not_in_list", given=given, option="--number", known=shown)
    return found[0]


def who_answered(plan: Plan, given: str | None) -> str:
    """The contact who came to the phone, else the words; "" when nobody else did.

    Words that come near the name of a contact are refused, lest a slip of the finger be taken for a
    stranger. Raises UsageError.
    """
    if given is None:
        return ""
    try:
        return known_contact(plan, given)
    except UsageError as unknown:
        stranger = unknown.code in ("nobody", "unknown_contact") and not is_blank(given)
        if not stranger or _is_slip(plan, given):
            raise
        return given.strip()


def _is_slip(plan: Plan, given: str) -> bool:
    """Whether a word is a contact's id, or a word of a name, with a letter or two mistyped."""
    words = {
        word.casefold()
        for key, contact in plan.contacts.items()
        for word in (key, *contact.name.split())
    }
    return bool(get_close_matches(given.strip().casefold(), words, n=1, cutoff=_ALIKE))


def _reported(
    desk: Desk, part: str | None, contact: str, role: str | None
) -> tuple[MessageAudience, ...]:
    plan = desk.plan()
    held = recipients_of(desk.dossier(part).incident, plan, contact, desk.local_now)
    found = tuple(MessageAudience(key) for key in REPORTS_FROM if key in held or key == role)
    if not found:
        known_as = plan.contacts.get(contact)
        raise RefusedError("report_to_whom", name=known_as.name if known_as else contact)
    return found
