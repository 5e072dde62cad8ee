"""Contacts: one person, service or external party a file (annex 1, S-101 to S-103)."""

import re
import unicodedata
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

from incplan.frozen import dataclass
from incplan.plan.values.durations import WrittenDelay, parse_written_delay
from incplan.plan.values.model import Check, Model, WrongValueError, about
from incplan.plan.values.phones import in_country, phone
from incplan.plan.values.scalars import (
    DURATION_SHAPE,
    Day,
    DocumentRef,
    FicheId,
    Id,
    Language,
    LocalText,
    PlanFileModel,
    RowKey,
    YesNo,
)
from incplan.plan.values.signs import odd_sign
from incplan.plan.values.windows import AnyWindows


class ContactKind(StrEnum):
    """Persons and functional services inside, parties outside (S-101)."""

    PERSON = "person"
    SERVICE = "service"
    EXTERNAL = "external"


class ChannelKind(StrEnum):
    """A means of communication; several cumulative ones are asked for (S-101)."""

    OFFICE = "office"
    MOBILE = "mobile"
    HOME = "home"
    EMERGENCY = "emergency"
    SHORT_CODE = "short_code"
    EMAIL = "email"
    WEB = "web"
    GROUP = "group"

    @property
    def is_phone(self) -> bool:
        """Whether it is called, not written to."""
        return self in _PHONES


_PHONES: Final = frozenset(
    {
        ChannelKind.OFFICE,
        ChannelKind.MOBILE,
        ChannelKind.HOME,
        ChannelKind.EMERGENCY,
        ChannelKind.SHORT_CODE,
    }
)


#: An address, with header fields that may follow it in a link; stored as written, never executed.
_EMAIL: Final = (
    r"(?P<address>[A-Za-z0-9._%+'-]{1,64}@(?:[^\W_](?:[^\W_]|-){0,62}\.)+[^\W\d_]{2,24})"
    r"(?P<fields>\?[!#-;=?-~]{0,200})?"
)
#: An address as mail programs copy it: `Ann Example <ann@example.com>`, `mailto:...`.
_COPIED: Final = r"(?:mailto:)?([^<>\s;,]+)[\s;,]*|[^<>@]*<(?:mailto:)?([^<>\s]+)>[\s;,]*"


def email_fields(email: str) -> str:
    """What follows an address as in a link (`?cc=...`); a mail program could act on it."""
    found = re.fullmatch(_EMAIL, email)
    return (found["fields"] or "") if found else ""


def _email(value: Any) -> str:
    copied = re.fullmatch(_COPIED, value.strip()) if isinstance(value, str) else None
    address = unicodedata.normalize("NFC", copied[1] or copied[2]) if copied else ""
    if not re.fullmatch(_EMAIL, address):
        raise WrongValueError("not_an_email", {"given": str(value)[:80], **_why(str(value))})
    return address


def _why(value: str) -> dict[str, str]:
    """What hinders: several addresses in one, or a sign that no address holds."""
    if value.count("@") > 1:
        return {"case": "several"}
    odd = odd_sign(value.strip(), r"[\w.%+'@?=&<> -]")
    return {"case": "odd", "odd": odd} if odd else {}


def _url(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"https?://[^\s<>\"']{1,500}", value):
        return value
    raise WrongValueError("not_a_url", {"given": str(value)[:80]})


_PHONE_SHAPE: Final = (
    "^[+0-9(][0-9 ./()\u00a0-]{2,30}(?:[ ,;(]*(?:#|[A-Za-z.=]{1,12})[ .:]*[0-9]{1,6}[)]?)?$"
)
Phone = Annotated[str, Check(phone, {"type": "string", "pattern": _PHONE_SHAPE})]
Email = Annotated[str, Check(_email, {"type": "string", "pattern": "^[^@]+@[^@]+$"})]
Url = Annotated[str, Check(_url, {"type": "string", "pattern": "^https?://[^ ]+$"})]


def _delay(value: Any) -> WrittenDelay:
    found = parse_written_delay(value) if isinstance(value, str) else None
    if found is None:
        raise WrongValueError("not_a_duration", {"given": str(value)[:80]})
    return found


