"""Whether a scenario can be played and shows what it should: the rules of `validate`.

Pure: each rule yields findings that point into the file; the same for shipped and own scenarios.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

from incplan.diagnostics import Finding, Route, Severity
from incplan.frozen import dataclass
from incplan.incident.events.words import ObligationChange
from incplan.incident.exercises.bindings import wrong_query
from incplan.incident.exercises.story import descends, story_hours
from incplan.incident.obligations.deadlines import on_day
from incplan.plan.files.fiches import Measure
from incplan.plan.files.scenarios import (
    TO_WRITE,
    Expectation,
    ExpectKind,
    Inject,
    InjectKind,
    Scenario,
)
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text
from incplan.vocabulary import CONTACT_ROWS, DECISIONS, MISTAKES, NOTES, ROLES, TOLD, Phase

#: The longest that a text of an inject is read out well.
_LONG: Final = 400
#: A critical reaction later than this would not be one.
_CRITICAL: Final = 15
#: An exercise of so many injects needs one that leads astray.
_MANY: Final = 6
_PLACEHOLDER: Final = re.compile(r"\{([A-Za-z0-9_]*)\}")
_PHONE: Final = re.compile(
    r"(?:\+|00)\d[\d ./]{7,}\d|\b0\d{1,3}[ ./]?\d{2,3}[ ./]\d{2}[ ./]\d{2}\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One scenario and what it is checked against; `subject` is its file, without `.yaml`.

    `measures` holds every measure of the fiches and of the common blocks, by id.
    """

    scenario: Scenario
    subject: str
    plan: Plan
    pack: ObligationPack
    languages: tuple[str, ...]
    measures: Mapping[str, Measure]

    def finding(
        self, code: str, severity: Severity, *route: str | int, **params: object
    ) -> Finding:
        """A finding at a place of the file."""
        return Finding(
            code=code, severity=severity, subject=self.subject, route=route, params=params
        )

    def reactions(self) -> Iterator[tuple[Inject, Expectation, Route]]:
        """Every expected reaction, with the inject that asks it and its place."""
        for place, inject in enumerate(self.scenario.injects):
            for number, item in enumerate(inject.expect):
                yield inject, item, ("injects", place, "expect", number)


def scenario_check(
    scenario: Scenario, subject: str, plan: Plan, pack: ObligationPack, languages: tuple[str, ...]
) -> Check:
    """A scenario with all that its rules need."""
    fiches = (plan.fiche(key) for key in plan.fiche_ids())
    known = {item.id: item for fiche in fiches if fiche for item in fiche.measures}
    common = plan.common
    if common:
        known.update({item.id: item for item in (*common.opening, *common.closing)})
    return Check(
        scenario=scenario,
        subject=subject,
        plan=plan,
        pack=pack,
        languages=languages,
        measures=known,
    )


def scenario_findings(check: Check) -> Iterator[Finding]:
    """All that is wrong with a scenario."""
    for rule in _RULES:
        yield from rule(check)


def _name(check: Check) -> Iterator[Finding]:
    name = check.subject.rpartition("/")[2]
    if check.scenario.id != name:
        yield check.finding("SCN019", Severity.ERROR, "id", given=check.scenario.id, expected=name)


def _times(check: Check) -> Iterator[Finding]:
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


def _story(check: Check) -> Iterator[Finding]:
    zone = ZoneInfo(check.plan.file.timezone)
    any_day = on_day(date(2026, 1, 5), _MIDNIGHT, zone)
    hours = story_hours(check.scenario, any_day, zone)
    places = {item.id: place for place, item in enumerate(check.scenario.injects)}
    for inject in descends(hours):
        yield check.finding(
            "SCN002", Severity.ERROR, "injects", places[inject], "story", inject=inject
        )


def _arc(check: Check) -> Iterator[Finding]:
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


def _objectives(check: Check) -> Iterator[Finding]:
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


def _references(check: Check) -> Iterator[Finding]:
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


