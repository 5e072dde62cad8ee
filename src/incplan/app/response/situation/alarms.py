"""Running limits as calendar alarms, for a phone that has to wake somebody."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from incplan.app.response.situation.briefing import Briefing, ClockLine
from incplan.documents.formats.data.ics import Deadline, calendar
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings.gaps import gaps_told
from incplan.i18n.labels.limits import limit_name
from incplan.plan.gaps import Gap

_SHORTEST = timedelta(minutes=5)
_LONGEST = timedelta(days=1)


def alarms(
    briefings: tuple[Briefing, ...],
    now: datetime,
    translator: Translator,
    gaps: Sequence[Gap] = (),
) -> bytes:
    """A calendar file with one event for each limit that runs; those passed stay in it."""
    deadlines = [
        Deadline(
            uid=f"{item.id}-{clock.kind}-{clock.subject}@incplan".lower(),
            at=clock.limit_at,
            summary=f"{item.number} {_exercise(item, translator)}{_words(clock, translator)}",
            description=f"{item.id} {item.title}",
            warn_before=_before(clock),
        )
        for item in briefings
        for clock in item.clocks
        if clock.limit_at is not None and clock.stopped_at is None
    ]
    return calendar(deadlines, now, gaps_told(translator, gaps, named=True))


def _words(clock: ClockLine, translator: Translator) -> str:
    return limit_name(
        translator, clock.rule, clock.kind, clock.name, clock.limit, clock.working_days
    )


def _exercise(item: Briefing, translator: Translator) -> str:
    return translator.t("EXERCISE") + " " if item.exercise else ""


def _before(clock: ClockLine) -> timedelta:
    """The last quarter of the limit, between five minutes and a day."""
    quarter = (clock.limit or timedelta(0)) / 4
    minutes = timedelta(minutes=max(quarter, _SHORTEST) // timedelta(minutes=1))
    return min(minutes, _LONGEST)
