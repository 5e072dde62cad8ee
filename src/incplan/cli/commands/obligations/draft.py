"""`incplan obligations draft`."""

from typing import Annotated

import typer

from incplan.app.obligations.drafts import DRAFTS, draft
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import IncidentOption
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_("""Write the text of a notification from the journal: gdpr, nis2, insurer or police.""")
EXAMPLES = ("incplan obligations draft gdpr --lang nl",)


def command(
    ctx: typer.Context,
    subject: Annotated[
        str, typer.Argument(metavar="gdpr|nis2|insurer|police", help=_("Which text."))
    ],
    incident: IncidentOption = None,
) -> Answer:
    """Draft a notification."""
    session = open_session(ctx)
    if subject not in DRAFTS:
        raise UsageError("unknown_draft", given=subject, known=", ".join(DRAFTS))
    found = draft(session.desk, incident, subject, session.translator)
    return Answer(found, raw=found.text)
