"""Contacts, activities and due days as rows for a spreadsheet: one value a cell, typed."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

from incplan.documents.content.sheets import Cell, Sheet
from incplan.documents.views.common.due_days import due_text, due_title
from incplan.documents.views.plan.activities import danger, economic
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.phones import with_extension
from incplan.plan.calendar.due_dates import DueDate
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import ChannelKind, Contact, ContactKind
from incplan.plan.values.durations import WorkingDays

T = TypeVar("T")


def contact_sheet(say: Wording) -> Sheet:
    """One row a contact in use, every kind of number in a column of its own."""
    columns = (
        say.t("Name"),
        say.t("Functions"),
        *(say.label(f"channel.{kind.value}") for kind in ChannelKind),
        say.t("Languages"),
        say.t("Back-up"),
        say.t("Contract references"),
        say.t("Contract ends"),
        say.t("Customer number"),
        say.t("EAN"),
        say.t("Address"),
        say.t("Information"),
        say.t("Verified"),
    )
    order = tuple(ContactKind)
    known = sorted(say.plan.contacts.items(), key=lambda item: order.index(item[1].kind))
    rows = tuple(_contact(say, key, item) for key, item in known if not item.disabled)
    return Sheet(say.t("Contact directory"), columns, rows)


def _contact(say: Wording, key: str, contact: Contact) -> tuple[Cell, ...]:
    held = [role for role, held in say.plan.file.roles.items() if key in held.people]
    shown = say.channels(contact)
    channels = (
        "\n".join(with_extension(item.value) for item in shown if item.kind is kind)
        for kind in ChannelKind
    )
    return (
        contact.name,
        _lines(say.role, (*contact.rows, *held), say.text(contact.title)),
        *channels,
        ", ".join(language.upper() for language in contact.languages),
        say.person(contact.backup),
        "\n".join(contact.contracts),
        contact.contract_end,
        contact.customer_account_no,
        "\n".join(contact.ean),
        say.address(contact),
        say.text(contact.information),
        contact.last_verified,
    )


def activity_sheet(say: Wording) -> Sheet:
    """One row an activity; objectives in hours, so that they can be sorted and compared."""
    hours = say.t("hours")
    columns = (
        say.t("Essential activity"),
        say.t("Owner"),
        say.t("Deputy"),
        say.t("Vital for survival"),
        say.t("Danger to persons"),
        say.t("Serious economic impact"),
        *(f"{name} ({hours})" for name in ("RTO", "RPO", "MTPD")),
        say.t("Must run"),
        say.t("Interdependency with other activities"),
        say.t("Key personnel"),
        say.t("IT services (hardware, software)"),
        say.t("Key information and data"),
        say.t("Buildings"),
        say.t("External contacts (resources)"),
        say.t("Suppliers"),
        say.t("Workaround"),
    )
    rows = tuple(_activity(say, item) for item in say.plan.activities.values())
    return Sheet(say.t("Essential activities"), columns, rows)


def _activity(say: Wording, activity: Activity) -> tuple[Cell, ...]:
    needs = activity.resources
    suppliers = (
        known.name if (known := say.plan.suppliers.get(use.supplier)) else use.supplier
        for use in activity.suppliers
    )
    objectives = (activity.rto, activity.rpo, activity.mtpd)
    return (
        say.text(activity.name),
        say.person(activity.owner),
        say.person(activity.deputy),
        say.yes_no(activity.vital),
        danger(say, activity),
        economic(say, activity),
        *(_hours(say, span) for span in objectives),
        "" if "windows" in activity.unanswered else say.windows(activity.windows),
        _lines(say.activity, activity.depends_on),
        _lines(say.person, needs.key_personnel),
        _lines(say.text, needs.it_services),
        _lines(say.text, needs.key_information),
        _lines(say.text, needs.buildings),
        _lines(say.person, needs.external_contacts),
        "\n".join(dict.fromkeys(suppliers)),
        say.text(activity.workaround),
    )


def _hours(say: Wording, span: timedelta | None) -> Cell:
    """A number of hours, to sort by; a length in working days in words."""
    if span is None or isinstance(span, WorkingDays):
        return say.span(span) if span else None
    return round(span.total_seconds() / 3600, 2)


def date_sheet(say: Wording, dates: Iterable[DueDate]) -> Sheet:
    """One row a due day."""
    columns = (say.t("Date"), say.t("What"), say.t("Details"), say.t("Who"))
    rows = tuple(
        (due.day, due_title(say, due), due_text(say, due), say.person(due.owner)) for due in dates
    )
    return Sheet(say.t("What is due, and when"), columns, rows)


def _lines(word: Callable[[T], str], items: Iterable[T] | None, *first: str) -> str:
    return "\n".join(part for part in (*first, *(word(item) for item in items or ())) if part)
