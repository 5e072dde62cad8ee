"""`incplan call`."""

from typing import Annotated

import typer

from incplan.cli.options import AtOption, ByOption, IncidentOption, NoteOption
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import open_session
from incplan.i18n.catalogue import N_, _
from incplan.i18n.phones import readable_phone

WRITES = True
HELP = N_(
    """Whom to call for a function or a row of the directory, in order; and what a call gave.

    Walks holder, deputies, then the next function up, and skips people who are away."""
)
EXAMPLES = (
    "incplan call bcp_manager",
    "incplan call electrician",
    "incplan call wim --no-answer --by nadia",
    'incplan call sup-scheldt-it --reached --note "on site at 09:30"',
)


def command(
    ctx: typer.Context,
    whom: Annotated[
        str | None,
        typer.Argument(metavar=_("[FUNCTION|CONTACT]"), help=_("Default: incident_manager.")),
    ] = None,
    reached: Annotated[bool, typer.Option("--reached", help=_("Was reached."))] = False,
    no_answer: Annotated[bool, typer.Option("--no-answer", help=_("Did not answer."))] = False,
    wrong: Annotated[bool, typer.Option("--wrong-number", help=_("The number is wrong."))] = False,
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Show whom to call, or record a call."""
    session = open_session(ctx, by=by)
    if reached or no_answer or wrong:
        from incplan.app.record import called
        from incplan.cli.recorded import acknowledged
        from incplan.errors import UsageError
        from incplan.incident.words import CallOutcome

        if whom is None:
            raise UsageError("call_whom")
        outcome = CallOutcome.REACHED if reached else CallOutcome.NO_ANSWER
        outcome = CallOutcome.WRONG_NUMBER if wrong else outcome
        recorded = called(session.desk, incident, whom, outcome, at=session.time(at), text=note)
        words = {
            "reached": _("reached"),
            "no_answer": _("no answer"),
            "wrong_number": _("wrong number"),
        }
        contact = session.desk.plan().contacts[(recorded.details or {})["contact"]]
        return acknowledged(session, recorded, f"{contact.name}: {words[outcome.value]}")
    from incplan.app.calling import call_order

    result = call_order(session.desk, whom or "incident_manager", session.translator)

    def show(screen: Screen) -> None:
        for place, step in enumerate(result.steps, start=1):
            away = f" ({_('away')})" if step.absent else ""
            screen.line(f"{place}. {step.name}{away}, {step.role_label}", "bold")
            for number in step.numbers:
                when = f" ({number.available})" if number.available else ""
                screen.line(f"{readable_phone(number.value)}{when}", indent=4)
        if not result.steps:
            screen.line(_("Nobody is named for {word}.", word=whom or ""), "red")
        if result.call_again_after is not None:
            from incplan.i18n.durations import human

            span = human(result.call_again_after, session.translator.language)
            screen.line(_("No answer within {span}: call the next one.", span=span), "dim")

    return Answer(result, show)