def _within(check: Check) -> Iterator[Finding]:
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


def _spoilers(check: Check) -> Iterator[Finding]:
    """No player reads a hidden word before the inject that reveals it."""
    scenario = check.scenario
    hidden = {word: _revealed(scenario, word) for word in scenario.hide}
    shown: list[tuple[Route, Text | None, int]] = [
        (("title",), scenario.title, -1),
        (("brief",), scenario.brief, -1),
        *(
            (("injects", place, name), text, place)
            for place, item in enumerate(scenario.injects)
            for name, text in (("text", item.text), ("ask", item.ask), ("generic", item.generic))
        ),
    ]
    for route, text, place in shown:
        for word, revealed in hidden.items():
            words = text.wordings if text else ()
            if place < revealed and any(_holds(item, word) for item in words):
                yield check.finding("SCN010", Severity.ERROR, *route, word=word)


def _revealed(scenario: Scenario, word: str) -> int:
    places = (place for place, item in enumerate(scenario.injects) if word in item.reveals)
    return next(places, len(scenario.injects))


def _holds(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text.lower()) is not None


def _texts(check: Check) -> Iterator[Finding]:
    """Each text in each language, with the same names in it; names that are bound."""
    bound = frozenset(check.scenario.bind)
    for route, text in _all_texts(check.scenario):
        known = dict(text.translations)
        lacking = [item for item in check.languages if text.translations and item not in known]
        if lacking:
            yield check.finding(
                "SCN011", Severity.ERROR, *route, case="language", languages=", ".join(lacking)
            )
        used = {key: frozenset(_PLACEHOLDER.findall(words)) for key, words in known.items()}
        if len(set(used.values())) > 1:
            yield check.finding("SCN011", Severity.ERROR, *route, case="differ")
        names = {name for words in text.wordings for name in _PLACEHOLDER.findall(words)}
        for name in sorted(names - bound):
            yield check.finding("SCN011", Severity.ERROR, *route, case="unbound", name=name)
        if any(_PHONE.search(words) for words in text.wordings):
            yield check.finding("SCN012", Severity.ERROR, *route)
        if TO_WRITE in text.wordings:
            yield check.finding("SCN018", Severity.WARNING, *route)


def _all_texts(scenario: Scenario) -> Iterator[tuple[Route, Text]]:
    head = (("title", scenario.title), ("brief", scenario.brief))
    for name, text in (*head, ("facilitator", scenario.facilitator)):
        if text:
            yield (name,), text
    for place, objective in enumerate(scenario.objectives):
        yield ("objectives", place, "text"), objective.text
    for place, item in enumerate(scenario.injects):
        for name in ("text", "ask", "note", "generic"):
            text = getattr(item, name)
            if text:
                yield ("injects", place, name), text
    for place, question in enumerate(scenario.debrief_questions):
        yield ("debrief_questions", place, "text"), question.text


def _players(check: Check) -> Iterator[Finding]:
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


def _solo(check: Check) -> Iterator[Finding]:
    if not check.scenario.solo:
        return
    for place, item in enumerate(check.scenario.injects):
        if not item.ask or not item.answer:
            yield check.finding("SCN014", Severity.ERROR, "injects", place, inject=item.id)


def _lengths(check: Check) -> Iterator[Finding]:
    for place, item in enumerate(check.scenario.injects):
        longest = max(len(words) for words in item.text.wordings)
        if longest > _LONG:
            yield check.finding(
                "SCN015",
                Severity.INFO,
                "injects",
                place,
                "text",
                inject=item.id,
                count=longest,
                most=_LONG,
            )


_MIDNIGHT: Final = time()
_RULES: Final[tuple[Callable[[Check], Iterator[Finding]], ...]] = (
    _name,
    _times,
    _story,
    _arc,
    _objectives,
    _references,
    _within,
    _herrings,
    _spoilers,
    _texts,
    _players,
    _solo,
    _lengths,
)
