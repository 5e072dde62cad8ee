"""Whether a scenario can be played and shows what it should: the rules of `validate`.

Pure: each rule yields findings that point into the file; the same for shipped and own scenarios.
"""

from collections.abc import Callable, Iterator
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.incident.exercises.scenario_checks.check import Check
from incplan.incident.exercises.scenario_checks.course import arc, minutes, story, within
from incplan.incident.exercises.scenario_checks.references import objectives, players, references
from incplan.incident.exercises.scenario_checks.texts import lengths, spoilers, texts
from incplan.plan.files.scenarios import ExpectKind, InjectKind

#: An exercise of so many injects needs one that leads astray.
_MANY: Final = 6


def scenario_findings(check: Check) -> Iterator[Finding]:
    """All that is wrong with a scenario."""
    for rule in _RULES:
        yield from rule(check)


def _name(check: Check) -> Iterator[Finding]:
    name = check.subject.rpartition("/")[2]
    if check.scenario.id != name:
        yield check.finding("SCN019", Severity.ERROR, "id", given=check.scenario.id, expected=name)


def _herrings(check: Check) -> Iterator[Finding]:
    """One or two that lead astray; nothing but staying calm is asked there."""
    injects = check.scenario.injects
    count = sum(1 for item in injects if item.kind is InjectKind.HERRING)
    if len(injects) >= _MANY and count not in (1, 2):
        yield check.finding("SCN009", Severity.WARNING, "injects", case="count", count=count)
    calm = (ExpectKind.NOT, ExpectKind.LOG, ExpectKind.DECIDE)
    for inject, item, route in check.reactions():
        if inject.kind is InjectKind.HERRING and item.kind not in calm:
            yield check.finding("SCN009", Severity.WARNING, *route, case="asks", inject=inject.id)


def _solo(check: Check) -> Iterator[Finding]:
    if not check.scenario.solo:
        return
    for place, item in enumerate(check.scenario.injects):
        if not item.ask or not item.answer:
            yield check.finding("SCN014", Severity.ERROR, "injects", place, inject=item.id)


_RULES: Final[tuple[Callable[[Check], Iterator[Finding]], ...]] = (
    _name,
    minutes,
    story,
    arc,
    objectives,
    references,
    within,
    _herrings,
    spoilers,
    texts,
    players,
    _solo,
    lengths,
)
