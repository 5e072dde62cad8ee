"""The facilitator's book: what to prepare, what to read aloud, the timeline, each inject."""

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
from incplan.documents.views.exercises.afterwards import afterwards, not_lines
from incplan.documents.views.exercises.injects import inject_section, story_hour
from incplan.documents.views.exercises.players import stop_rule
from incplan.documents.views.exercises.said import said
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.procedures import form_name
from incplan.i18n.labels.plan.scenarios import bound_words, missing_words
from incplan.i18n.time.dates import long_datetime
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
                (say.t("Form of test"), form_name(say.translator, scenario.form.value)),
                (say.t("Minutes"), say.t("{play} of play, {debrief} of debriefing",
                                         play=scenario.play, debrief=scenario.debrief)),
                (say.t("The story begins"),
                 long_datetime(staged.hours[0].story.astimezone(say.zone), say.language)),
            )),
            *_hint(say, staged),
            Checklist(tuple(Check(text=text) for text in _before(say, staged)),
                      say.t("Before you begin")),
            Form((
                FormRow(label=say.t("Facilitator, observers")),
                FormRow(label=say.t("Day, began at, ended at")),
                FormRow(label=say.t("Exercise number (once it is typed in)")),
            )),
            *_names(say, staged),
        ),
    )  # fmt: skip
    yield Section(
        id="aloud",
        title=say.t("Read aloud"),
        blocks=(
            Paragraph(said(say, staged, scenario.brief)),
            Paragraph(say.t("This is an exercise. {rule}", rule=stop_rule(say))),
            Paragraph(say.t("Then go through the rules on the player's sheet, and begin.")),
        ),
    )
    yield Section(
        id="objectives",
        title=say.t("What is to be shown"),
        blocks=(Facts(tuple((item.id, said(say, staged, item.text))
                            for item in scenario.objectives)),),
    )  # fmt: skip
    yield Section(
        id="timeline",
        title=say.t("Timeline"),
        blocks=(_timeline(say, staged), Bullets(tuple(_playing(say, staged)))),
    )
    for inject in staged.injects:
        yield inject_section(say, staged, inject, whole=True)
    yield from afterwards(say, staged)


def _hint(say: Wording, staged: Staged) -> tuple[Block, ...]:
    words = said(say, staged, staged.scenario.facilitator)
    return (Paragraph(words),) if words else ()


def _before(say: Wording, staged: Staged) -> Iterator[str]:
    players = len(staged.scenario.players)
    yield say.t("A room, a clock that all can see, this book, the cards cut and in order.")
    yield say.t("Printed: {players} player's sheets (one each), the cards and the attendance list "
                "once, an observer's sheet for each observer.", players=players)  # fmt: skip
    yield say.t("The players have the plan as they would have it that day: binder, fiches, phones.")
    yield say.t("A number for simulated calls on the player's sheets; somebody answers it.")
    yield say.t("Everybody concerned knows that there is an exercise; few know when.")
    yield say.t("Everybody signs the attendance list. A deputy plays for whoever is missing.")
    yield say.t("Write down when you begin, and in the timeline the hour on the wall of each "
                "minute.")  # fmt: skip


def _playing(say: Wording, staged: Staged) -> Iterator[str]:
    """What to do from the first minute to the last."""
    yield say.t("At each hour give the card to whom it is for, or read it to them alone. Say the "
                "hour of the story.")  # fmt: skip
    yield say.t("Whoever phones the number for simulated calls gets an answer as in the real "
                "thing, but no help.")  # fmt: skip
    yield say.t("Tick what you see, with who and the hour on the wall. Never help: note what is "
                "missing.")  # fmt: skip
    if not_lines(staged):
        yield say.t("“Do not” lines: tick only if it happened.")
    yield say.t("Something real happens: say the stop word, put the sheets away, act. Go on later "
                "from the same minute, or break it off.")  # fmt: skip
    yield say.t("At minute {minute} say that it is over, and debrief at once.",
                minute=staged.scenario.play)  # fmt: skip


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
    rows = tuple(
        (
            str(item.at),
            "__:__",
            story_hour(say, staged, item.id),
            item.id,
            say.roles(item.to),
            say.label(f"via.{item.via.value}"),
        )
        for item in staged.injects
    )
    end = (str(staged.scenario.play), "__:__", "", "-", say.t("everybody"), say.t("the end"))
    columns = (
        say.t("Minute"), say.t("Wall"), say.t("Story"), say.t("Inject"), say.t("To"), say.t("How"),
    )  # fmt: skip
    return Table(columns, (*rows, end))
