"""The scenarios that can be played: list, read, see how one falls on the plan."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known
from incplan.app.exercises.scenario_view import ScenarioView, viewed
from incplan.diagnostics import Diagnostic
from incplan.errors import UnreadableError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels.plan.scenarios import filled
from incplan.incident.exercises.scenario_checks.check import scenario_check
from incplan.incident.exercises.scenario_rules import scenario_findings
from incplan.incident.exercises.staging import Staged, stage
from incplan.plan.files.scenarios import Scenario
from incplan.store.plan.scenarios import FOLDER, Shelf, all_scenarios, own_scenarios


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
        staged_now(desk, scenario), translator, own=own, problems=problems_of(desk, scenario)
    )


def problems_of(desk: Desk, scenario: Scenario) -> tuple[Diagnostic, ...]:
    """What the rules say of it; of the company's own, with line and column."""
    subject = f"{FOLDER}/{scenario.id}"
    _own, loaded = own_scenarios(desk.root)
    check = scenario_check(scenario, subject, desk.plan(), desk.pack(), languages_of(desk))
    return tuple(loaded.address(item) for item in scenario_findings(check))


def languages_of(desk: Desk) -> tuple[str, ...]:
    """The languages in which a plan's texts must be complete: its own."""
    file = desk.plan().file
    return tuple(dict.fromkeys((file.language, *file.languages)))
