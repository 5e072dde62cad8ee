"""The directory as a whole: shared numbers, unused and outdated entries, languages (annex 1)."""

from collections.abc import Iterator
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.contacts import ChannelKind, Contact, ContactKind
from incplan.plan.library.services import functional_services, serving
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.uses import command_line, uses, working_uses
from incplan.plan.values.answers import is_answer

INTERNAL_MONTHS: Final = 6
EXTERNAL_MONTHS: Final = 12
#: Numbers of a place, which several people may answer; a mobile is somebody's own.
_OF_A_PLACE: Final = frozenset({ChannelKind.OFFICE, ChannelKind.EMERGENCY})
_ANY_ROWS: Final = frozenset({"other", "customer", "supplier"})


def own_backup(context: Context) -> Iterator[Finding]:
    """CV05: a contact's back-up is another person."""
    for key, contact in context.plan.contacts.items():
        if contact.backup == key:
            yield _found("CON005", Severity.ERROR, key, ("backup",), name=contact.name)


def shared_numbers(context: Context) -> Iterator[Finding]:
    """CV10: a number of ours that stands in two files is marked as shared on purpose.

    That of a place (a desk, a switchboard) which only people of ours have is a warning.
    """
    places: dict[str, list[tuple[str, int]]] = {}
    plan = context.plan
    for key, contact in plan.contacts.items():
        if contact.disabled:
            continue
        for place, channel in enumerate(contact.channels):
            if channel.phone:
                places.setdefault(channel.phone, []).append((key, place))
    for phone, found in places.items():
        keys = dict.fromkeys(key for key, _place in found)
        inside = [key for key in keys if plan.contacts[key].kind is not ContactKind.EXTERNAL]
        unmarked = [item for item in found if not plan.contacts[item[0]].channels[item[1]].shared]
        if len(keys) < 2 or not inside or not unmarked:
            continue
        key, place = unmarked[-1]
        route = ("channels", place, "phone")
        other = next(item for item in keys if item != key)
        if len(inside) == len(keys) and all(
            plan.contacts[item].channels[at].kind in _OF_A_PLACE for item, at in found
        ):
            names = tuple(plan.contacts[item].name for item in keys)
            params = {"given": phone, "other": other, "names": names, "case": "switchboard"}
            yield _found("CON010", Severity.WARNING, key, route, **params)
        else:
            yield _found("CON010", Severity.ERROR, key, route, given=phone, other=other)


def verified_lately(context: Context) -> Iterator[Finding]:
    """CV11: colleagues are verified every 6 months, others every 12; by file or by journal.

    Said ahead, as a note, when it falls due within the horizon.
    """
    to_come = context.plan.facts.days_to_come
    for key, contact in context.plan.contacts.items():
        if contact.to_fill or contact.disabled or contact.left_on:
            continue
        external = contact.kind is ContactKind.EXTERNAL
        months = EXTERNAL_MONTHS if external else INTERNAL_MONTHS
        last = contact.last_verified
        due = add_months(last, months) if last else None
        if due is not None and due > context.until:
            continue
        if last is None and (f"contacts/{key}", ("last_verified",)) in to_come:
            continue  # REV060 says so
        soon = due is not None and due >= context.today
        yield _found(
            "CON011",
            Severity.INFO if soon else Severity.WARNING,
            key,
            ("last_verified",),
            case="soon" if soon else "",
            name=contact.name,
            day=last.isoformat() if last else "-",
            due=due.isoformat() if due else "",
            months=months,
        )


def wrong_numbers(context: Context) -> Iterator[Finding]:
    """CV39: a number that was found wrong on a call, until it is corrected or verified."""
    for key, found in context.plan.facts.wrong.items():
        contact = context.plan.contacts[key]
        for item in found:
            places = [n for n, way in enumerate(contact.channels) if way.value == item.number]
            yield _found(
                "CON039",
                Severity.ERROR,
                key,
                ("channels", places[0], "phone"),
                case="" if item.incident else "alone",
                name=contact.name,
                given=item.number,
                day=item.on.isoformat(),
                incident=item.incident,
                contact=key,
            )


def services_linked(context: Context) -> Iterator[Finding]:
    """Functional services are linked with the activities they can inform about (S-101, link H)."""
    plan = context.plan
    services = [key for key in functional_services(plan.contacts) if not plan.is_placeholder(key)]
    lacking = [key for key in plan.activities if not serving(plan.contacts, (key,))]
    if not services or not lacking or context.contacts_missing:
        return
    none = len(lacking) == len(plan.activities)
    yield _found(
        "CON041",
        Severity.WARNING if none else Severity.INFO,
        services[0],
        ("activities",),
        activities=", ".join(lacking),
        services=", ".join(services),
        case="none" if none else "",
    )


def disabled_but_used(context: Context) -> Iterator[Finding]:
    """CV13: a contact named by a function, activity, supplier or fiche is not disabled."""
    used = working_uses(context.plan)
    for key, contact in context.plan.contacts.items():
        if contact.disabled and key in used:
            yield _found(
                "CON013", Severity.ERROR, key, ("disabled",), name=contact.name, places=used[key]
            )


def never_named(context: Context) -> Iterator[Finding]:
    """CV14: a contact that fills no row and that nothing names."""
    named = uses(context.plan)
    for key, contact in context.plan.contacts.items():
        if contact.kind is ContactKind.SERVICE or contact.disabled or contact.left_on:
            continue
        purpose = not set(contact.rows) <= _ANY_ROWS or contact.role_note or contact.supplier
        if key not in named and not purpose:
            yield _found("CON014", Severity.WARNING, key, (), name=contact.name)


def left_but_holding(context: Context) -> Iterator[Finding]:
    """CV27: somebody who has left but is still named in functions and activities."""
    used = working_uses(context.plan)
    for key, contact in context.plan.contacts.items():
        if contact.left_on and contact.left_on < context.today and key in used:
            yield _found(
                "CON027",
                Severity.INFO,
                key,
                ("left_on",),
                name=contact.name,
                day=contact.left_on.isoformat(),
                places=used[key],
            )


def languages_spoken(context: Context) -> Iterator[Finding]:
    """CV24: the languages of a party are noted, and somebody who leads speaks one of them."""
    plan = context.plan
    spoken = {
        language
        for key in command_line(plan)
        if key in plan.contacts
        for language in plan.contacts[key].languages
    }
    for key, contact in plan.contacts.items():
        if not contact.phones or contact.to_fill or contact.disabled or not _talked_to(contact):
            continue
        if not contact.languages or (spoken and not spoken & set(contact.languages)):
            yield _found(
                "CON024",
                Severity.WARNING,
                key,
                ("languages",),
                name=contact.name,
                languages=contact.languages or "?",
                spoken=tuple(sorted(spoken)) or "?",
            )


def still_to_fill(context: Context) -> Iterator[Finding]:
    """Contacts marked as still to be filled in."""
    for key, contact in context.plan.contacts.items():
        if contact.to_fill and not contact.disabled:
            row = contact.rows[0] if contact.rows else contact.kind.value
            unnamed = {} if is_answer(contact.name) else {"case": "row"}
            params = {"name": contact.name, "row": row, **unnamed}
            yield _found("CON031", Severity.WARNING, key, ("to_fill",), **params)


def _talked_to(contact: Contact) -> bool:
    return contact.kind is not ContactKind.SERVICE


def _found(code: str, severity: Severity, key: str, route: Route, **params: object) -> Finding:
    return Finding(
        code=code, severity=severity, subject=f"contacts/{key}", route=route, params=params
    )
