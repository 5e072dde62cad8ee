"""Contacts for telephones: one vCard (RFC 2426, which every phone imports) for each contact."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import vobject

from incplan.documents.wording.wording import Wording
from incplan.i18n.text.hostile import safe
from incplan.plan.files.contacts import Channel, ChannelKind, Contact, ContactKind

_PRODUCT: Final = "-//incplan export//EN"
#: The most octets of a line, its end not counted.
_OCTETS: Final = 75
_TYPES: Final = {
    ChannelKind.OFFICE: ("WORK", "VOICE"),
    ChannelKind.MOBILE: ("CELL", "VOICE"),
    ChannelKind.HOME: ("HOME", "VOICE"),
    ChannelKind.EMERGENCY: ("WORK", "VOICE", "PREF"),
    ChannelKind.SHORT_CODE: ("VOICE",),
}


def render_vcf(say: Wording, place: str, day: date, gaps: str = "") -> str:
    """All contacts in use, with the means these readers may see. `place` ends each UID.

    A vCard file has no header, so each card carries `gaps` (files that could not be read) as a
    property that address books ignore.
    """
    cards = (
        _card(say, key, contact, place, day, gaps)
        for key, contact in say.plan.contacts.items()
        if not contact.disabled and say.channels(contact)
    )
    return "".join(map(folded, cards))


def folded(card: str) -> str:
    """The lines again, each of at most 75 octets, folded between characters (RFC 2425, 5.8.1).

    vobject counts one octet too many in a line with letters outside ASCII.
    """
    lines = re.sub("\r\n[ \t]", "", card).split("\r\n")
    return "\r\n".join("\r\n ".join(_pieces(line)) for line in lines)


def _pieces(line: str) -> Iterator[str]:
    room, piece = _OCTETS, ""
    for sign in line:
        size = len(sign.encode())
        if size > room:
            yield piece
            room, piece = _OCTETS - 1, ""
        room, piece = room - size, piece + sign
    yield piece


def _card(say: Wording, key: str, contact: Contact, place: str, day: date, gaps: str) -> str:
    card = vobject.vCard()
    inside = contact.kind is not ContactKind.EXTERNAL
    organisation = say.plan.file.organisation.name if inside else contact.name
    _add(card, "prodid", _PRODUCT)
    _add(card, "uid", f"{key}@{place}")
    _add(card, "fn", contact.name)
    _name(card, contact)
    card.add("org").value = [safe(organisation)]
    if contact.kind is not ContactKind.PERSON:
        _add(card, "x-abshowas", "COMPANY")
    functions = ", ".join(_functions(say, key, contact))
    if functions:
        _add(card, "title", say.masked(functions))
    for channel in say.channels(contact):
        _channel(card, channel)
    _address(card, say.address(contact))
    card.add("categories").value = [safe(item) for item in _categories(say)]
    note = say.masked("\n".join(_notes(say, contact)))
    if note:
        _add(card, "note", note)
    if gaps:
        _add(card, "x-incplan-gaps", gaps)
    _add(card, "rev", (contact.last_verified or day).isoformat())
    stream = io.StringIO()
    card.serialize(stream)
    return stream.getvalue()


def _add(card: Any, name: str, value: str) -> None:
    card.add(name).value = safe(value.replace("\r\n", "\n"))


def _name(card: Any, contact: Contact) -> None:
    """Family and given names: words in capitals are the family name; a service has one name."""
    words = safe(contact.name).replace("\n", " ").split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    given = [word for word in words if word not in capitals]
    if contact.kind is not ContactKind.PERSON or not capitals or not given:
        capitals, given = words, []
    card.add("n").value = vobject.vcard.Name(family=" ".join(capitals), given=" ".join(given))


def _channel(card: Any, channel: Channel) -> None:
    if channel.kind in _TYPES and channel.phone:
        line = card.add("tel")
        # A comma is a pause: telephones dial the extension after it.
        line.value = channel.phone.replace(";ext=", ",")
        line.params["TYPE"] = list(_TYPES[channel.kind])
    elif channel.email:
        line = card.add("email")
        line.value = channel.email
        line.params["TYPE"] = ["INTERNET"]
    elif channel.url:
        card.add("url").value = safe(channel.url)


def _address(card: Any, address: str) -> None:
    if address:
        card.add("adr").value = vobject.vcard.Address(street=safe(address).replace("\n", ", "))


def _functions(say: Wording, key: str, contact: Contact) -> Iterator[str]:
    title = say.text(contact.title)
    if title:
        yield title
    yield from (say.role(row) for row in contact.rows)
    yield from (say.role(role) for role, held in say.plan.file.roles.items() if key in held.people)


def _categories(say: Wording) -> tuple[str, ...]:
    """A category for all of these contacts, so that they can be found and removed together."""
    known = say.plan.file.organisation
    return (say.t("Incident plan {organisation}", organisation=known.short_name or known.name),)


def _notes(say: Wording, contact: Contact) -> Iterator[str]:
    """What must be known before calling."""
    yield from (say.channel(item) for item in say.channels(contact) if _told(say, item))
    facts = (
        (say.t("Customer number"), contact.customer_account_no or ""),
        (say.t("Contract references"), ", ".join(contact.contracts)),
        (say.t("Back-up"), say.person(contact.backup)),
        (say.t("Languages"), ", ".join(language.upper() for language in contact.languages)),
        (say.t("Verified"), say.day(contact.last_verified)),
    )
    yield from (say.t("{name}: {value}", name=name, value=value) for name, value in facts if value)
    information = say.text(contact.information)
    if information:
        yield information


def _told(say: Wording, channel: Channel) -> bool:
    """Whether a channel has more to say than its number."""
    more = channel.available or channel.own_it or channel.private or say.text(channel.note)
    return bool(more) or channel.kind is ChannelKind.GROUP
