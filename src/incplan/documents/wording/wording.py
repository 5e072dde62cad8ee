"""How views write: labels, people, times and texts of a plan in one document's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.i18n.labels.plan.sites import served, site_name
from incplan.i18n.text.languages import Foreign, sign
from incplan.i18n.text.numbers import number
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.dates import plain_date, short_datetime
from incplan.i18n.time.durations import human
from incplan.i18n.time.windows import short_windows, window_words, windows_words
from incplan.i18n.typography import typeset
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import Channel, Contact
from incplan.plan.files.levels import LevelRules, ServiceLevel
from incplan.plan.files.suppliers import Commitment
from incplan.plan.files.working_time import ClosingDays
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.privacy.search import Search
from incplan.plan.privacy.secrets import home_address, private_values
from incplan.plan.values.scalars import DocumentRef, Text
from incplan.plan.values.windows import Window
from incplan.vocabulary import ROLES, Audience, Level

if TYPE_CHECKING:
    from incplan.incident.review.improvements import Improvement
    from incplan.plan.maintenance.briefing import RoleChange


@dataclass(frozen=True, slots=True)
class Wording:
    """The plan, the language and the readers of one document; `anonymous` names no person.

    `foreign` collects the texts said in another language.
    """

    plan: Plan
    translator: Translator
    audience: Audience = Audience.TEAM
    anonymous: bool = False
    foreign: list[Foreign] = field(default_factory=list, compare=False, repr=False)
    #: The shipped duties to notify, where what was decided about them is told.
    pack: ObligationPack | None = field(default=None, compare=False, repr=False)
    #: What reviews of each type of incident asked for, where its fiche is printed for the team.
    learnt: "Mapping[str, tuple[Improvement, ...]]" = field(
        default_factory=dict, compare=False, repr=False
    )
    #: Who got a function and was not briefed on it, where the team reads it.
    to_brief: "tuple[RoleChange, ...]" = field(default=(), compare=False, repr=False)
    #: What these readers must not read, where a document for them is made.
    kept: Search = field(default=Search(), compare=False, repr=False)

    @property
    def language(self) -> str:
        """Language of the document."""
        return self.translator.language

    @property
    def zone(self) -> ZoneInfo:
        """The plan's time zone; times are printed in it."""
        return ZoneInfo(self.plan.file.timezone)

    def t(self, msgid: str, /, **params: object) -> str:
        """A sentence of the document."""
        return typeset(self.translator.t(msgid, **params), self.language)

    def n(self, singular: str, plural: str, count: int, /, **params: object) -> str:
        """A sentence for a number of things."""
        return typeset(self.translator.n(singular, plural, count, **params), self.language)

    def label(self, key: str) -> str:
        """The name of a concept."""
        return label(self.translator, key)

    @property
    def to_fill(self) -> str:
        """The mark of what the organisation still has to write."""
        return self.t("[to fill in]")

    def text(self, text: Text | None) -> str:
        """The organisation's text; one in another language is marked with it (TC32)."""
        if not text:
            return ""
        words, language = text.get(self.language, self.plan.file.language)
        if language == self.language:
            return words
        self.foreign.append(Foreign(words, language))
        return f"{words}{sign(language)}"

    def beside(self, words: str, language: str) -> str:
        """Words in another language than the document's that stand beside the same in its own."""
        if language != self.language:
            self.foreign.append(Foreign(words, language, signed=False))
        return words

    def texts(self, texts: Iterable[Text]) -> str:
        """Several, one a line."""
        return "\n".join(self.text(item) for item in texts)

    def or_fill(self, words: str) -> str:
        """The words, or the mark when there are none."""
        return words or self.to_fill

    def yes_no(self, answer: bool | None) -> str:
        """Yes, no, or not known."""
        if answer is None:
            return self.t("not known")
        return self.t("yes") if answer else self.t("no")

    def role(self, key: str) -> str:
        """A function, or a row of the external directory."""
        return self.label(f"role.{key}" if key in ROLES else f"row.{key}")

    def roles(self, keys: Iterable[str]) -> str:
        """Several functions."""
        return ", ".join(self.role(key) for key in keys)

    def person(self, contact: str | None) -> str:
        """A contact's name; the id when the contact is not in the plan."""
        if contact is None:
            return ""
        known = self.plan.contacts.get(contact)
        if self.anonymous:
            return self._function(contact)
        return known.name if known else contact

    def _function(self, contact: str) -> str:
        """The function of a contact, printed instead of the name."""
        for key, role in self.plan.file.roles.items():
            if contact in role.people:
                return self.role(key)
        known = self.plan.contacts.get(contact)
        return self.role(known.rows[0]) if known and known.rows else self.t("a colleague")

    def people(self, contacts: Iterable[str]) -> str:
        """Several contacts."""
        return ", ".join(dict.fromkeys(self.person(item) for item in contacts))

    def site(self, key: str) -> str:
        """The name of a site."""
        return site_name(self.translator, self.plan, key)

    def sites_of(self, contact: Contact) -> str:
        """The sites an outside party serves, where that tells it from another."""
        return served(self.translator, self.plan, contact)

    def activity(self, key: str) -> str:
        """Name of an activity."""
        known = self.plan.activities.get(key)
        return self.text(known.name) if known else key

    def activities(self, keys: Iterable[str]) -> str:
        """Several activities."""
        return ", ".join(self.activity(key) for key in keys)

    def fiche(self, key: str | None) -> str:
        """Title of a fiche."""
        known = self.plan.fiche(key) if key else None
        return self.text(known.title) if known else (key or "")

    def document(self, reference: DocumentRef | None) -> str:
        """Name and reference of another document."""
        if reference is None:
            return ""
        return ", ".join(
            part for part in (self.text(reference.name), reference.reference or "") if part
        )

    def day(self, day: date | None) -> str:
        """A date."""
        return plain_date(day, self.language) if day else ""

    def moment(self, at: datetime | None) -> str:
        """Date and time, with the zone, in the plan's time zone."""
        if at is None:
            return ""
        return short_datetime(at.astimezone(self.zone), self.language, with_zone=True)

    def span(self, value: timedelta | None) -> str:
        """A duration."""
        return "" if value is None else human(value, self.language)

    def reports(self, level: Level, rules: LevelRules) -> str:
        """Who gets a report how often at a level."""
        due = rules.reports(level)
        return self.listed(self.named(self.role(key), self.span(due[key])) for key in due)

    def objective(self, activity: Activity) -> str:
        """A recovery objective; a file may have none yet, or one that cannot be read."""
        if activity.rto is not None:
            return self.span(activity.rto)
        return self.to_fill if "rto" in activity.unanswered else self.t("not readable")

    def data_age(self, activity: Activity) -> str:
        """How old restored data may be; a place to fill in as long as nobody has said it."""
        if activity.rpo is not None:
            return self.span(activity.rpo)
        return self.to_fill if "rpo" in activity.unanswered else self.t("no data")

    def must_run(self, activity: Activity) -> str:
        """When an activity must run; a place to fill in as long as nobody has said it."""
        if "windows" in activity.unanswered:
            return self.to_fill
        return self.windows(activity.windows)

    def euros(self, amount: Decimal) -> str:
        """`1 850,00 EUR`, as the language writes numbers."""
        return f"{number(float(amount), self.language, 2)} EUR"

    def months(self, count: int) -> str:
        """A number of months."""
        return self.n("{count} month", "{count} months", count)

    def window(self, window: Window) -> str:
        """A weekly window."""
        return window_words(self.translator, window)

    def windows(self, windows: Iterable[Window]) -> str:
        """Several windows."""
        return windows_words(self.translator, windows)

    def short_windows(self, windows: Iterable[Window]) -> str:
        """Several windows, where room is short."""
        return short_windows(self.translator, windows)

    def resolution(self, service: ServiceLevel) -> str:
        """Within what time a level asks for a solution."""
        if not service.resolve_within_rto:
            return self.span(service.resolve_within)
        words = self.t("within the shortest RTO of the activities affected")
        if service.resolve_within is None:
            return words
        return self.t("{rule}, else {span}", rule=words, span=self.span(service.resolve_within))

    def closing_days(self, closed: ClosingDays) -> str:
        """Days on which nobody works: `24 Dec 2026 to 3 Jan 2027, every year (yearly leave)`."""
        days = self.day(closed.first)
        if closed.last is not None and closed.last != closed.first:
            days = self.t("{first} to {last}", first=days, last=self.day(closed.last))
        if closed.yearly:
            days = self.t("{days}, every year", days=days)
        return f"{days} ({self.text(closed.reason)})" if closed.reason else days

    def commitment(self, value: Commitment | None) -> str:
        """A time a supplier promises."""
        if value is None:
            return ""
        if value.time is not None:
            return self.span(value.time)
        return self.n("{count} working day", "{count} working days", value.business_days)

    def channels(self, contact: Contact) -> tuple[Channel, ...]:
        """Means of reaching somebody that these readers may see."""
        if self.audience is Audience.TEAM:
            return contact.channels
        private = private_values(self.plan)
        return tuple(item for item in contact.channels if item.value not in private)

    def is_wrong(self, channel: Channel) -> bool:
        """Whether this number was found wrong on a call and nobody has verified it since."""
        found = self.plan.facts.wrong.values()
        return any(channel.value == item.number for items in found for item in items)

    def address(self, contact: Contact) -> str:
        """Where somebody is found; the address of a person's home is for the team only."""
        if self.audience is not Audience.TEAM and home_address(self.plan, contact):
            return ""
        return self.text(contact.address)

    def masked(self, text: str) -> str:
        """Somebody's words without private numbers and addresses, for readers inside.

        For readers outside nothing is masked: the guard refuses, and somebody finds other words.
        """
        if self.audience is not Audience.MANAGEMENT:
            return text
        return self.kept.masked(text)

    def channel(self, channel: Channel) -> str:
        """One means on one line: kind, number, when it answers, what to know."""
        notes = [
            self.windows(channel.available),
            self.t("private") if channel.private else "",
            self.t("depends on our own IT") if channel.own_it else "",
            self.t("wrong number") if self.is_wrong(channel) else "",
            self.text(channel.note),
        ]
        told = self.listed(notes)
        kind = self.label(f"channel.{channel.kind.value}")
        words = self.named(kind, readable_phone(channel.value))
        return f"{words} ({told})" if told else words

    def listed(self, parts: Iterable[str | None]) -> str:
        """The parts that are not empty, with the semicolon of the language."""
        return self.translator.listed(parts)

    def named(self, name: str, value: str) -> str:
        """A value after its name, with the colon of the language."""
        return self.t("{name}: {value}", name=name, value=value)
