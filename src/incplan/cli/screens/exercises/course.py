"""How an exercise stands, on a screen: minute of play, hour of the story, the next inject."""

from datetime import datetime

from incplan.app.response.situation.exercises import ExerciseLine
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.time.dates import clock_time, near_datetime
from incplan.incident.state.exercise import Course


def show_course(
    screen: Screen, items: tuple[ExerciseLine, ...], translator: Translator, now: datetime
) -> None:
    """Some lines for each exercise that plays a scenario."""
    for item in items:
        screen.line()
        for place, text in enumerate(course_lines(item, translator, now)):
            screen.line(text, "yellow" if place == 0 else "", indent=0 if place == 0 else 2)


def course_blocks(
    items: tuple[ExerciseLine, ...], translator: Translator, now: datetime
) -> tuple[Block, ...]:
    """The same lines where an answer is laid out for a window."""
    lines = [line for item in items for line in course_lines(item, translator, now)]
    told = tuple(Item(text=line, style="yellow", most=2) for line in lines)
    return (Block(key="course", items=told, least=len(told), flush=True),) if told else ()


def course_lines(item: ExerciseLine, translator: Translator, now: datetime) -> tuple[str, ...]:
    """Where it stands, what comes next, and the command for it."""
    head = _(
        "*** EXERCISE {id}: minute {play} of play; in the story it is {time} ***",
        id=item.exercise,
        play=int(item.play),
        time=near_datetime(item.story, now, translator.language),
    )
    return (head, *(_stands(item, now)))


def _stands(item: ExerciseLine, now: datetime) -> tuple[str, ...]:
    if item.course is Course.PAUSED:
        real = item.stopped_for
        why = (
            _("Stopped: {incident} is real and comes first.", incident=real)
            if real
            else _("Stopped.")
        )
        return (why, _("Go on: {command}", command="incplan exercise resume"))
    found = []
    if not item.declared and item.played:
        found.append(_("Not declared yet: incplan declare --exercise"))
    if item.next_inject is None:
        found.append(_("Every inject was played. End it: incplan exercise finish"))
    elif item.due:
        found.append(_("Inject {inject} is due: incplan exercise next", inject=item.next_inject))
    elif item.next_at is not None:
        time = clock_time(item.next_at.astimezone(now.tzinfo))
        found.append(_("The next inject comes at {time} on the wall.", time=time))
    return tuple(found)
