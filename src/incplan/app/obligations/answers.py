"""Record what was decided on duties to notify: answer, set awareness, submit, waive."""

from datetime import datetime
from typing import Any

from incplan.app.desk.desk import Desk, Dossier, Receipt
from incplan.app.desk.exercises import is_on_paper
from incplan.app.desk.naming import duty_names, known, known_duty
from incplan.app.obligations.questions import views_of
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import ObligationRecorded
from incplan.incident.events.words import ObligationChange
from incplan.incident.obligations.candidates import all_duties
from incplan.incident.obligations.stages import stages_of
from incplan.plan.obligations.pack import Duty, Scope, StageStart


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
    """Record when the organisation became aware, or was asked. Raises RefusedError without both.

    In an exercise on paper that also is when it was said.
    """
    if at is None or is_blank(reason):
        raise RefusedError("awareness_needs_reason", given=name)
    duty = duty_meant(desk, name)
    asked = [item.id for item in duty.stages if item.start is StageStart.TOLD]
    told = asked[0] if len(asked) == len(duty.stages) == 1 else None
    incident = desk.resolve(part)
    return _record(
        desk,
        incident,
        occurred_at=at if is_on_paper(desk, incident) else None,
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
    """The stage meant where none is named: the first one open, of policies the only one.

    Raises UsageError where several could be meant.
    """
    stages = stages_of(duty, desk.plan())
    view = next((item for item in views_of(desk, dossier) if item.duty.id == duty.id), None)
    shown = [item.stage for item in view.stages] if view is not None else list(stages)
    several = UsageError("stage_needed", given=duty.id, known=", ".join(item.id for item in shown))
    if duty.policies and len(shown) > 1:
        raise several
    if any(item.while_running for item in stages) and dossier.incident.handling_ended_at is None:
        raise several
    if view is not None:
        waiting = [item.stage.id for item in view.stages if item.submitted_at is None]
        return waiting[0] if waiting else shown[-1].id
    return stages[0].id
