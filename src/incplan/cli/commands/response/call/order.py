"""`incplan call order`."""

from typing import Annotated

import typer

from incplan.app.desk.exercises import focus
from incplan.app.desk.people import name_of
from incplan.app.response.calls.order import call_order, called_contact
from incplan.app.response.calls.record import CallWords, after_call, called
from incplan.cli.commands.response.call.outcome import outcome_given
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    IncidentOption,
    LeftMessageOption,
    NoAnswerOption,
    NoteOption,
    ReachedOption,
    WrongNumberOption,
)
from incplan.cli.screens.response.call.order import show_call_order
from incplan.cli.screens.response.call.recorded import call_recorded
from incplan.cli.screens.response.call.tried import SAID, outcome_words
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.words import CallOutcome

WRITES = True
HELP = N_(
    """Whom to call now and on which number; and what a call gave.

    Alone: the call that the incident asks for, and who is next without an answer. For a function or
    a row of the directory: holder, deputies, then the next function up, without people who are
    away; whoever was tried comes after those who were not, until the time to call again has passed.
    --reached, --no-answer, --left-message, --wrong-number or --answered-by records what the call
    gave, and says whom to call next. --number says which number was dialled, if not the first.
    --reached --report records that the person was told where things stand, as a report.
    --without names what has failed: numbers that share that failure are left out."""
)
EXAMPLES = (
    "incplan call",
    "incplan call electrician",
    "incplan call wim --no-answer --by nadia",
    "incplan call wim --wrong-number --number 000102",
    "incplan call wim --answered-by claire",
    "incplan call wim --reached --report --by nadia",
    "incplan call bcp_manager --without telephony",
)


def command(
    ctx: typer.Context,
    whom: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[FUNCTION|CONTACT]"), help=_("Default: whom the incident asks for.")
        ),
    ] = None,
    reached: ReachedOption = False,
    no_answer: NoAnswerOption = False,
    left_message: LeftMessageOption = False,
    wrong: WrongNumberOption = False,
    answered_by: Annotated[
        str | None,
        typer.Option(
            "--answered-by",
            metavar=_("NAME"),
            help=_("Somebody else came to the phone, and was told."),
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number",
            metavar=_("NUMBER"),
            help=_("Which number was dialled: its last digits are enough."),
            show_default=False,
        ),
    ] = None,
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
    outcome = outcome_given((reached, no_answer, left_message, wrong), answered_by)
    if report and outcome is not CallOutcome.REACHED:
        raise UsageError("report_needs_reached", whom=whom or "NAME")
    if outcome is not None:
        refuse_typed(f"incplan call {whom or '...'}", without=without)
        words = CallWords(
            outcome=outcome, answered_by=answered_by, number=number, text=note, report=report
        )
        return _record(open_session(ctx, by=by), incident, whom, words, at)
    form = f"incplan call {whom or 'NAME'} {' | '.join(map(_option, SAID))}"
    refuse_typed(form, note=note, at=at, by=by, number=number)
    session = open_session(ctx)
    session.desk.reach = "any"  # nothing is recorded
    session.settings.writes = False  # only shown: exit as for an answer with a gap
    focus(session.desk, incident)
    result = call_order(session.desk, whom, session.translator, without=without, part=incident)
    return Answer(result, lambda screen: show_call_order(screen, result, whom, session.translator))


def _option(outcome: CallOutcome) -> str:
    return "--" + outcome.value.replace("_", "-")


def _record(
    session: Session, incident: str | None, whom: str | None, said: CallWords, at: str | None
) -> Answer:
    if whom is None:
        raise UsageError("call_whom")
    desk, translator = session.desk, session.translator
    when = session.time(at)
    person, role = called_contact(desk, whom, translator, incident)
    recorded = called(desk, incident, person, said, translator, role=role, at=when)
    details = recorded.details or {}
    plan = desk.plan()
    name = name_of(plan, details["contact"])
    other = name_of(plan, details["answered_by"] or None)
    outcome = CallOutcome(details["outcome"])
    spoken = outcome is CallOutcome.REACHED or details["answered_by"] in plan.contact_ids
    words = (
        _("told where things stand")
        if said.report
        else outcome_words(outcome, other, "" if spoken or other else details["number"])
    )
    following = after_call(desk, recorded, role, translator)
    return call_recorded(session, recorded, phrases.named(name, words), following, spoken=spoken)
