"""Rules about what a scenario names: objectives, fiches, measures, duties, queries, players."""

from collections.abc import Iterator
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.incident.events.words import ObligationChange
from incplan.incident.exercises.bindings import wrong_query
from incplan.incident.exercises.scenario_checks.check import Check
from incplan.plan.files.scenarios import Expectation, ExpectKind
from incplan.vocabulary import CONTACT_ROWS, DECISIONS, MISTAKES, NOTES, ROLES, TOLD


def objectives(check: Check) -> Iterator[Finding]:
    """Each objective is asked of the players and talked about afterwards."""
    scenario = check.scenario
    known = {item.id for item in scenario.objectives}
    asked = [item.obj for _inject, item, _route in check.reactions()]
    debriefed = {item.obj for item in scenario.debrief_questions}
    least = 1 if scenario.solo else 2
    for place, item in enumerate(scenario.objectives):
        if asked.count(item.id) < least:
            yield check.finding(
                "SCN005", Severity.ERROR, "objectives", place, case="reactions", objective=item.id
            )
        if item.id not in debriefed:
            yield check.finding(
                "SCN005", Severity.ERROR, "objectives", place, case="debrief", objective=item.id
            )
    for _inject, reaction, route in check.reactions():
        if reaction.obj not in known:
            yield check.finding("SCN006", Severity.ERROR, *route, "obj", objective=reaction.obj)
    for place, question in enumerate(scenario.debrief_questions):
        if question.obj not in known:
            yield check.finding(
                "SCN006",
                Severity.ERROR,
                "debrief_questions",
                place,
                "obj",
                objective=question.obj,
            )


def references(check: Check) -> Iterator[Finding]:
    """Everything named is there: fiches, measures, duties, rows, keys, bindings, queries."""
    scenario, plan = check.scenario, check.plan
    for fiche in (scenario.fiche, *scenario.also):
        if fiche not in plan.type_ids:
            yield check.finding("SCN007", Severity.ERROR, "fiche", given=fiche, case="fiche")
    for _inject, item, route in check.reactions():
        if len(item.kinds) != 1:
            yield check.finding("SCN016", Severity.ERROR, *route, count=len(item.kinds))
        elif not _known(check, item):
            yield check.finding(
                "SCN007",
                Severity.ERROR,
                *route,
                item.kind.value,
                given=item.value,
                case=item.kind.value,
            )
    names = frozenset(scenario.bind)
    injects = frozenset(item.id for item in scenario.injects)
    queries = [(("bind", name), query) for name, query in scenario.bind.items()]
    answers: list[tuple[Route, str]] = [
        (("injects", place, "answer"), item.answer)
        for place, item in enumerate(scenario.injects)
        if item.answer
    ]
    for route, query in (*queries, *answers):
        wrong = wrong_query(query, names, injects)
        if wrong:
            yield check.finding("SCN017", Severity.ERROR, *route, given=query, case=wrong)


def _known(check: Check, item: Expectation) -> bool:
    value, bound = item.value, check.scenario.bind
    match item.kind:
        case ExpectKind.MEASURE:
            return value in check.measures
        case ExpectKind.DUTY:
            return any(
                duty.id == value
                for rules in check.plan.levels.levels.values()
                for duty in rules.duties
            )
        case ExpectKind.CALL:
            kind, _colon, name = value.partition(":")
            words = {"role": ROLES, "row": CONTACT_ROWS, "supplier": tuple(bound)}
            return name in words.get(kind, ())
        case ExpectKind.OBLIGE:
            duty, _colon, step = value.partition(":")
            steps = {change.value for change in ObligationChange}
            return check.pack.duty(duty) is not None and step in steps
        case ExpectKind.ETA | ExpectKind.AFFECT | ExpectKind.RESTORE:
            return value in bound
        case ExpectKind.LEVEL | ExpectKind.BCP:
            return True
        case ExpectKind.DECIDE | ExpectKind.TELL | ExpectKind.LOG | ExpectKind.NOT:
            return value in _KEYS[item.kind]


_KEYS: Final = {
    ExpectKind.DECIDE: DECISIONS,
    ExpectKind.TELL: TOLD,
    ExpectKind.LOG: NOTES,
    ExpectKind.NOT: MISTAKES,
}


def players(check: Check) -> Iterator[Finding]:
    """Whoever gets an inject plays."""
    scenario = check.scenario
    for place, item in enumerate(scenario.injects):
        lacking = [role for role in item.to if role not in scenario.players]
        if lacking:
            yield check.finding(
                "SCN013",
                Severity.WARNING,
                "injects",
                place,
                "to",
                inject=item.id,
                roles=", ".join(lacking),
            )
