"""When the organisation works, and the days on which it, or a supplier, is closed of its own."""

from dataclasses import field
from datetime import date
from enum import StrEnum

from incplan.frozen import dataclass
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import Day, LocalText, YesNo
from incplan.plan.values.windows import AnyWindows


class Holidays(StrEnum):
    """Whether somebody works on public holidays."""

    INCLUDED = "included"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingDays(Model):
    """Days on which nobody works, both included; `last` left out is one day."""

    first: Day
    last: Day | None = None
    yearly: YesNo = field(
        default=False, metadata=about(description="The same dates every year, from that one on.")
    )
    reason: LocalText | None = None

    @property
    def until(self) -> date:
        """The last of the days."""
        return self.last or self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime(Model):
    """The organisation's working hours; lengths in working days are counted in them."""

    hours: AnyWindows = field(
        default=(),
        metadata=about(description="When work is done; without it a working day has 24 hours."),
    )
    public_holidays: Holidays = Holidays.EXCLUDED
    closed: tuple[ClosingDays, ...] = field(
        default=(), metadata=about(description="Closing days of its own, beside public holidays.")
    )
