"""The shipped data on Belgian authorities: names, numbers, and what old plans still say.

Dated facts, never code (requirements 1.7 Q9): each row says where it comes from and when it was
last compared with its source.
"""

from datetime import date
from enum import StrEnum

from incplan.plan.base import Day, Language, LocalText, Model, PlanFileModel, RowKey, YesNo
from incplan.plan.contacts import ChannelKind, Contact, Email, Phone, Url, normalise_phone
from incplan.plan.modelling import Field
from incplan.plan.windows import WeeklyWindow


class Confidence(StrEnum):
    """How well a fact is known."""

    OFFICIAL = "A"
    PROFESSIONAL = "B"
    UNCHECKED = "C"


class AuthorityNumber(Model):
    """A number as Belgians write it, and for any phone in the world (short codes have no such)."""

    national: str
    e164: Phone | None = None
    kind: ChannelKind
    available: WeeklyWindow | None = None
    note: LocalText | None = None

    @property
    def dialled(self) -> str:
        """The number in the form contacts hold it."""
        return self.e164 or normalise_phone(self.national) or self.national


class AuthorityEmail(Model):
    """An address of an authority."""

    address: Email
    note: LocalText | None = None


class AuthoritySite(Model):
    """A web page of an authority."""

    url: Url
    note: LocalText | None = None


class Authority(Model):
    """One service or authority. Its first row is the one its numbers are current for."""

    key: str = Field(pattern=r"^[a-z0-9-]+$", description="File name `init` gives it.")
    rows: tuple[RowKey, ...] = Field(min_length=1)
    named: tuple[str, ...] = Field((), description="Firms meant, where a row has several.")
    everywhere: YesNo = Field(False, description="Every new plan starts with it.")
    fill: YesNo = Field(False, description="The number depends on the organisation.")
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
        """Whether a contact of a plan is this authority."""
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


class Obsolete(Model):
    """Something old plans still say, and what holds today."""

    kind: ObsoleteKind
    values: tuple[str, ...] = Field(min_length=1)
    rows: tuple[RowKey, ...] = Field((), description="Only for contacts of these rows.")
    now: str
    source: str


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
        """The row of the pack a contact of a plan stands for."""
        return next((item for item in self.authorities if item.is_meant_by(contact)), None)
