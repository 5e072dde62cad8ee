"""Scenarios of exercises: timed injects that bind to the own plan, and what they should lead to.

A scenario names nobody: `bind` asks the plan for the activity with the shortest objective, for its
supplier, for who stands in. Texts show the answers in the place of `{NAME}`.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated, Any, Final

from incplan.frozen import dataclass
from incplan.plan.record import TestForm
from incplan.plan.values.model import Model, Shape, about
from incplan.plan.values.scalars import (
    Day,
    FicheId,
    Id,
    LocalText,
    Number,
    PlanFileModel,
    RoleKey,
    Whole,
    YesNo,
)
from incplan.vocabulary import BcpState, Level

#: What stands in a new scenario for a text that is still to be written.
TO_WRITE: Final = "___"
#: A binding: `{A}`, `{A_RTO}`.
BINDING: Final = r"^[A-Z][A-Z0-9_]{0,20}$"
BindingName = Annotated[str, Shape(BINDING)]
_CLOCK: Final = (
    r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)|\+[0-9]{1,2}d) (?:[01][0-9]|2[0-3]):[0-5][0-9]$"
)


class Via(StrEnum):
    """How an inject reaches the players."""

    PHONE = "phone"
    MAIL = "mail"
    SMS = "sms"
    IN_PERSON = "in_person"
    RADIO = "radio"
    MEDIA = "media"
    PAPER = "paper"


class InjectKind(StrEnum):
    """An event, one that leads astray, or somebody who presses for the wrong thing."""

    EVENT = "event"
    HERRING = "herring"
    PRESSURE = "pressure"


class IfUnresolved(StrEnum):
    """What becomes of an inject that this plan cannot fill in: left out, or said generally."""

    SKIP = "skip"
    GENERIC = "generic"


class ExpectKind(StrEnum):
    """What an expected reaction is about; the key under which it stands in the file."""

    MEASURE = "measure"
    DUTY = "duty"
    LEVEL = "level"
    CALL = "call"
    DECIDE = "decide"
    OBLIGE = "oblige"
    ETA = "eta"
    AFFECT = "affect"
    RESTORE = "restore"
    BCP = "bcp"
    TELL = "tell"
    LOG = "log"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation(Model):
    """One reaction that is expected: exactly one of the first thirteen keys, and until when."""

    measure: str | None = None
    duty: str | None = None
    level: Level | None = None
    call: str | None = field(
        default=None, metadata=about(description="`role:x`, `row:x` or `supplier:BINDING`.")
    )
    decide: str | None = None
    oblige: str | None = field(
        default=None,
        metadata=about(description="A duty to notify and its step: `gdpr_art33:aware`."),
    )
    eta: str | None = None
    affect: str | None = None
    restore: str | None = None
    bcp: BcpState | None = None
    tell: str | None = None
    log: str | None = None
    not_: str | None = field(default=None, metadata=about(alias="not"))
    by: RoleKey | None = None
    within: Whole | None = field(
        default=None, metadata=about(ge=0, description="Minutes of play after the inject.")
    )
    obj: str
    w: Number = field(default=1.0, metadata=about(ge=0, description="Weight; 1 if left out."))
    critical: YesNo = False

    @property
    def kinds(self) -> tuple[ExpectKind, ...]:
        """The keys that say what is expected; a whole expectation has one."""
        return tuple(kind for kind in ExpectKind if self._of(kind) is not None)

    @property
    def kind(self) -> ExpectKind:
        """What it is about; the first key where there are several."""
        return self.kinds[0] if self.kinds else ExpectKind.LOG

    @property
    def value(self) -> str:
        """What stands under that key."""
        return str(self._of(self.kind) or "")

    def _of(self, kind: ExpectKind) -> Any:
        return getattr(self, "not_" if kind is ExpectKind.NOT else kind.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject(Model):
    """Something that reaches the players at a minute of play, and what it should lead to."""

    id: str = field(metadata=about(pattern=r"^I[0-9]{1,2}$"))
    at: Whole = field(metadata=about(ge=0, description="Minute of play."))
    story: str = field(
        metadata=about(pattern=_CLOCK, description="Hour in the story: `wed 05:40`, `+1d 09:00`.")
    )
    to: tuple[RoleKey, ...] = field(metadata=about(min_length=1))
    via: Via
    text: LocalText
    kind: InjectKind = InjectKind.EVENT
    reveals: tuple[str, ...] = ()
    ask: LocalText | None = None
    answer: str | None = field(
        default=None, metadata=about(description="Alone: the query that gives the right answer.")
    )
    expect: tuple[Expectation, ...] = ()
    note: LocalText | None = field(
        default=None, metadata=about(description="For the facilitator only.")
    )
    if_unresolved: IfUnresolved = IfUnresolved.SKIP
    generic: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseObjective(Model):
    """What the exercise is to show."""

    id: str = field(metadata=about(pattern=r"^O[0-9]{1,2}$"))
    text: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefQuestion(Model):
    """A question asked when the play is over."""

    id: str = field(metadata=about(pattern=r"^Q[0-9]{1,2}$"))
    obj: str
    text: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(PlanFileModel):
    """`scenarios/ID.yaml`: an exercise that can be played on any plan."""

    id: Id
    version: str
    last_verified: Day | None = None
    fiche: FicheId
    also: tuple[FicheId, ...] = ()
    form: TestForm
    play: Whole = field(metadata=about(ge=1, description="Minutes of play."))
    debrief: Whole = field(default=0, metadata=about(ge=0))
    solo: YesNo = field(default=False, metadata=about(description="One person, no facilitator."))
    paper_only: YesNo = field(
        default=False, metadata=about(description="Players use no IT of the company.")
    )
    story_start: str = field(metadata=about(pattern=_CLOCK))
    players: tuple[RoleKey, ...] = field(metadata=about(min_length=1))
    absent: tuple[RoleKey, ...] = field(
        default=(), metadata=about(description="Functions whose holder is away in the story.")
    )
    bind: Mapping[BindingName, str] = field(default_factory=dict)
    hide: tuple[str, ...] = field(
        default=(), metadata=about(description="Words no player may read before they are revealed.")
    )
    title: LocalText
    brief: LocalText
    facilitator: LocalText | None = None
    objectives: tuple[ExerciseObjective, ...] = field(metadata=about(min_length=1))
    injects: tuple[Inject, ...] = field(metadata=about(min_length=1))
    debrief_questions: tuple[DebriefQuestion, ...] = ()

    def inject(self, key: str) -> Inject | None:
        """An inject by its id."""
        return next((item for item in self.injects if item.id == key), None)
