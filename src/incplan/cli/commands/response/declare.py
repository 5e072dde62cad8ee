"""`incplan declare`."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from incplan.app.response.declare import DeclareRequest, declare, odd_times
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_both
from incplan.cli.parsing.options import AtOption, ByOption, ReasonOption, SiteOption
from incplan.cli.parsing.situation_options import (
    ActivitiesOption,
    ContinuityOption,
    GrowingOption,
    HappenedOption,
    OrganisationOption,
    OutlookOption,
    OutsideOption,
    PeopleOption,
    situation_of,
)
from incplan.cli.parsing.stdin import read_stdin
from incplan.cli.parsing.values import word
from incplan.cli.prompts.ask import ask, can_ask, choose
from incplan.cli.screens.response.declared import show_declared
from incplan.cli.screens.response.warnings import (
    ACTIVITY_UNREADABLE,
    RTO_UNANSWERED,
    RTO_UNREADABLE,
    proposal_notices,
    receipt_warnings,
)
from incplan.cli.session.session import Session, open_session
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.time.dates import near_datetime
from incplan.incident.events.blank import is_blank, is_form
from incplan.incident.events.words import RecordKind, Reporter
from incplan.vocabulary import Level

if TYPE_CHECKING:
    from incplan.app.response.declare import DeclareResult
    from incplan.plan.files.activities import Activity

WRITES = True
HELP = N_(
    """Declare an incident or a weak signal. One sentence is enough.

    Prints the number, the level and the rule behind it, the first measures, whom to call
    and the limits that now run. People in danger: call 112 first."""
)
#: The questions about times that hardly fit (`odd_times`).
_ASKED: Final = {
    "noticed_before_disruption": N_(
        "Noticed {noticed}, before the disruption began {since}: are both times right?"
    ),
    "declared_before_noticed": N_(
        "Declared {declared}, before it was noticed {noticed}: are both times right?"
    ),
}
EXAMPLES = (
    'incplan declare "Files encrypted on the accounting server"',
    'incplan declare "Power cut" --activity cold-storage --since 06:50 --by elodie',
    'incplan declare "Cold room at 9 degrees" --activity cold-storage --site gent',
    'incplan declare "Smoke in the hall" --source customer --channel phone',
    'incplan declare "Smell of gas, nothing happened" --happened no',
)


def command(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Argument(metavar=_("TEXT"), help=_("What is observed."))
    ] = None,
    level: Annotated[
        str | None,
        typer.Option("--level", metavar="low|minor|major|crisis", help=_("Set the level.")),
    ] = None,
    reason: ReasonOption = "",
    kind: Annotated[
        str | None, typer.Option("--type", metavar=_("FICHE"), help=_("Which fiche applies."))
    ] = None,
    activity: ActivitiesOption = None,
    no_activity: Annotated[
        bool, typer.Option("--no-activity", help=_("No essential activity is affected."))
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar=_("TIME"), help=_("When the disruption began.")),
    ] = None,
    detected: Annotated[
        str | None, typer.Option("--detected", metavar=_("TIME"), help=_("When it was noticed."))
    ] = None,
    happened: HappenedOption = None,
    people: PeopleOption = None,
    organisation: OrganisationOption = None,
    continuity: ContinuityOption = None,
    growing: GrowingOption = None,
    outlook: OutlookOption = None,
    outside: OutsideOption = None,
    customers: Annotated[
        bool | None,
        typer.Option("--customers/--no-customers", help=_("Are customers affected?")),
    ] = None,
    near_miss: Annotated[
        bool, typer.Option("--near-miss", help=_("A near miss or weakness: level low."))
    ] = False,
    reported_by: Annotated[
        str, typer.Option("--reported-by", metavar=_("NAME"), help=_("Who reported it."))
    ] = "",
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar="staff|customer|supplier|monitoring|authority",
            help=_("Through whom it was learnt."),
        ),
    ] = "staff",
    channel: Annotated[
        str,
        typer.Option(
            "--channel",
            metavar=_("TEXT"),
            help=_("How it was reported: phone, email, web, in_person, or a way of the plan."),
        ),
    ] = "",
    site: SiteOption = None,
    supplier: Annotated[
        list[str] | None,
        typer.Option("--supplier", metavar=_("SUPPLIER"), help=_("Whose service failed; repeat.")),
    ] = None,
    manager: Annotated[
        str | None, typer.Option("--manager", metavar=_("CONTACT"), help=_("Who leads."))
    ] = None,
    confirmed_by: Annotated[
        str | None,
        typer.Option("--confirmed-by", metavar=_("CONTACT"), help=_("Who confirms a crisis.")),
    ] = None,
    team: Annotated[str, typer.Option("--team", metavar=_("TEXT"), help=_("Team in charge."))] = "",
    related: Annotated[
        list[str] | None,
        typer.Option("--related", metavar=_("INCIDENT"), help=_("An incident it follows from.")),
    ] = None,
    exercise: Annotated[
        bool, typer.Option("--exercise", help=_("An exercise: own numbers, no legal clocks."))
    ] = False,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Declare an incident."""
    refuse_both(activity=activity, no_activity=no_activity)
    session = open_session(ctx, by=by)
    said = _text(session, text)
    chosen = word(Level, level, "--level") if level else (Level.LOW if near_miss else None)
    request = DeclareRequest(
        text=said,
        situation=situation_of(
            activities=tuple(activity or ()),
            happened="no" if near_miss and happened is None else happened,
            people=people,
            organisation=organisation,
            continuity=continuity,
            growing=growing,
            outlook=outlook,
            outside=outside,
        ),
        level=chosen,
        reason=reason,
        type=kind,
        occurred_at=session.time(at),
        detected_at=session.time(detected),
        disrupted_at=session.time(since),
        activities=tuple(activity or ()),
        activities_known=no_activity,
        customers_affected=customers,
        record_kind=RecordKind.NEAR_MISS if near_miss else None,
        reporter=word(Reporter, source, "--source"),
        reported_by=reported_by,
        channel=channel,
        manager=manager,
        confirmed_by=confirmed_by,
        team=team,
        related=tuple(session.desk.resolve_any(item) for item in related or ()),
        suppliers=tuple(supplier or ()),
        site=site,
        exercise=exercise,
    )
    _ask_about_times(session, odd_times(request))
    result = declare(session.desk, request, session.translator)
    return Answer(
        result,
        lambda screen: show_declared(screen, result, session.translator, session.desk.local_now),
        warnings=(
            *_unknown_facts(session, result),
            *(_("Exercise {id} stands still: this is real.", id=item) for item in result.stopped),
            *receipt_warnings(session, result.receipt, proposals=False),
        ),
        in_window=proposal_notices(session, result.receipt),
    )


