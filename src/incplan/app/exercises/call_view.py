"""A call round as it is told: names beside ids, how many answered, what counts as tested."""

from datetime import datetime, timedelta
from typing import Final

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.people import name_of, role_label
from incplan.errors import RefusedError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.events.words import CallOutcome
from incplan.incident.exercises.call_round import (
    CalledResult,
    FunctionResult,
    Round,
    Tally,
    call_rounds,
    next_person,
    next_way,
    tally,
)
from incplan.plan.plan import Plan

#: Parts of the document `exercise`: what a call round gave, and the form to fill in.
REPORT: Final = "calls"
LAST: Final = "calls-last"
FORM: Final = "calls-form"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLine:
    """One channel: what it gave, None where it was not tried."""

    kind: str
    number: str
    outcome: CallOutcome | None
    at: datetime | None
    answered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledLine:
    """Somebody of the list, and the time from the first try to the answer."""

    contact: str
    name: str
    outside: bool
    away: bool
    ways: tuple[WayLine, ...]
    reached_on: str
    took: timedelta | None
    in_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionLine:
    """A function of the call tree, and who of its chain was reached first."""

    role: str
    label: str
    covered_by: str
    name: str
    took: timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRoundView:
    """A round as it stands. `since` is None before the first call, `ended` while it is open.

    `tested` and `failed` are keys of procedures; `not_tried` whom the call tree still needs.
    `events` were just written, about `touched`; `already` counts rows of a list that were recorded
    before. `next_contact` and `next_number`: whom to try next, first everybody once.
    """

    since: datetime | None
    ended: datetime | None
    listed: int
    called: int
    reached: int
    in_time: int
    people: tuple[CalledLine, ...]
    functions: tuple[FunctionLine, ...]
    tested: tuple[str, ...]
    failed: tuple[str, ...]
    not_tried: tuple[str, ...]
    wrong: tuple[str, ...]
    next_contact: str
    next_number: str
    events: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    already: int = 0
    receipt: Receipt | None = None


def round_on_paper(desk: Desk, which: str) -> tuple[Round, Tally]:
    """The round of a document: the open one, else the last that ended; a new one for the form.

    Raises RefusedError where there was none.
    """
    rounds = call_rounds(desk.plan_log().value.events)
    if which == LAST:
        rounds = tuple(item for item in rounds if item.ended is not None)
    if which != FORM and not rounds:
        raise RefusedError("no_call_round_ended" if which == LAST else "nobody_called_yet")
    held = rounds[-1] if which != FORM else Round(calls=())
    day = held.ended.astimezone(desk.zone) if held.ended else desk.wall_now
    return held, tally(desk.plan(), held, day.date())


def round_view(
    desk: Desk,
    translator: Translator,
    held: Round,
    *,
    events: tuple[str, ...] = (),
    touched: tuple[str, ...] = (),
    already: int = 0,
    receipt: Receipt | None = None,
) -> CallRoundView:
    """A round with the names of the plan."""
    plan = desk.plan()
    day = held.ended.astimezone(desk.zone) if held.ended else desk.local_now
    found = tally(plan, held, day.date())
    doubted = (item.contact for item in held.calls if item.outcome is CallOutcome.WRONG_NUMBER)
    following = next_person(found)
    return CallRoundView(
        since=held.calls[0].occurred_at if held.calls else None,
        ended=held.ended,
        listed=len(found.people),
        called=found.called,
        reached=found.reached,
        in_time=found.in_time,
        people=tuple(_called(plan, item) for item in found.people),
        functions=tuple(_function(plan, item, translator) for item in found.functions),
        tested=found.tested,
        failed=found.failed,
        not_tried=found.not_tried,
        wrong=tuple(dict.fromkeys(doubted)),
        next_contact=following.contact if following else "",
        next_number=next_way(plan, following.contact, held.calls) if following else "",
        events=events,
        touched=touched,
        already=already,
        receipt=receipt,
    )


def _called(plan: Plan, item: CalledResult) -> CalledLine:
    return CalledLine(
        contact=item.contact,
        name=name_of(plan, item.contact),
        outside=item.outside,
        away=item.away,
        ways=tuple(
            WayLine(
                kind=way.kind.value if way.kind else "",
                number=way.number,
                outcome=way.outcome,
                at=way.at,
                answered_by=name_of(plan, way.answered_by or None),
            )
            for way in item.ways
        ),
        reached_on=item.reached_on,
        took=item.took,
        in_time=item.in_time,
    )


def _function(plan: Plan, item: FunctionResult, translator: Translator) -> FunctionLine:
    return FunctionLine(
        role=item.role,
        label=role_label(item.role, translator),
        covered_by=item.covered_by,
        name=name_of(plan, item.covered_by or None),
        took=item.took,
    )
