"""Means of communication: several, cumulative, not all failing together (S-101, S-104)."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.plan.files.contacts import Channel, ChannelKind, Contact, ContactKind, email_fields
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.uses import command_line, working_uses
from incplan.plan.values.durations import format_duration
from incplan.plan.values.phones import bare_number, is_known_code, is_short_code

_VALUES: Final = ("phone", "email", "url", "group")
#: The field by which each kind other than a phone is reached.
_HELD_BY: Final = {
    ChannelKind.EMAIL: "email",
    ChannelKind.WEB: "url",
    ChannelKind.GROUP: "group",
}
#: Between these a person has the time to answer, and nobody loses the night waiting.
_WAITS: Final = (timedelta(minutes=1), timedelta(hours=1))
_ADDRESS: Final = re.compile(r"[\w.%+'-]+@([\w-]+(?:\.[\w-]+)+)")


def time_to_call_again(context: Context) -> Iterator[Finding]:
    """CV40: the next person is called within minutes, not at once and not after an hour."""
    again = context.plan.file.call_again_after
    least, most = _WAITS
    if again is not None and not least <= again <= most:
        yield Finding(
            code="CON040",
            severity=Severity.WARNING,
            subject="plan",
            route=("call_again_after",),
            params={
                "given": format_duration(again),
                "least": format_duration(least),
                "most": format_duration(most),
            },
        )


def numbers_as_written(context: Context) -> Iterator[Finding]:
    """CV01, CV02: short codes are marked as such; Belgian numbers have their length."""
    for key, contact in context.plan.contacts.items():
        for place, channel in enumerate(contact.channels):
            if channel.phone is None:
                continue
            params = {"given": channel.phone, "kind": channel.kind.value, "name": contact.name}
            number = bare_number(channel.phone)
            if is_short_code(number) != (channel.kind is ChannelKind.SHORT_CODE):
                code, severity = "CON001", Severity.ERROR
            elif not context.plan.file.demo and _odd_length(channel):
                code, severity = "CON002", Severity.WARNING
            elif is_short_code(number) and not is_known_code(number):
                code, severity = "CON038", Severity.WARNING
            else:
                continue
            yield Finding(
                code=code,
                severity=severity,
                subject=f"contacts/{key}",
                route=("channels", place, "phone"),
                params=params,
            )


def nothing_to_dial(context: Context) -> Iterator[Finding]:
    """CV01: a means of communication holds the field its kind needs, and no other."""
    for key, contact in context.plan.contacts.items():
        for place, channel in enumerate(contact.channels):
            field = "phone" if channel.kind.is_phone else _HELD_BY[channel.kind]
            held = [name for name in _VALUES if getattr(channel, name) is not None]
            if held == [field] or (contact.to_fill and not held):
                continue
            missing = field not in held
            other = next((name for name in held if name != field), field)
            yield Finding(
                code="CON034",
                severity=Severity.ERROR,
                subject=f"contacts/{key}",
                route=("channels", place, "kind" if missing else other),
                at_key=not missing,
                params={
                    "case": "" if missing else "two",
                    "name": contact.name,
                    "kind": channel.kind.value,
                    "field": field if missing else other,
                },
            )


def _odd_length(channel: Channel) -> bool:
    """Belgian numbers: nine digits beginning with 4 for a mobile, eight for any other."""
    phone = bare_number(channel.phone or "")
    if not phone.startswith("+32"):
        return False
    mobile = re.fullmatch(r"\+324\d{8}", phone, re.ASCII) is not None
    if channel.kind is ChannelKind.MOBILE:
        return not mobile
    return not mobile and re.fullmatch(r"\+32[1-9]\d{7}", phone, re.ASCII) is None


def cumulative_means(context: Context) -> Iterator[Finding]:
    """CV07, S-104: two means at least, one that works without the organisation's own IT.

    An error in the command line, a warning for others who hold a function. Whoever has just one
    means left when own IT is down is pointed out.
    """
    plan = context.plan
    leading = command_line(plan)
    used = working_uses(plan)
    for key, contact in plan.contacts.items():
        if contact.kind is not ContactKind.PERSON or _set_aside(contact) or key not in used:
            continue
        means = {item.value: item for item in contact.channels if item.kind is not ChannelKind.WEB}
        free = [item for item in means.values() if not item.own_it]
        leads = key in leading
        if len(means) < 2 or not free:
            severity = Severity.ERROR if leads else Severity.WARNING
        elif len(free) == 1:
            severity = Severity.WARNING if leads else Severity.INFO
        else:
            continue
        yield Finding(
            code="CON007",
            severity=severity,
            subject=f"contacts/{key}",
            route=("channels",),
            at_key=True,
            params={"name": contact.name, "count": len(means), "free": len(free)},
        )


def one_operator(context: Context) -> Iterator[Finding]:
    """CV08: the mobiles of the command line are not all on one operator, where it is noted."""
    plan = context.plan
    noted = [
        (person, place, channel.operator)
        for person in command_line(plan)
        if person in plan.contacts
        for place, channel in enumerate(plan.contacts[person].channels)
        if channel.operator and channel.kind is ChannelKind.MOBILE
    ]
    people = {person for person, _place, _operator in noted}
    operators = {operator.casefold() for _person, _place, operator in noted}
    if len(people) > 1 and len(operators) == 1:
        person, place, operator = noted[0]
        yield Finding(
            code="CON008",
            severity=Severity.WARNING,
            subject=f"contacts/{person}",
            route=("channels", place, "operator"),
            params={"operator": operator, "count": len(people)},
        )


def mailbox_only(context: Context) -> Iterator[Finding]:
    """CV09: an e-mail address alone is no way to reach somebody at night."""
    for key, contact in context.plan.contacts.items():
        if _set_aside(contact):
            continue
        kinds = {channel.kind for channel in contact.channels}
        written = kinds and kinds <= {ChannelKind.EMAIL, ChannelKind.WEB}
        current = context.authorities.current(contact) if context.authorities else None
        by_design = current is not None and not current.numbers
        if written and ChannelKind.EMAIL in kinds and not by_design:
            yield Finding(
                code="CON009",
                severity=Severity.WARNING,
                subject=f"contacts/{key}",
                route=("channels",),
                at_key=True,
                params={"name": contact.name},
            )


def private_homes(context: Context) -> Iterator[Finding]:
    """CV23: the home number of a colleague is marked private, so that it stays in the team."""
    for key, contact in context.plan.contacts.items():
        for place, channel in enumerate(contact.channels):
            home = contact.kind is ContactKind.PERSON and channel.kind is ChannelKind.HOME
            if home and not channel.private:
                yield Finding(
                    code="CON023",
                    severity=Severity.WARNING,
                    subject=f"contacts/{key}",
                    route=("channels", place),
                    params={"name": contact.name},
                )


def more_than_an_address(context: Context) -> Iterator[Finding]:
    """An e-mail address holds no header fields, which could add recipients or a text."""
    for key, contact in context.plan.contacts.items():
        for place, channel in enumerate(contact.channels):
            fields = email_fields(channel.email or "")
            if fields:
                yield Finding(
                    code="CON036",
                    severity=Severity.WARNING,
                    subject=f"contacts/{key}",
                    route=("channels", place, "email"),
                    params={"given": channel.email, "fields": fields},
                )


def own_domain(context: Context) -> Iterator[Finding]:
    """CV20: a channel that must work without our own mail is not in our own mail domain."""
    plan = context.plan
    own = {
        _domain(channel.email)
        for contact in plan.contacts.values()
        for channel in contact.channels
        if channel.email and channel.own_it
    }
    text = plan.file.out_of_band
    for words in text.wordings if text else ():
        bad = [found for found in _ADDRESS.finditer(words) if found[1].casefold() in own]
        if bad:
            yield Finding(
                code="CON020",
                severity=Severity.WARNING,
                subject="plan",
                route=("out_of_band",),
                at_key=True,
                params={"given": bad[0][0]},
            )
            break
    for key, contact in plan.contacts.items():
        for place, channel in enumerate(contact.channels):
            if channel.email and not channel.own_it and _domain(channel.email) in own:
                yield Finding(
                    code="CON020",
                    severity=Severity.WARNING,
                    subject=f"contacts/{key}",
                    route=("channels", place, "email"),
                    params={"given": channel.email},
                )


def _domain(address: str) -> str:
    return address.removesuffix(email_fields(address)).rpartition("@")[2].casefold()


def _set_aside(contact: Contact) -> bool:
    """Whether other findings cover it: not filled in yet, or disabled."""
    return contact.to_fill or contact.disabled
