"""People with their numbers, ready to be called: roles and contact rows resolved to names."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache

from incplan.frozen import dataclass, replace
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.i18n.labels.plan.sites import served
from incplan.i18n.labels.proposals import level_why
from incplan.i18n.time.windows import windows_words
from incplan.incident.response.level.classification import RULE_SOURCES, level_source
from incplan.incident.state.state import Incident
from incplan.plan.calendar.contact_hours import answers, answers_at, own_closing_days
from incplan.plan.calendar.dialling import NOTHING_DOWN, Down, in_dial_order, may_fail
from incplan.plan.files.contacts import Channel, ChannelKind, Contact
from incplan.plan.library.sites import one_for_each_site, serving_first
from incplan.plan.plan import Plan
from incplan.vocabulary import ROLES


@dataclass(frozen=True, slots=True)
class Number:
    """One number or address, and when it answers."""

    kind: str
    value: str
    available: str = ""
    private: bool = False
    #: Whether it answers now; None when no hours are written.
    open: bool | None = None
    #: When it answers next, if it does not now.
    opens_at: datetime | None = None
    #: What the plan says about it, such as an extension.
    note: str = ""
    #: Whether it depends on what the incident took down.
    may_fail: bool = False
    #: Whether somebody found it wrong and nobody has verified it since.
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to reach, in which function, with every way to do so in order.

    Numbers that do not answer now come after those that do, wrong ones last. `sites` says in words
    which sites an outside party serves.
    """

    id: str
    name: str
    role: str
    role_label: str
    numbers: tuple[Number, ...]
    absent: bool = False
    sites: str = ""
    #: Whether the roster has the person on duty for this function now.
    on_duty: bool = False

    @property
    def first_phone(self) -> str:
        """The number to dial first."""
        phones = [n.value for n in self.numbers if n.kind not in ("email", "web", "group")]
        return phones[0] if phones else (self.numbers[0].value if self.numbers else "")

    def dialled_on(self, number: str) -> "Person":
        """The same person with this number before the others."""
        return self.with_numbers(sorted(self.numbers, key=lambda item: item.value != number))

    def with_numbers(self, numbers: Iterable[Number]) -> "Person":
        """The same person with these numbers only."""
        return replace(self, numbers=tuple(numbers))


def person(
    plan: Plan,
    contact_id: str,
    role: str,
    now: datetime,
    translator: Translator,
    down: Down = NOTHING_DOWN,
) -> Person:
    """A contact in a function, at a local moment at which some things are `down`."""
    return _in_function(_somebody(plan, contact_id, now, translator, down), plan, role, translator)


def looking_up(plan: Plan, now: datetime, translator: Translator) -> Callable[[str, str], Person]:
    """`person` for many functions at one moment: what is said of each contact is worded once."""

    @cache
    def known(contact_id: str) -> Person:
        return _somebody(plan, contact_id, now, translator, NOTHING_DOWN)

    return lambda contact_id, role: _in_function(known(contact_id), plan, role, translator)


def _somebody(
    plan: Plan, contact_id: str, now: datetime, translator: Translator, down: Down
) -> Person:
    contact = plan.contacts.get(contact_id)
    return Person(
        id=contact_id,
        name=contact.name if contact else contact_id,
        role="",
        role_label="",
        numbers=numbers_of(plan, contact_id, now, translator, down),
        absent=contact.is_absent(now.date()) if contact else False,
        sites=served(translator, plan, contact) if contact else "",
    )


def _in_function(known: Person, plan: Plan, role: str, translator: Translator) -> Person:
    return replace(
        known,
        role=role,
        role_label=role_label(role, translator),
        on_duty=known.id in plan.duty.get(role, ())[:1],
    )


def who(
    plan: Plan,
    keys: tuple[str, ...],
    now: datetime,
    translator: Translator,
    *,
    limit: int = 3,
    fiche: str | None = None,
    sites: tuple[str, ...] = (),
    look_up: Callable[[str, str], Person] | None = None,
) -> tuple[Person, ...]:
    """The people meant by roles and contact rows: those present, in calling order, each once.

    With `fiche`, the contacts that fiche names for a row are used instead of the plan's. Of outside
    parties, those that serve `sites` come first; without sites there is one for each of the
    organisation's. Who asks often gives `look_up`, from `looking_up`.
    """
    found: dict[str, Person] = {}
    look_up = look_up or looking_up(plan, now, translator)
    every = sites or tuple(site.id for site in plan.file.organisation.sites)
    for key in keys:
        named = reachable(plan, key, fiche, sites)
        present = tuple(item for item in named if not _is_away(plan, item, now))
        for contact in one_for_each_site(plan.contacts, present or named, every, limit):
            if contact not in found:
                found[contact] = look_up(contact, key)
    return tuple(found.values())


