"""Duties to notify: the dated pack of a country, and what the organisation says about itself.

The pack holds facts of law as data (recipient, delay, source, confidence); `obligations.yaml`
of a plan answers the questions on scope and adds the organisation's own contractual duties.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import (
    Day,
    FicheId,
    Id,
    LocalText,
    PlanFileModel,
    RowKey,
    Whole,
    YesNo,
)
from incplan.vocabulary import Level

#: Ids of duties and questions: `gdpr_art33`, `own_school_contract`.
KEY: Final = r"^[a-z][a-z0-9_]{1,40}$"


class DelayUnit(StrEnum):
    """What a delay is counted in; the last three have no number."""

    HOUR = "hour"
    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    IMMEDIATE = "immediate"
    UNDUE = "undue"
    NONE = "none"


class StageStart(StrEnum):
    """What starts the delay of a stage."""

    AWARE = "aware"
    OCCURRED = "occurred"
    ANSWERED = "answered"
    SUBMITTED = "submitted"
    TOLD = "told"


class DutyKind(StrEnum):
    """Whether it is a duty to notify, or a right that lapses."""

    DUTY = "duty"
    RIGHT = "right"


class Confidence(StrEnum):
    """How a fact was checked: official source, professional source, or still to be checked."""

    A = "A"
    B = "B"
    C = "C"


class Scope(StrEnum):
    """What a plan says about itself; unknown is asked, never assumed."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay(Model):
    """How fast: a number of units, or a word without a number."""

    value: Whole = 0
    unit: DelayUnit

    @property
    def is_counted(self) -> bool:
        """Whether the delay gives a limit; that of `immediate` is its start."""
        return self.unit not in (DelayUnit.UNDUE, DelayUnit.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Model):
    """One thing to submit. `after` names the duty (or `duty.stage`) that starts it."""

    id: str = field(metadata=about(min_length=1, max_length=80))
    title: LocalText | None = None
    start: StageStart = StageStart.AWARE
    after: str | None = None
    question: str | None = None
    delay: Delay
    cap: Delay | None = field(
        default=None, metadata=about(description="Never later than this after awareness.")
    )
    noon_rule_unless: tuple[str, ...] | None = field(
        default=None,
        metadata=about(
            description="A limit on a weekend or holiday moves to noon of the next working day, "
            "unless one of these questions is answered with yes or not answered."
        ),
    )
    optional: YesNo = False
    while_running: YesNo = field(
        default=False,
        metadata=about(description="Due only if the incident still runs at its limit."),
    )
    after_end: YesNo = field(
        default=False,
        metadata=about(
            description="Where the incident still runs at its limit, it counts anew from the end."
        ),
    )
    latest: YesNo = field(
        default=False,
        metadata=about(
            description="Counted from the last time that `after` was submitted, not the first."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Model):
    """Who is notified: an official name, and the row of the directory that holds the numbers."""

    row: RowKey | None = None
    name: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyQuestion(Model):
    """A yes-or-no question of the decision tree; `needs` must have been answered with yes."""

    id: str = field(metadata=about(pattern=KEY))
    text: LocalText
    scope: YesNo = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Model):
    """One duty or right: when it applies, to whom, how fast, what to say, where it is written."""

    id: str = field(metadata=about(pattern=KEY))
    kind: DutyKind = DutyKind.DUTY
    title: LocalText
    when: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    awareness: str | None = field(
        default=None, metadata=about(description="Duties that share one awareness.")
    )
    recipient: str | None = None
    stages: tuple[Stage, ...] = field(metadata=about(min_length=1))
    content: tuple[str, ...] = ()
    note: LocalText | None = None
    source: LocalText
    form: LocalText | None = field(
        default=None, metadata=about(description="Page of the form, by language if needed.")
    )
    confidence: Confidence = Confidence.C
    valid_from: Day | None = None
    valid_to: Day | None = None
    last_verified: Day | None = None
    fiches: tuple[FicheId, ...] = ()
    from_level: Level | None = None
    people_hurt: YesNo = False
    policies: YesNo = field(
        default=False, metadata=about(description="One stage for each insurance policy.")
    )
    kept_here: YesNo = field(
        default=False, metadata=about(description="The journal itself fulfils it.")
    )

    @property
    def aware_key(self) -> str:
        """The group whose duties share one moment of awareness; without a group, the duty's id."""
        return self.awareness or self.id

    def is_valid(self, day: date) -> bool:
        """Whether the duty was in force on that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationPack(PlanFileModel):
    """The duties of one country as of `last_verified`. Not legal advice."""

    id: str
    version: str
    last_verified: Day
    recipients: Mapping[str, Recipient]
    items: Mapping[str, LocalText]
    questions: tuple[DutyQuestion, ...]
    duties: tuple[Duty, ...]

    def duty(self, duty_id: str) -> Duty | None:
        """A duty by id."""
        return next((duty for duty in self.duties if duty.id == duty_id), None)

    def question(self, question_id: str) -> DutyQuestion | None:
        """A question by id."""
        return next((item for item in self.questions if item.id == question_id), None)

    def reach(self, duty: Duty) -> Recipient | None:
        """The recipient in the pack; None when the plan names a contact instead."""
        return self.recipients.get(duty.recipient) if duty.recipient else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeAnswer(Model):
    """What the organisation is, said by whom and when; `unknown` is asked again each time."""

    answer: Scope
    reason: LocalText | None = None
    by: Id | None = None
    on: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDuty(Model):
    """A duty that a contract of the organisation's own sets."""

    title: LocalText
    contact: Id | None = field(
        default=None, metadata=about(description="Whom to notify: a file in contacts/.")
    )
    delay: Delay
    start: StageStart = StageStart.AWARE
    content: tuple[str, ...] = ()
    note: LocalText | None = None
    source: LocalText = field(metadata=about(description="Contract and clause."))
    fiches: tuple[FicheId, ...] = field(
        default=(), metadata=about(description="Types of incident it may apply to.")
    )
    from_level: Level | None = None

    def as_duty(self, key: str) -> Duty:
        """The same as a duty of the pack; it is assessed directly, without questions."""
        # The values were checked when the file was read; checking again would rebuild the
        # validators.
        stage = Stage(id="notice", start=self.start, delay=self.delay)
        return Duty(
            id=key,
            title=self.title,
            stages=(stage,),
            content=self.content,
            note=self.note,
            source=self.source,
            confidence=Confidence.A,
            fiches=self.fiches,
            from_level=self.from_level,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationsFile(PlanFileModel):
    """`obligations.yaml`: answers on scope, and duties from the organisation's own contracts."""

    scope: Mapping[str, ScopeAnswer] = field(default_factory=dict)
    contracts: Mapping[str, OwnDuty] = field(default_factory=dict)


def with_implied(
    said: Mapping[str, ScopeAnswer], follows: Mapping[str, ScopeAnswer]
) -> dict[str, ScopeAnswer]:
    """What was said, and what follows where nobody said yes or no."""
    known = {key: item for key, item in said.items() if item.answer is not Scope.UNKNOWN}
    return {**said, **follows, **known}
