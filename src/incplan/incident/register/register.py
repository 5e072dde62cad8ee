"""The register: one row per incident with the template's seven columns (S-064, S-065).

Rows are computed from the journal; near misses are listed apart, exercises are left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from incplan.incident.clocks.downtime import began_in, downtime, outage
from incplan.incident.clocks.outages import joined
from incplan.incident.clocks.running import elapsed
from incplan.incident.events.coordination import Met
from incplan.incident.events.events import Logged, MeasureTaken, Work
from incplan.incident.events.numbering import by_number
from incplan.incident.events.words import EntryKind, MeasureOutcome
from incplan.incident.state.coordination import everybody
from incplan.incident.state.doubt import Doubt
from incplan.incident.state.papers import papers_of
from incplan.incident.state.releases import released_words
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan

_NONE: Final = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTaken:
    """An action as it goes into the last column: a ticked task, a logged action or decision."""

    at: datetime
    by: str | None
    task: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """A row. The detailed description has the four parts the template names.

    `activities` are those touched, with their time below the minimum level. An outage that several
    incidents recorded is counted once, in the one it began in; `counted_in` names that one for the
    activities whose time is not counted here.
    """

    number: str
    id: str
    date: datetime
    type: str | None
    description: str
    team: str
    people: tuple[str, ...]
    level: str
    highest_level: str
    status: str
    customers_affected: bool | None
    duration: timedelta | None
    activities: tuple[tuple[str, timedelta], ...]
    effort: timedelta
    cost_eur: str
    cause: str
    #: What was tried to find the cause, where it was not found.
    efforts: str
    actions: tuple[ActionTaken, ...]
    near_miss: bool
    sites: tuple[str, ...] = ()
    doubt: Doubt | None = None
    #: How many of its entries are kept outside the plan until its disk can be written.
    waiting: int = 0
    #: What was released for readers outside, in the order in which it happened.
    released: tuple[str, ...] = ()
    counted_in: tuple[tuple[str, str], ...] = ()
    #: Its number in the register from which it was imported; `day_only` where that told no time.
    imported: bool = False
    register_number: str = ""
    day_only: bool = False
    #: What that register told about it, beside the brief description and the actions.
    details: tuple[str, ...] = ()
    #: The paper numbers it was typed from, each with how many entries.
    papers: tuple[tuple[str, int], ...] = ()


def register_entries(
    incidents: Iterable[Incident], plan: Plan, now: datetime
) -> tuple[RegisterEntry, ...]:
    """Rows by time of detection; false alarms and weak signals are near misses."""
    rows = [_entry(item, plan, now) for item in joined(incidents) if not item.is_exercise]
    return tuple(sorted(rows, key=lambda row: (row.date, by_number(row.id))))


def _entry(incident: Incident, plan: Plan, now: datetime) -> RegisterEntry:
    homes = {key: began_in(incident, key) for key in incident.interruptions}
    end = _ended_at(incident)
    start = incident.declared.disrupted_at or incident.detected_at
    team = (item.contact for item in everybody(incident))
    wrote = (event.by for event in incident.events if event.by)
    people = () if incident.is_past else tuple(dict.fromkeys((*team, *wrote)))
    spent = [event.effort for event in incident.events if isinstance(event, Work) and event.effort]
    costs = [
        event.cost_eur for event in incident.events if isinstance(event, Work) and event.cost_eur
    ]
    past = incident.declared if incident.is_past else None
    return RegisterEntry(
        number=incident.number,
        id=incident.id,
        date=incident.detected_at,
        type=incident.type,
        description=incident.title,
        team=incident.declared.team,
        people=people,
        level=incident.told_level(incident.level),
        highest_level=incident.told_level(incident.highest_level),
        status=incident.status.value,
        customers_affected=incident.customers_affected,
        duration=elapsed(start, end) if end else None,
        activities=tuple(
            (key, downtime(outage(incident, plan, key), now)[0] if home == incident.id else _NONE)
            for key, home in homes.items()
        ),
        effort=sum(spent, timedelta(0)),
        cost_eur=str(sum(costs)) if costs else "",
        cause=incident.cause,
        efforts="" if incident.cause else incident.efforts,
        actions=tuple(_actions(incident)),
        near_miss=incident.is_near_miss,
        sites=incident.sites,
        doubt=incident.doubt or None,
        waiting=len(incident.waiting),
        released=_released(incident),
        counted_in=tuple((key, home) for key, home in homes.items() if home != incident.id),
        papers=papers_of(incident),
        imported=past is not None,
        register_number=past.register_number if past else "",
        day_only=past is not None and past.day_only,
        details=_details(incident) if past else (),
    )


def _ended_at(incident: Incident) -> datetime | None:
    """When it was over; of an imported one only what its register told."""
    closure = incident.closure
    if closure is None:
        return None
    return closure.resolved_at or (None if incident.is_past else closure.at)


def _details(incident: Incident) -> tuple[str, ...]:
    return tuple(
        item.text for item in incident.entries if item.entry is EntryKind.INFORMATION and item.text
    )


def _released(incident: Incident) -> tuple[str, ...]:
    words = released_words(incident)
    if not words:
        return ()
    known = (event for event in incident.events if event.id in words)
    return tuple(words[event.id] for event in sorted(known, key=lambda item: item.occurred_at))


def _actions(incident: Incident) -> list[ActionTaken]:
    found = []
    for event in sorted(incident.events, key=lambda item: (item.occurred_at, item.recorded_at)):
        if isinstance(event, MeasureTaken) and event.outcome is MeasureOutcome.DONE:
            text = event.decision or event.text
            found.append(
                ActionTaken(at=event.occurred_at, by=event.by, task=event.measure, text=text)
            )
        elif isinstance(event, Met) and event.decisions:
            found.append(
                ActionTaken(at=event.occurred_at, by=event.chair, task=None, text=event.decisions)
            )
        elif isinstance(event, Logged) and event.entry in (EntryKind.DECISION, EntryKind.ACTION):
            found.append(ActionTaken(at=event.occurred_at, by=event.by, task=None, text=event.text))
    return found
