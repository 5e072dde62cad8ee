"""`incplan call`."""

from typing import Annotated

import typer

from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, NoteOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Whom to call for a function or a row of the directory, in order; and what a call gave.

    Walks holder, deputies, then the next function up, and skips people who are away.
    --without names what has failed: numbers that share that failure are left out."""
)
EXAMPLES = (
    "incplan call bcp_manager",
    "incplan call electrician",
    "incplan call bcp_manager --without telephony",
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
    without: Annotated[
        str | None,
        typer.Option(
            "--without",
            metavar="telephony|it|mobile|" + _("OPERATOR"),
            help=_("Leave out what fails with it."),
            show_default=False,
        ),
    ] = None,
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Show whom to call, or record a call."""
    session = open_session(ctx, by=by)
    if reached or no_answer or wrong:
        from incplan.app.response.called import called
        from incplan.app.response.calling import called_contact
        from incplan.cli.output import phrases
        from incplan.cli.screens.response.recorded import acknowledged
        from incplan.errors import UsageError
        from incplan.incident.events.words import CallOutcome
        from incplan.vocabulary import ROLES

        if whom is None:
            raise UsageError("call_whom")
        outcome = CallOutcome.REACHED if reached else CallOutcome.NO_ANSWER
        outcome = CallOutcome.WRONG_NUMBER if wrong else outcome
        person = called_contact(session.desk, whom, session.translator, incident)
        recorded = called(
            session.desk, incident, person, outcome,
            role=whom if whom in ROLES else None, at=session.time(at), text=note,
        )  # fmt: skip
        words = {
            "reached": _("reached"),
            "no_answer": _("no answer"),
            "wrong_number": _("wrong number"),
        }
        contact = session.desk.plan().contacts[(recorded.details or {})["contact"]]
        return acknowledged(session, recorded, phrases.named(contact.name, words[outcome.value]))
    from incplan.app.response.calling import call_order
    from incplan.cli.screens.response.call import show_call_order

    wanted = whom or "incident_manager"
    result = call_order(session.desk, wanted, session.translator, without=without, part=incident)
    return Answer(
        result, lambda screen: show_call_order(screen, result, wanted, session.translator)
    )
