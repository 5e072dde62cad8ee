"""People with their numbers, ready to be called: roles and contact rows resolved to names."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.i18n.time.windows import window_words
from incplan.incident.state.state import Incident
from incplan.plan.files.contacts import Channel, Contact
from incplan.plan.plan import Plan
from incplan.vocabulary import ROLES


@dataclass(frozen=True, slots=True)
class Number:
    """One number or address, and when it answers."""

    kind: str
    value: str
    available: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to reach, in which function, with every way to do so in order."""

    id: str
    name: str
    role: str
    role_label: str
    numbers: tuple[Number, ...]
    absent: bool = False

    @property
    def first_phone(self) -> str:
        """The number to dial first."""
        phones = [n.value for n in self.numbers if n.kind not in ("email", "web", "group")]
        return phones[0] if phones else (self.numbers[0].value if self.numbers else "")

    def with_numbers(self, numbers: Iterable[Number]) -> "Person":
        """The same person with these numbers only."""
        return replace(self, numbers=tuple(numbers))


def person(plan: Plan, contact_id: str, role: str, day: date, translator: Translator) -> Person:
    """A contact in a function."""
    contact = plan.contacts.get(contact_id)
    return Person(
        id=contact_id,
        name=contact.name if contact else contact_id,
        role=role,
        role_label=role_label(role, translator),
        numbers=tuple(number_of(channel, translator) for channel in contact.channels)
        if contact
        else (),
        absent=contact.is_absent(day) if contact else False,
    )


def who(
    plan: Plan,
    keys: tuple[str, ...],
    day: date,
    translator: Translator,
    *,
    limit: int = 3,
    fiche: str | None = None,
) -> tuple[Person, ...]:
    """The people meant by roles and contact rows: those present, in calling order, each once.

    With `fiche`, the contacts that fiche names for a row are used instead of the plan's.
    """
    found: dict[str, Person] = {}
    for key in keys:
        named = reachable(plan, key, fiche)
        present = [item for item in named if not _is_away(plan, item, day)]
        for contact in (present or named)[:limit]:
            if contact not in found:
                found[contact] = person(plan, contact, key, day, translator)
    return tuple(found.values())


def _is_away(plan: Plan, contact_id: str, day: date) -> bool:
    contact = plan.contacts.get(contact_id)
    return contact is not None and contact.is_absent(day)


def reachable(plan: Plan, key: str, fiche: str | None = None) -> tuple[str, ...]:
    """Contacts meant by a role or row, without contacts still marked to be filled in."""
    return tuple(name for name in plan.called(key, fiche) if not plan.is_placeholder(name))


def role_label(key: str, translator: Translator) -> str:
    """The name of a function or of a contact row."""
    return label(translator, f"role.{key}" if key in ROLES else f"row.{key}")


def name_of(plan: Plan, contact_id: str | None) -> str:
    """A person's name, or the id when the plan has no such contact."""
    if contact_id is None:
        return ""
    contact: Contact | None = plan.contacts.get(contact_id)
    return contact.name if contact else contact_id


def number_of(channel: Channel, translator: Translator) -> Number:
    """A way to reach somebody, with its hours in words."""
    return Number(
        kind=channel.kind.value,
        value=channel.value,
        available=window_words(translator, channel.available) if channel.available else "",
        private=channel.private,
    )


def manager_of(
    incident: Incident, plan: Plan, now: datetime, translator: Translator
) -> Person | None:
    """The person who leads the incident now."""
    current = incident.roles.get("incident_manager")
    return person(plan, current, "incident_manager", now.date(), translator) if current else None
