"""Who is on duty for a function on a day, by the roster: dated turns before holidays and weeks."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from incplan.frozen import dataclass, replace
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.files.roster import Roster, Turn
from incplan.plan.plan import Plan


def day_of_duty(roster: Roster, moment: datetime) -> date:
    """The day whose duty runs at a local moment: before the change it is still yesterday's."""
    return (moment - roster.changes_at).date()


def duty_now(plan: Plan, moment: datetime) -> dict[str, tuple[str, ...]]:
    """Who is on duty at a local moment, by function; people the plan does not know are left out."""
    day = day_of_duty(plan.roster, moment)
    found = {
        role: tuple(key for key in on_duty(plan.roster, role, day) if key in plan.contacts)
        for role in dict.fromkeys(turn.role for turn in plan.roster.turns)
    }
    return {role: people for role, people in found.items() if people}


def on_duty(roster: Roster, role: str, day: date) -> tuple[str, ...]:
    """The people on duty, the first to be called leading; nobody where the roster says nothing.

    What is said for a date goes before what is said for holidays, that before days of the week, and
    that before turns. Of two of one kind the one written later counts.
    """
    turns = [item for item in roster.turns if item.role == role]
    for kind in ("first", "holidays", "days", "in_turn_from"):
        of_kind = [item for item in turns if item.ways[:1] == (kind,)]
        for turn in reversed(of_kind):
            if found := tuple(_people(roster, turn, day)):
                return found
    return ()


def _people(roster: Roster, turn: Turn, day: date) -> Iterator[str]:
    """Who of one turn is on duty that day, in calling order."""
    if turn.in_turn_from is not None and turn.ways == ("in_turn_from",):
        length = max(turn.every.days, 1)
        if day >= turn.in_turn_from:
            place = (day - turn.in_turn_from).days // length % len(turn.people)
            yield from (*turn.people[place:], *turn.people[:place])
        return
    if _covers(roster, turn, day):
        yield from turn.people


def _covers(roster: Roster, turn: Turn, day: date) -> bool:
    if turn.first is not None or turn.last is not None:
        return (turn.first or date.min) <= day <= (turn.last or date.max)
    if turn.holidays:
        return day in roster.closed_on or day in belgian_holidays(day.year, day.year)
    return turn.days is not None and day.weekday() in turn.days


@dataclass(frozen=True, slots=True)
class DutyPeriod:
    """Days in a row, both included, on which the same people are on duty for a function.

    With no people the function's own order holds. That is a gap where the roster goes on from week
    to week; where it only names single days, it is as usual. `instead_of` are those whom another
    entry of the same kind names for these days; the entry written later counts.
    """

    role: str
    people: tuple[str, ...]
    first: date
    last: date
    instead_of: tuple[str, ...] = ()
    goes_on: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether somebody was to be named for these days, and nobody is."""
        return self.goes_on and not self.people


def duty_periods(plan: Plan, first: date, last: date) -> tuple[DutyPeriod, ...]:
    """Who is on duty from a day to a day, by function in the order of the roster."""
    found: list[DutyPeriod] = []
    for role in dict.fromkeys(turn.role for turn in plan.roster.turns):
        run: DutyPeriod | None = None
        goes_on = any(
            turn.role == role and turn.ways[:1] in (("days",), ("in_turn_from",))
            for turn in plan.roster.turns
        )
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            people, others = _duty(plan, role, day)
            if run is not None and (run.people, run.instead_of) == (people, others):
                run = replace(run, last=day)
                continue
            if run is not None:
                found.append(run)
            run = DutyPeriod(role, people, day, day, others, goes_on)
        if run is not None:
            found.append(run)
    return tuple(found)


def _duty(plan: Plan, role: str, day: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose duty a day is, and who else is named for it in the same way."""
    every = on_duty(plan.roster, role, day)
    counted = tuple(key for key in every if key in plan.contacts)
    turns = [item for item in plan.roster.turns if item.role == role]
    for kind in ("first", "holidays", "days", "in_turn_from"):
        named = [
            people
            for item in turns
            if item.ways[:1] == (kind,) and (people := tuple(_people(plan.roster, item, day)))
        ]
        if named:
            others = dict.fromkeys(key for people in named[:-1] for key in people[:1])
            return counted, tuple(key for key in others if key not in every[:1])
    return counted, ()
