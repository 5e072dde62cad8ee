"""The shipped data on Belgian authorities: names, numbers, and outdated values in old plans.

Dated facts, never code (requirements 1.7 Q9): each row names its source and the day on which it was
last compared with it.
"""

from dataclasses import field
from datetime import date
from enum import StrEnum

from incplan.frozen import dataclass
from incplan.plan.files.contacts import ChannelKind, Contact, Email, Phone, Url
from incplan.plan.values.model import Model, about
from incplan.plan.values.phones import normalise_phone
from incplan.plan.values.scalars import Day, Language, LocalText, PlanFileModel, RowKey, YesNo
from incplan.plan.values.windows import WeeklyWindow


class Confidence(StrEnum):
    """How well a fact was checked."""

    OFFICIAL = "A"
    PROFESSIONAL = "B"
    UNCHECKED = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityNumber(Model):
    """A number as written in Belgium, and its international form (short codes have none)."""

    national: str
    e164: Phone | None = None
    kind: ChannelKind
    available: WeeklyWindow | None = None
    note: LocalText | None = None

    @property
    def dialled(self) -> str:
        """The number in the form used in contact files."""
        return self.e164 or normalise_phone(self.national) or self.national


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityEmail(Model):
    """An address of an authority."""

    address: Email
    note: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoritySite(Model):
    """A web page of an authority."""

    url: Url
    note: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Model):
    """One service or authority. Its first row is the one whose numbers these are."""

    key: str = field(
        metadata=about(pattern=r"^[a-z0-9-]+$", description="File name `init` gives it.")
    )
    rows: tuple[RowKey, ...] = field(metadata=about(min_length=1))
    named: tuple[str, ...] = field(
        default=(), metadata=about(description="Firms meant, where a row has several.")
    )
    everywhere: YesNo = field(
        default=False, metadata=about(description="Every new plan starts with it.")
    )
    fill: YesNo = field(
        default=False, metadata=about(description="The number depends on the organisation.")
    )
    form_to_read: YesNo = False
    name: LocalText
    former_name: str | None = None
    numbers: tuple[AuthorityNumber, ...] = ()
    emails: tuple[AuthorityEmail, ...] = ()
    sites: tuple[AuthoritySite, ...] = ()
    address: LocalText | None = None
    information: LocalText | None = None
    languages: tuple[Language, ...] = ()
    confidence: Confidence
    source: str
    last_verified: Day

    def is_meant_by(self, contact: Contact) -> bool:
        """Whether a contact of a plan stands for this authority."""
        name = contact.name.casefold()
        return self.rows[0] in contact.rows and (
            not self.named or any(word.casefold() in name for word in self.named)
        )


class ObsoleteKind(StrEnum):
    """What is out of date."""

    PHONE = "phone"
    EMAIL = "email"
    SITE = "site"
    NAME = "name"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obsolete(Model):
    """An outdated value that old plans still hold, and its replacement."""

    kind: ObsoleteKind
    values: tuple[str, ...] = field(metadata=about(min_length=1))
    rows: tuple[RowKey, ...] = field(
        default=(), metadata=about(description="Only for contacts of these rows.")
    )
    now: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityPack(PlanFileModel):
    """`authorities.be.yaml`."""

    version: str
    authorities: tuple[Authority, ...]
    obsolete: tuple[Obsolete, ...] = ()

    @property
    def oldest(self) -> date:
        """The day of the row that was verified longest ago."""
        return min(item.last_verified for item in self.authorities)

    def current(self, contact: Contact) -> Authority | None:
        """The row of the pack for a contact of a plan."""
        return next((item for item in self.authorities if item.is_meant_by(contact)), None)
