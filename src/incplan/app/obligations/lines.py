"""A duty to notify as shown: its state in words, whom to notify, every limit, what to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import Person, name_of, person, who
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.running import elapsed
from incplan.incident.obligations.assessment import Answered, open_questions
from incplan.incident.obligations.stages import StageView
from incplan.incident.obligations.standing import DutyState, DutyView
from incplan.plan.obligations.pack import Duty
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """One thing to submit. Where there is no limit, `unit` says how fast in a word.

    `asks` are the questions that decide whether it is due.
    """

    id: str
    title: str
    optional: bool
    value: int
    unit: str
    start_event: str
    after: str
    started_at: datetime | None
    limit_at: datetime | None
    left: timedelta | None
    rest_day: str | None
    submitted_at: datetime | None
    submitted_by: str
    reference: str
    in_time: bool | None
    waived: bool
    waived_reason: str
    waived_by: str
    waived_at: datetime | None
    late_because: str
    asks: tuple[str, ...] = ()
    #: In an exercise all times are those of the story; this is the limit on the wall.
    wall_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwareLine:
    """One value in the history of awareness, the last in force."""

    at: datetime
    basis: str
    reason: str
    by: str
    event: str | None
    follows: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """One duty. `because` is the question whose answer decided, in words.

    `asks` are the questions that decide whether it applies, or whether one of its stages is due.
    """

    id: str
    kind: str
    state: str
    title: str
    hint: str
    hint_detail: str
    recipient: str
    contacts: tuple[Person, ...]
    because: str
    because_text: str
    reason: str
    by: str
    at: datetime | None
    from_plan: bool
    aware: tuple[AwareLine, ...]
    stages: tuple[StageLine, ...]
    content: tuple[str, ...]
    note: str
    source: str
    form: str
    confidence: str
    valid_from: date | None
    last_verified: date
    asks: tuple[str, ...] = ()


def duty_line(
    view: DutyView, desk: Desk, translator: Translator, given: Mapping[str, Answered]
) -> DutyLine:
    """A duty in one language, with the people to reach."""
    plan, pack, language = desk.plan(), desk.pack(), translator.language
    duty, judged = view.duty, view.assessment
    question = pack.question(judged.because)
    return DutyLine(
        id=duty.id,
        kind=duty.kind.value,
        state=view.state.value,
        title=plan.text(duty.title, language),
        hint=view.why.hint.value,
        hint_detail=view.why.detail,
        recipient=recipient_name(duty, desk, language),
        contacts=_contacts(duty, desk, translator),
        because=judged.because,
        because_text=plan.text(question.text, language) if question else "",
        reason=judged.reason,
        by=name_of(plan, judged.by),
        at=judged.at,
        from_plan=judged.from_plan,
        aware=tuple(
            AwareLine(
                at=item.at,
                basis=item.basis.value,
                reason=item.reason,
                by=name_of(plan, item.by),
                event=item.event,
                follows=item.follows,
            )
            for item in view.known
        ),
        stages=tuple(_stage(item, desk, language) for item in view.stages),
        content=tuple(plan.text(pack.items.get(key), language) or key for key in duty.content),
        note=plan.text(duty.note, language),
        source=plan.text(duty.source, language),
        form=plan.text(duty.form, language),
        confidence=duty.confidence.value,
        valid_from=duty.valid_from,
        last_verified=duty.last_verified or pack.last_verified,
        asks=_asks(view, desk, given),
    )


def _asks(view: DutyView, desk: Desk, given: Mapping[str, Answered]) -> tuple[str, ...]:
    if view.state is not DutyState.NOT_ASSESSED:
        return view.asks
    return tuple(item.id for item in open_questions((view.duty,), desk.pack(), given))


def recipient_name(duty: Duty, desk: Desk, language: str) -> str:
    """The official name; for an own contract, the name of the contact."""
    plan: Plan = desk.plan()
    reached = desk.pack().reach(duty)
    if reached is not None:
        return plan.text(reached.name, language)
    own = plan.obligations.contracts.get(duty.id)
    return name_of(plan, own.contact) if own else ""


def _contacts(duty: Duty, desk: Desk, translator: Translator) -> tuple[Person, ...]:
    plan, now = desk.plan(), desk.local_now
    own = plan.obligations.contracts.get(duty.id)
    if own is not None:
        return (person(plan, own.contact, "customer", now, translator),) if own.contact else ()
    reached = desk.pack().reach(duty)
    return who(plan, (reached.row,), now, translator, limit=2) if reached and reached.row else ()


def _stage(view: StageView, desk: Desk, language: str) -> StageLine:
    plan, now = desk.plan(), desk.local_now
    after = desk.pack().duty((view.stage.after or "").partition(".")[0])
    return StageLine(
        id=view.stage.id,
        title=plan.text(view.stage.title, language),
        optional=view.stage.optional,
        value=view.stage.delay.value,
        unit=view.stage.delay.unit.value,
        start_event=view.start_event,
        after=plan.text(after.title, language) if after else "",
        started_at=view.started_at,
        limit_at=view.limit_at,
        left=elapsed(now, view.limit_at) if view.limit_at and view.is_open else None,
        rest_day=view.rest_day.value if view.rest_day else None,
        submitted_at=view.submitted_at,
        submitted_by=name_of(plan, view.submitted_by),
        reference=view.reference,
        in_time=view.in_time,
        waived=view.waived,
        waived_reason=view.waived_reason,
        waived_by=name_of(plan, view.waived_by),
        waived_at=view.waived_at,
        late_because=view.late_because,
        asks=view.asks if view.is_open else (),
        wall_at=desk.on_the_wall(view.limit_at) if view.limit_at else None,
    )
