"""Numbers and names of authorities against the shipped, dated data (requirements 1.7 Q9)."""

import re
from collections.abc import Iterator
from functools import cache

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.contacts import Contact
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.obligations.authorities import Obsolete, ObsoleteKind
from incplan.plan.validation.contacts.directory import EXTERNAL_MONTHS
from incplan.plan.validation.context.context import Context

#: Kinds of outdated values at which nobody can be reached: errors, unlike old names or streets.
_DEAD = frozenset({ObsoleteKind.PHONE, ObsoleteKind.EMAIL, ObsoleteKind.SITE})


def outdated(context: Context) -> Iterator[Finding]:
    """CV21, CV22: dead numbers and addresses; names and streets of the past."""
    if context.authorities is None:
        return
    for key, contact in context.plan.contacts.items():
        for entry in context.authorities.obsolete:
            if contact.disabled or (entry.rows and not set(entry.rows) & set(contact.rows)):
                continue
            for route, given in _matches(contact, entry):
                dead = entry.kind in _DEAD
                yield Finding(
                    code="CON021" if dead else "CON022",
                    severity=Severity.WARNING if dead else Severity.INFO,
                    subject=f"contacts/{key}",
                    route=route,
                    params={"given": given, "now": entry.now, "source": entry.source},
                )


def _matches(contact: Contact, entry: Obsolete) -> Iterator[tuple[Route, str]]:
    if entry.kind is ObsoleteKind.NAME:
        yield from ((("name",), contact.name) for _ in _words(contact.name, entry))
        return
    if entry.kind is ObsoleteKind.ADDRESS:
        for words in contact.address.wordings if contact.address else ():
            if any(True for _ in _words(words, entry)):
                yield ("address",), words
                return
        return
    for place, channel in enumerate(contact.channels):
        if entry.kind is ObsoleteKind.PHONE and channel.phone in entry.values:
            yield ("channels", place, "phone"), channel.phone or ""
        if entry.kind is ObsoleteKind.EMAIL and (channel.email or "").casefold() in entry.values:
            yield ("channels", place, "email"), channel.email or ""
        if entry.kind is ObsoleteKind.SITE and channel.url and _host(channel.url, entry):
            yield ("channels", place, "url"), channel.url


def _words(text: str, entry: Obsolete) -> Iterator[str]:
    """At most one of the old values that stands in a text as a word."""
    for value in entry.values:
        if _word(value).search(text):
            yield value
            return


@cache
def _word(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)


def _host(url: str, entry: Obsolete) -> bool:
    host = re.sub(r"^https?://(www\.)?", "", url.casefold()).split("/", 1)[0]
    return host in entry.values


def other_number(context: Context) -> Iterator[Finding]:
    """A contact without any of the numbers that the shipped data gives for its row."""
    pack = context.authorities
    if pack is None:
        return
    old = {value for entry in pack.obsolete for value in entry.values}
    for key, contact in context.plan.contacts.items():
        current = pack.current(contact)
        given = {channel.phone for channel in contact.phones}
        if current is None or not current.numbers or not given or contact.disabled:
            continue
        if "other" in current.rows or given & old:
            continue
        if not given & {number.dialled for number in current.numbers}:
            place = next(i for i, item in enumerate(contact.channels) if item.kind.is_phone)
            yield Finding(
                code="CON029",
                severity=Severity.INFO,
                subject=f"contacts/{key}",
                route=("channels", place, "phone"),
                params={
                    "name": contact.name,
                    "now": ", ".join(number.national for number in current.numbers),
                    "day": current.last_verified.isoformat(),
                },
            )


def pack_age(context: Context) -> Iterator[Finding]:
    """A note once the shipped data is twelve months old."""
    pack = context.authorities
    if pack is not None and add_months(pack.oldest, EXTERNAL_MONTHS) < context.today:
        yield Finding(
            code="CON032",
            severity=Severity.WARNING,
            subject="plan",
            params={"day": pack.oldest.isoformat(), "version": pack.version},
        )
