"""A scenario in words, with the names of a plan in it."""

from datetime import datetime

from incplan.app.desk.people import role_label
from incplan.diagnostics import Diagnostic
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels.plan.scenarios import bound_words, expected_words, filled, missing_words
from incplan.incident.exercises.queries.query import Unbound
from incplan.incident.exercises.staging import Staged
from incplan.plan.files.scenarios import Expectation, Inject
from incplan.plan.values.scalars import Text


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

    def said(text: Text | None) -> str:
        return filled(translator, plan, text, staged.answers)

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
