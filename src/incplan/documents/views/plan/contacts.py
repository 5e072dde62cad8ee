"""Chapter V: the contact directory, inside and outside (S-101 to S-103)."""

from collections.abc import Iterable, Iterator
from typing import Final

from incplan.documents.content.blocks import Block, Table, ToFill
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.phones import readable_phone
from incplan.plan.files.contacts import Contact, ContactKind, Policy
from incplan.vocabulary import CONTACT_ROWS

#: Rows the template itself prints: one without a contact is marked, not left out.
_TEMPLATE_ROWS: Final = CONTACT_ROWS[: CONTACT_ROWS.index("emergency_112")]


def annexes(say: Wording) -> Section:
    """Annex 1: internal contacts, persons and services apart, then external ones."""
    return Section(
        id="annexes",
        number="V",
        title=say.t("Annexes"),
        sections=(
            Section(
                id="contacts",
                number="1",
                title=say.t("Contact directory"),
                sections=(internal_contacts(say), external_contacts(say)),
            ),
        ),
    )


def internal_contacts(say: Wording) -> Section:
    """Persons, then functional services (S-101)."""
    return Section(
        id="contacts-internal",
        number="A)",
        title=say.t("Internal contacts"),
        sections=(
            Section(
                id="contacts-persons",
                title=say.t("Persons"),
                blocks=(_inside(say, ContactKind.PERSON),),
            ),
            Section(
                id="contacts-services",
                title=say.t("Functional services"),
                blocks=(_inside(say, ContactKind.SERVICE),),
            ),
        ),
    )


def _inside(say: Wording, kind: ContactKind) -> Block:
    listed = [
        (key, contact)
        for key, contact in say.plan.contacts.items()
        if contact.kind is kind and not contact.disabled
    ]
    rows: tuple[tuple[str, ...], ...] = tuple(
        (
            contact.name,
            _functions(say, key, contact),
            _channels(say, contact),
            say.person(contact.backup),
        )
        for key, contact in listed
    )
    if not rows:
        return ToFill(say.t("{mark} Nobody is listed here yet.", mark=say.to_fill))
    columns = [say.t("Name"), say.t("Functions"), say.t("How to reach"), say.t("Back-up")]
    if any(contact.activities for _key, contact in listed):
        columns.append(say.t("Activities it serves"))
        served = (say.activities(contact.activities) for _key, contact in listed)
        rows = tuple((*row, words) for row, words in zip(rows, served, strict=True))
    return Table(tuple(columns), rows, strong=0)


def _functions(say: Wording, key: str, contact: Contact) -> str:
    held = [role for role, held in say.plan.file.roles.items() if key in held.people]
    title = say.text(contact.title)
    return "\n".join(part for part in (title, say.roles(held)) if part)


def _channels(say: Wording, contact: Contact) -> str:
    shown = say.channels(contact)
    if shown:
        return "\n".join(say.channel(item) for item in shown)
    return say.t("not in this edition") if contact.channels else say.to_fill


def external_contacts(say: Wording) -> Section:
    """The template's four columns, a contact once; a printed row nobody fills is marked."""
    rows: list[tuple[str, str, str, str]] = []
    listed: set[str] = set()
    for row in CONTACT_ROWS:
        contacts = say.plan.by_row(row)
        if not contacts and row in _TEMPLATE_ROWS:
            rows.append((say.role(row), say.to_fill, "", ""))
        rows += [_outside(say, say.plan.contacts[key]) for key in contacts if key not in listed]
        listed.update(contacts)
    rows += [
        _outside(say, contact)
        for key, contact in say.plan.contacts.items()
        if contact.kind is ContactKind.EXTERNAL and key not in listed and not contact.disabled
    ]
    columns = (
        say.t("Role"),
        say.t("First name and NAME, or company"),
        say.t("Contract references"),
        say.t("Information"),
    )
    return Section(
        id="contacts-external",
        number="B)",
        title=say.t("External contacts"),
        blocks=(Table(columns, tuple(rows), strong=1),),
    )


def _outside(say: Wording, contact: Contact) -> tuple[str, str, str, str]:
    functions = [say.role(row) for row in contact.rows] or [say.text(contact.title)]
    note = say.text(contact.role_note)
    contracts = (*contact.contracts, *(item.reference for item in contact.policies))
    return (
        "\n".join(part for part in (*functions, note) if part) or say.role("other"),
        contact.name,
        "\n".join(dict.fromkeys(contracts)),
        _information(say, contact),
    )


def _information(say: Wording, contact: Contact) -> str:
    """Every sub-field the template prints, and whatever else is known."""
    facts: tuple[tuple[str, str], ...] = (
        (say.t("Customer number"), contact.customer_account_no or ""),
        (say.t("EAN"), ", ".join(contact.ean)),
        (say.t("Address"), say.address(contact)),
        (say.t("Broker"), contact.broker or ""),
        (say.t("Back-up"), say.person(contact.backup)),
        (say.t("Formerly"), contact.former_name or ""),
        (say.t("Documents"), say.listed(say.document(item) for item in contact.documents)),
        (
            say.t("Breach form read in advance"),
            "" if contact.form_read is None else say.yes_no(contact.form_read),
        ),
    )
    short = (
        (say.t("Languages"), ", ".join(language.upper() for language in contact.languages)),
        (say.t("Sites"), ", ".join(map(say.site, contact.sites))),
        (say.t("Contract ends"), say.day(contact.contract_end)),
        (say.t("Verified"), say.day(contact.last_verified)),
    )
    together = " · ".join(_named(say, short))
    return "\n".join(
        (
            _channels(say, contact),
            *_named(say, facts),
            *((together,) if together else ()),
            *(_policy(say, item) for item in contact.policies),
            *((words,) if (words := say.text(contact.information)) else ()),
            *((say.to_fill,) if contact.to_fill and contact.channels else ()),
        )
    )


def _named(say: Wording, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (say.t("{name}: {value}", name=name, value=value) for name, value in facts if value)


def _policy(say: Wording, policy: Policy) -> str:
    words = say.named(policy.reference, say.text(policy.covers))
    if policy.claim_within is not None:
        delay = say.span(policy.claim_within.span)
        words = say.t("{policy}; to declare within {delay}", policy=words, delay=delay)
    if policy.claim_phone:
        words = say.listed((words, readable_phone(policy.claim_phone)))
    return words
