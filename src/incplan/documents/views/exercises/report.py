"""The after-action report of an exercise: computed rows first, then what people said of it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from incplan.documents.content.blocks import Block, Bullets, Facts, Paragraph, Table, ToFill
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import stamp
from incplan.documents.views.exercises.course import course_section
from incplan.documents.wording.tasks import task_texts, task_words
from incplan.documents.wording.wording import Wording
from incplan.frozen import dataclass
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.plan.procedures import form_name
from incplan.i18n.labels.plan.scenarios import expected_words, filled, missing_words
from incplan.incident.exercises.marks import Mark
from incplan.incident.exercises.report import ExerciseFacts, Practice, percent
from incplan.incident.exercises.scoring import Outcome, Reaction, Share
from incplan.incident.exercises.staging import Staged
from incplan.incident.state.exercise import Exercise
from incplan.plan.files.review import Action, ReviewFile, StaffReadiness

_READY: Final = {
    StaffReadiness.NOT_PREPARED: "pir.readiness.1",
    StaffReadiness.PARTLY_PREPARED: "pir.readiness.2",
    StaffReadiness.FULLY_PREPARED: "pir.readiness.3",
}
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
        ("measures", say.t("What was measured"), _measured(say, report)),
        ("well", say.t("What went well"), _well(say, report)),
        ("improve", say.t("What to improve"), _improve(say, report)),
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
        subtitle=_title(say, staged),
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


def _title(say: Wording, staged: Staged) -> str:
    return filled(say.translator, say.plan, staged.scenario.title, staged.answers)


def _identity(say: Wording, report: Report) -> tuple[Block, ...]:
    found, scenario = report.found, report.staged.scenario
    started, ended = found.started, found.ended
    facts = (
        (say.t("Exercise"), found.id),
        (say.t("Scenario"), f"{started.scenario} {started.version}"),
        (say.t("Form"), form_name(say.translator, started.form)),
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


def minutes_of(span: timedelta) -> int:
    """Whole minutes."""
    return int(span.total_seconds() // 60)


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
    columns = (say.t("Function"), say.t("Who"), say.t("Presence"))
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
            filled(say.translator, say.plan, texts[item.id], report.staged.answers),
            say.label(f"verdict.{item.verdict.value}"),
            share_words(say, item.share),
        )
        for item in report.facts.scores.objectives
    )
    return (Table((say.t("No."), say.t("Objective"), say.t("Result"), say.t("Share")), rows),)


def share_words(say: Wording, share: Share) -> str:
    """`3.5 of 5 (70 %)`; nothing of nothing."""
    if not share.whole:
        return "-"
    return say.t(
        "{part} of {whole} ({percent} %)",
        part=_plain(float(share.part)),
        whole=_plain(float(share.whole)),
        percent=percent(share.value),
    )


def _plain(value: float) -> str:
    return f"{value:g}"


def _measured(say: Wording, report: Report) -> tuple[Block, ...]:
    facts = report.facts
    times = tuple(
        (
            say.label(f"measured.{mark.what.value}"),
            _took(say, mark),
            say.t("{count} min", count=mark.within) if mark.within is not None else "-",
            say.t("{count} min", count=minutes_of(mark.before)) if mark.before else "-",
        )
        for mark in facts.marks
    )
    columns = (say.t("From the first inject"), say.t("Took"), say.t("Allowed"), say.t("Last time"))
    return (
        Table(columns, times),
        Facts(tuple(_counts(say, report))),
        *_recovery(say, report),
        *_decisions(say, report),
    )


def _took(say: Wording, mark: Mark) -> str:
    if mark.took is None:
        return say.t("never")
    took = say.t("{count} min", count=minutes_of(mark.took))
    late = mark.within is not None and mark.took > timedelta(minutes=mark.within)
    return say.t("{time}, late", time=took) if late else took


def _counts(say: Wording, report: Report) -> Iterator[tuple[str, str]]:
    facts, scored, tasks = report.facts, report.facts.scores, task_texts(say.plan)
    late = scored.of(Outcome.LATE, Outcome.TOO_LATE)
    missed = scored.of(Outcome.MISSED)
    yield say.t("Expected reactions fulfilled"), share_words(say, scored.coverage)
    yield say.t("Of these in time"), share_words(say, scored.timeliness)
    yield say.t("False trails left alone"), share_words(say, scored.herrings)
    yield say.t("Duties and measures done"), str(len(facts.tasks_done))
    if facts.tasks_skipped:
        names = "\n".join(task_words(say, tasks, key) for key in facts.tasks_skipped)
        yield say.t("Skipped with a reason"), names
    yield say.t("Reactions that came late"), str(len(late))
    yield say.t("Reactions that never came"), str(len(missed))
    calls = facts.calls
    if calls.called:
        yield (
            say.t("People called"),
            say.t(
                "{count}: {first} answered at the first try, {later} at a later one",
                count=calls.called,
                first=calls.first,
                later=calls.later,
            ),
        )
    if calls.never:
        yield say.t("Never reached"), say.people(calls.never)
    if calls.wrong:
        yield say.t("Wrong numbers"), say.people(calls.wrong)
    ready = report.review.staff_readiness
    yield (
        say.t("How prepared the staff was"),
        say.label(_READY[ready]) if ready else say.to_fill,
    )


def _recovery(say: Wording, report: Report) -> Iterator[Block]:
    rows = tuple(
        (
            say.activity(item.activity),
            say.span(item.rto) if item.rto is not None else "-",
            say.t("{time}, not back yet", time=say.span(item.used))
            if item.still_down
            else say.span(item.used),
            say.yes_no(item.kept) if item.rto is not None else "-",
        )
        for item in report.facts.recovery
    )
    if rows:
        yield Table(
            (
                say.t("Activity"),
                "RTO",
                say.t("Down, by the clock of the story"),
                say.t("RTO kept"),
            ),
            rows,
        )


def _decisions(say: Wording, report: Report) -> Iterator[Block]:
    rows = tuple(
        (
            str(minutes_of(item.at)),
            say.listed((say.label(f"decision.{item.tag}") if item.tag else "", item.text)),
            say.person(item.by) or say.t("not known"),
            say.role(item.stood_in) if item.stood_in else "-",
        )
        for item in report.facts.decisions
    )
    if rows:
        columns = (say.t("Minute"), say.t("Decision"), say.t("Who"), say.t("Stood in as"))
        yield Table(columns, rows)


def _well(say: Wording, report: Report) -> tuple[Block, ...]:
    scored = report.facts.scores
    met = [item.id for item in scored.objectives if item.verdict.value == "met"]
    early = [
        item for item in scored.reactions if item.after is not None and item.after < timedelta(0)
    ]
    told = [*report.facts.well]
    if met:
        told.append(say.t("Objectives met: {list}", list=", ".join(met)))
    told += [
        say.t("Done before it was asked: {what}", what=_reaction(say, report, item))
        for item in early
    ]
    return (Bullets(tuple(told)),) if told else (ToFill(say.to_fill),)


def _improve(say: Wording, report: Report) -> tuple[Block, ...]:
    scored, facts = report.facts.scores, report.facts
    told = [*facts.improve]
    told += [
        say.t("Critical, and never came: {what}", what=_reaction(say, report, item))
        for item in scored.reactions
        if item.expectation.critical and item.credit == 0
    ]
    told += [
        say.t("More than twice too late: {what}", what=_reaction(say, report, item))
        for item in scored.of(Outcome.TOO_LATE)
        if not item.expectation.critical
    ]
    told += [
        say.t("Happened, and should not have: {what}", what=_reaction(say, report, item))
        for item in scored.of(Outcome.BROKEN)
        if not item.expectation.critical
    ]
    told += [
        say.t("The plan lacks: {what}", what=missing_words(say.translator, item))
        for item in report.staged.missing.values()
    ]
    told += [
        say.t("Wrong number: {name}", name=say.person(contact)) for contact in facts.calls.wrong
    ]
    unique = tuple(dict.fromkeys(told))
    return (Bullets(unique),) if unique else (Paragraph(say.t("Nothing was found.")),)


def _reaction(say: Wording, report: Report, item: Reaction) -> str:
    words = expected_words(say.translator, report.staged, item.expectation)
    return f"{item.inject}.{item.number} {words}"


def _answers(say: Wording, report: Report) -> tuple[Block, ...]:
    given = dict(report.facts.answers)
    rows = tuple(
        (
            item.id,
            filled(say.translator, say.plan, item.text, report.staged.answers),
            given.get(item.id) or say.to_fill,
        )
        for item in report.staged.scenario.debrief_questions
    )
    alone = tuple(
        (
            item.id,
            filled(say.translator, say.plan, item.ask, report.staged.answers),
            given.get(item.id) or say.to_fill,
        )
        for item in report.staged.injects
        if report.found.started.solo
    )
    if not (rows or alone):
        return (Paragraph(say.t("The scenario asks nothing.")),)
    return (Table((say.t("No."), say.t("Question"), say.t("Answer")), (*alone, *rows)),)


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
        told.append(say.t("Not touched: {activities}", activities=untouched))
    return (Bullets(tuple(told)),)


def _management(say: Wording, report: Report) -> tuple[Block, ...]:
    read = say.person(report.facts.read_by) if report.facts.read_by else say.to_fill
    facts = [(say.t("Read by"), read)]
    if report.next_due is not None:
        facts.append((say.t("Next exercise due"), say.day(report.next_due)))
    return (Facts(tuple(facts)),)
