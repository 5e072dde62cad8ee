"""What happened in an exercise: injects and reactions by minute of play."""

from collections.abc import Iterator
from datetime import timedelta

from incplan.documents.content.blocks import Block, Paragraph, Table
from incplan.documents.views.exercises.said import minutes_of, said
from incplan.documents.wording.events import event_line
from incplan.documents.wording.tasks import Tasks, task_texts
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.scenarios import expected_words
from incplan.i18n.time.dates import clock_time
from incplan.incident.events.exercise_events import Answered, Attended, Observed, Played, Started
from incplan.incident.events.fact import Event
from incplan.incident.exercises.scoring import Reaction, Scores
from incplan.incident.exercises.staging import Staged
from incplan.incident.state.exercise import Exercise

Row = tuple[str, str, str, str, str]


def course_section(
    say: Wording, found: Exercise, staged: Staged, scored: Scores
) -> tuple[Block, ...]:
    """The timeline, then what became of each expected reaction."""
    tasks = task_texts(say.plan)
    rows = tuple(_row(say, tasks, found, staged, event) for event in _told(found))
    columns = (
        say.t("Minute"), say.t("Wall"), say.t("Story"), say.t("Who"), say.t("What"),
    )  # fmt: skip
    blocks: list[Block] = [Table(columns, rows)] if rows else [Paragraph(say.t("Nothing."))]
    reactions = tuple(_reaction(say, staged, item) for item in scored.reactions)
    if reactions:
        heads = (say.t("No."), say.t("Expected reaction"), say.t("Allowed"), say.t("Came"),
                 say.t("Result"))  # fmt: skip
        blocks.append(Table(heads, reactions))
    return tuple(blocks)


def _told(found: Exercise) -> Iterator[Event]:
    ordered = sorted(found.events, key=lambda item: (item.occurred_at, item.recorded_at))
    ended = found.ended.occurred_at if found.ended else None
    return (
        item
        for item in ordered
        if not isinstance(item, Started | Attended | Answered)
        and (ended is None or item.occurred_at <= ended)
    )


def _row(say: Wording, tasks: Tasks, found: Exercise, staged: Staged, event: Event) -> Row:
    wall = event.occurred_at.astimezone(say.zone)
    return (
        str(minutes_of(found.clock.play(event.occurred_at))),
        clock_time(wall, say.language),
        clock_time(found.clock.story(event.occurred_at).astimezone(say.zone), say.language),
        say.person(event.by) or say.t("not known"),
        _what(say, tasks, staged, event),
    )


def _what(say: Wording, tasks: Tasks, staged: Staged, event: Event) -> str:
    if isinstance(event, Played):
        inject = staged.scenario.inject(event.inject)
        text = staged.said(inject) if inject else None
        words = said(say, staged, text)
        return say.named(event.inject, words)
    if isinstance(event, Observed):
        number = f"{event.inject}.{event.reaction}"
        return say.named(number, say.label(f"observed.{event.outcome.value}"))
    kind, line = say.label(f"kind.{event.KIND.value}"), event_line(say, tasks, event)
    return say.named(kind, line) if line else kind


def _reaction(say: Wording, staged: Staged, item: Reaction) -> Row:
    within = item.expectation.within
    return (
        f"{item.inject}.{item.number}",
        expected_words(say.translator, staged, item.expectation),
        say.t("{count} min", count=within) if within is not None else "-",
        _after(say, item.after),
        say.label(f"outcome.{item.outcome.value}"),
    )


def _after(say: Wording, after: timedelta | None) -> str:
    if after is None:
        return "-"
    if after < timedelta(0):
        return say.t("before")
    return say.t("{count} min", count=minutes_of(after))
