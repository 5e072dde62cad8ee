"""`roster.yaml`: who is on duty when, and so called first for a function (S-028, S-101)."""

from dataclasses import field
from datetime import timedelta
from typing import Annotated, Any, Final

from incplan.frozen import dataclass
from incplan.plan.values.model import Check, Model, WrongValueError, about
from incplan.plan.values.scalars import Day, Duration, Id, PlanFileModel, RoleKey, YesNo
from incplan.plan.values.windows import days_of

SUBJECT: Final = "roster"
WEEK: Final = timedelta(days=7)


def _days(value: Any) -> tuple[int, ...]:
    found = days_of(value) if isinstance(value, str) else None
    if not found:
        raise WrongValueError("not_days", {"given": str(value)[:80]})
    return found


def _hour(value: Any) -> timedelta:
    text = value.strip() if isinstance(value, str) else ""
    hour, colon, minute = text.partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal()) or len(minute) != 2:
        raise WrongValueError("not_an_hour", {"given": str(value)[:80]})
    if int(hour) > 23 or int(minute) > 59:
        raise WrongValueError("not_an_hour", {"given": text})
    return timedelta(hours=int(hour), minutes=int(minute))


#: Days of the week, Monday being 0.
WeekDays = Annotated[
    tuple[int, ...], Check(_days, {"type": "string", "examples": ["mon-fri", "sat, sun"]})
]
HourOfDay = Annotated[
    timedelta,
    Check(_hour, {"type": "string", "pattern": "^[0-2]?[0-9]:[0-5][0-9]$", "examples": ["08:00"]}),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Model):
    """Who is on duty for a function, and when: exactly one of the four ways to say when."""

    role: RoleKey
    people: tuple[Id, ...] = field(
        metadata=about(min_length=1, description="Called in this order, before the holder.")
    )
    days: WeekDays | None = field(
        default=None, metadata=about(description="Each week on these days: `sat, sun`.")
    )
    first: Day | None = field(default=None, metadata=about(description="Dated: from this day on."))
    last: Day | None = field(
        default=None, metadata=about(description="Dated: to this day, included.")
    )
    holidays: YesNo = field(
        default=False, metadata=about(description="On public holidays and days closed.")
    )
    in_turn_from: Day | None = field(
        default=None, metadata=about(description="One after the other, the first from this day.")
    )
    every: Duration = field(
        default=WEEK, metadata=about(description="How long each one's turn lasts: `1w`.")
    )

    @property
    def ways(self) -> tuple[str, ...]:
        """The fields that say when."""
        given = {
            "first": self.first is not None or self.last is not None,
            "holidays": self.holidays,
            "days": self.days is not None,
            "in_turn_from": self.in_turn_from is not None,
        }
        return tuple(name for name, there in given.items() if there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster(PlanFileModel):
    """`roster.yaml`: whose turn it is; where it says nothing the function's own order holds."""

    changes_at: HourOfDay = field(
        default=timedelta(0),
        metadata=about(description="Hour at which duty passes to the next: `08:00`."),
    )
    closed_on: tuple[Day, ...] = field(
        default=(), metadata=about(description="Own closing days, beside public holidays.")
    )
    turns: tuple[Turn, ...] = ()
