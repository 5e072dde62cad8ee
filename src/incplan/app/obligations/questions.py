"""Duties to notify during an incident: list them, with the questions that are still open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incplan.app.desk.desk import Desk, Dossier, Receipt
from incplan.app.obligations.lines import DutyLine, duty_line
from incplan.app.response.situation.moment import ref_of
from incplan.i18n.catalogue import Translator
from incplan.incident.obligations.assessment import Answered, answers, open_questions
from incplan.incident.obligations.standing import DutyState, DutyView, duty_views, left_after_end
from incplan.plan.files.organisation import Organisation
from incplan.plan.obligations.company_size import read_scope
from incplan.plan.obligations.pack import DelayUnit, DutyQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question still to be answered, and how many duties hang on it, or a part of them.

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
    in_story: bool = False
    """Whether all times are those of an exercise's story."""
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
    views, unassessed = left_after_end(dossier.incident, views_of(desk, dossier))
    given = answers(dossier.incident.obligations, plan.scope, plan.file.language)
    closure = dossier.incident.closure
    also = {key for view in views for key in view.asks}
    duties = () if closure else (view.duty for view in views)
    questions = open_questions(duties, pack, given, () if closure else also)
    asked = any(question.id == "nis2" for question in questions)
    drift = "nis2" in plan.obligations.scope
    return Obligations(
        incident=dossier.id,
        title=dossier.incident.title,
        exercise=dossier.incident.is_exercise,
        in_story=dossier.incident.clock is not None,
        duties=tuple(duty_line(view, desk, translator, given) for view in views),
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


def views_of(desk: Desk, dossier: Dossier) -> tuple[DutyView, ...]:
    """Every duty of an incident, with where it stands now."""
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
        if item.id in view.asks
        or (
            view.state is DutyState.NOT_ASSESSED
            and item in open_questions((view.duty,), desk.pack(), given)
        )
    ]
    stages = [
        stage
        for view in hang
        for stage in view.stages
        if stage.started_at is not None
        and (item.id in stage.asks or view.state is DutyState.NOT_ASSESSED)
    ]
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
