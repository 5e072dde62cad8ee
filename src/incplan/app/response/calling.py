"""In which order to call: holder, deputies, then the function above; nobody who is away first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import contact_names, function_names, known, meant, not_clear, same
from incplan.app.desk.people import Number, Person, person, reachable
from incplan.errors import IncplanError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.response.assignment import ladder
from incplan.incident.state.coordination import members
from incplan.incident.state.state import Incident
from incplan.plan.files.contacts import Channel, ChannelKind, Contact
from incplan.plan.plan import Plan
from incplan.plan.values.phones import bare_number, normalise_phone
from incplan.vocabulary import CONTACT_ROWS, ROLES

#: What may have failed, with the means of communication that fail with it. Any other word is the
#: name of an operator.
_SHARES: Final[dict[str, Callable[[Channel], bool]]] = {
    "telephony": lambda item: (
        item.kind is ChannelKind.OFFICE or (item.kind.is_phone and item.own_it)
    ),
    "it": lambda item: item.own_it,
    "mobile": lambda item: item.kind is ChannelKind.MOBILE,
}
#: Phones for which the organisation chooses the operator.
_CARRIED: Final = (ChannelKind.OFFICE, ChannelKind.MOBILE, ChannelKind.HOME)
_URGENT: Final = "emergency_112"
#: So many contacts or functions that words may mean are shown together.
_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A means of communication that fails together with what failed."""

    contact: str
    name: str
    number: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOrder:
    """People to try one after the other.

    `unreachable` are people whose every number depends on what failed; all are shown all the same.
    `unknown_operator` are people with a number whose operator is not noted. `at` is the moment that
    says which numbers are open.
    """

    steps: tuple[Person, ...]
    at: datetime
    call_again_after: timedelta | None
    without: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    unreachable: tuple[str, ...] = ()
    unknown_operator: tuple[str, ...] = ()


def call_order(
    desk: Desk,
    whom: str,
    translator: Translator,
    *,
    without: str | None = None,
    part: str | None = None,
) -> CallOrder:
    """The calling order for a function, a row of the directory or one person.

    People who are away are left out while others remain; whoever took the function over in the
    incident comes first, and the incident's fiche may name other contacts. `without` leaves out
    means that depend on `telephony`, `it`, `mobile`, or an operator. Words that may mean two or
    three give all of them: at night both numbers beat a question. Raises UsageError for any other
    word.
    """
    plan = desk.plan()
    names = _named(plan, whom)
    if len(names) > _SHOWN:
        raise _not_clear(plan, whom, names)
    every = (item for name in names for item in _people(desk, plan, name, translator, part))
    people = tuple({item.id: item for item in every}.values())
    now = desk.local_now
    if without is None:
        return CallOrder(steps=people, at=now, call_again_after=plan.file.call_again_after)
    return _without(plan, people, without, now)


def _people(
    desk: Desk, plan: Plan, whom: str, translator: Translator, part: str | None
) -> tuple[Person, ...]:
    """Who is called for one contact or function, by its id."""
    now = desk.local_now
    if whom in plan.contact_ids and whom not in ROLES and whom not in CONTACT_ROWS:
        back = plan.contacts[whom].backup if whom in plan.contacts else None
        ids = (whom, back) if back else (whom,)
        return tuple(person(plan, item, _as(plan, item), now, translator) for item in ids)
    incident = _incident(desk, part)
    found: dict[str, Person] = {}
    for role in ladder(whom):
        kind, sites = (incident.type, incident.sites) if incident else (None, ())
        for item in (*_acting(incident, role), *reachable(plan, role, kind, sites)):
            found.setdefault(item, person(plan, item, role, now, translator))
    present = [item for item in found.values() if not item.absent]
    return tuple(present or found.values())


def _acting(incident: Incident | None, role: str) -> tuple[str, ...]:
    """Who has a function in the incident: took it over, or joined the response team."""
    if incident is None:
        return ()
    taken = incident.roles.get(role)
    team = members(incident) if role == "response_team" else ()
    return (*((taken,) if taken else ()), *(item.contact for item in team))


def _as(plan: Plan, contact: str) -> str:
    """The function, or else the row of the directory, a contact belongs to."""
    held = next((role for role in plan.file.roles if plan.holds(contact, role)), None)
    known = plan.contacts.get(contact)
    return held or next(iter(known.rows if known else ()), "everyone")


