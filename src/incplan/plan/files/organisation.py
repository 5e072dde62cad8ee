"""`plan.yaml`: the organisation, its roles and reporting channels (chapters I to III)."""

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Final, Literal

from incplan.frozen import dataclass
from incplan.plan.files.contacts import Email, Phone, Url
from incplan.plan.files.working_time import WorkingTime
from incplan.plan.values.model import Model, Shape, about
from incplan.plan.values.scalars import (
    Day,
    DocumentRef,
    Duration,
    Euros,
    Id,
    Language,
    LocalText,
    Months,
    Number,
    PlanFileModel,
    RoleKey,
    Timezone,
    Whole,
    YesNo,
)
from incplan.plan.values.windows import AnyWindows, always
from incplan.vocabulary import AwarenessAudience, ProcedureKind

#: When to call again, for a plan that does not say.
CALL_AGAIN_AFTER: Final = timedelta(minutes=10)

LinkLetter = Annotated[str, Shape(r"^[A-J]$")]


class Region(StrEnum):
    """The region of a site in Belgium: it decides some rights and authorities."""

    FLANDERS = "flanders"
    BRUSSELS = "brussels"
    WALLONIA = "wallonia"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Model):
    """A place the organisation works at."""

    id: Id
    name: LocalText
    address: str | None = None
    region: Region | None = field(
        default=None, metadata=about(description="Left out, the postcode of the address says it.")
    )
    assembly_point: LocalText | None = None
    owned: YesNo = False
    flood_zone: LocalText | None = None
    shifts: tuple[str, ...] = field(
        default=(), metadata=about(description="Who works when: each has its evacuation drill.")
    )
    note: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Model):
    """Who the plan is for; size and sector decide some legal duties."""

    name: str = field(metadata=about(min_length=1))
    short_name: str | None = None
    enterprise_number: str | None = None
    sector: LocalText | None = None
    staff: Whole | None = field(default=None, metadata=about(ge=0))
    full_time_equivalents: Number | None = None
    turnover_eur: Euros | None = None
    balance_sheet_eur: Euros | None = None
    sites: tuple[Site, ...] = ()
    partners: tuple[str, ...] = field(
        default=(), metadata=about(description="Partners named on the cover (S-001).")
    )
    special_hazards: YesNo = field(
        default=False,
        metadata=about(
            description="Chemicals, flammables, explosion: prints the reminder of S-009."
        ),
    )
    special_hazards_note: LocalText | None = None
    logo: str | None = None
    accent_colour: str | None = field(default=None, metadata=about(pattern=r"^#[0-9a-fA-F]{6}$"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Model):
    """A function: its holder, the deputies in order, other names people use for it."""

    holder: Id | None = None
    deputies: tuple[Id, ...] = ()
    members: tuple[Id, ...] = field(default=(), metadata=about(description="For a team."))
    aliases: tuple[LocalText, ...] = ()
    acknowledged: LocalText | None = field(
        default=None, metadata=about(description="Why one person may hold two functions here.")
    )

    @property
    def people(self) -> tuple[str, ...]:
        """Holder, deputies and members, in calling order, each once."""
        everyone = ((self.holder,) if self.holder else ()) + self.deputies + self.members
        return tuple(dict.fromkeys(everyone))


class ChannelMeans(StrEnum):
    """How an incident can be reported."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    IN_PERSON = "in_person"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingChannel(Model):
    """A way for staff, customers or suppliers to report (S-035, S-036)."""

    means: ChannelMeans
    label: LocalText
    phone: Phone | None = None
    email: Email | None = None
    url: Url | None = None
    available: AnyWindows = ()
    for_whom: LocalText | None = None
    without_it: YesNo = field(
        default=False, metadata=about(description="Works when the organisation's IT is down.")
    )

    @property
    def answers_always(self) -> bool:
        """Whether somebody answers day and night."""
        return always(self.available)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorDocument(Model):
    """Whether a prior analysis exists, and where (S-006, S-032); None is not answered yet."""

    done: YesNo | None = None
    document: DocumentRef | None = None
    updated: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorDocuments(Model):
    """Boxes 1 and 2 of the diagram in chapter II."""

    risk_assessment: PriorDocument = PriorDocument()
    risk_treatment: PriorDocument = PriorDocument()
    business_continuity_plan: PriorDocument = PriorDocument()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureLink(Model):
    """How one of the links A to J is organised here (S-012 to S-021)."""

    document: DocumentRef | None = None
    owner: Id | None = None
    note: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring(Model):
    """How often something is done again, and who sees to it; what is left out is as usual."""

    every: Months | None = None
    owner: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCycle(Model):
    """When the plan is reviewed and exercised (S-023)."""

    every: Months = 12
    last_review: Day | None = None
    exercise_every: Months = 12
    last_exercise: Day | None = None
    awareness_every: Months = 12
    last_awareness: Day | None = None
    awareness: Mapping[AwarenessAudience, Recurring] = field(
        default_factory=dict,
        metadata=about(description="Rhythm and owner by audience, where they are not the usual."),
    )
    tests: Mapping[ProcedureKind, Recurring] = field(
        default_factory=dict,
        metadata=about(description="Rhythm and owner of tests by kind of procedure."),
    )
    new_measures_within: Duration | None = field(
        default=None,
        metadata=about(
            description="How long a new measure of a shipped fiche may wait for an answer: 60d."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation(Model):
    """Who drafts and who validates (S-026 to S-031)."""

    drafted_by: tuple[Id, ...] = ()
    chair: Id | None = None
    approved_by: Id | None = field(
        default=None, metadata=about(description="Member of management who validates.")
    )
    signed_on: Day | None = field(
        default=None,
        metadata=about(
            description="When it was signed on paper, before the journal held approvals."
        ),
    )
    signed_version: str | None = field(
        default=None, metadata=about(description="The version that was signed.")
    )
    reporting: LocalText | None = field(
        default=None, metadata=about(description="How management is kept informed.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCopy(Model):
    """One printed binder: who holds it and where (S-024)."""

    holder: Id
    place: LocalText
    version: str | None = None
    delivered: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GitSettings(Model):
    """Whether each command commits the files it wrote."""

    commit: Literal["auto", "off"] = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Epigraphs(Model):
    """Optional quotation blocks (S-003)."""

    cover: LocalText | None = None
    preparation: LocalText | None = None
    lessons: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingAgreements(Model):
    """Who must agree before closing (requirements 1.7 Q5)."""

    always_both: YesNo = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile(PlanFileModel):
    """`plan.yaml`."""

    id: Id | None = field(
        default=None,
        metadata=about(description="Identity of the plan: stays when its folder moves."),
    )
    language: Language
    languages: tuple[Language, ...] = ()
    timezone: Timezone = "Europe/Brussels"
    version: str = field(metadata=about(min_length=1, description="Version printed on every page."))
    demo: YesNo = field(
        default=False, metadata=about(description="Fictitious numbers: skip number-plan checks.")
    )
    git: GitSettings = GitSettings()
    organisation: Organisation
    working_time: WorkingTime = WorkingTime()
    purpose: LocalText | None = None
    preparation: Preparation
    prior_documents: PriorDocuments = PriorDocuments()
    procedure_links: Mapping[LinkLetter, ProcedureLink] = field(default_factory=dict)
    roles: Mapping[RoleKey, Role]
    reporting_channels: tuple[ReportingChannel, ...] = ()
    out_of_band: LocalText | None = field(
        default=None, metadata=about(description="Channel when own IT is down.")
    )
    call_again_after: Duration | None = field(
        default=None,
        metadata=about(
            description="Without an answer by then the next person is called; so long after the "
            "last of them, the first again. Not said: 10min."
        ),
    )
    closing: ClosingAgreements = ClosingAgreements()
    review: ReviewCycle = ReviewCycle()
    paper_copies: tuple[PaperCopy, ...] = ()
    epigraphs: Epigraphs = Epigraphs()

    @property
    def patience(self) -> timedelta:
        """How long a call without an answer counts; ten minutes where the plan does not say."""
        return self.call_again_after or CALL_AGAIN_AFTER

    @property
    def reporting_phones(self) -> tuple[ReportingChannel, ...]:
        """Channels with a number to report at, those that answer at any hour first."""
        phones = (item for item in self.reporting_channels if item.phone)
        return tuple(sorted(phones, key=lambda item: not item.answers_always))
