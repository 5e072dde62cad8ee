"""`incplan team`."""

from typing import Annotated

import typer

from incplan.app.desk.people import name_of
from incplan.app.response.coordination.team import change_team, team_of
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, NoteOption
from incplan.cli.parsing.values import names_in
from incplan.cli.screens.response.coordination.team import show_team
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import open_session, open_to_show
from incplan.i18n.catalogue import N_, _, active_translator, ngettext_
from incplan.i18n.text.lists import and_list

WRITES = True
FOLDS = True
HELP = N_(
    """Who is in the response team of an incident, and what each of them does.

    Without names: the team. With names, they join it; --left records that they left it. Whoever
    is in it already and is named again with --task has a new task."""
)
EXAMPLES = (
    "incplan team",
    'incplan team marc lucas --task "cold storage and trailers" --by nadia',
    "incplan team lucas --left",
)


def command(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[CONTACT]..."), help=_("Who joins, or leaves.")),
    ] = None,
    task: Annotated[
        str, typer.Option("--task", metavar=_("TEXT"), help=_("What they do in the team."))
    ] = "",
    left: Annotated[bool, typer.Option("--left", help=_("They left the team."))] = False,
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Show the team, or record a change of it."""
    people = names_in(names or ())
    if not people:
        refuse_typed("incplan team CONTACT", task=task, left=left, note=note, at=at, by=by)
        session = open_to_show(ctx)
        found = team_of(session.desk, incident, session.translator)
        return Answer(found, lambda screen: show_team(screen, found, session))
    if left:
        refuse_typed("incplan team CONTACT", task=task)
    session = open_session(ctx, by=by)
    recorded = change_team(
        session.desk, incident, people, leaves=left, task=task, at=session.time(at), text=note
    )
    details = recorded.details or {}
    plan = session.desk.plan()
    told = and_list(active_translator(), [name_of(plan, key) for key in details["people"]])
    size = ngettext_("{count} person", "{count} people", details["members"])
    sentence = (
        _("Left the response team: {names} ({size})", names=told, size=size)
        if left
        else _("In the response team: {names} ({size})", names=told, size=size)
    )
    return acknowledged(session, recorded, sentence)
