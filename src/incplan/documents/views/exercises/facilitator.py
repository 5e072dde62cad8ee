"""The facilitator's book: what to prepare, the timeline, each inject, the debriefing."""

from collections.abc import Iterator

from incplan.documents.content.blocks import (
    Alert,
    Block,
    Bullets,
    Check,
    Checklist,
    Facts,
    Form,
    FormRow,
    Paragraph,
    Table,
)
from incplan.documents.content.document import Section
from incplan.documents.views.exercises.injects import inject_section
from incplan.documents.views.exercises.said import said
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.procedures import form_name
from incplan.i18n.labels.plan.scenarios import BLANK, bound_words, missing_words
from incplan.i18n.time.dates import clock_time
from incplan.incident.exercises.queries.query import Unbound
from incplan.incident.exercises.staging import Staged


def facilitator_book(say: Wording, staged: Staged) -> Iterator[Section]:
    """All the facilitator needs, from the room to typing it in."""
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
        blocks=(Facts(tuple((item.id, said(say, staged, item.text))
                            for item in scenario.objectives)),),
    )  # fmt: skip
    yield Section(id="timeline", title=say.t("Timeline"), blocks=(_timeline(say, staged),))
    for inject in staged.injects:
        yield inject_section(say, staged, inject, whole=True)
    yield _debrief(say, staged)
    yield Section(
        id="after",
        title=say.t("Typing it in"),
        blocks=(Bullets(tuple(_typing(say, staged))),),
    )


def _hint(say: Wording, staged: Staged) -> tuple[Block, ...]:
    words = said(say, staged, staged.scenario.facilitator)
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


def _debrief(say: Wording, staged: Staged) -> Section:
    rows = tuple(
        FormRow(label=f"{item.id} {said(say, staged, item.text)}", lines=3)
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
