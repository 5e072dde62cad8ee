"""The scenarios that can be played: list, read, see how one falls on the plan, write one."""

from datetime import datetime
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known
from incplan.app.desk.people import role_label
from incplan.diagnostics import Diagnostic
from incplan.errors import RefusedError, UnreadableError, UsageError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels.plan.scenarios import (
    bound_words,
    expected_words,
    filled,
    missing_words,
)
from incplan.incident.exercises.queries.query import Unbound
from incplan.incident.exercises.rules.check import scenario_check
from incplan.incident.exercises.scenario_rules import scenario_findings
from incplan.incident.exercises.staging import Staged, stage
from incplan.plan.files.scenarios import TO_WRITE, Expectation, Inject, Scenario
from incplan.plan.validation.schemas import modeline
from incplan.plan.values.scalars import ID_PATTERN
from incplan.store.disk.durable import create_file
from incplan.store.plan.scenarios import (
    FOLDER,
    Shelf,
    all_scenarios,
    own_scenarios,
    shipped_path,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLine:
    """One scenario as listed; `left_out` counts injects that this plan cannot play."""

    id: str
    title: str
    fiche: str
    form: str
    play: int
    debrief: int
    injects: int
    left_out: int
    solo: bool
    paper_only: bool
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioList:
    """Every scenario; `unreadable` are files of the plan that cannot be used."""

    scenarios: tuple[ScenarioLine, ...]
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionLine:
    """What is expected after an inject; `number` is how sheets name it: `I3.2`."""

    number: str
    kind: str
    value: str
    text: str
    by: str
    within: int | None
    objective: str
    critical: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectLine:
    """An inject as this plan plays it; `gap` is how many minutes pass before the next."""

    id: str
    at: int
    story: datetime
    gap: int
    to: tuple[str, ...]
    via: str
    kind: str
    text: str
    ask: str
    answer: str
    note: str
    left_out: bool
    generic: bool
    expected: tuple[ReactionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """A name of a scenario, and what it means here; or why it means nothing."""

    name: str
    query: str
    words: str
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A text with its id: an objective, a question of the debriefing."""

    id: str
    text: str
    objective: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioView:
    """A scenario in one language, with the names of this plan in it."""

    id: str
    version: str
    own: bool
    title: str
    brief: str
    facilitator: str
    fiche: str
    form: str
    play: int
    debrief: int
    solo: bool
    paper_only: bool
    story_start: datetime
    players: tuple[str, ...]
    absent: tuple[str, ...]
    objectives: tuple[Keyed, ...]
    questions: tuple[Keyed, ...]
    injects: tuple[InjectLine, ...]
    names: tuple[NameLine, ...]
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioWritten:
    """A new file."""

    scenario: str
    path: str
    copied_from: str


def list_scenarios(desk: Desk, translator: Translator) -> ScenarioList:
    """All of them, those of the plan first."""
    shelf = all_scenarios(desk.root)
    return ScenarioList(
        scenarios=tuple(_line(desk, shelf, key, translator) for key in shelf.scenarios),
        unreadable=tuple(sorted(f"{FOLDER}/{key}.yaml" for key in shelf.broken)),
    )


def _line(desk: Desk, shelf: Shelf, key: str, translator: Translator) -> ScenarioLine:
    scenario = shelf.scenarios[key]
    staged = staged_now(desk, scenario)
    return ScenarioLine(
        id=key,
        title=filled(translator, staged.plan, scenario.title, staged.answers),
        fiche=scenario.fiche,
        form=scenario.form.value,
        play=scenario.play,
        debrief=scenario.debrief,
        injects=len(scenario.injects),
        left_out=len(staged.left_out),
        solo=scenario.solo,
        paper_only=scenario.paper_only,
        own=key in shelf.own,
    )


def the_scenario(desk: Desk, given: str) -> tuple[Scenario, bool]:
    """The scenario meant by its id or title, and whether it is the company's own.

    Raises UsageError for what none is called, UnreadableError for one that cannot be read.
    """
    shelf = all_scenarios(desk.root)
    if given in shelf.broken:
        raise UnreadableError("scenario_unreadable", path=f"{FOLDER}/{given}.yaml", scenario=given)
    key = known(
        "scenario", given, shelf.scenarios, lambda item: shelf.scenarios[item].title.wordings
    )
    return shelf.scenarios[key], key in shelf.own


def staged_now(desk: Desk, scenario: Scenario, at: datetime | None = None) -> Staged:
    """The scenario on this plan, for a start now or at a moment."""
    return stage(scenario, desk.plan(), desk.pack(), at or desk.local_now)


def view_scenario(desk: Desk, given: str, translator: Translator) -> ScenarioView:
    """A scenario on this plan, for a start now, with what is wrong with it."""
    scenario, own = the_scenario(desk, given)
    return viewed(
        staged_now(desk, scenario), translator, own=own, problems=_problems(desk, scenario)
    )


def viewed(
    staged: Staged,
    translator: Translator,
    *,
    own: bool = False,
    problems: tuple[Diagnostic, ...] = (),
) -> ScenarioView:
    """A staged scenario in words."""
    scenario, plan = staged.scenario, staged.plan
    fiche = plan.fiche(scenario.fiche)

    def said(text: object) -> str:
        return filled(translator, plan, text, staged.answers)  # type: ignore[arg-type]

    names = [(name, scenario.bind[name]) for name in scenario.bind]
    return ScenarioView(
        id=scenario.id,
        version=scenario.version,
        own=own,
        title=said(scenario.title),
        brief=said(scenario.brief),
        facilitator=said(scenario.facilitator),
        fiche=plan.text(fiche.title, translator.language) if fiche else scenario.fiche,
        form=scenario.form.value,
        play=scenario.play,
        debrief=scenario.debrief,
        solo=scenario.solo,
        paper_only=scenario.paper_only,
        story_start=staged.hours[0].story,
        players=tuple(role_label(role, translator) for role in scenario.players),
        absent=tuple(role_label(role, translator) for role in scenario.absent),
        objectives=tuple(Keyed(id=item.id, text=said(item.text)) for item in scenario.objectives),
        questions=tuple(
            Keyed(id=item.id, text=said(item.text), objective=item.obj)
            for item in scenario.debrief_questions
        ),
        injects=tuple(
            _inject(staged, place, item, translator) for place, item in enumerate(scenario.injects)
        ),
        names=tuple(_name(staged, name, query, translator) for name, query in names),
        problems=problems,
    )


def _name(staged: Staged, name: str, query: str, translator: Translator) -> NameLine:
    found = staged.answers[name]
    unbound = isinstance(found, Unbound)
    return NameLine(
        name=name,
        query=query,
        words="" if unbound else bound_words(translator, staged.plan, found),
        missing=missing_words(translator, found) if isinstance(found, Unbound) else "",
    )


def _inject(staged: Staged, place: int, item: Inject, translator: Translator) -> InjectLine:
    scenario, plan, answers = staged.scenario, staged.plan, staged.answers
    ends = (*(one.at for one in scenario.injects), scenario.play)
    text = staged.said(item)
    return InjectLine(
        id=item.id,
        at=item.at,
        story=staged.hours[place].story,
        gap=ends[place + 1] - item.at,
        to=tuple(role_label(role, translator) for role in item.to),
        via=item.via.value,
        kind=item.kind.value,
        text=filled(translator, plan, text, answers),
        ask=filled(translator, plan, item.ask, answers),
        answer=bound_words(translator, plan, answers[item.id]) if item.answer else "",
        note=filled(translator, plan, item.note, answers),
        left_out=item.id in staged.left_out,
        generic=text is item.generic,
        expected=tuple(
            reaction_line(staged, item, number, one, translator)
            for number, one in staged.expected(item)
        ),
    )


def reaction_line(
    staged: Staged, inject: Inject, number: int, item: Expectation, translator: Translator
) -> ReactionLine:
    """An expected reaction in words, with the number that sheets give it."""
    return ReactionLine(
        number=f"{inject.id}.{number}",
        kind=item.kind.value,
        value=item.value,
        text=expected_words(translator, staged, item),
        by=role_label(item.by, translator) if item.by else "",
        within=item.within,
        objective=item.obj,
        critical=item.critical,
    )


def _problems(desk: Desk, scenario: Scenario) -> tuple[Diagnostic, ...]:
    """What the rules say of it; of the company's own, with line and column."""
    subject = f"{FOLDER}/{scenario.id}"
    _own, loaded = own_scenarios(desk.root)
    check = scenario_check(scenario, subject, desk.plan(), desk.pack(), languages_of(desk))
    return tuple(loaded.address(item) for item in scenario_findings(check))


def languages_of(desk: Desk) -> tuple[str, ...]:
    """The languages in which a plan's texts must be complete: its own."""
    file = desk.plan().file
    return tuple(dict.fromkeys((file.language, *file.languages)))


def new_scenario(desk: Desk, name: str, source: str) -> ScenarioWritten:
    """Write `scenarios/NAME.yaml`: a copy of another scenario, else a short one to fill in.

    Raises UsageError for a name that is no id, RefusedError where the file is there.
    """
    key = name.strip().lower().replace(" ", "-")
    if not ID_PATTERN.fullmatch(key):
        raise UsageError("no_such_scenario_word", given=name[:60])
    path = f"{FOLDER}/{key}.yaml"
    text, copied = _text(desk, key, source)
    try:
        create_file(desk.root, (FOLDER,), f"{key}.yaml", text.encode())
    except FileExistsError:
        raise RefusedError("scenario_exists", scenario=key, path=path) from None
    return ScenarioWritten(scenario=key, path=path, copied_from=copied)


def _text(desk: Desk, key: str, source: str) -> tuple[str, str]:
    head = modeline(f"{FOLDER}/{key}.yaml")
    if not source:
        return head + _skeleton(desk, key), ""
    scenario, own = the_scenario(desk, source)
    place = desk.root / FOLDER / f"{scenario.id}.yaml" if own else shipped_path(scenario.id)
    lines = place.read_text(encoding="utf-8").splitlines(keepends=True)
    body = [line for line in lines if not line.startswith("# yaml-language-server:")]
    named = [f"id: {key}\n" if line.startswith("id:") else line for line in body]
    return head + "".join(named), scenario.id


def _skeleton(desk: Desk, key: str) -> str:
    """A short scenario whose texts wait to be written; all else of it can be played."""
    fiche = next(iter(desk.plan().fiche_ids()), "communication")
    text = "{" + ", ".join(f'{language}: "{TO_WRITE}"' for language in languages_of(desk)) + "}"
    blocks = "".join(
        f'  - id: I{number}\n    at: {at}\n    story: "tue {hour}"\n    to: [incident_manager]\n'
        f"    via: phone\n    text: {text}\n    expect:\n      - {expect}\n"
        for number, (at, hour, expect) in enumerate(_SKELETON, start=1)
    )
    return (
        f'format: 1\nid: {key}\nversion: "0.1"\nfiche: {fiche}\nform: tabletop_30\n'
        'play: 30\ndebrief: 10\nstory_start: "tue 09:00"\n'
        "players: [incident_manager, bcp_manager]\n"
        "bind: {A: activity.shortest_rto, A_RTO: value.rto(A)}\nhide: []\n"
        f"title: {text}\nbrief: {text}\n"
        f"objectives:\n  - {{id: O1, text: {text}}}\n  - {{id: O2, text: {text}}}\n"
        f"injects:\n{blocks}debrief_questions:\n"
        f"  - {{id: Q1, obj: O1, text: {text}}}\n  - {{id: Q2, obj: O2, text: {text}}}\n"
    )


#: Minute of play, hour of the story, what is expected.
_SKELETON: Final = (
    (0, "09:00", "{level: minor, within: 5, obj: O1, critical: yes}"),
    (7, "09:30", "{affect: A, within: 5, obj: O1}"),
    (14, "10:30", '{call: "role:bcp_manager", within: 5, obj: O2}'),
    (20, "12:00", "{eta: A, within: 4, obj: O2}"),
    (25, "14:00", "{tell: staff, within: 5, obj: O2}"),
)
