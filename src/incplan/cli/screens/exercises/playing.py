"""The course of an exercise on a screen: started, an inject, stopped, ended."""

from incplan.app.exercises.course import ExerciseShown, Moved, play_due
from incplan.app.exercises.finish import Finished
from incplan.app.exercises.scenario_view import InjectLine
from incplan.app.exercises.start import ExerciseStarted
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.exercises.course import course_lines
from incplan.cli.screens.exercises.scenarios import show_opening
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.labels.plan.lacking import lacking_words
from incplan.i18n.labels.plan.procedures import procedure_name
from incplan.i18n.text.lists import and_list
from incplan.i18n.time.dates import clock_time
from incplan.vocabulary import ProcedureKind

#: Said on every sheet, too.
STOP_WORD = N_("STOP EXERCISE")
_SAID = {
    "paused": N_("The exercise stands still."),
    "resumed": N_("The exercise goes on."),
    "aborted": N_("The exercise was broken off; it counts for nothing."),
    "played": N_("Played"),
}


def injects_due(session: Session) -> tuple[InjectLine, ...]:
    """Play what is due by now; what was played."""
    return play_due(session.desk, session.translator)


def show_started(screen: Screen, result: ExerciseStarted, session: Session) -> None:
    """How it stands, how it begins, what the names mean; the spacing is for the facilitator."""
    for text in course_lines(result.line, session.translator, session.desk.wall_now):
        screen.line(text, "yellow")
    screen.line(_("Whoever says “{word}” stops it.", word=_(STOP_WORD)), indent=2)
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)
    screen.line()
    show_opening(screen, result.view, session)
    command = "incplan exercise next"
    screen.end(_("Next: {command}", command=command), command)


def show_moved(screen: Screen, result: Moved, session: Session) -> None:
    """An inject to read aloud, or that the clock stands still or goes on."""
    for place, text in enumerate(
        course_lines(result.line, session.translator, session.desk.wall_now)
    ):
        screen.line(text, "yellow", indent=2 if place else 0)
    if result.inject is not None:
        show_inject(screen, result.inject, session)
    elif result.kind in _SAID:
        screen.line(_(_SAID[result.kind]), "bold")
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)


def show_inject(screen: Screen, item: InjectLine, session: Session) -> None:
    """What the players hear, and nothing that the facilitator alone should know."""
    clock = clock_time(item.story, session.translator.language)
    to, via = and_list(session.translator, item.to), label(session.translator, f"via.{item.via}")
    screen.heading(f"{item.id}  {clock}  {to}, {via}")
    screen.line(item.text, indent=2)
    if item.ask:
        screen.line(item.ask, "bold", indent=2)


def show_exercise_now(screen: Screen, result: ExerciseShown, session: Session) -> None:
    """Where it stands, and what the players have heard."""
    for place, text in enumerate(
        course_lines(result.line, session.translator, session.desk.wall_now)
    ):
        screen.line(text, "yellow", indent=2 if place else 0)
    if result.view is None:
        screen.line(_("Its scenario cannot be read any more."), "yellow")
    for item in result.played:
        show_inject(screen, item, session)


def show_finished(screen: Screen, result: Finished, session: Session) -> None:
    """How many objectives were met, what counts as tested, and what is still to be done."""
    screen.line(_("*** EXERCISE {id}: over ***", id=result.exercise), "yellow")
    screen.line(
        _(
            "Objectives: {met} met, {reached} reached, {all} set",
            met=result.met,
            reached=result.reached,
            all=result.objectives,
        ),
        "bold",
    )
    plan = session.desk.plan()
    for key in result.tested:
        kind, _colon, subject = key.partition(":")
        name = procedure_name(session.translator, plan, ProcedureKind(kind), subject)
        screen.line(_("Counts as tested: {name}", name=name), indent=2)
    if result.too_few is not None:
        screen.line(
            ngettext_(
                "Counts for nothing: at least {count} inject must be played.",
                "Counts for nothing: at least {count} injects must be played.",
                result.too_few,
            ),
            "yellow",
            indent=2,
        )
    elif result.alone:
        words = _(
            "Counts for nothing: one person alone, or nobody who can lead an incident, played."
        )
        screen.line(words, "yellow", indent=2)
    elif not result.tested:
        screen.line(_("No sheet was worked on: nothing counts as tested."), "yellow", indent=2)
    if result.without:
        codes = (f"role:{key}" for key in result.without)
        what = lacking_words(session.translator, codes)
        screen.line(_("Incomplete; missing: {what}.", what=what), "yellow", indent=2)
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)
    screen.line(_("Debrief now, then: incplan exercise report {id}", id=result.exercise))