def _is_away(plan: Plan, contact_id: str, now: datetime) -> bool:
    contact = plan.contacts.get(contact_id)
    return contact is not None and contact.is_absent(now.date())


def reachable(
    plan: Plan, key: str, fiche: str | None = None, sites: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Contacts meant by a role or row, without contacts still marked to be filled in.

    Whoever is on duty comes first. Of outside parties, those that serve the sites come first.
    """
    called = plan.on_duty_first(key, plan.called(key, fiche))
    named = tuple(name for name in called if not plan.is_placeholder(name))
    return serving_first(plan.contacts, named, sites)


def role_label(key: str, translator: Translator) -> str:
    """The name of a function or of a contact row."""
    return label(translator, f"role.{key}" if key in ROLES else f"row.{key}")


def name_of(plan: Plan, contact_id: str | None) -> str:
    """A person's name, or the id when the plan has no such contact."""
    if contact_id is None:
        return ""
    contact: Contact | None = plan.contacts.get(contact_id)
    return contact.name if contact else contact_id


def numbers_of(
    plan: Plan,
    contact_id: str,
    now: datetime,
    translator: Translator,
    down: Down = NOTHING_DOWN,
) -> tuple[Number, ...]:
    """Every way to reach somebody; the numbers among them in the order to dial them now."""
    contact = plan.contacts.get(contact_id)
    if contact is None:
        return ()
    wrong = plan.wrong_numbers(contact_id)
    closed = own_closing_days(plan, contact, now)
    phones = iter(in_dial_order(contact, now, down, wrong, closed))
    ordered = [next(phones) if item.kind.is_phone else item for item in contact.channels]
    return tuple(
        replace(
            number_of(channel, translator, now, contact.country, closed),
            note=plan.text(channel.note, translator.language),
            may_fail=may_fail(channel, down),
            wrong=channel.value in wrong,
        )
        for channel in ordered
    )


def number_of(
    channel: Channel,
    translator: Translator,
    now: datetime,
    country: str | None = None,
    closed: frozenset[date] = frozenset(),
) -> Number:
    """A way to reach somebody, with its hours in words, and whether it answers now."""
    hours = channel.available
    is_open = answers(hours, now, country, closed)
    return Number(
        kind=channel.kind.value,
        value=channel.value,
        available=windows_words(translator, hours),
        private=channel.private,
        open=is_open,
        opens_at=answers_at(hours, now, country, closed) if hours and is_open is False else None,
    )


def helpdesk(plan: Plan, role: str, now: datetime, translator: Translator) -> Person | None:
    """The numbers at which incidents are reported, those that answer at any hour first.

    None when the plan names no number: then the people of the function are called.
    """
    channels, closed = plan.file.reporting_phones, own_closing_days(plan, None, now)
    numbers = tuple(
        Number(
            kind=ChannelKind.OFFICE.value,
            value=channel.phone,
            available=windows_words(translator, channel.available),
            open=answers(channel.available, now, None, closed),
        )
        for channel in channels
        if channel.phone
    )
    if not numbers:
        return None
    name = plan.text(channels[0].label, translator.language)
    return Person(role, name, role, role_label(role, translator), numbers)


def manager_of(
    incident: Incident, plan: Plan, now: datetime, translator: Translator
) -> Person | None:
    """The person who leads the incident now."""
    current = incident.roles.get("incident_manager")
    return person(plan, current, "incident_manager", now, translator) if current else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelSourceLine:
    """What the level in force comes from: a rule with its place in the template, or a person.

    `event` is the entry that set it; `words` say it in one language.
    """

    event: str
    at: datetime
    rule: str
    source: str
    chosen: bool
    by: str
    reason: str
    words: str


def source_line(incident: Incident, plan: Plan, translator: Translator) -> LevelSourceLine:
    """What the level in force comes from; the one reading of it."""
    change = level_source(incident)
    source, name = RULE_SOURCES.get(change.rule, ""), name_of(plan, change.by)
    rule = "" if change.chosen else change.rule
    return LevelSourceLine(
        event=change.event_id,
        at=change.at,
        rule=rule,
        source=source if rule else "",
        chosen=change.chosen,
        by=name,
        reason=change.reason,
        words=level_why(
            translator,
            rule=rule,
            source=source,
            chosen=change.chosen,
            name=name,
            reason=change.reason,
        ),
    )
