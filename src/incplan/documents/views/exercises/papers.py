"""The papers of an exercise for players, facilitator and observers, each in a file of its own.

No player reads what comes: player sheets hold the brief and the rules, cards one inject each, and
the facilitator's book is never in the same file.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from incplan.documents.content.blocks import (
    Alert,
    BlankTable,
    Block,
    Bullets,
    Card,
    Cards,
    Check,
    Checklist,
    Facts,
    Form,
    FormRow,
    Paragraph,
    Table,
    ToFill,
)
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import stamp
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.plan.procedures import form_name
from incplan.i18n.labels.plan.scenarios import (
    BLANK,
    bound_words,
    expected_words,
    filled,
    missing_words,
)
from incplan.i18n.time.dates import clock_time
from incplan.incident.exercises.queries.people import chain
from incplan.incident.exercises.queries.query import Unbound
from incplan.incident.exercises.staging import Staged
from incplan.plan.files.scenarios import Inject

#: The sheets, each a document of its own.
SHEETS: Final = ("players", "leader", "cards", "evaluation", "attendance", "answers")
_TITLES: Final = {
    "players": N_("EXERCISE: {title} (player's sheet)"),
    "leader": N_("EXERCISE: {title} (facilitator's book)"),
    "cards": N_("EXERCISE: {title} (inject cards)"),
    "evaluation": N_("EXERCISE: {title} (observer's sheet)"),
    "attendance": N_("EXERCISE: {title} (attendance list)"),
    "answers": N_("EXERCISE: {title} (answers: keep face down)"),
}
_LOG_ROWS: Final = 16
_EXTRA_ROWS: Final = 6


def papers_view(
    say: Wording,
    staged: Staged,
    sheet: str,
    *,
    now: datetime,
    commit: str | None,
    fingerprint: str = "",
) -> Document:
    """One sheet of a scenario, as this plan plays it."""
    title = _said(say, staged, staged.scenario.title)
    return Document(
        id="scenario",
        part=f"{staged.scenario.id}-{sheet}",
        language=say.language,
        title=say.t(_TITLES[sheet], title=title),
        organisation=say.plan.file.organisation.name,
        subtitle=say.t("Scenario {id} {version}", id=staged.scenario.id,
                       version=staged.scenario.version),
        stamp=stamp(
            say, today=now.astimezone(say.zone).date(), commit=commit, fingerprint=fingerprint
        ),
        notices=(say.t("EXERCISE - this did not happen"), _stop(say)),
        chapters=tuple(_CHAPTERS[sheet](say, staged)),
    )  # fmt: skip


def _stop(say: Wording) -> str:
    return say.t("Whoever says “{word}” stops it.", word=say.t("STOP EXERCISE"))


def _said(say: Wording, staged: Staged, text: object) -> str:
    return filled(say.translator, say.plan, text, staged.answers)  # type: ignore[arg-type]


def _players(say: Wording, staged: Staged) -> Iterator[Section]:
    scenario = staged.scenario
    rows = tuple((say.role(role), _who(say, staged, role), BLANK) for role in scenario.players)
    rules = (
        say.t("Everybody here knows that this is an exercise. Say “exercise” first in each call."),
        say.t("Call nobody outside: not 112, not a bank, not a customer. Their calls go to: {line}",
              line=BLANK),
        say.t("Act as the plan says, with what you have; write down time and decision."),
        *((say.t("Use no IT of the company."),) if scenario.paper_only else ()),
        *((say.t("Away in the story: {roles}", roles=say.roles(scenario.absent)),)
          if scenario.absent else ()),
    )  # fmt: skip
    yield Section(
        id="brief",
        title=say.t("What you know"),
        blocks=(
            Alert(say.t("EXERCISE"), _stop(say)),
            Paragraph(_said(say, staged, scenario.brief)),
        ),
    )
    yield Section(id="rules", title=say.t("Rules"), blocks=(Bullets(rules),))
    columns = (say.t("Function"), say.t("In the plan"), say.t("Who plays"))
    yield Section(id="roles", title=say.t("Who plays"), blocks=(Table(columns, rows),))
    yield Section(
        id="log",
        title=say.t("Log"),
        blocks=(
            Form((FormRow(label=say.t("Exercise number, sheet number, kept by")),)),
            BlankTable((say.t("Time"), say.t("Who"), say.t("What happened, what was decided")),
                       _LOG_ROWS),
        ),
        new_page=True,
    )  # fmt: skip


def _who(say: Wording, staged: Staged, role: str) -> str:
    people = chain(staged.ground, role)
    return say.person(people[0]) if people else BLANK


def _leader(say: Wording, staged: Staged) -> Iterator[Section]:
    scenario = staged.scenario
    yield Section(
        id="before",
        title=say.t("Before"),
        blocks=(
            Alert(say.t("For the facilitator only"), say.t("No player reads this book.")),
            Facts((
                (say.t("Form"), form_name(say.translator, scenario.form.value)),
                (say.t("Minutes"), say.t("{play} of play, {debrief} of debriefing",
                                         play=scenario.play, debrief=scenario.debrief)),
                (say.t("Began at"), BLANK),
                (say.t("Ended at"), BLANK),
                (say.t("Exercise number"), BLANK),
            )),
            *_hint(say, staged),
            Checklist(tuple(Check(text=text) for text in _before(say)), say.t("Before you begin")),
            *_names(say, staged),
        ),
    )  # fmt: skip
    yield Section(
        id="objectives",
        title=say.t("What is to be shown"),
        blocks=(Facts(tuple((item.id, _said(say, staged, item.text))
                            for item in scenario.objectives)),),
    )  # fmt: skip
    yield Section(id="timeline", title=say.t("Timeline"), blocks=(_timeline(say, staged),))
    for inject in staged.injects:
        yield _inject(say, staged, inject, whole=True)
    yield _debrief(say, staged)
    yield Section(
        id="after",
        title=say.t("Typing it in"),
        blocks=(Bullets(tuple(_typing(say, staged))),),
    )


def _hint(say: Wording, staged: Staged) -> tuple[Block, ...]:
    words = _said(say, staged, staged.scenario.facilitator)
    return (Paragraph(words),) if words else ()


def _before(say: Wording) -> Iterator[str]:
    yield say.t("A room, a clock that all can see, this book, the cards cut and in order.")
    yield say.t("A player's sheet for each, the attendance list, an observer with a sheet.")
    yield say.t("A number for simulated calls on the player's sheets; somebody answers it.")
    yield say.t("Everybody concerned knows that there is an exercise; few know when.")
    yield say.t("Read the brief aloud and the rules, say the stop word; write down when you begin.")
    yield say.t("At each minute of the timeline hand over or read the card. Never help: note.")
    yield say.t("Tick what you see with its time. At the end, debrief at once.")


def _names(say: Wording, staged: Staged) -> Iterator[Block]:
    rows = tuple(
        (
            name,
            missing_words(say.translator, found)
            if isinstance(found, Unbound)
            else bound_words(say.translator, say.plan, found),
        )
        for name, found in staged.answers.items()
        if name in staged.scenario.bind
    )
    if rows:
        yield Table((say.t("Name"), say.t("In this plan")), rows)


def _timeline(say: Wording, staged: Staged) -> Table:
    hours = {item.inject: item.story for item in staged.hours}
    rows = tuple(
        (
            str(item.at),
            "__:__",
            clock_time(hours[item.id], say.language),
            item.id,
            say.roles(item.to),
            say.label(f"via.{item.via.value}"),
        )
        for item in staged.injects
    )
    columns = (
        say.t("Minute"), say.t("Wall"), say.t("Story"), say.t("Inject"), say.t("To"), say.t("How"),
    )  # fmt: skip
    return Table(columns, rows)


def _inject(say: Wording, staged: Staged, item: Inject, *, whole: bool) -> Section:
    """An inject with its expected reactions to tick; `whole` with what the facilitator says."""
    blocks: list[Block] = []
    if whole:
        blocks.append(Paragraph(_said(say, staged, staged.said(item))))
        told = [_said(say, staged, item.ask), _said(say, staged, item.note)]
        if item.answer:
            told.append(f"= {bound_words(say.translator, say.plan, staged.answers[item.id])}")
        if any(told):
            blocks.append(Bullets(tuple(text for text in told if text)))
    checks = tuple(
        Check(
            number=f"{item.id}.{number}",
            text=expected_words(say.translator, staged, one),
            who=say.role(one.by) if one.by else "",
            note=_allowed(say, one.within, critical=one.critical),
        )
        for number, one in staged.expected(item)
    )
    if checks:
        blocks.append(Checklist(checks, say.t("Expected"), say.t("Who"), say.t("Time")))
    title = say.t(
        "{id}: minute {minute}, {whom}", id=item.id, minute=item.at, whom=say.roles(item.to)
    )
    return Section(
        id=item.id.lower(), title=title, blocks=tuple(blocks) or (ToFill(say.t("Nothing.")),)
    )


def _allowed(say: Wording, within: int | None, *, critical: bool) -> str:
    told = say.t("within {count} min", count=within) if within is not None else ""
    return say.listed((told, say.t("critical") if critical else ""))


def _debrief(say: Wording, staged: Staged) -> Section:
    rows = tuple(
        FormRow(label=f"{item.id} {_said(say, staged, item.text)}", lines=3)
        for item in staged.scenario.debrief_questions
    )
    more = (
        FormRow(label=say.t("WELL: what went well"), lines=2),
        FormRow(label=say.t("IMPROVE: what did not"), lines=2),
        FormRow(label=say.t("Corrections: what, who, by when"), lines=4),
        FormRow(label=say.t("Read by management: name, day, signature")),
    )
    return Section(
        id="debrief", title=say.t("Debriefing"), blocks=(Form((*rows, *more)),), new_page=True
    )


def _typing(say: Wording, staged: Staged) -> Iterator[str]:
    scenario = staged.scenario.id
    yield f"incplan exercise start {scenario} --paper --at __:__ --participants ..."
    yield "incplan exercise next --at __:__"
    yield "incplan declare --exercise TEXT --at __:__"
    yield "incplan exercise observe I1.1 --done --at __:__"
    yield "incplan exercise finish --at __:__"
    yield "incplan exercise answer Q1 TEXT"
    yield say.t("Times are those on the wall; the report is the same as of an exercise typed live.")


def _cards(say: Wording, staged: Staged) -> Iterator[Section]:
    cards = tuple(
        Card(
            say.t("{id}: minute {minute}", id=item.id, minute=item.at),
            tuple(
                line
                for line in (
                    say.t("EXERCISE"),
                    f"{say.roles(item.to)}, {say.label(f'via.{item.via.value}')}",
                    _said(say, staged, staged.said(item)),
                    _said(say, staged, item.ask),
                )
                if line
            ),
        )
        for item in staged.injects
    )
    yield Section(id="cards", title=say.t("Cut and keep in order"), blocks=(Cards(cards),))


def _evaluation(say: Wording, staged: Staged) -> Iterator[Section]:
    yield Section(
        id="how",
        title=say.t("How to watch"),
        blocks=(
            Alert(say.t("For observers only"), say.t("No player reads this sheet.")),
            Bullets((
                say.t("Tick what you see and write the time on the wall; never help."),
                say.t("“Do not” lines: tick only if it happened."),
                say.t("No marks for persons: the plan is tested, not people."),
            )),
        ),
    )  # fmt: skip
    for inject in staged.injects:
        yield _inject(say, staged, inject, whole=False)


def _attendance(say: Wording, staged: Staged) -> Iterator[Section]:
    columns = (
        say.t("Function"), say.t("In the plan"), say.t("Name"), say.t("From, to"),
        say.t("Signature"),
    )  # fmt: skip
    rows = tuple(
        (say.role(role), _who(say, staged, role), BLANK, "__:__ __:__", BLANK)
        for role in staged.scenario.players
    )
    yield Section(
        id="attendance",
        title=say.t("Who took part"),
        blocks=(
            Form((FormRow(label=say.t("Exercise number, day, facilitator")),)),
            Table(columns, rows),
            BlankTable(columns, _EXTRA_ROWS),
        ),
    )


def _answers(say: Wording, staged: Staged) -> Iterator[Section]:
    rows = tuple(
        (
            item.id,
            _said(say, staged, item.ask),
            bound_words(say.translator, say.plan, staged.answers[item.id]),
        )
        for item in staged.injects
        if item.answer
    )
    if not rows:
        words = say.t("Somebody leads this scenario: its answers are in the facilitator's book.")
        yield Section(id="answers", title=say.t("Answers"), blocks=(Paragraph(words),))
        return
    columns = (say.t("No."), say.t("Question"), say.t("Answer"))
    yield Section(id="answers", title=say.t("Answers"), blocks=(Table(columns, rows),))


_CHAPTERS: Final[dict[str, Callable[[Wording, Staged], Iterator[Section]]]] = {
    "players": _players,
    "leader": _leader,
    "cards": _cards,
    "evaluation": _evaluation,
    "attendance": _attendance,
    "answers": _answers,
}
