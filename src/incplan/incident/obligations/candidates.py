"""Which duties may apply to an incident, and what points to each."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.obligations.assessment import Answered
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import Duty, ObligationPack, Scope
from incplan.plan.plan import Plan
from incplan.vocabulary import Level

#: Classification rules by which somebody is or may be hurt.
_PEOPLE_RULES: Final = frozenset({"people_first", "people_unknown"})


class Hint(StrEnum):
    """What points to a duty."""

    RECORDED = "recorded"
    ANSWER = "answer"
    PEOPLE = "people"
    FICHE = "fiche"
    MEASURE = "measure"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A duty that may apply; `detail` is the question, fiche, measure or level."""

    duty: Duty
    hint: Hint
    detail: str


def candidates(
    incident: Incident, plan: Plan, pack: ObligationPack, given: Mapping[str, Answered]
) -> tuple[Candidate, ...]:
    """Duties in force on the day of detection that something points to, with the plan's own.

    A weak signal has none unless an answer says so: nothing has happened yet.
    """
    day = incident.detected_at.date()
    named = _named_by_measures(incident, plan)
    return tuple(
        found
        for duty in all_duties(plan, pack, day)
        if (found := _candidate(duty, incident, plan, given, named)) is not None
    )


def all_duties(plan: Plan, pack: ObligationPack, day: date) -> tuple[Duty, ...]:
    """The pack's duties in force that day, then those of the organisation's own contracts."""
    own = (duty.as_duty(key) for key, duty in plan.obligations.contracts.items())
    return (*(duty for duty in pack.duties if duty.is_valid(day)), *own)


def _candidate(
    duty: Duty,
    incident: Incident,
    plan: Plan,
    given: Mapping[str, Answered],
    named: Mapping[str, str],
) -> Candidate | None:
    for hint, detail in _hints(duty, incident, plan, given, named):
        return Candidate(duty, hint, detail)
    return None


def _hints(
    duty: Duty,
    incident: Incident,
    plan: Plan,
    given: Mapping[str, Answered],
    named: Mapping[str, str],
) -> Iterator[tuple[Hint, str]]:
    if any(event.obligation == duty.id for event in incident.obligations):
        yield Hint.RECORDED, duty.id
    for question in (*duty.when[:1], *duty.any):
        known = given.get(question)
        if known is not None and known.event is not None and known.answer is Scope.YES:
            yield Hint.ANSWER, question
    if incident.highest_level is Level.LOW:
        return
    if duty.people_hurt and any(item.rule in _PEOPLE_RULES for item in incident.levels):
        yield Hint.PEOPLE, "employee_hurt"
    fiche = plan.fiche(incident.type) if incident.type else None
    if incident.type and (incident.type in duty.fiches or (fiche and duty.id in fiche.obligations)):
        yield Hint.FICHE, incident.type
    if duty.id in named:
        yield Hint.MEASURE, named[duty.id]
    if duty.from_level and duty.from_level.rank <= incident.highest_level.rank:
        yield Hint.LEVEL, duty.from_level.value


def _named_by_measures(incident: Incident, plan: Plan) -> dict[str, str]:
    """Duties that measures carried out or due name, each with the first of these measures."""
    fiches = {key: plan.fiche(key) for key in map(plan.fiche_for, incident.measures) if key}
    known = {item.id: item for fiche in fiches.values() if fiche for item in fiche.measures}
    found: dict[str, str] = {}
    for taken in incident.measures:
        for duty_id in known[taken].obligations if taken in known else ():
            found.setdefault(duty_id, taken)
    return found
