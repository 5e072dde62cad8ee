"""The end of the facilitator's book: the debriefing, a score by hand, and typing it in."""

from collections.abc import Iterator
from typing import Final

from incplan.documents.content.blocks import BlankTable, Bullets, Form, FormRow, Paragraph
from incplan.documents.content.document import Section
from incplan.documents.views.exercises.said import said
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.numbers import shortest
from incplan.incident.exercises.staging import Staged
from incplan.plan.files.scenarios import ExpectKind

_READINESS: Final = ("pir.readiness.1", "pir.readiness.2", "pir.readiness.3")


def afterwards(say: Wording, staged: Staged) -> Iterator[Section]:
    """What comes once the play is over."""
    yield _debrief(say, staged)
    yield _score(say, staged)
    yield Section(
        id="after",
        title=say.t("Typing it in"),
        blocks=(
            Paragraph(say.t("At any computer with the plan, by whoever; in this order:")),
            Bullets(tuple(_typing(say, staged))),
        ),
    )


def _debrief(say: Wording, staged: Staged) -> Section:
    how = (
        say.t("At once, {count} minutes, all together. Players speak first, then observers.",
              count=staged.scenario.debrief),
        say.t("Speak of the plan and of what was missing, never of who was good or bad."),
        say.t("A correction has one name and one day, or it is none."),
    )  # fmt: skip
    rows = tuple(
        FormRow(label=f"{item.id} {said(say, staged, item.text)}", lines=3)
        for item in staged.scenario.debrief_questions
    )
    more = (
        FormRow(label=say.t("WELL: what went well"), lines=2),
        FormRow(label=say.t("IMPROVE: what did not"), lines=2),
        FormRow(
            label=say.t("READINESS: how prepared the staff was"),
            lines=0,
            choices=tuple(say.label(key) for key in _READINESS),
        ),
        FormRow(label=say.t("Corrections: what, who, by when"), lines=4),
        FormRow(label=say.t("Read by management: name, day, signature")),
    )
    return Section(
        id="debrief",
        title=say.t("Debriefing"),
        blocks=(Bullets(how), Form((*rows, *more))),
        new_page=True,
    )


def _score(say: Wording, staged: Staged) -> Section:
    """What the report counts, for who wants it before anything is typed."""
    rows = []
    for objective in staged.scenario.objectives:
        asked = [
            item
            for inject in staged.injects
            for _number, item in staged.expected(inject)
            if item.obj == objective.id
        ]
        weights = sum(item.w for item in asked)
        critical = sum(1 for item in asked if item.critical)
        rows.append(
            (objective.id, shortest(float(weights), say.language), str(critical), "", "", "")
        )
    rules = (
        say.t("In the time allowed: 1. Late, up to twice the time, or declined with a reason: ½. "
              "Later or never: 0."),
        say.t("A “do not” line counts 1 if it did not happen, 0 if it did."),
        say.t("Leave out what there was no time for any more."),
        say.t("Met: 80 % of the points and no critical line at 0. Partly: 50 %. No marks for "
              "persons."),
    )  # fmt: skip
    columns = (
        say.t("Objective"), say.t("Points that can be had"), say.t("Critical lines"),
        say.t("Points"), say.t("Critical at 0"), say.t("Met, partly, not"),
    )  # fmt: skip
    return Section(
        id="score",
        title=say.t("Score by hand"),
        blocks=(Bullets(rules), BlankTable(columns, len(rows), tuple(rows))),
        new_page=True,
    )


def _typing(say: Wording, staged: Staged) -> Iterator[str]:
    scenario = staged.scenario.id
    yield f"incplan exercise start {scenario} --paper --at __:__ --by ________"
    yield say.t("for each of the attendance list: {command}",
                command="incplan exercise attend ________ --as ________")  # fmt: skip
    yield say.t("for each inject, with the hour of the timeline: {command}",
                command="incplan exercise next --at __:__")  # fmt: skip
    yield say.t("what the players first said it was: {command}",
                command=f"incplan declare --exercise TEXT --type {staged.scenario.fiche} "
                "--activity ________ --at __:__ --by ________")  # fmt: skip
    yield say.t("for each tick, with its hour: {command}",
                command="incplan exercise observe I1.1 --done --at __:__ --by ____")  # fmt: skip
    yield say.t("done in another way: {other}; a “do not” line that happened: {happened}",
                other="--equivalent", happened="--happened")  # fmt: skip
    yield say.t("from the log: {log}; calls: {call}",
                log="incplan log TEXT --at __:__ --by ________",
                call="incplan call ________ --no-answer|--wrong-number --at __:__")  # fmt: skip
    yield from _more_than_a_tick(say, staged)
    yield "incplan exercise finish --at __:__"
    questions = (*(item.id for item in staged.scenario.debrief_questions), "WELL", "IMPROVE")
    yield f"incplan exercise answer {'|'.join(questions)} TEXT"
    yield "incplan exercise answer READINESS not_prepared|partly_prepared|fully_prepared"
    yield "incplan exercise action TEXT --owner ________ --due ____-__-__"
    yield "incplan exercise report --complete --at ____-__-__ --by ________"
    yield say.t("Times are those on the wall, with the day where it was not today; the report is "
                "the same as of an exercise typed live.")  # fmt: skip


def _more_than_a_tick(say: Wording, staged: Staged) -> Iterator[str]:
    """Reactions that say something: for when an estimate is, which step of a duty was taken."""
    asked = {item.kind for inject in staged.injects for _n, item in staged.expected(inject)}
    if ExpectKind.ETA in asked:
        yield say.t("for an estimate, instead of its tick: {command}",
                    command="incplan eta ________ __:__ --at __:__ --by ____")  # fmt: skip
    if ExpectKind.OBLIGE in asked:
        yield say.t("for a step of a duty to notify, instead of its tick: {command}",
                    command="incplan obligations aware|submit|waive ________ --at __:__, "
                    "assess --answer ________=yes|no --at __:__")  # fmt: skip


def not_lines(staged: Staged) -> bool:
    """Whether anything is expected not to be done."""
    return any(item.kind is ExpectKind.NOT for inject in staged.injects for item in inject.expect)