ClaimDelay = Annotated[
    WrittenDelay,
    Check(_delay, {"type": "string", "pattern": DURATION_SHAPE, "examples": ["48h", "8d"]}),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Model):
    """One means of reaching somebody; exactly one of `phone`, `email`, `url`, `group`."""

    kind: ChannelKind
    phone: Phone | None = None
    email: Email | None = None
    url: Url | None = None
    group: str | None = field(
        default=None, metadata=about(description="Name of a phone group or chat.")
    )
    available: AnyWindows = field(
        default=(), metadata=about(description="When somebody answers; one window or several.")
    )
    private: YesNo = field(
        default=False, metadata=about(description="A private number: never in public exports.")
    )
    shared: YesNo = field(
        default=False, metadata=about(description="Several people answer this number on purpose.")
    )
    own_it: YesNo = field(
        default=False,
        metadata=about(
            description="Works only while the organisation's own IT or telephony works."
        ),
    )
    operator: str | None = field(
        default=None, metadata=about(description="Telecom operator, to spread the risk.")
    )
    note: LocalText | None = None

    @property
    def value(self) -> str:
        """What is dialled or written to."""
        return self.phone or self.email or self.url or self.group or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Model):
    """Days away, both included (leave, illness); from 00:00 to 24:00 local time."""

    first: Day
    last: Day
    reason: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the person is away on that local day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Model):
    """An insurance policy: what it covers and how fast to declare (domain CV17)."""

    reference: str
    covers: LocalText
    claim_within: ClaimDelay | None = None
    claim_phone: Phone | None = None
    excess: LocalText | None = None
    fiches: tuple[FicheId, ...] = field(
        default=(), metadata=about(description="Types of incident it covers; none said: all.")
    )
    damages: tuple[str, ...] = field(
        default=(),
        metadata=about(
            description="Questions of the duties to notify whose yes it covers: employee_hurt ..."
        ),
    )
    activities: tuple[Id, ...] = field(
        default=(), metadata=about(description="Activities whose interruption it covers.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(PlanFileModel):
    """A person, a functional service or an external party. The file name is its id."""

    kind: ContactKind
    name: str = field(
        metadata=about(min_length=1, description="First name and NAME, or the company's name.")
    )
    title: LocalText | None = field(
        default=None, metadata=about(description="Function in the organisation.")
    )
    rows: tuple[RowKey, ...] = field(
        default=(), metadata=about(description="Rows of the external directory it fills.")
    )
    role_note: LocalText | None = field(
        default=None, metadata=about(description="What this provider is called for.")
    )
    languages: tuple[Language, ...] = ()
    channels: tuple[Channel, ...] = field(
        default=(), metadata=about(description="Best first; several, cumulative.")
    )
    backup: Id | None = None
    absences: tuple[Absence, ...] = ()
    supplier: Id | None = None
    contracts: tuple[str, ...] = field(
        default=(), metadata=about(description="References of contracts.")
    )
    contract_end: Day | None = None
    customer_account_no: str | None = None
    ean: tuple[str, ...] = ()
    policies: tuple[Policy, ...] = ()
    address: LocalText | None = None
    country: str | None = field(
        default=None,
        metadata=about(pattern=r"^[A-Z]{2}$", description="Two letters, when it is not Belgium."),
    )
    information: LocalText | None = None
    documents: tuple[DocumentRef, ...] = ()
    sites: tuple[Id, ...] = field(
        default=(), metadata=about(description="Sites this contact knows or serves.")
    )
    activities: tuple[Id, ...] = field(
        default=(),
        metadata=about(
            description="Activities that this functional service serves and can inform about."
        ),
    )
    broker: str | None = None
    former_name: str | None = None
    form_read: YesNo | None = field(
        default=None,
        metadata=about(
            description="Data protection authority: the breach form was read in advance."
        ),
    )
    last_verified: Day | None = None
    joined_on: Day | None = field(
        default=None,
        metadata=about(description="First day at work: a first awareness session within 30 days."),
    )
    left_on: Day | None = None
    disabled: YesNo = False
    to_fill: YesNo = field(
        default=False, metadata=about(description="A row the organisation still has to fill in.")
    )

    @staticmethod
    def prepared(value: Any) -> Any:
        """Data in which national numbers of a contact abroad are marked with its country."""
        bare = PlanFileModel.prepared(value)
        country = bare.get("country") if isinstance(bare, dict) else None
        return bare if country in (None, "BE") else in_country(bare, country)

    def has_left(self, day: date) -> bool:
        """Whether the person is gone for good on that local day."""
        return self.disabled or (self.left_on is not None and self.left_on < day)

    def is_absent(self, day: date) -> bool:
        """Whether the person is away or gone on that local day."""
        return self.has_left(day) or any(absence.covers(day) for absence in self.absences)

    @property
    def is_placeholder(self) -> bool:
        """Whether it is a placeholder: marked to be filled in, without any way to reach it."""
        return self.to_fill and not any(channel.value for channel in self.channels)

    @property
    def phones(self) -> tuple[Channel, ...]:
        """The channels one can dial, in the order to try them."""
        return tuple(channel for channel in self.channels if channel.kind.is_phone)
