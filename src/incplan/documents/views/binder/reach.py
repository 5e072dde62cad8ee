"""People to call, with their numbers, as printed on cards and lists."""

from collections.abc import Iterable

from incplan.documents.content.blocks import Call
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.phones import readable_phone
from incplan.plan.files.contacts import Channel, ChannelKind, Contact
from incplan.plan.files.organisation import ReportingChannel
from incplan.vocabulary import Audience


def numbers(say: Wording, contact: Contact) -> tuple[str, ...]:
    """All numbers, the best first; a mark when these readers may not see any."""
    found = tuple(number(say, item) for item in say.channels(contact) if item.kind.is_phone)
    return found or tuple(say.channel(item) for item in say.channels(contact)) or (_none(say),)


def first_numbers(say: Wording, contact: Contact, count: int) -> tuple[str, ...]:
    """The best few numbers; those that need our own IT only when there are no others."""
    known = [item for item in say.channels(contact) if item.kind.is_phone]
    known.sort(key=say.is_wrong)
    apart = [item for item in known if not item.own_it] or known
    return tuple(number(say, item) for item in apart[:count]) or numbers(say, contact)


def number(say: Wording, channel: Channel) -> str:
    """A number with what must be known before dialling it."""
    words = readable_phone(channel.value)
    if channel.kind is not ChannelKind.SHORT_CODE:
        words = f"{words} {say.label(f'channel.{channel.kind.value}')}"
    return say.t("{number} (our own IT)", number=words) if channel.own_it else words


def call(say: Wording, key: str, function: str, *, count: int | None = None) -> Call:
    """A person with all numbers or the best few; a mark when the plan has no such contact."""
    contact = say.plan.contacts.get(key)
    if contact is None:
        return Call(function=function, name=key or say.to_fill, numbers=(say.to_fill,))
    known = numbers(say, contact) if count is None else first_numbers(say, contact, count)
    serves = say.sites_of(contact)
    name = f"{contact.name} ({serves})" if serves else contact.name
    return Call(function=function, name=name, numbers=known)


def function_calls(say: Wording, role: str, *, count: int | None = None) -> tuple[Call, ...]:
    """Holder, deputies and members of a function, in the order they are called."""
    held = say.plan.role(role)
    name = say.role(role)
    if not held.people:
        return (Call(function=name, name=say.to_fill, numbers=(say.to_fill,)),)
    told = {key: say.t("also") for key in held.members}
    told |= {key: say.t("if no answer") for key in held.deputies}
    told[held.people[0]] = name
    return tuple(call(say, key, told[key], count=count) for key in held.people)


def meant(say: Wording, fiche: str, keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Contacts a sheet means, as (functions, contact id), each contact once.

    A sheet may name contacts of its own for a row; a row without any stays, with id "".
    """
    own = say.plan.adoptions.get(fiche)
    found: dict[str, list[str]] = {}
    unfilled: list[tuple[str, str]] = []
    for key in dict.fromkeys(keys):
        contacts = (own.contacts.get(key) if own else None) or say.plan.called(key)
        for contact in contacts:
            found.setdefault(contact, []).append(say.role(key))
        if not contacts:
            unfilled.append((say.role(key), ""))
    return (*((", ".join(names), contact) for contact, names in found.items()), *unfilled)


def _none(say: Wording) -> str:
    return say.to_fill if say.audience is Audience.TEAM else say.t("not in this edition")


def reporting_number(say: Wording, channel: ReportingChannel) -> str:
    """A number to report at, with its hours."""
    words = readable_phone(channel.phone or "")
    when = say.windows(channel.available)
    return f"{words} ({when})" if when else words
