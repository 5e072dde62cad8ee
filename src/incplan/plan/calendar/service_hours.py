"""When a service works: open hours and working days on a local calendar, counted in UTC minutes.

All values of a plan are whole minutes, so integers are exact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from incplan.plan.files.suppliers import Commitment
from incplan.plan.values.windows import Window

DAY_MINUTES: Final = 24 * 60


def minute_of(moment: datetime) -> int:
    """The minute of a moment, counted from 1970 in UTC; seconds are dropped."""
    return int(moment.timestamp()) // 60


def moment_of(minute: int, zone: ZoneInfo) -> datetime:
    """The moment of a minute, in local time."""
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(zone)


def local_minute(day: date, minute: int, zone: ZoneInfo) -> int:
    """The UTC minute of a local time of a day; minute 1440 is the next midnight."""
    extra, minute = divmod(minute, DAY_MINUTES)
    local = datetime.combine(day + timedelta(days=extra), time(minute // 60, minute % 60))
    return minute_of(local.replace(tzinfo=zone))


def opened(windows: tuple[Window, ...], day: date, zone: ZoneInfo) -> Iterator[tuple[int, int]]:
    """The spans of one local day in which a weekly window is open; the end is not included."""
    for window in windows:
        if day.weekday() in window.days:
            start = local_minute(day, window.start, zone)
            end = local_minute(day, window.end, zone)
            if start < end:  # a clock change can remove a whole span
                yield start, end


@dataclass(frozen=True, repr=False)
class ServiceHours:
    """The hours of a service over a number of days from `first` on; `closed` days are left out."""

    windows: tuple[Window, ...]
    closed: frozenset[date]
    zone: ZoneInfo
    first: date
    days: int

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Open spans in order; adjacent ones are merged."""
        found: list[tuple[int, int]] = []
        every = (span for day in self._open_days for span in opened(self.windows, day, self.zone))
        for start, end in sorted(every):
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], end))
            else:
                found.append((start, end))
        return tuple(found)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Moments at which the service closes."""
        return tuple(end for _start, end in self.spans)

    def closings_between(self, first: int, last: int) -> tuple[int, ...]:
        """Moments from `first` to `last`, both included, at which the service closes."""
        return self.ends[bisect_left(self.ends, first) : bisect_right(self.ends, last)]

    def due(
        self, promise: Commitment, called: int, stops: tuple[tuple[int, int], ...] = ()
    ) -> int | None:
        """When a promise is due that was claimed at `called`; None beyond the days covered.

        During `stops` (sorted spans without overlap) the supplier's clock stood still.
        """
        if promise.time is None:
            found = self._close_of_working_day(promise.business_days, called)
        else:
            found = self._after(int(promise.time.total_seconds()) // 60, called)
        for start, end in stops:
            if found is None or start >= found:
                break
            lost = self.worked_between(max(start, called), end)
            found = self._after(lost, found) if lost else found
        return found

    def passes(self, minutes: int, called: int) -> int | None:
        """The first moment from which on more than `minutes` were open since `called`."""
        worked = self._worked_until(called) + max(minutes, 0)
        place = bisect_right(self._worked, worked) - 1
        if place >= len(self.spans):
            return None
        begins = self.spans[place][0] + worked - self._worked[place]
        return max(begins, called)

    def worked_between(self, first: int, last: int) -> int:
        """Open minutes from `first` to `last`."""
        return max(self._worked_until(last) - self._worked_until(first), 0)

    def latest_call(self, promise: Commitment, before: int, earliest: int) -> int | None:
        """The last minute, not before `earliest`, at which a call still makes the promise due.

        A later call is never due earlier. None when even the earliest call is too late.
        """
        first, last = earliest, before
        due = self.due(promise, first)
        if last < first or due is None or due > before:
            return None
        while first < last:
            middle = (first + last + 1) // 2
            due = self.due(promise, middle)
            if due is not None and due <= before:
                first = middle
            else:
                last = middle - 1
        return first

    def _worked_until(self, minute: int) -> int:
        place = bisect_right(self.ends, minute)
        if place == len(self.spans):
            return self._worked[-1]
        return self._worked[place] + max(minute - self.spans[place][0], 0)

    def _after(self, minutes: int, called: int) -> int | None:
        """The moment by which the service has been open for `minutes` since `called`."""
        place = bisect_right(self.ends, called)
        if place == len(self.spans):
            return None
        begins = max(self.spans[place][0], called)
        if not minutes:
            return begins
        total = self._worked[place] + begins - self.spans[place][0] + minutes
        last = bisect_left(self._worked, total) - 1
        if last >= len(self.spans):
            return None
        return self.spans[last][0] + total - self._worked[last]

    def _close_of_working_day(self, count: int, called: int) -> int | None:
        """Close of business on the n-th working day after the day of the call."""
        today = moment_of(called, self.zone).date()
        place = bisect_right(self._closings, today, key=lambda item: item[0]) + count - 1
        return self._closings[place][1] if place < len(self._closings) else None

    @cached_property
    def _worked(self) -> tuple[int, ...]:
        """Open minutes before each span, and in total."""
        total = [0]
        for start, end in self.spans:
            total.append(total[-1] + end - start)
        return tuple(total)

    @cached_property
    def _open_days(self) -> tuple[date, ...]:
        every = (self.first + timedelta(days=offset) for offset in range(self.days))
        return tuple(day for day in every if day not in self.closed)

    @cached_property
    def _closings(self) -> tuple[tuple[date, int], ...]:
        """Each working day with the last minute of its hours."""
        found: list[tuple[date, int]] = []
        for day in self._open_days:
            ends = [end for _start, end in opened(self.windows, day, self.zone)]
            if ends:
                found.append((day, max(ends)))
        return tuple(found)
