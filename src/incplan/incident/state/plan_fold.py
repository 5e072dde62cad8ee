"""Compute the plan's record from its own journal, whatever the order of arrival."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import assert_never

from incplan.incident.events.fact import Event
from incplan.incident.events.order import causal_order
from incplan.incident.events.plan_events import (
    ActionDone,
    Approved,
    AwarenessHeld,
    CallWithdrawn,
    ContactDoubted,
    ContactVerified,
    CopyEnded,
    ExerciseHeld,
    FilePrint,
    HandedOut,
    MeasureAdopted,
    PlanEvent,
    PlanReviewed,
    Printed,
    ProjectStarted,
    Received,
    TargetReviewed,
    Tested,
)
from incplan.incident.state.plain_exercises import taken_part
from incplan.incident.state.plan_tests import tested
from incplan.plan.record import (
    ActionState,
    Approval,
    Copy,
    CopyEnd,
    CopyKey,
    ExerciseForm,
    MeasureState,
    Objectives,
    PlanRecord,
    PrintRun,
    Project,
    Receipt,
    Seen,
    Session,
    TargetReview,
    UnfoundedReview,
    WrongNumber,
)
from incplan.vocabulary import AwarenessAudience


def fold_record(
    events: Iterable[PlanEvent], plain: Iterable[tuple[date, Iterable[Event]]] = ()
) -> PlanRecord:
    """What these facts amount to: by the day they happened, that day in the order of knowledge.

    `plain` are exercises without a scenario, the newest first: the day each was closed, and its
    events. No older one is looked at once several people are certain.
    """
    record = PlanRecord()
    known = tuple(events)
    gone = {event.entry for event in known if isinstance(event, CallWithdrawn)}
    for event in sorted(causal_order(known), key=_day):
        if isinstance(event, ContactVerified | ContactDoubted) and event.entry in gone:
            continue
        record = _evolve(record, event)
    return replace(record, plain=tuple(taken_part(plain)))


def _day(event: PlanEvent) -> date:
    """The local day of the author, as written with its offset."""
    return event.occurred_at.date()


def _evolve(record: PlanRecord, event: PlanEvent) -> PlanRecord:
    on = _day(event)
    match event:
        case Approved():
            seen = Seen(on, event.fingerprint)
            return replace(record, approvals=(*record.approvals, _approval(event)), looked_at=seen)
        case PlanReviewed():
            return _reviewed(record, event)
        case ProjectStarted():
            return replace(
                record, projects=(*record.projects, Project(on=on, what=event.what, entry=event.id))
            )
        case ExerciseHeld(form=ExerciseForm.AWARENESS):
            return replace(record, awareness=(*record.awareness, on))
        case ExerciseHeld():
            return replace(record, exercises=(*record.exercises, on))
        case TargetReviewed():
            read = TargetReview(
                on=on,
                target=event.target,
                changed=event.changed,
                incidents=event.incidents,
                projects=event.projects,
            )
            return replace(record, targets=(*record.targets, read))
        case Printed():
            return replace(record, printed=(*record.printed, _print_run(event)))
        case Tested():
            return tested(record, event)
        case AwarenessHeld():
            return _made_aware(record, event)
        case HandedOut():
            return replace(record, handed=(*record.handed, *_copies(event)))
        case _:
            return _latest(record, event)


def _reviewed(record: PlanRecord, event: PlanReviewed) -> PlanRecord:
    """A review; whether it changed the plan is compared with what was read or approved before."""
    on, before = _day(event), record.looked_at
    read = replace(record, reviews=(*record.reviews, on))
    if not event.fingerprint:
        return replace(read, looked_at=None)
    if event.changed and before is not None and before.fingerprint == event.fingerprint:
        unfounded = UnfoundedReview(on, event.by, before.on)
        read = replace(read, unfounded=(*record.unfounded, unfounded))
    return replace(read, looked_at=Seen(on, event.fingerprint))


def _latest(record: PlanRecord, event: PlanEvent) -> PlanRecord:
    """Kinds of events of which only the latest counts."""
    on = _day(event)
    match event:
        case ContactVerified():
            known = dict.fromkeys(event.contacts, on)
            doubts = {key: _without(record, key, event.dialled) for key in event.contacts}
            return replace(
                record,
                verified={**record.verified, **known},
                wrong={**record.wrong, **doubts},
            )
        case ContactDoubted():
            found = WrongNumber(number=event.dialled, on=on, incident=event.shown_in)
            others = _without(record, event.contact, event.dialled)
            return replace(record, wrong={**record.wrong, event.contact: (*others, found)})
        case MeasureAdopted():
            state = MeasureState(
                on=on,
                by=event.by,
                adopted=event.adopted,
                proof=event.proof,
                owner=event.owner,
                due=event.due,
                reason=event.reason,
            )
            return replace(record, adopted={**record.adopted, event.measure: state})
        case ActionDone():
            done = ActionState(on=on, by=event.by, what=event.what, proof=event.proof)
            return replace(record, actions_done={**record.actions_done, event.action: done})
        case Received():
            receipt = Receipt(on=on, functions=event.functions, known=event.known)
            got = {CopyKey(item.entry, item.number): receipt for item in event.copies}
            return replace(record, receipts={**record.receipts, **got})
        case CopyEnded():
            key = CopyKey(event.entry, event.number)
            end = CopyEnd(on=on, how=event.how, seen_by=event.seen_by, reason=event.reason)
            return replace(record, endings={**record.endings, key: end})
        case PlanEvent():
            return record
        case _:
            assert_never(event)


def _without(record: PlanRecord, contact: str, number: str) -> tuple[WrongNumber, ...]:
    """The wrong numbers of a contact but for this one; none when all of them were verified."""
    known = record.wrong.get(contact, ())
    return tuple(item for item in known if number and item.number != number)


def _approval(event: Approved) -> Approval:
    return Approval(
        on=_day(event),
        by=event.by or "",
        function=event.function,
        version=event.version,
        fingerprint=event.fingerprint,
        parts=_parts((*event.parts, *event.shipped)),
        objectives={
            item.activity: Objectives(item.recovery, item.data_age) for item in event.objectives
        },
        covers=tuple(item.part for item in event.covers),
        open_points=tuple((item.code, item.file) for item in event.open_points),
    )


def _print_run(event: Printed) -> PrintRun:
    return PrintRun(
        on=_day(event),
        version=event.version,
        fingerprint=event.fingerprint,
        parts=_parts((*event.parts, *event.shipped)),
        pages=event.pages,
        copies=event.copies,
    )


def _made_aware(record: PlanRecord, event: AwarenessHeld) -> PlanRecord:
    """A session; of all staff, it also is the day the staff was made aware.

    Without anybody present, who caught up is added to the last session of that topic.
    """
    held = Session(
        on=_day(event),
        topic=event.topic,
        audience=event.audience,
        present=event.present,
        caught_up=event.caught_up,
        present_count=event.present_count,
        caught_up_count=event.caught_up_count,
        in_scope=event.in_scope,
        away=event.away,
        answers=event.answers,
        passed=event.passed,
        led_by=event.led_by,
        known=event.known,
    )
    before = [
        item
        for item in record.sessions
        if item.topic == held.topic and item.audience is held.audience and item.attended
    ]
    if not held.attended and before:
        whole = _caught_up(before[-1], held)
        kept = tuple(item for item in record.sessions if item is not before[-1])
        return replace(record, sessions=(*kept, whole))
    staff = held.audience is AwarenessAudience.STAFF and held.attended > 0
    days = (*record.awareness, held.on) if staff else record.awareness
    return replace(record, sessions=(*record.sessions, held), awareness=days)


def _caught_up(session: Session, late: Session) -> Session:
    """The session with those who caught up later; figures given then replace those before."""
    people = tuple(item for item in late.caught_up if item not in session.people)
    counts = (session.caught_up_count, late.caught_up_count)
    known = sum(item for item in counts if item is not None)
    return replace(
        session,
        caught_up=(*session.caught_up, *people),
        caught_up_on={**session.caught_up_on, **dict.fromkeys(people, late.on)},
        caught_up_count=known if any(item is not None for item in counts) else None,
        answers=late.answers or session.answers,
        passed=late.passed if late.passed is not None else session.passed,
        known=(*session.known, *late.known),
    )


def _copies(event: HandedOut) -> tuple[Copy, ...]:
    return tuple(
        Copy(
            key=CopyKey(event.id, item.number),
            part=event.part,
            to=item.to,
            on=_day(event),
            version=event.version,
            fingerprint=event.fingerprint,
            parts=_parts((*event.parts, *event.shipped)),
            digital=event.digital,
            place=event.place,
            off_site=event.off_site,
        )
        for item in event.copies
    )


def _parts(prints: tuple[FilePrint, ...]) -> dict[str, str]:
    return {item.file: item.fingerprint for item in prints}
