"""Whether a duty to notify applies: answers to plain questions, by whom, when and why.

A duty that does not apply is shown as assessed, with reason and author, never as "no duty"; a later
answer may change it (GDPR art. 33(5); TC20).
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.events import ObligationRecorded
from incplan.incident.events.words import ObligationChange
from incplan.incident.state.state import Incident
from incplan.plan.files.contacts import Policy
from incplan.plan.obligations.pack import Duty, DutyQuestion, ObligationPack, ObligationsFile, Scope

#: What a policy waits for whose fiches decide, while nobody said which one applies.
TYPE_UNKNOWN: Final = "type"
#: What policies wait for of which none covers the incident, though somebody says it is insured.
POLICY_UNKNOWN: Final = "policy"


class Verdict(StrEnum):
    """Whether a duty applies, according to the answers so far."""

    NOTIFIABLE = "notifiable"
    NOT_NOTIFIABLE = "not_notifiable"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer in force. `since` is the first of an unbroken run of equal answers.

    `event` is None for an answer that comes from the plan; then `on` says when it was given.
    """

    question: str
    answer: Scope
    reason: str = ""
    by: str | None = None
    since: datetime | None = None
    event: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A verdict with the answer or entry that decided it."""

    verdict: Verdict
    because: str = ""
    reason: str = ""
    by: str | None = None
    at: datetime | None = None
    event: str | None = None
    from_plan: bool = False


def answers(
    recorded: Iterable[ObligationRecorded], scope: ObligationsFile, language: str
) -> dict[str, Answered]:
    """The answers in force by question: the plan's on scope, then those of the incident."""
    found = {
        key: Answered(
            question=key,
            answer=item.answer,
            reason=item.reason.get(language, language)[0] if item.reason else "",
            by=item.by,
            on=item.on,
        )
        for key, item in scope.scope.items()
        if item.answer is not Scope.UNKNOWN
    }
    for event in recorded:
        if event.change is not ObligationChange.ANSWERED or event.question is None:
            continue
        given = Scope(event.answer) if event.answer in tuple(Scope) else Scope.UNKNOWN
        before = found.get(event.question)
        same = before is not None and before.event is not None and before.answer is given
        found[event.question] = Answered(
            question=event.question,
            answer=given,
            reason=event.reason,
            by=event.by,
            since=before.since if same and before else event.occurred_at,
            event=event.id,
        )
    return found


def assess(
    duty: Duty, recorded: tuple[ObligationRecorded, ...], given: Mapping[str, Answered]
) -> Assessment:
    """Whether a duty applies: by the last direct assessment, or by the answers."""
    derived = _derived(duty, given)
    direct = _direct(duty, recorded)
    if direct is None:
        return derived
    asked = {*duty.when, *duty.any}
    order = {event.id: place for place, event in enumerate(recorded)}
    newest = max((order[event.id] for event in recorded if event.question in asked), default=-1)
    if derived.verdict is not Verdict.OPEN and newest > order[direct.id]:
        return derived
    return Assessment(
        verdict=Verdict.NOTIFIABLE if direct.notifiable else Verdict.NOT_NOTIFIABLE,
        because=duty.id,
        reason=direct.reason,
        by=direct.by,
        at=direct.occurred_at,
        event=direct.id,
    )


def _direct(duty: Duty, recorded: tuple[ObligationRecorded, ...]) -> ObligationRecorded | None:
    found = [
        event
        for event in recorded
        if event.change is ObligationChange.ASSESSED
        and event.obligation == duty.id
        and event.notifiable is not None
    ]
    return found[-1] if found else None


def _derived(duty: Duty, given: Mapping[str, Answered]) -> Assessment:
    needed = [given.get(question) for question in duty.when]
    either = [given.get(question) for question in duty.any]
    for item in needed:
        if item is not None and item.answer is Scope.NO:
            return _from(item, Verdict.NOT_NOTIFIABLE)
    if either and all(item is not None and item.answer is Scope.NO for item in either):
        last = either[-1]
        return _from(last, Verdict.NOT_NOTIFIABLE) if last else Assessment(verdict=Verdict.OPEN)
    yes = [item for item in (*needed, *either) if item is not None and item.answer is Scope.YES]
    whole = len([item for item in yes if item.question in duty.when]) == len(duty.when)
    chosen = not duty.any or any(item.question in duty.any for item in yes)
    if not yes or not whole or not chosen:
        return Assessment(verdict=Verdict.OPEN)
    newest = max(yes, key=lambda item: item.since.timestamp() if item.since else 0.0)
    return _from(newest, Verdict.NOTIFIABLE)


def _from(item: Answered, verdict: Verdict) -> Assessment:
    return Assessment(
        verdict=verdict,
        because=item.question,
        reason=item.reason,
        by=item.by,
        at=item.since,
        event=item.event,
        from_plan=item.event is None,
    )


def open_questions(
    duties: Iterable[Duty],
    pack: ObligationPack,
    given: Mapping[str, Answered],
    also: Iterable[str] = (),
) -> tuple[DutyQuestion, ...]:
    """Questions still open for these duties, and those asked `also`, in the order of the tree.

    A question answered with unknown is asked again.
    """
    wanted = set(also)
    for duty in duties:
        if _derived(duty, given).verdict is Verdict.OPEN:
            wanted.update((*duty.when, *duty.any))
    return tuple(
        question
        for question in pack.questions
        if question.id in wanted and not _settled(question.id, given) and _reached(question, given)
    )


def _settled(question: str, given: Mapping[str, Answered]) -> bool:
    known = given.get(question)
    return known is not None and known.answer is not Scope.UNKNOWN


def _reached(question: DutyQuestion, given: Mapping[str, Answered]) -> bool:
    """Whether all questions it depends on were answered with yes."""
    known = (given.get(need) for need in question.needs)
    return all(item is not None and item.answer is Scope.YES for item in known)


def covers_if(
    policy: Policy, incident: Incident, given: Mapping[str, Answered]
) -> tuple[str, ...] | None:
    """What must still be known before a policy certainly covers part of an incident.

    Questions, and `TYPE_UNKNOWN` where the kind of incident decides; nothing when it certainly
    covers it, None when it certainly does not.
    """
    if not (policy.fiches or policy.damages or policy.activities):
        return ()
    answers = {key: given.get(key) for key in policy.damages}
    certain = (
        incident.type in policy.fiches,
        any(key in incident.interruptions for key in policy.activities),
        any(item is not None and item.answer is Scope.YES for item in answers.values()),
    )
    if any(certain):
        return ()
    untyped = (TYPE_UNKNOWN,) if policy.fiches and incident.type is None else ()
    return (*untyped, *(key for key in answers if not _settled(key, given))) or None
