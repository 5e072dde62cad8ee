"""The call round: record who answered where, by hand or from a returned list, and end it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known_contact
from incplan.app.desk.pen import PlanPen
from incplan.app.desk.people import name_of
from incplan.app.exercises.call_view import CallRoundView, round_view
from incplan.app.response.calls.record import CallWords, number_meant, outcome_of, who_answered
from incplan.errors import IncplanError, RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.events.plan_events import (
    CallWithdrawn,
    ContactDoubted,
    ContactVerified,
    PlanEvent,
    RoundCalled,
    RoundEnded,
    Tested,
)
from incplan.incident.events.words import CallOutcome
from incplan.incident.exercises.call_round import (
    Round,
    Tally,
    call_rounds,
    next_way,
    open_round,
    tally,
)
from incplan.plan.calendar.working_time import in_office_hours
from incplan.plan.record import TestForm
from incplan.store.intake.opening import read_source
from incplan.vocabulary import ProcedureKind

#: Heads of the columns of a list, as it is written and as it comes back.
COLUMNS: Final = ("contact", "name", "channel", "number", "outcome", "at", "answered_by")
#: Lists tell hours without seconds.
_A_MINUTE: Final = timedelta(minutes=1)
_NEEDED: Final = ("contact", "outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundCallRequest:
    """One call as typed; without a number it is the first way that was not tried yet.

    `listed`: it stands in a list, which may come twice.
    """

    contact: str
    said: CallWords
    at: datetime | None = None
    listed: bool = False


def show_round(desk: Desk, translator: Translator, *, last: bool = False) -> CallRoundView:
    """The round that is open, or the list of a new one; with `last` the one that ended last.

    Raises RefusedError where none has ended.
    """
    events = desk.plan_log().value.events
    if not last:
        return round_view(desk, translator, open_round(events))
    ended = [item for item in call_rounds(events) if item.ended is not None]
    if not ended:
        raise RefusedError("no_call_round_ended")
    return round_view(desk, translator, ended[-1])


def record_calls(
    desk: Desk,
    requests: Iterable[RoundCallRequest],
    translator: Translator,
    pen: PlanPen | None = None,
) -> CallRoundView:
    """Record calls, all of them or, where one is not clear, none; those recorded before once.

    Raises UsageError for an unknown contact or number.
    """
    pen = pen or desk.plan_pen()
    held = open_round(pen.events)
    asked = [(item, _call(desk, item, held)) for item in requests]
    fresh = [(item, words) for item, words in asked if not _is_known(held, item, words)]
    written = [_write(desk, pen, item, words) for item, words in fresh]
    receipt = pen.finish()
    return round_view(
        desk,
        translator,
        open_round(pen.events),
        events=tuple(item.id for item in written),
        touched=tuple(dict.fromkeys(str(words["contact"]) for _item, words in asked)),
        already=len(asked) - len(fresh),
        receipt=receipt,
    )


def _call(desk: Desk, item: RoundCallRequest, held: Round) -> dict[str, object]:
    """The words of the entry. Raises UsageError."""
    plan = desk.plan()
    contact = known_contact(plan, item.contact)
    given = item.said.number
    number = number_meant(plan, contact, given) if given else next_way(plan, contact, held.calls)
    if not number:
        raise RefusedError("nothing_to_verify", contacts=contact)
    return {
        "contact": contact,
        "dialled": number,
        "outcome": outcome_of(plan, contact, item.said),
        "answered_by": who_answered(plan, item.said.answered_by),
        "text": item.said.text.strip(),
    }


def _is_known(held: Round, item: RoundCallRequest, words: dict[str, object]) -> bool:
    """Whether a row of a list was recorded before: the same list came twice, or was filled up."""
    return item.listed and any(
        (call.contact, call.outcome) == (words["contact"], words["outcome"])
        and (call.dialled == words["dialled"] or not item.said.number)
        and (item.at is None or abs(call.occurred_at - item.at) < _A_MINUTE)
        for call in held.calls
    )


def _write(desk: Desk, pen: PlanPen, item: RoundCallRequest, words: dict[str, object]) -> PlanEvent:
    """The call, and what it shows of the contact: the number answers, or it is wrong."""
    event = pen.write(RoundCalled, occurred_at=item.at, **words)
    shown = {"dialled": words["dialled"], "entry": event.id}
    if words["outcome"] is CallOutcome.WRONG_NUMBER:
        pen.write(ContactDoubted, occurred_at=item.at, contact=words["contact"], **shown)
    elif words["outcome"] is CallOutcome.REACHED and _is_news(desk, event, words):
        pen.write(ContactVerified, occurred_at=item.at, contacts=(words["contact"],), **shown)
    return event


def _is_news(desk: Desk, event: PlanEvent, words: dict[str, object]) -> bool:
    contact, plan = str(words["contact"]), desk.plan()
    last = plan.contacts[contact].last_verified
    late = last is None or last < event.occurred_at.date()
    return late or words["dialled"] in plan.wrong_numbers(contact)


def take_back(desk: Desk, contact: str, translator: Translator) -> CallRoundView:
    """Take back the last call to somebody in this round; RefusedError where there is none."""
    pen = desk.plan_pen()
    name = known_contact(desk.plan(), contact)
    mine = [item for item in open_round(pen.events).calls if item.contact == name]
    if not mine:
        raise RefusedError("no_round_call", name=name_of(desk.plan(), name))
    event = pen.write(CallWithdrawn, entry=mine[-1].id)
    receipt = pen.finish()
    held = open_round(pen.events)
    return round_view(desk, translator, held, events=(event.id,), touched=(name,), receipt=receipt)


def end_round(
    desk: Desk, translator: Translator, *, at: datetime | None = None, text: str = ""
) -> CallRoundView:
    """End the round: what it tried counts in the test programme, and nothing else.

    Raises RefusedError where nobody was called, or for an hour before the last call.
    """
    pen = desk.plan_pen()
    held = open_round(pen.events)
    if not held.calls:
        raise RefusedError("nobody_called_yet")
    if at is not None and at < held.calls[-1].occurred_at:
        raise RefusedError("ends_before_calls", time=f"{held.calls[-1].occurred_at:%H:%M}")
    event = pen.write(
        RoundEnded,
        occurred_at=at,
        text=text.strip(),
        calls=tuple(item.id for item in held.calls),
    )
    found = tally(desk.plan(), held, desk.local_now.date())
    outside = not in_office_hours(held.calls[0].occurred_at, desk.plan().file)
    callers = tuple(dict.fromkeys(call.by for call in held.calls if call.by))
    for form, failed, keys in _tests(found):
        pen.write(
            Tested,
            occurred_at=event.occurred_at,
            procedures=keys,
            form=form,
            failed=failed,
            proof=event.id,
            people=callers,
            version=desk.plan().file.version,
            fingerprint=desk.plan().fingerprint,
            **_told(found, keys, outside=outside),
        )
    receipt = pen.finish()
    over = Round(calls=held.calls, ended=event.occurred_at)
    return round_view(desk, translator, over, events=(event.id,), receipt=receipt)


def _tests(found: Tally) -> Iterator[tuple[TestForm, bool, tuple[str, ...]]]:
    """What is recorded of it: each procedure in the form that tries it, what failed apart.

    A call tree of which somebody was not tried yet is noted for those who were.
    """
    channel, tree = ProcedureKind.CHANNEL.value, ProcedureKind.CALL_TREE.value
    if found.not_tried and found.covers:
        yield TestForm.CALL_ROUND, False, (tree,)
    for keys, failed in ((found.tested, False), (found.failed, True)):
        lines = tuple(key for key in keys if key not in (channel, tree))
        if tree in keys:
            yield TestForm.CALL_ROUND, failed, (tree,)
        if lines:
            yield TestForm.CALL_ROUND, failed, lines
        if channel in keys:
            yield TestForm.CHANNEL_CHECK, failed, (channel,)


def _told(found: Tally, keys: tuple[str, ...], *, outside: bool) -> dict[str, Any]:
    """Of the call tree, who was tried and answered; of the group, how many did."""
    if keys == (ProcedureKind.CALL_TREE.value,):
        partial = bool(found.not_tried)
        told = {"covers": found.covers, "reached": found.answered, "partial": partial}
        return {**told, "outside_hours": outside}
    if keys == (ProcedureKind.CHANNEL.value,):
        return {"counted": found.group_reached, "expected": found.group_tried}
    return {}


def read_list(path: Path) -> tuple[tuple[int, dict[str, str]], ...]:
    """The rows of a returned list that say an outcome, each with its line and its cells by head.

    Raises UnreadableError for a file that is no table, UsageError without the columns it needs.
    """
    source = read_source(path)
    table = source.tables[0] if source.tables else None
    rows = table.rows if table is not None else ()
    heads = [item.strip().casefold() for item in rows[0].cells] if rows else []
    missing = [item for item in _NEEDED if item not in heads]
    if missing:
        known = ", ".join(COLUMNS)
        raise UsageError("call_list_columns", file=path.name, missing=missing[0], known=known)
    found = []
    for row in rows[1:]:
        cells = {head: row.cell(place).strip().lstrip("'") for place, head in enumerate(heads)}
        if cells["outcome"] or cells.get("answered_by"):
            found.append((row.line or row.number, cells))
    if not found:
        raise UsageError("call_list_empty", file=path.name)
    return tuple(found)


def in_row(file: str, line: int, problem: IncplanError) -> UsageError:
    """What is wrong with a row, and where."""
    return UsageError(
        "call_list_row", file=file, line=line, details=((problem.code, problem.params),)
    )


def check_call(desk: Desk, item: RoundCallRequest) -> None:
    """Raises UsageError or RefusedError for a call that could not be recorded."""
    _call(desk, item, Round(calls=()))
