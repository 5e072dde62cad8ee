"""`incplan communicate`."""

from typing import Annotated

import typer

from incplan.cli.options import AtOption, ByOption, IncidentOption
from incplan.cli.session import open_session
from incplan.cli.values import word
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label

WRITES = True
HELP = N_(
    """Record a message that went out: to whom, by which medium, what it said.

    While continuity is not affected the incident manager addresses customers and suppliers;
    once it is, the business continuity manager does. A message to management restarts the
    clock of the status report."""
)
EXAMPLES = (
    'incplan communicate "ERP down, next update 11:00" --to management --medium phone --by nadia',
    'incplan communicate "Orders by phone today" --to customers --medium email --approved-by wim',
)


def command(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar=_("TEXT"), help=_("What it said."))],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="staff|management|customers|suppliers|press|authority|public",
            help=_("Whom it was for."),
        ),
    ],
    medium: Annotated[
        str, typer.Option("--medium", metavar=_("TEXT"), help=_("Phone, e-mail, website ..."))
    ],
    message_language: Annotated[
        str | None, typer.Option("--in", metavar="fr|nl|de|en", help=_("Language of the message."))
    ] = None,
    approved_by: Annotated[
        str | None, typer.Option("--approved-by", metavar=_("CONTACT"), help=_("Who approved it."))
    ] = None,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Record a message."""
    from incplan.app.communicate import communicate
    from incplan.cli.recorded import acknowledged
    from incplan.incident.words import MessageAudience

    session = open_session(ctx, by=by)
    recorded = communicate(
        session.desk,
        incident,
        text,
        audience=word(MessageAudience, to, "--to"),
        medium=medium,
        language=message_language,
        approved_by=approved_by,
        at=session.time(at),
    )
    audience = label(session.translator, f"audience.{(recorded.details or {})['audience']}")
    return acknowledged(session, recorded, f"{audience} ({medium}): {text.strip()}")
