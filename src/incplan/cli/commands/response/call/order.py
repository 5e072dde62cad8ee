"""`incplan call order`."""

from typing import Annotated, Final

import typer

from incplan.app.desk.exercises import focus
from incplan.app.desk.people import name_of
from incplan.app.response.called import called
from incplan.app.response.calling import call_order, called_contact
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_both, refuse_typed
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, NoteOption
from incplan.cli.screens.response.call import show_call_order
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.words import CallOutcome

WRITES = True
HELP = N_(
    """Whom to call for a function or a row of the directory, in order; and what a call gave.

    Walks holder, deputies, then the next function up, and skips people who are away.
    --without names what has failed: numbers that share that failure are left out.
    --reached, --no-answer, --left-message or --wrong-number records what the call gave;
    --reached --report records that the person was told where things stand, as a report."""
)
EXAMPLES = (
    "incplan call bcp_manager",
    "incplan call electrician",
    "incplan call bcp_manager --without telephony",
    "incplan call wim --no-answer --by nadia",
    "incplan call wim --reached --report --by nadia",
    'incplan call sup-scheldt-it --reached --note "on site at 09:30"',
)
_SAID: Final = {
    CallOutcome.REACHED: N_("reached"),
    CallOutcome.NO_ANSWER: N_("no answer"),
    CallOutcome.LEFT_MESSAGE: N_("message left"),
    CallOutcome.WRONG_NUMBER: N_("wrong number"),
}


def command(
    ctx: typer.Context,
    whom: Annotated[
        str | None,
        typer.Argument(metavar=_("[FUNCTION|CONTACT]"), help=_("Default: incident_manager.")),
    ] = None,
    reached: Annotated[bool, typer.Option("--reached", help=_("Was reached."))] = False,
    no_answer: Annotated[bool, typer.Option("--no-answer", help=_("Did not answer."))] = False,
    left_message: Annotated[
        bool, typer.Option("--left-message", help=_("A message was left."))
    ] = False,
    wrong: Annotated[bool, typer.Option("--wrong-number", help=_("The number is wrong."))] = False,
    report: Annotated[
        bool,
        typer.Option("--report", help=_("With --reached: was told where things stand.")),
    ] = False,
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
) -> Answer:
    """Show whom to call, or record a call."""
    refuse_both(reached=reached, no_answer=no_answer, left_message=left_message, wrong_number=wrong)
    typed = (reached, no_answer, left_message, wrong)
    outcome = next((item for item, given in zip(_SAID, typed, strict=True) if given), None)
    if report and outcome is not CallOutcome.REACHED:
        raise UsageError("report_needs_reached", whom=whom or "NAME")
    if outcome is not None:
        refuse_typed(f"incplan call {whom or '...'}", without=without)
        session = open_session(ctx, by=by)
        return _record(session, incident, whom, outcome, note, at, report=report)
    form = f"incplan call {whom or 'NAME'} {' | '.join(map(_option, _SAID))}"
    refuse_typed(form, note=note, at=at, by=by)
    wanted = whom or "incident_manager"
    session = open_session(ctx)
    session.desk.reach = "any"  # nothing is recorded
    session.settings.writes = False  # only shown: exit as for an answer with a gap
    focus(session.desk, incident)
    result = call_order(session.desk, wanted, session.translator, without=without, part=incident)
    return Answer(
        result, lambda screen: show_call_order(screen, result, wanted, session.translator)
    )


def _option(outcome: CallOutcome) -> str:
    return "--" + outcome.value.replace("_", "-")


def _record(
    session: Session,
    incident: str | None,
    whom: str | None,
    outcome: CallOutcome,
    note: str,
    at: str | None,
    *,
    report: bool,
) -> Answer:
    if whom is None:
        raise UsageError("call_whom")
    when = session.time(at)
    person, role = called_contact(session.desk, whom, session.translator, incident)
    recorded = called(
        session.desk, incident, person, outcome, role=role, at=when, text=note, report=report
    )
    name = name_of(session.desk.plan(), (recorded.details or {})["contact"])
    said = _("told where things stand") if report else _(_SAID[outcome])
    return acknowledged(session, recorded, phrases.named(name, said))
