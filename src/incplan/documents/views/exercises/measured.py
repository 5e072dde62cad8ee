"""What was measured in an exercise: times, counts, the recovery of activities, decisions."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from incplan.documents.content.blocks import Block, Facts, Paragraph, Table
from incplan.documents.views.exercises.calls import functions_blocks, tallied
from incplan.documents.views.exercises.said import minutes_of
from incplan.documents.wording.tasks import task_texts, task_words
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.numbers import shortest
from incplan.incident.exercises.marks import Mark
from incplan.incident.exercises.report import ExerciseFacts, percent
from incplan.incident.exercises.scoring import Outcome, Share
from incplan.plan.files.review import StaffReadiness

_READY: Final = {
    StaffReadiness.NOT_PREPARED: "pir.readiness.1",
    StaffReadiness.PARTLY_PREPARED: "pir.readiness.2",
    StaffReadiness.FULLY_PREPARED: "pir.readiness.3",
}


def share_words(say: Wording, share: Share) -> str:
    """`3.5 of 5 (70 %)`; nothing of nothing."""
    if not share.whole:
        return "-"
    return say.t(
        "{part} of {whole} ({percent} %)",
        part=shortest(float(share.part), say.language),
        whole=shortest(float(share.whole), say.language),
        percent=percent(share.value),
    )


def measured_blocks(
    say: Wording, facts: ExerciseFacts, readiness: StaffReadiness | None
) -> tuple[Block, ...]:
    """Times, counts, recovery, decisions; how prepared the staff was, as the review says."""
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
        Facts(tuple(_counts(say, facts, readiness))),
        *_recovery(say, facts),
        *_notified(say, facts),
        *_call_round(say, facts),
        *_decisions(say, facts),
    )


def _took(say: Wording, mark: Mark) -> str:
    if mark.took is None:
        return say.t("never")
    took = say.t("{count} min", count=minutes_of(mark.took))
    late = mark.within is not None and mark.took > timedelta(minutes=mark.within)
    return say.t("{time}, late", time=took) if late else took


def _counts(
    say: Wording, facts: ExerciseFacts, readiness: StaffReadiness | None
) -> Iterator[tuple[str, str]]:
    scored, tasks = facts.scores, task_texts(say.plan)
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
    yield (
        say.t("How prepared the staff was"),
        say.label(_READY[readiness]) if readiness else say.to_fill,
    )


def _recovery(say: Wording, facts: ExerciseFacts) -> Iterator[Block]:
    rows = tuple(
        (
            say.activity(item.activity),
            say.span(item.rto) if item.rto is not None else "-",
            _planned(say, item.activity),
            say.t("{time}, not back yet", time=say.span(item.used))
            if item.still_down
            else say.span(item.used),
            say.yes_no(item.kept) if item.rto is not None else "-",
        )
        for item in facts.recovery
    )
    if rows:
        yield Table(
            (
                say.t("Activity"),
                "RTO",
                say.t("Planned recovery time"),
                say.t("Down, by the clock of the story"),
                say.t("RTO kept"),
            ),
            rows,
        )


def _planned(say: Wording, activity: str) -> str:
    known = say.plan.activities.get(activity)
    return say.span(known.planned_recovery) if known and known.planned_recovery else "-"


def _notified(say: Wording, facts: ExerciseFacts) -> Iterator[Block]:
    """Duties to notify that applied in the story, each with its limit there."""
    rows = tuple(
        (
            say.listed(tuple(filter(None, (say.text(item.title), say.text(item.stage))))),
            say.moment(item.limit_at),
            say.moment(item.met_at) if item.met_at else say.t("never"),
            say.yes_no(item.met_at is not None and not item.late),
        )
        for item in facts.notified
    )
    if rows:
        columns = (
            say.t("Duty to notify"),
            say.t("Limit, by the hour of the story"),
            say.t("Notified"),
            say.t("Kept"),
        )
        yield Table(columns, rows)


def _call_round(say: Wording, facts: ExerciseFacts) -> Iterator[Block]:
    """The call round that was held meanwhile; its own report has every number."""
    if facts.call_round is not None:
        yield Paragraph(say.t("Call round"))
        yield Facts(tuple(tallied(say, facts.call_round)))
        yield from functions_blocks(say, facts.call_round)


def _decisions(say: Wording, facts: ExerciseFacts) -> Iterator[Block]:
    rows = tuple(
        (
            str(minutes_of(item.at)),
            say.listed((say.label(f"decision.{item.tag}") if item.tag else "", item.text)),
            say.person(item.by) or say.t("not known"),
            say.role(item.stood_in) if item.stood_in else "-",
        )
        for item in facts.decisions
    )
    if rows:
        columns = (say.t("Minute"), say.t("Decision"), say.t("Who"), say.t("Stood in as"))
        yield Table(columns, rows)
