"""The numbers on cards: none that is private, none that needs our own IT."""

from dataclasses import replace

from incplan.documents.content.blocks import TO_WRITE, Call
from incplan.documents.views.kit.rows import short_name
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import translator
from incplan.i18n.text.phones import readable_phone
from incplan.plan.files.contacts import ChannelKind, Contact
from incplan.plan.privacy.secrets import private_values
from incplan.vocabulary import LANGUAGES

EMERGENCY = "112"


def languages_of(say: Wording) -> tuple[Wording, ...]:
    """The language of the document, and a second one where the organisation works in two."""
    others = (say.plan.file.language, *say.plan.file.languages)
    second = next((item for item in others if item != say.language and item in LANGUAGES), None)
    if second is None:
        return (say,)
    return (say, replace(say, translator=translator(second)))


def public_number(say: Wording, key: str | None) -> str:
    """The best number of somebody for a card that anybody may find; a line where there is none."""
    contact = say.plan.contacts.get(key or "")
    return _best(say, contact) if contact is not None else TO_WRITE


def _best(say: Wording, contact: Contact) -> str:
    kept = private_values(say.plan)
    known = [
        item
        for item in contact.channels
        if item.kind.is_phone and not item.own_it and not item.private and item.value not in kept
    ]
    known.sort(key=lambda item: item.kind is not ChannelKind.MOBILE)
    return readable_phone(known[0].value) if known else TO_WRITE


def helpdesk_number(say: Wording) -> str:
    """The number to report at that answers day and night; a line where the plan has none."""
    for channel in say.plan.file.reporting_phones:
        if channel.answers_always:
            return readable_phone(channel.phone or "")
    return TO_WRITE


def person_call(say: Wording, key: str, why: str) -> Call:
    """Somebody on a card."""
    contact = say.plan.contacts.get(key)
    name = short_name(say, contact) if contact is not None else key
    return Call(function=why, name=name, numbers=(public_number(say, key),))
