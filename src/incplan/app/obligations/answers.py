"""Duties to notify during an incident: list them, answer, set awareness, submit, waive."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incplan.app.desk.desk import Desk, Dossier, Receipt
from incplan.app.desk.naming import duty_names, known, known_duty
from incplan.app.obligations.lines import DutyLine, duty_line
from incplan.app.response.situation.moment import ref_of
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import ObligationRecorded
from incplan.incident.events.words import ObligationChange
from incplan.incident.obligations.assessment import Answered, answers, open_questions
from incplan.incident.obligations.candidates import all_duties
from incplan.incident.obligations.stages import stages_of
from incplan.incident.obligations.standing import (
    DutyState,
    DutyView,
    duty_views,
    left_after_end,
)
from incplan.plan.files.organisation import Organisation
from incplan.plan.obligations.company_size import read_scope
from incplan.plan.obligations.pack import DelayUnit, Duty, DutyQuestion, Scope, StageStart


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question still to be answered, and how many duties that are not assessed hang on it.

    Of those that run from now, `first_at` is the first limit; `at_once` where one knows no delay.
    """

    id: str
    text: str
    scope: bool
    duties: int = 0
    first_at: datetime | None = None
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligations:
    """The duties of one incident.

    `nis2_size` is what the company's figures say about NIS2, for a person to check, while the plan
    leaves its scope open. `ref` is the shortest word for the incident; empty for the only one.
    """

    incident: str
    title: str
    exercise: bool
    duties: tuple[DutyLine, ...]
    questions: tuple[QuestionLine, ...]
    nis2_size: str | None
    pack: str
    pack_version: str
    last_verified: Any
    receipt: Receipt | None = None
    ref: str = ""
    ended_at: datetime | None = None
    """When the incident was closed or cancelled: its limits run no more."""
    never_assessed: tuple[str, ...] = ()
    """Duties that nobody assessed before it ended."""


def obligations(
    desk: Desk, part: str | None, translator: Translator, *, receipt: Receipt | None = None
) -> Obligations:
    """Every duty that may apply, with its limits, and the questions that are still open.

    An incident that has ended asks nothing more, and no limit runs on what nobody assessed in it.
    """
    dossier = desk.dossier(part)
    plan, pack = desk.plan(), desk.pack()
    views, unassessed = left_after_end(dossier.incident, _views(desk, dossier))
    given = answers(dossier.incident.obligations, plan.scope, plan.file.language)
    closure = dossier.incident.closure
    questions = open_questions((view.duty for view in views), pack, given) if not closure else ()
    asked = any(question.id == "nis2" for question in questions)
    drift = "nis2" in plan.obligations.scope
    return Obligations(
        incident=dossier.id,
        title=dossier.incident.title,
        exercise=dossier.incident.is_exercise,
        duties=tuple(duty_line(view, desk, translator) for view in views),
        questions=tuple(_question(item, desk, translator, views, given) for item in questions),
        nis2_size=_size(desk, plan.file.organisation) if asked or drift else None,
        pack=pack.id,
        pack_version=pack.version,
        last_verified=pack.last_verified,
        receipt=receipt,
        ref=ref_of(dossier.id, desk.open_incidents()),
        ended_at=closure.at if closure else None,
        never_assessed=tuple(view.duty.id for view in unassessed),
    )


def _size(desk: Desk, organisation: Organisation) -> str:
    return read_scope(organisation, desk.size_limits()).size.value


def _views(desk: Desk, dossier: Dossier) -> tuple[DutyView, ...]:
    return duty_views(dossier.incident, desk.plan(), desk.pack(), desk.local_now)


def _question(
    item: DutyQuestion,
    desk: Desk,
    translator: Translator,
    views: Iterable[DutyView],
    given: Mapping[str, Answered],
) -> QuestionLine:
    text = desk.plan().text(item.text, translator.language)
    hang = [
        view
        for view in views
        if view.state is DutyState.NOT_ASSESSED
        and item in open_questions((view.duty,), desk.pack(), given)
    ]
    stages = [stage for view in hang for stage in view.stages if stage.started_at is not None]
    return QuestionLine(
        id=item.id,
        text=text,
        scope=item.scope,
        duties=len(hang),
        first_at=min((stage.limit_at for stage in stages if stage.limit_at), default=None),
        at_once=any(stage.stage.delay.unit is DelayUnit.IMMEDIATE for stage in stages),
    )


def next_question(
    desk: Desk, part: str | None, translator: Translator, asked: frozenset[str]
) -> QuestionLine | None:
    """The first open question that has not been asked yet in this session."""
    found = obligations(desk, part, translator).questions
    return next((item for item in found if item.id not in asked), None)


def answer(
    desk: Desk,
    part: str | None,
    given: dict[str, Scope],
    *,
    reason: str,
    at: datetime | None = None,
) -> Receipt:
    """Record answers to questions, or to "does this duty apply" where a duty is named.

    Raises UsageError for an unknown name, RefusedError for a no without a reason.
    """
    dossier = desk.dossier(part)
    pack = desk.pack()
    duties = _known_duties(desk)
    ids = (*(item.id for item in pack.questions), *duties)
    chosen = {
        known("question_or_duty", name, ids, lambda key: duty_names(duties, key)): word
        for name, word in given.items()
    }
    if Scope.NO in chosen.values() and is_blank(reason):
        raise RefusedError("answer_needs_reason")
    pen = desk.pen(dossier.id)
    for name, word in chosen.items():
        pen.write(
            ObligationRecorded,
            occurred_at=at,
            reason=reason.strip(),
            **_answer_fields(name, word, is_question=pack.question(name) is not None),
        )
    return pen.finish()


