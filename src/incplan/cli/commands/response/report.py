"""`incplan report`."""

from typing import Annotated

import typer

from incplan.app.desk.naming import known_word
from incplan.app.response.situation.report_due import TEAM, next_recipient
from incplan.app.response.situation.report_said import report_said
from incplan.app.response.situation.situation_report import situation_report
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.parsing.options import AtOption, ByOption, IncidentArgument, IncidentOption
from incplan.cli.screens.response.coordination.report import show_report
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session, open_session, open_to_show
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label
from incplan.incident.events.words import MessageAudience
from incplan.vocabulary import REPORTS_FROM

WRITES = True
HELP = N_(
    """Where an incident stands, from what is recorded: for the team, or to report upwards.

    The report to the business continuity manager or to management is one paragraph to read out or
    to send. --said records that it was given: its words, and the clock of the next one starts.
    Without --for it is for whoever's report is due next, else for the team."""
)
EXAMPLES = (
    "incplan report",
    "incplan report --for bcp_manager --said --by nadia",
    "incplan report 6 --for management --lang nl",
    "incplan report --for team --json",
)
_READERS = (TEAM, *REPORTS_FROM)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    readers: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="team|bcp_manager|management",
            help=_("Who reads it. Default: whose report is due next, else the team."),
            show_default=False,
        ),
    ] = None,
    said: Annotated[bool, typer.Option("--said", help=_("It was read out, or sent."))] = False,
    medium: Annotated[
        str,
        typer.Option(
            "--medium",
            metavar=_("TEXT"),
            help=_("With --said: phone, e-mail ..."),
            show_default=False,
        ),
    ] = "",
    which: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Report on the situation, or record that it was reported."""
    if incident and which:
        raise UsageError("given_twice", option="--incident")
    wanted = _meant(readers) if readers is not None else None
    part = incident or which
    if said:
        return _said(open_session(ctx, by=by), part, wanted, medium, at)
    refuse_typed("incplan report --said", medium=medium, at=at, by=by)
    session = open_to_show(ctx)
    desk, translator = session.desk, session.translator
    dossier = desk.dossier(part)
    to = wanted or next_recipient(dossier.incident, desk.plan(), desk.local_now)
    result = situation_report(desk, dossier.id, to, translator)
    return Answer(result, lambda screen: show_report(screen, result, session))


def _meant(given: str) -> str:
    """The readers meant by the beginning of their word. Raises UsageError."""
    found = [item for item in _READERS if given.strip() and item.startswith(given.strip().lower())]
    found = found or list(known_word(given, _READERS))
    if len(found) != 1:
        raise UsageError("not_in_list", given=given, option="--for", known=", ".join(_READERS))
    return found[0]


def _said(
    session: Session, part: str | None, readers: str | None, medium: str, at: str | None
) -> Answer:
    recorded = report_said(
        session.desk,
        part,
        readers,
        session.translator,
        medium=medium.strip() or _("spoken"),
        at=session.time(at),
    )
    audience = MessageAudience((recorded.details or {})["audience"])
    name = label(session.translator, f"audience.{audience.value}")
    return acknowledged(session, recorded, phrases.named(name, _("told where things stand")))
