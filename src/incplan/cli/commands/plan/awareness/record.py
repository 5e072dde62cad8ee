"""`incplan awareness record`."""

from typing import Annotated

import typer

from incplan.app.plan.practice.awareness import Held, record_awareness
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.parsing.values import names_in, word
from incplan.cli.screens.plan.awareness import recorded_warnings, show_recorded
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.vocabulary import AwarenessAudience

WRITES = True
HELP = N_(
    """Record a session in which people were made aware.

    --present and --caught-up take names, or a number where a signed list holds the names. --answers
    are how many knew each of three questions, of all who were there or caught up, --passed how many
    knew two of them: never the answers of one person. With --caught-up alone it adds to the last
    session of that topic. Questions from your plan: incplan awareness questions"""
)
EXAMPLES = (
    'incplan awareness record "Ten minutes" --present 22 --answers 21,14,18 --by elodie',
    'incplan awareness record "The call" --audience helpdesk --present elodie,thomas --by elodie',
)


def command(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None, typer.Argument(metavar=_("TOPIC"), help=_("What it was about."))
    ] = None,
    audience: Annotated[
        str,
        typer.Option(
            "--audience",
            metavar="staff|newcomers|helpdesk|management|holders|site|suppliers",
            help=_("Who it was for."),
        ),
    ] = "staff",
    present: Annotated[
        list[str] | None,
        typer.Option("--present", metavar=_("CONTACT,...|N"), help=_("Who was there.")),
    ] = None,
    caught_up: Annotated[
        list[str] | None,
        typer.Option("--caught-up", metavar=_("CONTACT,...|N"), help=_("Who did it later.")),
    ] = None,
    staff: Annotated[
        int | None, typer.Option("--staff", metavar="N", min=1, help=_("How many it was for."))
    ] = None,
    away: Annotated[
        int | None,
        typer.Option("--away", metavar="N", min=0, help=_("Of them, how many are away for long.")),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="N,N,N", help=_("How many knew each question.")),
    ] = None,
    passed: Annotated[
        int | None,
        typer.Option("--passed", metavar="N", min=0, help=_("How many knew two of three.")),
    ] = None,
    minutes: Annotated[
        int | None, typer.Option("--minutes", metavar="N", min=1, help=_("How long it took."))
    ] = None,
    led_by: Annotated[
        str | None, typer.Option("--led-by", metavar=_("CONTACT"), help=_("Who led it."))
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record a session."""
    session = open_session(ctx, by=by)
    held = Held(
        topic=" ".join(topic or ()),
        audience=word(AwarenessAudience, audience, "--audience"),
        present=names_in(present or ()),
        caught_up=names_in(caught_up or ()),
        staff=staff,
        away=away,
        answers=_numbers(answers),
        passed=passed,
        minutes=minutes,
        led_by=led_by,
        text=note,
        at=moment(session, at),
    )
    result = record_awareness(session.desk, held)
    return Answer(
        result,
        lambda screen: show_recorded(screen, result, session.translator),
        warnings=recorded_warnings(session, result),
    )


def _numbers(typed: str | None) -> tuple[int, ...]:
    """`21,14,18` as numbers. Raises UsageError."""
    parts = [part.strip() for part in typed.split(",")] if typed else []
    if not all(part.isdecimal() and len(part) < 6 for part in parts):
        raise UsageError("three_answers")
    return tuple(int(part) for part in parts)