def _unknown_facts(session: Session, result: "DeclareResult") -> tuple[str, ...]:
    """Warnings about activities whose files cannot be read: which facts are unknown."""
    known = session.desk.plan().activities
    lost = {
        line.id: _lost(known.get(line.id))
        for line in result.briefing.activities
        if line.id not in known or known[line.id].rto is None
    }
    return tuple(f"{name}: {_(words)}" for name, words in lost.items())


def _lost(activity: "Activity | None") -> str:
    """What is not known of an activity."""
    if activity is None:
        return ACTIVITY_UNREADABLE
    return RTO_UNANSWERED if "rto" in activity.unanswered else RTO_UNREADABLE


def _ask_about_times(session: Session, odd: tuple[str, dict[str, datetime]] | None) -> None:
    """Ask about times that hardly fit. Raises RefusedError unless somebody says yes."""
    if odd is None or session.settings.assume_yes:
        return
    code, times = odd
    shown: dict[str, Any] = {
        name: near_datetime(at, session.desk.local_now, session.translator.language)
        for name, at in times.items()
    }
    answers = (("yes", _("yes")), ("no", _("no")))
    if can_ask() and choose(_(_ASKED[code], **shown), answers) == "yes":
        return
    raise RefusedError(code, **shown)


def _text(session: Session, given: str | None) -> str:
    if given == "-":
        return read_stdin()
    if given and not is_blank(given):
        return given
    if can_ask(assume_yes=session.settings.assume_yes):
        return ask(_("What is happening? (people in danger: call 112 first)"))
    if given is not None and not is_form(given):
        raise UsageError("declare_empty")
    raise RefusedError("declare_empty")
