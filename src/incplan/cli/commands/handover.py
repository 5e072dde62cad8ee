"""`incplan handover`."""

from typing import Annotated

import typer

from incplan.cli.options import AtOption, ByOption, IncidentOption, NoteOption
from incplan.cli.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label

WRITES = True
HELP = N_("""Hand a function over to somebody else for the rest of the incident.""")
EXAMPLES = (
    'incplan handover incident_manager joris --by nadia --note "end of shift, see entry 14:05"',
)


def command(
    ctx: typer.Context,
    role: Annotated[str, typer.Argument(metavar=_("FUNCTION"), help=_("incident_manager ..."))],
    to: Annotated[str, typer.Argument(metavar=_("CONTACT"), help=_("Who takes over."))],
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Hand over a function."""
    from incplan.app.record import hand_over
    from incplan.cli.recorded import acknowledged
    from incplan.vocabulary import ROLES

    if role not in ROLES:
        raise UsageError("not_in_list", given=role, option="FUNCTION", known=", ".join(ROLES))
    session = open_session(ctx, by=by)
    recorded = hand_over(session.desk, incident, role, to, at=session.time(at), text=note)
    person = session.desk.plan().contacts[(recorded.details or {})["to"]].name
    return acknowledged(session, recorded, f"{label(session.translator, f'role.{role}')}: {person}")
