"""Fiches: the library's response cards and what the organisation made of them (S-096 to S-100)."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from incplan.frozen import dataclass
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import (
    CalledKey,
    Day,
    DocumentRef,
    Id,
    LocalText,
    Months,
    PlanFileModel,
    RiskKey,
    RoleKey,
    Text,
    YesNo,
)
from incplan.vocabulary import EMERGENCY, HELPDESK, Adoption, Level, Phase


class FicheGroup(StrEnum):
    """Chapters of the fiches (S-096)."""

    FIRE_FLOOD = "fire_flood"
    IT = "it"
    ENERGY_TELECOM = "energy_telecom"
    COMMUNICATION = "communication"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Model):
    """Where a fact comes from and when it was read."""

    name: LocalText
    url: str | None = None
    seen: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class PreventiveMeasure(Model):
    """What limits frequency or impact before the incident (S-033)."""

    id: str = field(metadata=about(pattern=r"^[A-Z]{3}-P\d{2}$"))
    text: LocalText
    check: LocalText | None = field(
        default=None, metadata=about(description="The observable fact that proves it.")
    )
    legal_basis: LocalText | None = None
    review_every: Months | None = None
    since: Day | None = field(
        default=None,
        metadata=about(description="First shipped on this day; a new one may wait for its answer."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Model):
    """A management measure: what to do when the incident is there (heading 4 of a fiche)."""

    id: str = field(metadata=about(pattern=r"^[A-Z]{3}-[ABZ]\d{2}$"))
    phase: Phase
    roles: tuple[RoleKey, ...] = field(metadata=about(min_length=1))
    contacts: tuple[CalledKey, ...] = ()
    text: LocalText
    evidence: LocalText | None = None
    decision: YesNo = False
    mandatory: YesNo = True
    min_level: Level = Level.MINOR
    obligations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewQuestion(Model):
    """A question the fiche adds to the post-incident review."""

    id: str = field(metadata=about(pattern=r"^[A-Z]{3}-Q\d{2}$"))
    text: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche(PlanFileModel):
    """A response card of one structure for all (S-098)."""

    id: str = field(metadata=about(pattern=r"^[a-z][a-z0-9_]{1,40}$"))
    prefix: str = field(metadata=about(pattern=r"^[A-Z]{3}$"))
    group: FicheGroup
    version: str
    last_verified: Day
    sources: tuple[Source, ...] = ()
    title: LocalText
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scenario: LocalText
    risks: tuple[RiskKey, ...] = field(metadata=about(min_length=1))
    preventive: tuple[PreventiveMeasure, ...] = ()
    measures: tuple[Measure, ...] = field(metadata=about(min_length=1))
    do: tuple[LocalText, ...] = ()
    dont: tuple[LocalText, ...] = ()
    eradication: tuple[LocalText, ...] = ()
    deactivation: tuple[LocalText, ...] = ()
    review_questions: tuple[ReviewQuestion, ...] = ()
    level_hints: Mapping[Level, LocalText] = field(default_factory=dict)
    obligations: tuple[str, ...] = ()
    call_first: tuple[CalledKey, ...] = field(
        default=(), metadata=about(description="Whom to call before anybody of the organisation.")
    )
    required_contacts: tuple[CalledKey, ...] = ()
    recommended_contacts: tuple[CalledKey, ...] = ()
    terms: tuple[LocalText, ...] = ()
    user_card: tuple[LocalText, ...] = ()
    helpdesk_card: tuple[LocalText, ...] = ()

    @property
    def measure_texts(self) -> dict[str, Text]:
        """Preventive and management measures by their id."""
        return {
            **{item.id: item.text for item in self.preventive},
            **{item.id: item.text for item in self.measures},
        }

    @property
    def calls_of_everybody(self) -> tuple[str, ...]:
        """Rows and functions on the card for everybody: whom a person on the spot calls at once.

        112 first where the first quarter of an hour may need it, then the helpdesk, then those that
        the reporter's own measures name.
        """
        at_once = [item for item in self.measures if item.phase is Phase.T15]
        emergency = (EMERGENCY,) if any(EMERGENCY in item.contacts for item in at_once) else ()
        own = (
            row
            for item in at_once
            if not {"reporter", "everyone"}.isdisjoint(item.roles)
            for row in item.contacts
        )
        return tuple(dict.fromkeys((*self.call_first, *emergency, HELPDESK, *own)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonBlocks(PlanFileModel):
    """Measures that open and close every incident, whatever its fiche."""

    id: str = "common"
    version: str
    last_verified: Day
    danger_words: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata=about(
            description="Words in a report that mean danger to people, whatever the fiche."
        ),
    )
    opening: tuple[Measure, ...]
    closing: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionRecord(Model):
    """Whether the organisation adopted a preventive measure, and how it is proved (S-033)."""

    adopted: Adoption
    on: Day | None = None
    owner: Id | None = None
    due: Day | None = None
    evidence: LocalText | None = None
    checked_on: Day | None = field(
        default=None, metadata=about(description="Last time the check was made.")
    )
    review_every: Months | None = None
    reason: LocalText | None = field(
        default=None, metadata=about(description="Why it does not apply, or only partly.")
    )

    @property
    def last_looked_at(self) -> date | None:
        """The last day anybody answered for it, if a day was noted."""
        return max((day for day in (self.on, self.checked_on) if day), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FicheAdoption(PlanFileModel):
    """What the organisation adopted, added, replaced or dropped on top of a library fiche.

    The file name is the id of the library fiche. A fiche of the company's own is a whole
    `Fiche` under `own`.
    """

    may_stand_alone: ClassVar[tuple[str, ...]] = ("adoption",)

    library_version: str | None = None
    reviewed: Day | None = None
    adoption: Mapping[str, AdoptionRecord] = field(default_factory=dict)
    add_preventive: tuple[PreventiveMeasure, ...] = ()
    add_measures: tuple[Measure, ...] = ()
    replace: Mapping[str, LocalText] = field(
        default_factory=dict,
        metadata=about(description="Measure id to the organisation's own wording."),
    )
    drop: Mapping[str, LocalText] = field(
        default_factory=dict, metadata=about(description="Measure id to the reason it is left out.")
    )
    contacts: Mapping[str, tuple[Id, ...]] = field(
        default_factory=dict,
        metadata=about(description="Contact row to the contacts meant in this fiche."),
    )
    procedures: tuple[DocumentRef, ...] = field(
        default=(),
        metadata=about(description="Procedures to follow in such an incident."),
    )
    own: Fiche | None = None

    @staticmethod
    def prepared(value: Any) -> Any:
        """Data without the key `adoption` alone: nothing is answered yet."""
        bare = PlanFileModel.prepared(value)
        if isinstance(bare, dict) and bare.get("adoption", {}) is None:
            return {key: item for key, item in bare.items() if key != "adoption"}
        return bare

    @property
    def added(self) -> frozenset[str]:
        """Ids of the measures the organisation added to the shipped ones."""
        preventive = (item.id for item in self.add_preventive)
        return frozenset((*preventive, *(item.id for item in self.add_measures)))
