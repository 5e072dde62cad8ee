"""The after-action report of an exercise: computed rows first, then what people said of it."""

from datetime import date, datetime, timedelta
from typing import Final

from incplan.documents.content.blocks import Block, Bullets, Facts, Paragraph, Table, ToFill
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import stamp
from incplan.documents.views.exercises.course import course_section
from incplan.documents.views.exercises.learnt import to_improve, went_well
from incplan.documents.views.exercises.measured import measured_blocks, share_words
from incplan.documents.views.exercises.said import minutes_of, said
from incplan.documents.wording.wording import Wording
from incplan.frozen import dataclass
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.plan.procedures import form_name
from incplan.incident.exercises.report import ExerciseFacts, Practice
from incplan.incident.exercises.staging import Staged
from incplan.incident.state.exercise import Exercise
from incplan.plan.files.review import Action, ReviewFile

_PROVES: Final = {
    Practice.TALKED: N_("It was talked about only: no time was measured on any system or machine."),
    Practice.TRIED: N_("Steps were tried at the place itself; nothing was really stopped."),
    Practice.DONE: N_("What was done was really done; what was not done is not proved."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a report is made from; `next_due` is when the next exercise is."""

    found: Exercise
    staged: Staged
    facts: ExerciseFacts
    review: ReviewFile
    next_due: date | None


def exercise_report_view(
    say: Wording, report: Report, *, now: datetime, commit: str | None, fingerprint: str = ""
) -> Document:
    """The whole report, in eleven numbered parts."""
    found, staged = report.found, report.staged
    parts = (
        ("identity", say.t("Identity"), _identity(say, report)),
        ("attendance", say.t("Who took part"), _attendance(say, report)),
        ("objectives", say.t("What was to be shown"), _objectives(say, report)),
        ("course", say.t("Course"), course_section(say, found, staged, report.facts.scores)),
        (
            "measures",
            say.t("What was measured"),
            measured_blocks(say, report.facts, report.review.staff_readiness),
        ),
        ("well", say.t("What went well"), went_well(say, report.facts, staged)),
        ("improve", say.t("What to improve"), to_improve(say, report.facts, staged)),
        ("debrief", say.t("Answers of the debriefing"), _answers(say, report)),
        ("corrections", say.t("Corrections"), _corrections(say, report)),
        ("limits", say.t("What this exercise does not prove"), _limits(say, report)),
        ("management", say.t("Management"), _management(say, report)),
    )
    return Document(
        id="exercise",
        language=say.language,
        title=say.t("Report of exercise {number}", number=_number(found.id)),
        organisation=say.plan.file.organisation.name,
        subtitle=said(say, staged, staged.scenario.title),
        stamp=stamp(
            say, today=now.astimezone(say.zone).date(), commit=commit, fingerprint=fingerprint
        ),
        notices=(say.t("EXERCISE - this did not happen"),),
        chapters=tuple(
            Section(id=key, number=f"{number}.", title=title, blocks=blocks)
            for number, (key, title, blocks) in enumerate(parts, start=1)
        ),
    )


def _number(exercise: str) -> str:
    return "-".join(exercise.split("-")[1:3])


def _identity(say: Wording, report: Report) -> tuple[Block, ...]:
    found, scenario = report.found, report.staged.scenario
    started, ended = found.started, found.ended
    facts = (
        (say.t("Exercise"), found.id),
        (say.t("Scenario"), f"{started.scenario} {started.version}"),
        (say.t("Form of test"), form_name(say.translator, started.form)),
        (say.t("Kind"), say.label(f"practice.{report.facts.practice.value}")),
        (say.t("Began"), say.moment(started.occurred_at)),
        (say.t("Ended"), say.moment(ended.occurred_at) if ended else say.t("not yet")),
        (
            say.t("Minutes of play"),
            say.t(
                "{count} of {all}, at speed {speed}",
                count=minutes_of(_played(report)),
                all=scenario.play,
                speed=format(started.speed.normalize(), "f"),
            ),
        ),
        (say.t("Facilitator"), say.person(started.by) or say.t("not known")),
        (say.t("Plan fingerprint then"), started.plan_fingerprint or say.t("not known")),
        (say.t("Result"), result_words(say, report.facts)),
    )
    return (Facts(facts),)


def _played(report: Report) -> timedelta:
    clock = report.found.clock
    ended = report.found.ended
    if ended is not None:
        return clock.play(ended.occurred_at)
    return max((play for _key, play in clock.played), default=timedelta(0))


def result_words(say: Wording, facts: ExerciseFacts) -> str:
    """How many objectives were met: never a mark."""
    verdicts = [item.verdict.value for item in facts.scores.objectives]
    return say.t(
        "Objectives: {met} met, {reached} reached, {all} set",
        met=verdicts.count("met"),
        reached=len(verdicts) - verdicts.count("not_reached"),
        all=len(verdicts),
    )


def _attendance(say: Wording, report: Report) -> tuple[Block, ...]:
    rows = tuple(
        (
            say.role(item.role),
            say.people(item.people) or say.t("nobody"),
            _presence(say, item.people, holder=item.holder),
        )
        for item in report.facts.attendance
    )
    columns = (say.t("Role"), say.t("Who"), say.t("Presence"))
    others = say.people(report.facts.others)
    also = (Paragraph(say.t("Also there: {names}", names=others)),) if others else ()
    return (Table(columns, rows), *also)


def _presence(say: Wording, people: tuple[str, ...], *, holder: bool) -> str:
    if not people:
        return say.t("missing")
    return say.t("holder") if holder else say.t("deputy")


def _objectives(say: Wording, report: Report) -> tuple[Block, ...]:
    texts = {item.id: item.text for item in report.staged.scenario.objectives}
    rows = tuple(
        (
            item.id,
            said(say, report.staged, texts[item.id]),
            say.label(f"verdict.{item.verdict.value}"),
            share_words(say, item.share),
        )
        for item in report.facts.scores.objectives
    )
    return (Table((say.t("No."), say.t("Objective"), say.t("Result"), say.t("Share")), rows),)


def _answers(say: Wording, report: Report) -> tuple[Block, ...]:
    staged, given = report.staged, dict(report.facts.answers)
    alone = staged.injects if report.found.started.solo else ()
    asked = (
        *((item.id, item.ask) for item in alone),
        *((item.id, item.text) for item in staged.scenario.debrief_questions),
    )
    if not asked:
        return (Paragraph(say.t("The scenario asks nothing.")),)
    rows = tuple(
        (key, said(say, staged, text), given.get(key) or say.to_fill) for key, text in asked
    )
    return (Table((say.t("No."), say.t("Question"), say.t("Answer")), rows),)


def _corrections(say: Wording, report: Report) -> tuple[Block, ...]:
    actions = report.review.actions
    if not actions and report.facts.nothing_to_correct:
        name = say.person(report.facts.nothing_to_correct)
        return (Paragraph(say.t("Nothing to correct, says {name}.", name=name)),)
    if not actions:
        return (ToFill(say.t("{mark} Or: nothing to correct, with a name.", mark=say.to_fill)),)
    rows = tuple(_action(say, number, item) for number, item in enumerate(actions, start=1))
    return (Table((say.t("No."), say.t("What"), say.t("Who"), say.t("By when")), rows),)


def _action(say: Wording, number: int, item: Action) -> tuple[str, str, str, str]:
    return (
        str(number),
        item.what,
        say.or_fill(say.person(item.owner)),
        say.or_fill(say.day(item.due)),
    )


def _limits(say: Wording, report: Report) -> tuple[Block, ...]:
    untouched = say.activities(report.facts.untouched)
    told = [say.t(_PROVES[report.facts.practice])]
    if untouched:
        told.append(say.t("Not affected: {activities}", activities=untouched))
    if report.facts.alone:
        told.append(say.t("One person alone, or nobody who can lead an incident, played: no test."))
    if report.facts.without:
        told.append(say.t("Nobody took part as: {functions}", functions=_without(say, report)))
    return (Bullets(tuple(told)),)


def _without(say: Wording, report: Report) -> str:
    return ", ".join(say.role(key) for key in report.facts.without)


def _management(say: Wording, report: Report) -> tuple[Block, ...]:
    read = say.person(report.facts.read_by) if report.facts.read_by else say.to_fill
    facts = [(say.t("Read by"), read)]
    if report.next_due is not None:
        facts.append((say.t("Next exercise due"), say.day(report.next_due)))
    return (Facts(tuple(facts)),)
