"""`incplan status`."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from incplan.app.response.situation.moment import OVER
from incplan.app.response.situation.status import status
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import LOWEST, Screen, new_screen
from incplan.cli.parsing.combinations import refuse_both, refuse_typed
from incplan.cli.parsing.options import IncidentArgument, TeamOption
from incplan.cli.parsing.values import word
from incplan.cli.prompts.watch import watch
from incplan.cli.screens.exercises.course import course_blocks, show_course
from incplan.cli.screens.plan.unsaved import not_shared_lines
from incplan.cli.screens.response.moment.crisis import show_briefing
from incplan.cli.screens.response.unread import unread_warnings
from incplan.cli.session.session import Session, open_session
from incplan.documents.audiences.editions import edition_for
from incplan.errors import OVERRUN, PROPOSED, UNREADABLE, UsageError
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.labels.doubt import in_doubt_sentence
from incplan.vocabulary import Audience

if TYPE_CHECKING:
    from incplan.app.response.situation.status import StatusResult

HELP = N_(
    """What now, whom to call, how long is left: for one incident, or for all open ones.

    --exit-code leaves with 11 when a limit has passed, else with 10 when a proposal waits for
    an answer. --ics writes the running limits as a calendar with alarms. --watch plays the
    injects of a running exercise when they are due."""
)
_JOURNAL: Final = ("incidents", "exercises")
EXAMPLES = (
    "incplan status",
    "incplan status 6 --all",
    "incplan status --watch --interval 60",
    "incplan status --ics limits.ics",
    "incplan status --json",
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    every: Annotated[
        bool, typer.Option("--all", help=_("Every task and limit, done ones too."))
    ] = False,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code", help=_("Leave with 11 after a limit, with 10 on an open proposal.")
        ),
    ] = False,
    watching: Annotated[
        bool, typer.Option("--watch", help=_("Refresh in place until Ctrl-C."))
    ] = False,
    interval: Annotated[
        float | None,
        typer.Option(
            "--interval", metavar=_("SECONDS"), help=_("Between two refreshes; 30 by default.")
        ),
    ] = None,
    rounds: Annotated[
        int | None,
        typer.Option("--rounds", metavar="N", help=_("Stop after so many refreshes.")),
    ] = None,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", metavar=_("FILE|-"), help=_("Limits as calendar alarms.")),
    ] = None,
    audience: TeamOption = "team",
) -> object:
    """Show where things stand."""
    edition_for("status", word(Audience, audience, "--audience"))
    if not watching:
        refuse_typed("incplan status --watch", interval=interval is not None, rounds=rounds)
    if ics is not None:
        refuse_both(ics=True, all=every)
    session = open_session(ctx)
    if ics is not None and str(ics) == "-" and session.settings.json:
        raise UsageError("json_or_format", form="ics")
    if watching:
        if session.settings.json or ics is not None or exit_code:
            raise UsageError("watch_is_for_people")
        _watch(
            ctx, incident, interval=30 if interval is None else interval, rounds=rounds, every=every
        )
        return None
    result = status(session.desk, incident, session.translator)
    result = _with_what_is_left(session, result)
    code = UNREADABLE if result.hidden else _exit_code(result) if exit_code else 0
    if ics is not None:
        return _calendar(session, result, ics, code)
    doubted = any(item.doubt for item in result.incidents)
    return Answer(
        result,
        lambda screen: _show(screen, session, result, every=every),
        code,
        warnings=_beside(result, doubted=doubted),
        in_window=_unreadable(result) if doubted else (),
    )


def _show(screen: Screen, session: Session, result: "StatusResult", *, every: bool) -> None:
    translator, now = session.translator, session.desk.wall_now
    for name in result.maybe_open:
        words = _(
            "{id} may be open: what closed it cannot be read. See: incplan show {id}", id=name
        )
        screen.line(words, "yellow")
    if not result.incidents and not result.hidden and not result.exercises:
        # Late imports, here and below: each state has a screen of its own.
        from incplan.cli.screens.response.moment.calm import show_calm

        show_calm(screen, session, result.in_charge)
    if result.left:  # one that is over is shown alone: it was named
        from incplan.cli.screens.review.left import show_left

        show_left(screen, result.incidents[0], result.moments[0], result.left[0], translator, now)
        return
    shown = tuple(zip(result.incidents, result.moments, strict=True))
    hours = {item.exercise: item.story for item in result.exercises}
    if screen.height is not None and shown and not every:
        if len(shown) == 1:
            from incplan.cli.screens.response.moment.briefly import show_briefly
            from incplan.cli.screens.response.moment.tall import tall_blocks

            more = course_blocks(result.exercises, translator, now)
            below = (*more, *tall_blocks(screen, session, result.incidents[0].id))
            time = hours.get(result.incidents[0].id, now)
            show_briefly(screen, *shown[0], translator, time, below=below)
        else:
            from incplan.cli.screens.response.moment.several import show_several

            show_several(screen, shown, translator, now)
            show_course(screen, result.exercises, translator, now)
        return
    for place, (item, moment) in enumerate(shown):
        if place:
            screen.line()
            screen.line("-" * screen.width, "dim")
        time = hours.get(item.id, now)
        show_briefing(screen, item, moment, translator, time, every=every)
    show_course(screen, result.exercises, translator, now)


def _with_what_is_left(session: Session, result: "StatusResult") -> "StatusResult":
    if not any(item.status in OVER for item in result.incidents):
        return result
    # Late import: reviews and their actions, of an incident that is over.
    from incplan.app.review.left import with_what_is_left

    return with_what_is_left(session.desk, result)


def _exit_code(result: "StatusResult") -> int:
    if any(clock.state == "passed" for item in result.incidents for clock in item.clocks):
        return OVERRUN
    return PROPOSED if any(item.proposals for item in result.incidents) else 0


def _unreadable(result: "StatusResult") -> tuple[str, ...]:
    """Unreadable files of the journal; those of the plan are shown above the answer."""
    return unread_warnings(item for item in result.unreadable if item.path.startswith(_JOURNAL))


def _beside(result: "StatusResult", *, doubted: bool = False) -> tuple[str, ...]:
    """What is said beside the situation: files that nobody can read, or that nobody else has.

    Of an incident that is in doubt its own screen says so.
    """
    unread = () if doubted else _unreadable(result)
    return (*unread, *not_shared_lines(result.unsaved, result.ignored_files))


def _doubtful(session: Session, result: "StatusResult") -> tuple[str, ...]:
    """Warnings about missing entries, which a calendar file has no place for."""
    found = (item.id for item in result.incidents if item.doubt)
    told = in_doubt_sentence(session.translator, found)
    return (told,) if told else ()


def _watch(
    ctx: typer.Context, incident: str | None, *, interval: float, rounds: int | None, every: bool
) -> None:
    """Refresh the screen; each round reads journal and clock again, since others may write."""
    # Late import: the words of findings, for a plan with gaps.
    from incplan.cli.output.plan_gaps import gaps_on_top

    if not 1 <= interval <= 24 * 3600:
        raise UsageError("not_an_interval", given=interval)

    # Late imports: only a board that is watched plays injects, when they are due.
    from incplan.cli.screens.exercises.playing import injects_due, show_inject

    def frame() -> str:
        session = open_session(ctx)
        injects = injects_due(session)
        result = _with_what_is_left(session, status(session.desk, incident, session.translator))
        screen = new_screen(session.settings.colour)
        if gaps := session.desk.gaps():
            screen.lines += gaps_on_top(screen, gaps)
        for sentence in _beside(result):
            screen.line(sentence, "yellow")
        for inject in injects:
            show_inject(screen, inject, session)
        if screen.height is not None:
            screen.height = max(screen.height - len(screen.lines), LOWEST)
        _show(screen, session, result, every=every)
        return screen.text()

    def write(text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()

    in_place = sys.stdout.isatty()
    watch(frame, write, time.sleep, interval=interval, rounds=rounds, in_place=in_place)


def _calendar(session: Session, result: "StatusResult", target: Path, code: int) -> Answer:
    # Late import: icalendar and files, for `--ics` alone.
    from incplan.cli.screens.response.alarm_file import (
        alarms,
        check_target,
        refuse_numbers,
        write_target,
    )

    warnings = (*_doubtful(session, result), *_unreadable(result))
    content = alarms(
        result.incidents, session.desk.wall_now, session.translator, session.desk.gaps()
    )
    if str(target) == "-":
        return Answer(result, None, code, raw=content.decode(), warnings=warnings)
    refuse_numbers(target, ".ics")
    check_target(target, force=False)
    write_target(target, content)

    def show(screen: Screen) -> None:
        count = content.count(b"BEGIN:VEVENT")
        screen.line(
            ngettext_("{path}: {count} limit", "{path}: {count} limits", count, path=str(target))
        )

    return Answer(result, show, code, warnings=warnings)