def _answer_fields(name: str, word: Scope, *, is_question: bool) -> dict[str, Any]:
    if is_question:
        return {"change": ObligationChange.ANSWERED, "question": name, "answer": word.value}
    notifiable = {Scope.YES: True, Scope.NO: False, Scope.UNKNOWN: None}[word]
    return {"change": ObligationChange.ASSESSED, "obligation": name, "notifiable": notifiable}


def aware(
    desk: Desk,
    part: str | None,
    name: str,
    at: datetime | None,
    *,
    reason: str,
    stage: str | None = None,
) -> Receipt:
    """Record when the organisation became aware, or was asked. Raises RefusedError without both."""
    if at is None or is_blank(reason):
        raise RefusedError("awareness_needs_reason", given=name)
    duty = duty_meant(desk, name)
    asked = [item.id for item in duty.stages if item.start is StageStart.TOLD]
    told = asked[0] if len(asked) == len(duty.stages) == 1 else None
    return _record(
        desk,
        part,
        change=ObligationChange.AWARE,
        obligation=duty.id,
        stage=_stage(desk, duty, stage) if stage else told,
        aware_at=at.astimezone(desk.zone).replace(microsecond=0),
        reason=reason.strip(),
    )


def submit(
    desk: Desk,
    part: str | None,
    name: str,
    *,
    stage: str | None = None,
    reference: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> Receipt:
    """Record a submission; it is never refused.

    Without a stage, the first open one is meant. Raises UsageError when several policies could be
    meant.
    """
    dossier = desk.dossier(part)
    duty = duty_meant(desk, name)
    return _record(
        desk,
        dossier.id,
        occurred_at=at,
        change=ObligationChange.SUBMITTED,
        obligation=duty.id,
        stage=_stage(desk, duty, stage) if stage else _next_stage(desk, dossier, duty),
        reference=reference.strip(),
        reason=reason.strip(),
    )


def waive(
    desk: Desk,
    part: str | None,
    name: str,
    *,
    reason: str,
    stage: str | None = None,
    at: datetime | None = None,
) -> Receipt:
    """The decision not to notify; for personal data it goes to the internal register (GDPR art.
    33(5)). Raises RefusedError without a reason."""
    if is_blank(reason):
        raise RefusedError("waive_needs_reason", given=name)
    duty = duty_meant(desk, name)
    return _record(
        desk,
        part,
        occurred_at=at,
        change=ObligationChange.WAIVED,
        obligation=duty.id,
        stage=_stage(desk, duty, stage) if stage else None,
        reason=reason.strip(),
    )


def _record(
    desk: Desk, part: str | None, *, occurred_at: datetime | None = None, **words: Any
) -> Receipt:
    pen = desk.pen(desk.resolve(part))
    pen.write(ObligationRecorded, occurred_at=occurred_at, **words)
    return pen.finish()


def _known_duties(desk: Desk) -> dict[str, Duty]:
    found = all_duties(desk.plan(), desk.pack(), desk.local_now.date())
    return {duty.id: duty for duty in (*desk.pack().duties, *found)}


def duty_meant(desk: Desk, name: str) -> Duty:
    """The duty meant by its id or title. Raises UsageError."""
    duties = _known_duties(desk)
    return duties[known_duty(duties, name)]


def _stage(desk: Desk, duty: Duty, name: str) -> str:
    return known("stage", name, (item.id for item in stages_of(duty, desk.plan())))


def _next_stage(desk: Desk, dossier: Dossier, duty: Duty) -> str:
    stages = stages_of(duty, desk.plan())
    if duty.policies and len(stages) > 1:
        raise UsageError("stage_needed", given=duty.id, known=", ".join(i.id for i in stages))
    if any(item.while_running for item in stages) and dossier.incident.handling_ended_at is None:
        raise UsageError("stage_needed", given=duty.id, known=", ".join(i.id for i in stages))
    view = next((item for item in _views(desk, dossier) if item.duty.id == duty.id), None)
    if view is not None:
        waiting = [item.stage.id for item in view.stages if item.submitted_at is None]
        return waiting[0] if waiting else stages[-1].id
    return stages[0].id


def stages_without_reference(found: Obligations, duty_id: str) -> tuple[str, ...]:
    """Stages of a duty that were submitted without any proof of receipt."""
    return tuple(
        stage.id
        for line in found.duties
        if line.id == duty_id
        for stage in line.stages
        if stage.submitted_at is not None and not stage.reference
    )


def late_stages(found: Obligations, duty_id: str) -> tuple[str, ...]:
    """Stages of a duty submitted after their limit: the authority must be told why."""
    return tuple(
        stage.id
        for line in found.duties
        if line.id == duty_id and line.state != DutyState.NOT_NOTIFIABLE.value
        for stage in line.stages
        if stage.in_time is False
    )
