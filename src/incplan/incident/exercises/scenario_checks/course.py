"""Rules about the course of a scenario: minutes, hours of the story, what comes when."""

from collections.abc import Iterator
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

from incplan.diagnostics import Finding, Severity
from incplan.incident.exercises.scenario_checks.check import Check
from incplan.incident.exercises.story import descends, story_hours
from incplan.incident.obligations.deadlines import on_day
from incplan.plan.files.scenarios import Expectation, ExpectKind
from incplan.vocabulary import Phase

#: A critical reaction later than this would not be one.
_CRITICAL: Final = 15
_MIDNIGHT: Final = time()


def minutes(check: Check) -> Iterator[Finding]:
    """Minutes of play: the first at 0, ascending, the last before the end."""
    injects = check.scenario.injects
    if injects[0].at != 0:
        yield check.finding("SCN001", Severity.ERROR, "injects", 0, "at", case="first")
    for place in range(1, len(injects)):
        if injects[place].at < injects[place - 1].at:
            yield check.finding(
                "SCN001",
                Severity.ERROR,
                "injects",
                place,
                "at",
                case="order",
                inject=injects[place].id,
                before=injects[place - 1].id,
            )
    if injects[-1].at > check.scenario.play:
        yield check.finding(
            "SCN001",
            Severity.ERROR,
            "injects",
            len(injects) - 1,
            "at",
            case="end",
            inject=injects[-1].id,
            minutes=check.scenario.play,
        )
    twice = {item.id for item in injects if [one.id for one in injects].count(item.id) > 1}
    for key in sorted(twice):
        yield check.finding("SCN001", Severity.ERROR, "injects", case="twice", inject=key)


def story(check: Check) -> Iterator[Finding]:
    """The hours of the story ascend."""
    zone = ZoneInfo(check.plan.file.timezone)
    any_day = on_day(date(2026, 1, 5), _MIDNIGHT, zone)
    hours = story_hours(check.scenario, any_day, zone)
    places = {item.id: place for place, item in enumerate(check.scenario.injects)}
    for inject in descends(hours):
        yield check.finding(
            "SCN002", Severity.ERROR, "injects", places[inject], "story", inject=inject
        )


def arc(check: Check) -> Iterator[Finding]:
    """Something to recognise first, to escalate then, to bring back or to say at the end."""
    third = check.scenario.play / 3
    parts: list[set[str]] = [set(), set(), set()]
    for inject, item, _route in check.reactions():
        parts[min(int(inject.at // third), 2)] |= set(_sorts(check, item))
    for place, sort in enumerate(("recognise", "escalate", "recover")):
        if sort not in parts[place] and not check.scenario.solo:
            yield check.finding("SCN003", Severity.WARNING, "injects", case=sort)
    longest = check.scenario.play / 4
    times = [*(item.at for item in check.scenario.injects), check.scenario.play]
    for place in range(1, len(times)):
        if times[place] - times[place - 1] > longest:
            yield check.finding(
                "SCN004",
                Severity.WARNING,
                "injects",
                place - 1,
                "at",
                minutes=times[place] - times[place - 1],
                play=check.scenario.play,
            )


def _sorts(check: Check, item: Expectation) -> Iterator[str]:
    kind = item.kind
    measure = check.measures.get(item.value) if kind is ExpectKind.MEASURE else None
    if kind is ExpectKind.LEVEL or (measure and measure.phase is Phase.T15):
        yield "recognise"
    if kind in (ExpectKind.LEVEL, ExpectKind.CALL, ExpectKind.BCP, ExpectKind.OBLIGE):
        yield "escalate"
    if (measure and measure.contacts) or kind is ExpectKind.TELL:
        yield "escalate"
    late = measure is not None and measure.phase is not Phase.T15
    if late or kind in (
        ExpectKind.ETA, ExpectKind.RESTORE, ExpectKind.TELL, ExpectKind.OBLIGE, ExpectKind.BCP,
        ExpectKind.DECIDE,
    ):  # fmt: skip
        yield "recover"


def within(check: Check) -> Iterator[Finding]:
    """A reaction has the time to come before the end; a critical one comes soon."""
    for inject, item, route in check.reactions():
        if item.within is None:
            continue
        left = check.scenario.play - inject.at
        if item.within > left:
            yield check.finding(
                "SCN008",
                Severity.WARNING,
                *route,
                "within",
                case="end",
                minutes=item.within,
                left=left,
            )
        if item.critical and item.within > _CRITICAL:
            yield check.finding(
                "SCN008", Severity.WARNING, *route, "within", case="critical", minutes=item.within
            )