def _named(plan: Plan, whom: str) -> tuple[str, ...]:
    """Contacts and functions that words, or a number to dial, may mean. Raises UsageError if none.

    Short of a whole id or name, words of the information about a contact count too: who asks for
    the firemen is not to miss the number that sends them.
    """
    if whom in plan.contact_ids or whom in ROLES or whom in CONTACT_ROWS:
        return (whom,)
    every = dict.fromkeys((*plan.contact_ids, *plan.file.roles, *CONTACT_ROWS))
    names = {key: _names(plan, key) for key in every}
    named = meant(whom, names)
    if any(same(whom, text) for key in named for text in (key, *names[key])):
        return named
    number = normalise_phone(whom)
    dialled = tuple(key for key, who in plan.contacts.items() if number and _dials(who, number))
    if dialled and not named:
        return dialled
    worded = (key for key, who in plan.contacts.items() if _has_word(who, whom))
    found = sorted(dict.fromkeys((*named, *worded)), key=lambda key: not _is_urgent(plan, key))
    return tuple(found) or (known("contact_or_function", whom, every, names.__getitem__),)


def _not_clear(plan: Plan, whom: str, found: tuple[str, ...]) -> UsageError:
    return not_clear(whom, {key: _names(plan, key) for key in found})


def _names(plan: Plan, key: str) -> tuple[str, ...]:
    return (*contact_names(plan, key), *function_names(key))


def _is_urgent(plan: Plan, key: str) -> bool:
    """Whether it is the number for danger to life, which goes before any other."""
    who = plan.contacts.get(key)
    return key == _URGENT or (who is not None and _URGENT in who.rows)


def _dials(contact: Contact, number: str) -> bool:
    return any(number == bare_number(channel.phone or "") for channel in contact.channels)


def _has_word(contact: Contact, whom: str) -> bool:
    """Whether a word of its name or information begins so."""
    texts = (contact.name, *(contact.information.wordings if contact.information else ()))
    words = re.findall(r"\w+", " ".join(texts).casefold())
    return len(whom) > 3 and any(word.startswith(whom.casefold()) for word in words)


def called_contact(
    desk: Desk, whom: str, translator: Translator, part: str | None
) -> tuple[str, str | None]:
    """The contact who was called, and in which function, if one was named.

    Of a function it is the first in order. Raises UsageError, also for words that may mean two.
    """
    plan = desk.plan()
    names = _named(plan, whom)
    found = {key: _first(desk, plan, key, translator, part) for key in names}
    if len(set(found.values())) > 1:
        raise _not_clear(plan, whom, names)
    name, contact = next(iter(found.items()))
    if contact is None:
        raise UsageError("nobody", given=whom)
    return contact, name if name in ROLES and len(found) == 1 else None


def _first(
    desk: Desk, plan: Plan, name: str, translator: Translator, part: str | None
) -> str | None:
    """The contact itself, or the first in order of a function."""
    people = () if name in plan.contact_ids else _people(desk, plan, name, translator, part)
    return name if name in plan.contact_ids else next((item.id for item in people), None)


def _incident(desk: Desk, part: str | None) -> Incident | None:
    """The incident named, else the only open one, else None: numbers are shown without any."""
    if part is not None:
        return desk.dossier(part).incident
    opened = desk.open_incidents()
    try:
        return desk.dossier(opened[0]).incident if len(opened) == 1 else None
    except IncplanError:
        return None


def _without(plan: Plan, people: tuple[Person, ...], without: str, now: datetime) -> CallOrder:
    """The same people without the failed means; who has none left comes last, with all numbers."""
    shares = _shared(plan, without)
    first: list[Person] = []
    last: list[Person] = []
    left_out: list[LeftOut] = []
    unsure: list[str] = []
    for item in people:
        contact = plan.contacts.get(item.id)
        channels = contact.channels if contact else ()
        kept = tuple(channel for channel in channels if not shares(channel))
        if not kept:
            last.append(item)
            continue
        failed = {channel.value for channel in channels if shares(channel)}
        first.append(item.with_numbers(n for n in item.numbers if n.value not in failed))
        left_out += [LeftOut(item.id, item.name, n) for n in item.numbers if n.value in failed]
        if without not in _SHARES and any(_is_unsure(channel) for channel in kept):
            unsure.append(item.name)
    return CallOrder(
        steps=(*first, *last),
        at=now,
        call_again_after=plan.file.call_again_after,
        without=without,
        left_out=tuple(left_out),
        unreachable=tuple(item.id for item in last),
        unknown_operator=tuple(unsure),
    )


def _is_unsure(channel: Channel) -> bool:
    return channel.kind in _CARRIED and not channel.operator


def _shared(plan: Plan, without: str) -> Callable[[Channel], bool]:
    """Whether a means of communication depends on what failed."""
    if without in _SHARES:
        return _SHARES[without]
    operators = {
        channel.operator.casefold(): channel.operator
        for contact in plan.contacts.values()
        for channel in contact.channels
        if channel.operator
    }
    wanted = without.casefold()
    if wanted not in operators:
        choices = ", ".join((*_SHARES, *sorted(operators.values())))
        raise UsageError("not_in_list", given=without, option="--without", known=choices)
    return lambda item: item.operator is not None and item.operator.casefold() == wanted
