"""Running limits as calendar alarms, so that a phone rings in time."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from incplan.app.response.situation.briefing import Briefing, ClockLine
from incplan.documents.formats.data.ics import Deadline, calendar
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings.gaps import gaps_told
from incplan.i18n.labels.limits import limit_name
from incplan.incident.clocks.running import ClockKind
from incplan.plan.gaps import Gap

_SHORTEST = timedelta(minutes=5)
_LONGEST = timedelta(days=1)


def alarms(
    briefings: tuple[Briefing, ...],
    now: datetime,
    translator: Translator,
    gaps: Sequence[Gap] = (),
) -> bytes:
    """A calendar file with one event for each running limit; limits that passed stay in it."""
    deadlines = [
        Deadline(
            uid=f"{item.id}-{clock.kind}-{clock.subject}@incplan".lower(),
            at=clock.wall_at or clock.limit_at,
            summary=f"{item.number} {_exercise(item, translator)}{_words(clock, translator)}",
            description=f"{item.id} {item.title}",
            warn_before=_before(clock),
        )
        for item, clock in _running(briefings)
        if clock.limit_at is not None
    ]
    return calendar(deadlines, now, gaps_told(translator, gaps, named=True))


def _running(briefings: tuple[Briefing, ...]) -> Iterator[tuple[Briefing, ClockLine]]:
    """Every running limit; that of an outage in several incidents with the first of them.

    A limit of law in an exercise is one of its story: in a calendar it would look real.
    """
    told: set[tuple[str, str, str]] = set()
    for item in briefings:
        for clock in item.clocks:
            if clock.limit_at is None or clock.stopped_at is not None:
                continue
            if item.exercise and clock.kind == ClockKind.OBLIGATION.value:
                continue
            if any((other, clock.kind, clock.subject) in told for other in clock.shared_with):
                continue
            told.add((item.id, clock.kind, clock.subject))
            yield item, clock


def _words(clock: ClockLine, translator: Translator) -> str:
    return limit_name(
        translator, clock.rule, clock.kind, clock.name, clock.limit, clock.working_days
    )


def _exercise(item: Briefing, translator: Translator) -> str:
    return translator.t("EXERCISE") + " " if item.exercise else ""


def _before(clock: ClockLine) -> timedelta:
    """How long before the limit to ring: its last quarter, from five minutes to a day."""
    quarter = (clock.limit or timedelta(0)) / 4
    minutes = timedelta(minutes=max(quarter, _SHORTEST) // timedelta(minutes=1))
    return min(minutes, _LONGEST)
